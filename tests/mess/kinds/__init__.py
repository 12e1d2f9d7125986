"""Kinds of rewriting, each a small function on a `Case`; importing this collects them all."""

from mess.kinds import cells, columns, dates, ids, lines, places, tops, wrong_columns  # noqa: F401
from mess.kinds.registry import KINDS, Kind, Phase

__all__ = ["KINDS", "Kind", "Phase"]
