"""The style sheet, made from nothing: no style of a template, and no theme font, can leak into the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from docx.oxml.ns import qn

from mzledger.word.layout import STAND_INS, Layout
from mzledger.word.xml import Element, font, make, size

_SIDES = ("top", "left", "bottom", "right")


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph style. Sizes in points; line, spacing and indents in twips; `line` 0 keeps that of Normal."""

    style_id: str
    name: str
    font: str
    size: float
    latin: str
    line: int = 0
    before: int = 0
    after: int = 0
    tracking: int = 0
    align: str = ""
    side_indent: int = 0
    first_line_chars: int = 0
    level: int = 0
    bold: bool = False
    keep: bool = False
    boxed: bool = False
    even_figures: bool = False
    holds_pictures: bool = False
    following: str = ""


def looks(layout: Layout) -> list[Look]:
    """Every style that the writer uses. Headings of level 1 to 4 differ by font only (GB/T 9704 clause 7.3.3)."""
    number, number_size = layout.page_number_font, layout.page_number_size
    cell_line, caption_line = round(layout.table_line * 20), round(layout.caption_size * 28)
    notice_line, note_line = round(layout.notice_size * 34), round(layout.note_size * 32)
    title_line = max(layout.line_twips, round(layout.title_size * 26))
    # fmt: off
    look = partial(Look, latin=layout.latin_font)
    text = partial(look, size=layout.body_size, tracking=layout.spacing_twips)
    cell = partial(look, size=layout.table_size, line=cell_line, align="center")
    return [
        look("Title", "Title", layout.title_font, layout.title_size, line=title_line, align="center", keep=True),
        text("Subtitle", "Subtitle", layout.subtitle_font, align="center"),
        *(
            text(f"Heading{level}", f"heading {level}", chinese, first_line_chars=layout.indent_chars, level=level,
                 bold=level in layout.bold_levels, keep=True, following="BodyText")
            for level, chinese in enumerate(layout.level_fonts, 1)
        ),
        text("Addressee", "主送机关", layout.body_font, even_figures=True),
        text("AttachmentNote", "附件说明", layout.body_font, even_figures=True),
        text("AnnexMark", "附件标识", layout.level_fonts[0], keep=True, even_figures=True),
        look("AnnexTitle", "附件标题", layout.title_font, layout.title_size, line=title_line, align="center", level=1,
             keep=True),
        text("BodyText", "Body Text", layout.body_font, first_line_chars=layout.indent_chars),
        text("Signature", "Signature", layout.body_font, align="right", even_figures=True),
        look("Notice", "提示框", layout.notice_font, layout.notice_size, line=notice_line, side_indent=140, boxed=True),
        look("Note", "附注小字", layout.note_font, layout.note_size, line=note_line),
        look("Caption", "caption", layout.caption_font, layout.caption_size, line=caption_line, before=160, after=60,
             align="center", keep=True),
        look("Figure", "图", layout.table_font, layout.table_size, line=240, holds_pictures=True,
             before=160, align="center", keep=True),
        look("FigureCaption", "图题", layout.caption_font, layout.caption_size, line=caption_line, after=160,
             align="center"),
        cell("TableText", "表格文字", layout.table_font),
        cell("TableHead", "表头文字", layout.table_head_font),
        Look("Footer", "footer", number, number_size, number, line=round(number_size * 20)),
    ]
    # fmt: on


def style_elements(layout: Layout) -> list[Element]:
    """The children of `w:styles`: document defaults, Normal, the defaults of other kinds, then our own."""
    language = make("w:lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    faces = font(layout.latin_font, layout.body_font)
    defaults = make("w:rPr", faces, *size(layout.body_size), language)
    no_spacing = make("w:pPrDefault", make("w:pPr"))
    exact = make("w:spacing", before=0, after=0, line=layout.line_twips, lineRule="exact")
    # Widow control would push a line over and leave 21 on the page.
    place = make("w:pPr", make("w:widowControl", val=0), exact, make("w:jc", val="both"))
    tracking = make("w:spacing", val=layout.spacing_twips)
    letters = make("w:rPr", faces, tracking, *size(layout.body_size), language)
    normal = make("w:style", *_names("Normal"), place, letters, type="paragraph", default=1, styleId="Normal")
    first = make("w:docDefaults", make("w:rPrDefault", defaults), no_spacing)
    return [first, normal, *_other_kinds(), *(_style_of(look, layout) for look in looks(layout))]


def font_elements(layout: Layout) -> list[Element]:
    """The children of `w:fonts`: every font that the styles name, with a stand-in for a machine without it."""
    names = {look.font for look in looks(layout)} | {look.latin for look in looks(layout)} | {layout.body_font}
    fonts = []
    for name in sorted(names):
        other = [make("w:altName", val=STAND_INS[name])] if name in STAND_INS else []
        fonts.append(make("w:font", *other, name=name))
    return fonts


def _style_of(look: Look, layout: Layout) -> Element:
    """One `w:style`, its properties in schema order."""
    paragraph = []
    if look.keep:
        paragraph += [make("w:keepNext"), make("w:keepLines")]
    if look.boxed:
        paragraph.append(make("w:pBdr", *(make(f"w:{side}", val="single", sz=8, space=6) for side in _SIDES)))
    if look.even_figures:
        # No quarter character between Chinese and figures: the width can be reckoned, as the signature needs.
        paragraph += [make("w:autoSpaceDE", val=0), make("w:autoSpaceDN", val=0)]
    if look.line:
        # An own line pitch: the grid would round it up.
        paragraph.append(make("w:snapToGrid", val=0))
        # An exact line would cut a picture.
        rule = "auto" if look.holds_pictures else "exact"
        spacing = {"before": look.before, "after": look.after, "line": look.line, "lineRule": rule}
        paragraph.append(make("w:spacing", **spacing))
    if look.first_line_chars:
        # In characters for Word and WPS, in twips for programs that do not know those.
        first = round(look.first_line_chars * layout.body_size * 20)
        paragraph.append(make("w:ind", firstLineChars=look.first_line_chars * 100, firstLine=first))
    if look.side_indent:
        paragraph.append(make("w:ind", left=look.side_indent, right=look.side_indent))
    if look.align:
        paragraph.append(make("w:jc", val=look.align))
    if look.level:
        paragraph.append(make("w:outlineLvl", val=look.level - 1))
    weight = (make("w:b", val=int(look.bold)), make("w:bCs", val=int(look.bold)))
    tracking = make("w:spacing", val=look.tracking)
    run = make("w:rPr", font(look.latin, look.font), *weight, make("w:color", val="auto"), tracking, *size(look.size))
    names = _names(look.name, "Normal", look.following)
    style = make("w:style", *names, make("w:pPr", *paragraph), run, type="paragraph", styleId=look.style_id)
    if not look.name.isascii():
        style.set(qn("w:customStyle"), "1")
    return style


def _names(name: str, based_on: str = "", following: str = "") -> list[Element]:
    based = [make("w:basedOn", val=based_on)] if based_on else []
    then = [make("w:next", val=following)] if following else []
    return [make("w:name", val=name), *based, *then, make("w:qFormat")]


def _other_kinds() -> list[Element]:
    """The defaults of character, numbering and table styles, which Word expects to find."""
    margins = (make(f"w:{side}", w=80 if side in ("left", "right") else 0, type="dxa") for side in _SIDES)
    cells = make("w:tblPr", make("w:tblInd", w=0, type="dxa"), make("w:tblCellMar", *margins))
    kinds = (
        ("character", "DefaultParagraphFont", "Default Paragraph Font", ()),
        ("numbering", "NoList", "No List", ()),
        ("table", "TableNormal", "Normal Table", (cells,)),
    )
    hidden = (make("w:uiPriority", val=99), make("w:semiHidden"))
    return [
        make("w:style", make("w:name", val=name), *hidden, *extra, type=kind, default=1, styleId=style_id)
        for kind, style_id, name, extra in kinds
    ]
