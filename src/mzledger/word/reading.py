"""The words of a .docx, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mzledger.word.files import WordFile, local_name
from mzledger.word.numbering import ListNumbers, list_numbers
from mzledger.word.xml import Element

_UNREAD = {"del", "moveFrom", "Fallback", "pPr", "rPr", "txbxContent"}
"""Deleted and moved-away words, the second copy of a text box, properties; a text box is read after its paragraph."""


def read_paragraphs(path: Path) -> list[str]:
    """The text of every paragraph that has any, in order; a table gives one text a row, cells parted by tabs.

    Tracked changes are read as accepted; the number that Word makes for an automatic list stands before the text, a
    bullet does not. Text boxes follow the paragraph that they hang on. Headers, footers and footnotes are not read.

    Raises Unusable (damaged, encrypted, not a .docx), FileNotFoundError, PermissionError.
    """
    file = WordFile(path)
    return [text for text in _texts(file.main, list_numbers(file)) if text.strip()]


def pieces(element: Element) -> Iterator[tuple[Element, str]]:
    """Every element below that stands for text, with its text; others, such as bookmarks, with none."""
    for child in element:
        name = local_name(child)
        if name in _UNREAD:
            continue
        if name == "t":
            yield child, child.text or ""
        elif name == "tab":
            yield child, "\t"
        elif name in ("br", "cr"):
            yield child, "\n"
        elif name == "noBreakHyphen":
            yield child, "-"
        else:
            yield child, ""
            yield from pieces(child)


def _texts(container: Element, numbers: ListNumbers) -> Iterator[str]:
    for child in container:
        match local_name(child):
            case "p":
                label, text = numbers.label(child), "".join(text for _, text in pieces(child))
                yield label + text if text.strip() else ""
                for box in child.iter(f"{{{_namespace(child)}}}txbxContent"):
                    if not any(local_name(above) == "Fallback" for above in box.iterancestors()):
                        yield from _texts(box, numbers)
            case "tbl":
                yield from _rows(child, numbers)
            case name if name not in _UNREAD:
                yield from _texts(child, numbers)


def _rows(table: Element, numbers: ListNumbers) -> Iterator[str]:
    for row in _below(table, "tr"):
        yield "\t".join(" ".join(text for text in _texts(cell, numbers) if text) for cell in _below(row, "tc"))


def _below(element: Element, name: str) -> Iterator[Element]:
    """The nearest such elements, through content controls and tracked insertions."""
    for child in element:
        if local_name(child) == name:
            yield child
        elif local_name(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _below(child, name)


def _namespace(element: Element) -> str:
    return str(element.tag)[1:].partition("}")[0]
