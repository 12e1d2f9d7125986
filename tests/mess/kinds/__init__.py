"""Kinds of rewriting, each a small function on a `Case`; importing this collects them all."""

from mess.kinds import (  # noqa: F401
    cells,
    columns,
    dates,
    files,
    ids,
    lines,
    members,
    places,
    sheets,
    splits,
    tables,
    tops,
    wide,
    wrong_columns,
)
from mess.kinds.registry import KINDS, Kind, Phase

__all__ = ["KINDS", "Kind", "Phase"]
