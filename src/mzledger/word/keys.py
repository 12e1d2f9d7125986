"""Figures keep their fact's key inside Word: a hidden bookmark around each, and a list of what each bookmark means.

A bookmark whose name begins with `_` is not shown by Word, moves with its words, and keeps its place while the words
around it are edited. Its name is too short for a key (40 characters), so the names are listed in a custom XML part,
which Word and LibreOffice carry along unread.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from mzledger.values.document import Figure
from mzledger.values.fact import ALL_CATEGORIES
from mzledger.word.files import WordFile, attribute, local_name
from mzledger.word.reading import pieces
from mzledger.word.xml import Element, make, printable

NAMESPACE = "urn:mzledger:figures:1"
_STORE = "{6D7A6C65-6467-4572-8000-000000000001}"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


@dataclass(frozen=True, slots=True)
class KeptFigure:
    """A figure as it was written, and its text now: None where it was deleted together with its bookmark."""

    figure: Figure
    now: str | None

    @property
    def changed(self) -> bool:
        """Whether the text is no longer the one that was written."""
        return self.now != self.figure.text


def read_keys(path: Path) -> list[KeptFigure]:
    """Every figure that was written into the document, in the order of writing; empty for a document without keys.

    The text now is what stands between the bookmark's ends, with tracked changes read as accepted. A figure
    that was selected whole and typed over has often lost its bookmark (Word removes it): it comes as None.

    Raises WordFileError (damaged, encrypted, not a .docx), FileNotFoundError, PermissionError.
    """
    file = WordFile(path)
    now = _bookmarked(file.main)
    kept = []
    for root in file.custom_parts(NAMESPACE):
        for entry in root:
            known = {name: entry.get(name, "") for name in ("text", "key", "area", "shown_as")}
            figure = Figure(**known, category=entry.get("category", ALL_CATEGORIES))
            kept.append(KeptFigure(figure, now.get(entry.get("name", ""))))
    return kept


def _bookmarked(main: Element) -> dict[str, str]:
    """The text inside each bookmark, by name; bookmarks may overlap and run over several paragraphs."""
    texts: dict[str, str] = {}
    open_now: dict[str, str] = {}
    for element, text in pieces(main):
        match local_name(element):
            case "bookmarkStart":
                name = attribute(element, "name")
                open_now[attribute(element, "id")] = name
                texts[name] = ""
            case "bookmarkEnd":
                open_now.pop(attribute(element, "id"), None)
            case _ if text:
                for name in open_now.values():
                    texts[name] += text
    return texts


@dataclass(slots=True)
class Keys:
    """Hands out bookmarks while a document is written, and remembers which figure each stands for.

    `tag` tells documents apart: words pasted from another one bring its bookmarks along, which mean nothing here.
    """

    tag: str
    figures: dict[str, Figure] = field(default_factory=dict)

    def mark(self, figure: Figure, run: Element) -> Iterable[Element]:
        """The run between the two ends of a new bookmark."""
        number = len(self.figures) + 1
        name = f"_mz_{self.tag}_{number:04d}"
        self.figures[name] = figure
        return make("w:bookmarkStart", id=number, name=name), run, make("w:bookmarkEnd", id=number)

    def store(self, word: WordDocument) -> None:
        """Add the list of names to the document, as a custom XML part."""
        root = ElementTree.Element("figures", {"xmlns": NAMESPACE})
        for name, figure in self.figures.items():
            values = {"name": name, "key": figure.key, "area": figure.area, "shown_as": figure.shown_as}
            values |= {"category": figure.category, "text": printable(figure.text)}
            ElementTree.SubElement(root, "figure", values)
        properties = ElementTree.Element("ds:datastoreItem", {"xmlns:ds": _DATA_STORE, "ds:itemID": _STORE})
        schema = ElementTree.SubElement(properties, "ds:schemaRefs")
        ElementTree.SubElement(schema, "ds:schemaRef", {"ds:uri": NAMESPACE})
        item = _part("item1.xml", "application/xml", root, word)
        kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
        item.relate_to(_part("itemProps1.xml", kind, properties, word), f"{_RELATIONS}/customXmlProps")
        word.part.relate_to(item, f"{_RELATIONS}/customXml")


def _part(name: str, content_type: str, root: ElementTree.Element, word: WordDocument) -> Part:
    blob = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return Part(PackURI(f"/customXml/{name}"), content_type, blob, word.part.package)
