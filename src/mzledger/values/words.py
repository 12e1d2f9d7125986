"""Texts as they are compared, and several of them in one sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def squeezed(text: str) -> str:
    """A text as it is compared: NFKC, without any blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def listed(said: Sequence[str], most: int, counted: str = "", between: str = "、") -> str:
    """The first of some words; of more than `most`, with how many of what is counted they are.

    >>> listed(["甲", "乙"], 2, "项"), listed(["甲", "乙", "丙"], 2, "项"), listed(["甲", "乙", "丙"], 2)
    ('甲、乙', '甲、乙等3项', '甲、乙等')
    """
    more = f"等{len(said)}{counted}" if counted else "等"
    return between.join(said[:most]) + (more if len(said) > most else "")
