"""What the office said of words in cells (词语对照): other spellings of a closed list's words, and categories of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_NONE: Mapping[str, str] = MappingProxyType({})


class OwnCategory(str):
    """A word that the office added to a closed list. It is counted, printed and in the totals as any other."""

    __slots__ = ()


@dataclass(frozen=True)
class OfficeWords:
    """Column heading (ours) → folded spelling → the list's word, or an `OwnCategory`."""

    by_heading: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, heading: str) -> Mapping[str, str]:
        """The spellings that were said for a column."""
        return self.by_heading.get(heading, _NONE)
