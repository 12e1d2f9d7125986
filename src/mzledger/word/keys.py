"""Figures keep what they are inside Word: a bookmark around each, and a list of what each bookmark means.

A bookmark moves with its words, and keeps its place while the words around it are edited; Word lists it under 插入 › 书签. Its name
is too short for an identity (40 characters), so the names are listed in a custom XML part, which Word and LibreOffice carry
along unread.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from mzledger.values.document import Document, Figure
from mzledger.values.fact import ALL_CATEGORIES, WHOLE_COUNTY, Identity
from mzledger.values.forms import Form
from mzledger.word.files import WordFile, attribute, local_name
from mzledger.word.reading import pieces
from mzledger.word.xml import Element, make, printable

NAMESPACE = "urn:mzledger:figures:1"
PREFIX = "mz_"
_STORE = "{6D7A6C65-6467-4572-8000-000000000001}"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


@dataclass(frozen=True, slots=True)
class KeptFigure:
    """A figure as it was written, and its text now: None where it was deleted together with its bookmark."""

    figure: Figure
    now: str | None
    bookmark: str = field(default="", compare=False)

    @property
    def changed(self) -> bool:
        """Whether the text is no longer the one that was written."""
        return self.now != self.figure.text


def read_keys(path: Path) -> list[KeptFigure]:
    """Every figure that was written into the document, in the order of writing; empty for a document without keys.

    The text now is what stands between the bookmark's ends, with tracked changes read as accepted. A figure
    that was selected whole and typed over has often lost its bookmark (Word removes it): it comes as None.

    Raises Unusable (damaged, encrypted, not a .docx), FileNotFoundError, PermissionError.
    """
    file = WordFile(path)
    now = _bookmarked(file.main)
    kept = []
    for root in file.custom_parts(NAMESPACE):
        for entry in root:
            name = entry.get("name", "")
            kept.append(KeptFigure(_figure(entry), now.get(name), name))
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
    `taken` is the highest number of a bookmark that the file has of its own.
    """

    tag: str
    taken: int = 0
    figures: dict[str, Figure] = field(default_factory=dict)

    def mark(self, figure: Figure, run: Element) -> Iterable[Element]:
        """The run between the two ends of a new bookmark."""
        number = len(self.figures) + 1
        name = bookmark(self.tag, number)
        self.figures[name] = figure
        own = self.taken + number
        return make("w:bookmarkStart", id=own, name=name), run, make("w:bookmarkEnd", id=own)

    def store(self, word: WordDocument) -> None:
        """Add the list of names to the document, as a custom XML part."""
        root = ElementTree.Element("figures", {"xmlns": NAMESPACE})
        for name, figure in self.figures.items():
            ElementTree.SubElement(root, "figure", {"name": name, **_entry(figure)})
        properties = ElementTree.Element("ds:datastoreItem", {"xmlns:ds": _DATA_STORE, "ds:itemID": _STORE})
        schema = ElementTree.SubElement(properties, "ds:schemaRefs")
        ElementTree.SubElement(schema, "ds:schemaRef", {"ds:uri": NAMESPACE})
        number = _free(word)
        item = _part(f"item{number}.xml", "application/xml", root, word)
        kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
        item.relate_to(_part(f"itemProps{number}.xml", kind, properties, word), f"{_RELATIONS}/customXmlProps")
        word.part.relate_to(item, f"{_RELATIONS}/customXml")


def tag_of(document: Document) -> str:
    """What tells a document's bookmarks from those of another."""
    return hashlib.sha256(repr(document).encode("utf-8", "replace")).hexdigest()[:6]


def bookmark(tag: str, number: int) -> str:
    """The name of the bookmark of a document's figure, counted from 1 in reading order."""
    return f"{PREFIX}{tag}_{number:04d}"


def _entry(figure: Figure) -> dict[str, str]:
    members = {name: printable(text) for name, text in figure.what.members().items()}
    return {"text": printable(figure.text), **members, "form": str(figure.form)}


def _figure(entry: Element) -> Figure:
    """What `_entry` wrote; a list that somebody has changed gives what can be made of it."""
    try:
        what = Identity.read({"key": "", **entry.attrib})
    except ValueError:
        what = Identity(entry.get("key", ""), entry.get("area", WHOLE_COUNTY), entry.get("category", ALL_CATEGORIES))
    return Figure(entry.get("text", ""), what, Form.named(entry.get("form", "")))


def _free(word: WordDocument) -> int:
    """The first number that no custom part of the file has."""
    taken = {str(part.partname) for part in word.part.package.iter_parts()}
    return next(
        n for n in range(1, len(taken) + 2) if not taken & {f"/customXml/item{n}.xml", f"/customXml/itemProps{n}.xml"}
    )


def _part(name: str, content_type: str, root: ElementTree.Element, word: WordDocument) -> Part:
    blob = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return Part(PackURI(f"/customXml/{name}"), content_type, blob, word.part.package)
