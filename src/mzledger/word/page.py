"""Paper, margins, grid, page numbers and document settings."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.section import Section

from mzledger.word.layout import PAGE_HEIGHT, PAGE_WIDTH, Layout, twips
from mzledger.word.xml import Element, make, paragraph, run

_COMPATIBILITY = "http://schemas.microsoft.com/office/word"


def set_page(word: WordDocument, layout: Layout) -> None:
    """Give the document's only section the paper, type area, grid and page numbers of the layout."""
    section = word.sections[0]
    section.footer.is_linked_to_previous = False
    section.even_page_footer.is_linked_to_previous = False
    _number(section, layout)
    properties = section._sectPr
    for old in properties.xpath("./*[not(self::w:footerReference)]"):
        properties.remove(old)
    sides = {"top": layout.top_mm, "right": layout.right_mm, "bottom": layout.bottom_mm, "left": layout.left_mm}
    margins = {side: twips(mm) for side, mm in (*sides.items(), ("footer", layout.footer_mm))}
    properties.append(make("w:pgSz", w=PAGE_WIDTH, h=PAGE_HEIGHT))
    properties.append(make("w:pgMar", **margins, header=851, gutter=0))
    properties.append(make("w:cols", space=425))
    properties.append(make("w:docGrid", type="lines", linePitch=layout.line_twips))


def _number(section: Section, layout: Layout) -> None:
    """— 1 — in half-width figures: odd pages right, even pages left, one character in (GB/T 9704 clause 7.5)."""
    one = round(layout.page_number_size * 20)
    sides = ((section.footer, "right"), (section.even_page_footer, "left"))
    for footer, side in sides:
        element = footer._element
        for old in list(element):
            element.remove(old)
        place = make("w:ind", **{f"{side}Chars": 100, side: one})
        element.append(paragraph("Footer", [run("— "), *_page_field(), run(" —")], place, make("w:jc", val=side)))


def _page_field() -> list[Element]:
    instruction = make("w:instrText")
    instruction.text = "PAGE"
    parts = (
        make("w:fldChar", fldCharType="begin"),
        instruction,
        make("w:fldChar", fldCharType="separate"),
        None,
        make("w:fldChar", fldCharType="end"),
    )
    return [run("1") if part is None else make("w:r", part) for part in parts]


def setting_elements() -> list[Element]:
    """The children of `w:settings`: odd and even footers, Chinese punctuation, today's Word and not a 兼容模式."""
    modes = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
    }
    chinese = ("spaceForUL", "balanceSingleByteDoubleByteWidth", "doNotLeaveBackslashAlone", "ulTrailSpace")
    layout_rules = ("doNotExpandShiftReturn", "adjustLineHeightInTable", "useFELayout")
    return [
        make("w:zoom", percent=100),
        make("w:defaultTabStop", val=420),
        make("w:evenAndOddHeaders"),
        make("w:characterSpacingControl", val="compressPunctuation"),
        make(
            "w:compat",
            *(make(f"w:{name}") for name in (*chinese, *layout_rules)),
            *(make("w:compatSetting", name=name, uri=_COMPATIBILITY, val=mode) for name, mode in modes.items()),
        ),
        make("w:themeFontLang", val="en-US", eastAsia="zh-CN"),
        make("w:decimalSymbol", val="."),
        make("w:listSeparator", val=","),
    ]
