"""Writes a Document as .docx: whole or not at all, and the same bytes for the same Document."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import qn

from mzledger.values.document import Block, Chart, Document, Paragraph, Table
from mzledger.word import blocks
from mzledger.word.attachments import annex_opening, attachment_note
from mzledger.word.charts import Charts
from mzledger.word.keys import Keys, tag_of
from mzledger.word.layout import GB9704, Layout
from mzledger.word.page import set_page, setting_elements
from mzledger.word.styles import font_elements, style_elements
from mzledger.word.tables import table_elements
from mzledger.word.xml import Element, make, paragraph, printable
from mzledger.workbook.generation import written_whole

_TEMPLATE_PARTS = ("/styles", "/settings", "/fontTable", "/theme")
"""What is kept of python-docx's template, which also brings a thumbnail, list numbering and a bibliography."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_docx(document: Document, path: Path, *, layout: Layout = GB9704, plain: bool = False) -> None:
    """Write the document to `path` in the form of GB/T 9704-2012; `plain` leaves out the figures' keys.

    A file that is there is replaced in one step, and left as it was if anything fails. Raises `Unusable` where it can't be
    replaced, KeyError for an unknown role of a paragraph and ValueError for an unknown level of a heading.
    """
    keys = None if plain else Keys(tag_of(document))
    content = same_bytes(_build(document, layout, keys))
    with written_whole(path) as temporary:
        temporary.write_bytes(content)


def _build(document: Document, layout: Layout, keys: Keys | None) -> WordDocument:
    word = new_file(layout)
    end = word.element.body[-1]
    for element in _body(document, layout, keys, Charts(word, layout)):
        end.addprevious(element)
    if keys is not None and keys.figures:
        keys.store(word)
    _describe(word, document.full_title)
    return word


def new_file(layout: Layout) -> WordDocument:
    """A file without words, with the styles, the page and the settings of a layout."""
    word = docx.Document()
    _clear(word)
    _replace(word.styles.element, style_elements(layout), keep="w:latentStyles")
    _replace(word.settings.element, setting_elements())
    fonts = next(part for part in word.part.package.iter_parts() if part.partname.startswith("/word/fontTable"))
    fonts._blob = serialize_part_xml(make("w:fonts", *font_elements(layout)))
    set_page(word, layout)
    return word


def save(word: WordDocument, path: Path, title: str = "") -> None:
    """Writes a file with its title whole or not at all. Raises `Unusable`."""
    _describe(word, title)
    content = same_bytes(word)
    with written_whole(path) as temporary:
        temporary.write_bytes(content)


def _body(document: Document, layout: Layout, keys: Keys | None, charts: Charts) -> list[Element]:
    elements = blocks.opening(document, layout)
    signature = blocks.signature(document)
    end = [*attachment_note(document, layout, keep=bool(signature)), *signature]
    for number, block in enumerate(document.blocks, 1):
        # The signature may not stand alone on a page: the last paragraph goes with it.
        elements.extend(block_elements(block, layout, keys, charts, keep=bool(end) and number == len(document.blocks)))
    elements += end
    opened = bool(document.annex and document.attachments)
    elements += annex_opening(document, layout) if opened else []
    for block in document.annex:
        made = block_elements(block, layout, keys, charts)
        elements.extend(_on_new_page(made) if block is document.annex[0] and not opened else made)
    if elements[-1].tag == qn("w:tbl"):
        # Word wants a paragraph after the last table; a small one, lest it open a new page.
        elements.append(paragraph("Note"))
    return elements


def block_elements(
    block: Block, layout: Layout, keys: Keys | None, charts: Charts, keep: bool = False
) -> list[Element]:
    """A block as elements of the text; `keep` holds a paragraph to what follows."""
    if isinstance(block, Chart):
        return list(charts.elements(block))
    if isinstance(block, Table):
        return table_elements(block, layout, keys)
    if isinstance(block, Paragraph):
        return [blocks.body(block, keys, keep=keep)]
    return [blocks.heading(block, keys)]


def _on_new_page(elements: list[Element]) -> list[Element]:
    """A table without a caption gets an empty line to carry the break."""
    if elements[0].tag != qn("w:p"):
        elements = [paragraph("Note"), *elements]
    elements[0][0].append(make("w:pageBreakBefore"))
    return elements


def _clear(word: WordDocument) -> None:
    """Take from python-docx's template whatever is not ours to say."""
    for owner in (word.part, word.part.package):
        for name, relation in list(owner.rels.items()):
            kind = relation.reltype.rpartition("/")[2]
            if f"/{kind}" not in _TEMPLATE_PARTS and kind not in ("officeDocument", "core-properties"):
                del owner.rels[name]


def _replace(root: Element, children: list[Element], keep: str = "") -> None:
    """Give a part of the template new children; `keep` names one that stays, after the first of the new."""
    kept = [child for child in root if keep and child.tag == qn(keep)]
    for child in list(root):
        root.remove(child)
    root.extend([*children[:1], *kept, *children[1:]])


def _describe(word: WordDocument, title: str) -> None:
    """Title and language; no author, and no dates, which would differ from one writing to the next."""
    properties = word.core_properties
    element = properties._element
    for child in list(element):
        element.remove(child)
    properties.title = printable(title).replace("\n", "")[:255]
    properties.author = ""
    properties.language = "zh-CN"


def same_bytes(word: WordDocument) -> bytes:
    """A finished file, with every date inside the zip set to the same day."""
    first, second = io.BytesIO(), io.BytesIO()
    word.save(first)
    with zipfile.ZipFile(first) as made, zipfile.ZipFile(second, "w") as normal:
        for old in made.infolist():
            entry = zipfile.ZipInfo(old.filename, _EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            normal.writestr(entry, made.read(old))
    return second.getvalue()
