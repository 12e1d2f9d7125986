"""The annex behind the office's own text: on pages and in styles of its own, which leave those of the office alone."""

from __future__ import annotations

from copy import deepcopy

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from mzledger.values.document import Document
from mzledger.word.attachments import annex_opening
from mzledger.word.charts import Charts
from mzledger.word.files import attribute, child, children, local_name
from mzledger.word.keys import Keys
from mzledger.word.layout import PAGE_HEIGHT, PAGE_WIDTH, Layout, twips
from mzledger.word.styles import style_elements
from mzledger.word.writing import block_elements
from mzledger.word.xml import Element, make, paragraph

_OWN, _NAMED = "mz", "附表 "
_REFERENCES = ("headerReference", "footerReference")


def append_annex(word: WordDocument, document: Document, layout: Layout, keys: Keys | None) -> None:
    """Puts the document's annex, where it has one, behind the text on pages of its own."""
    if not document.annex:
        return
    charts = Charts(word, layout)
    made = annex_opening(document, layout) if document.attachments else []
    for block in document.annex:
        made += block_elements(block, layout, keys, charts)
    _unbroken(made[0])
    made.append(paragraph("Note"))
    _bring_styles(word, made, layout)
    end = _own_pages(word.element.body, layout)
    for element in made:
        end.addprevious(element)


def _unbroken(first: Element) -> None:
    """The section begins on a new page by itself."""
    properties = child(first, "pPr")
    for each in children(properties, "pageBreakBefore"):
        each.getparent().remove(each)


def _own_pages(body: Element, layout: Layout) -> Element:
    """Ends the office's section with its text, and gives the page's properties of the new one, which stand last."""
    last = child(body, "sectPr")
    if last is None:
        last = make("w:sectPr")
        body.append(last)
    own = deepcopy(last)
    paragraphs = children(body, "p")
    holder = paragraphs[-1] if paragraphs and last.getprevious() is paragraphs[-1] else None
    if holder is None or child(child(holder, "pPr"), "sectPr") is not None:
        holder = make("w:p")
        last.addprevious(holder)
    properties = child(holder, "pPr")
    if properties is None:
        properties = make("w:pPr")
        holder.insert(0, properties)
    change = child(properties, "pPrChange")
    if change is None:
        properties.append(own)
    else:
        change.addprevious(own)
    for each in [each for each in last if local_name(each) not in _REFERENCES]:
        last.remove(each)
    sides = {"top": layout.top_mm, "right": layout.right_mm, "bottom": layout.bottom_mm, "left": layout.left_mm}
    margins = {side: twips(mm) for side, mm in (*sides.items(), ("footer", layout.footer_mm))}
    last.append(make("w:type", val="nextPage"))
    last.append(make("w:pgSz", w=PAGE_WIDTH, h=PAGE_HEIGHT))
    last.append(make("w:pgMar", **margins, header=851, gutter=0))
    last.append(make("w:cols", space=425))
    last.append(make("w:docGrid", type="lines", linePitch=layout.line_twips))
    return last


def _bring_styles(word: WordDocument, made: list[Element], layout: Layout) -> None:
    """Adds the styles that the elements name, under names of their own."""
    named = [each for element in made for each in element.iter() if local_name(each) == "pStyle"]
    used = {attribute(each, "val") for each in named} | {"Normal"}
    for each in named:
        each.set(qn("w:val"), _OWN + attribute(each, "val"))
    styles = word.styles.element
    for old in children(styles, "style"):
        if attribute(old, "styleId") in {_OWN + name for name in used}:
            styles.remove(old)
    for style in style_elements(layout):
        if attribute(style, "styleId") in used:
            styles.append(_renamed(style))


def _renamed(style: Element) -> Element:
    style.set(qn("w:styleId"), _OWN + attribute(style, "styleId"))
    style.set(qn("w:customStyle"), "1")
    style.attrib.pop(qn("w:default"), None)
    for each in list(style):
        name = local_name(each)
        if name == "name":
            each.set(qn("w:val"), _NAMED + attribute(each, "val"))
        elif name == "basedOn":
            each.set(qn("w:val"), _OWN + attribute(each, "val"))
        elif name in ("next", "qFormat"):
            style.remove(each)
    return style
