"""What ends a run with a sentence: something that was asked for, or a file of the office's own, can't be used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class Refused(Exception):
    """What was asked for can't be done; the text is the Chinese sentence that says why and what to do."""

    @property
    def sentence(self) -> str:
        """The text with its stop.

        >>> Refused("没有这项业务").sentence, Refused("是不是想查：低保？").sentence
        ('没有这项业务。', '是不是想查：低保？')
        """
        said = str(self)
        return said if said.endswith(("。", "？")) else f"{said}。"


class Unusable(Refused):
    """A file can't be read, or can't be written: what was asked for is right, and what was there is as it was."""


@contextmanager
def naming(place: str) -> Iterator[None]:
    """Puts a place ahead of the text of any refusal that comes out of the block."""
    try:
        yield
    except Refused as error:
        raise type(error)(f"{place}{error}") from None
