"""What it means to stand on an outside list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Meaning(StrEnum):
    """What being on the list says of being covered by us."""

    SHOULD_BE_COVERED = "应保"
    SHOULD_NOT_BE_COVERED = "应退"
    COMPARED = "比对"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of list: its name, what it means, the words by which a title, file name or heading tells it, and a sentence."""

    name: str
    meaning: Meaning
    words: tuple[str, ...]
    sentence: str


def kind_of(texts: Sequence[str], headings: Sequence[str], kinds: Sequence[Kind]) -> Kind:
    """The kind that the file's name, sheets and titles tell, else the headings; the last kind where nothing does."""
    for found in (texts, headings):
        for kind in kinds:
            if any(word in text.lower() for word in kind.words for text in found):
                return kind
    return kinds[-1]
