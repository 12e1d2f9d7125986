"""Reading XML that somebody else wrote: by a real parser, piece by piece, without a DTD and what one can do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from xml.parsers.expat import ExpatError, ParserCreate

Attributes = dict[str, str]


class BadXml(ValueError):
    """XML that is not well-formed, or that brings a DTD, which no office program writes into a workbook."""


def parse(
    pieces: Iterable[bytes | str],
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Calls the handlers with names that have lost their prefixes. Raises `BadXml`."""
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: start(local(name), attributes)
    parser.EndElementHandler = lambda name: end(local(name))
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (ExpatError, UnicodeError) as error:
        raise BadXml(str(error)) from None


def _refuse(*_: object) -> None:
    raise BadXml("DTD")


@lru_cache(maxsize=1024)
def local(name: str) -> str:
    """A name without its prefix.

    >>> local("x:row"), local("row")
    ('row', 'row')
    """
    return name.rpartition(":")[2]


def unprefixed(attributes: Attributes) -> Attributes:
    """Attributes by their names without prefixes."""
    return {local(name): value for name, value in attributes.items()}


def is_true(value: str | None) -> bool:
    """Whether an XML truth value says yes.

    >>> is_true("1"), is_true("true"), is_true("0"), is_true(None)
    (True, True, False, False)
    """
    return value is not None and value.strip().lower() in ("1", "true", "on")
