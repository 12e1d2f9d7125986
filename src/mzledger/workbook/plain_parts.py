"""The parts of a plainly written workbook beside its sheets: what is in it, how cells look, and every text once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from mzledger.workbook.book import COUNT, GENERAL, SHARE, TEXT, printable

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES, RELATIONS, CONTENTS = "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"
SHEET_RELATIONS, STYLES, STRINGS, CORE = (
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/sharedStrings.xml",
    "docProps/core.xml",
)
PARTS = frozenset({TYPES, RELATIONS, CONTENTS, SHEET_RELATIONS, STYLES, STRINGS})
"""All parts of a workbook but its sheets and, where it says its author, `CORE`."""
_BUILT_IN = {GENERAL: 0, SHARE: 2, COUNT: 3, "#,##0.00": 4, TEXT: 49}
_OWN = 164
"""Number formats that Excel has a number for, and the first number of those that it has none for."""
_EDGE = "".join(f'<{side} style="thin"><color rgb="FF808080"/></{side}>' for side in ("left", "right", "top", "bottom"))
_FONTS = tuple(
    f'<font>{bold}<sz val="{size}"/><name val="宋体"/></font>' for bold, size in (("", 11), ("<b/>", 11), ("<b/>", 14))
)
_FILLS = ("", "FFE7E6E6", "FFFFF2CC")
MIDDLE, CENTRE = 'vertical="center"', 'horizontal="center" vertical="center"'
WRAPPED = f'{CENTRE} wrapText="1"'


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks. `font`: plain, bold, large bold; `fill`: none, grey for headings, yellow for what is to be filled in."""

    number_format: str = TEXT
    font: int = 0
    fill: int = 0
    border: bool = False
    align: str = MIDDLE


@dataclass(slots=True)
class Styles:
    """Every style of a book, by its number; the first is that of cells that say none."""

    numbers: dict[Style, int] = field(default_factory=lambda: {Style(GENERAL): 0})

    def of(self, style: Style) -> int:
        """The number of a style."""
        return self.numbers.setdefault(style, len(self.numbers))

    def xml(self) -> str:
        """The part that says what the numbers mean."""
        own = dict.fromkeys(s.number_format for s in self.numbers if s.number_format not in _BUILT_IN)
        formats = _BUILT_IN | {code: _OWN + at for at, code in enumerate(own)}
        listed = "".join(f'<numFmt numFmtId="{formats[code]}" formatCode="{escape(code)}"/>' for code in own)
        solid = "".join(
            f'<fill><patternFill patternType="solid"><fgColor rgb="{rgb}"/></patternFill></fill>' for rgb in _FILLS[1:]
        )
        cells = "".join(
            f'<xf numFmtId="{formats[s.number_format]}" fontId="{s.font}" fillId="{s.fill and s.fill + 1}" '
            f'borderId="{s.border:d}" xfId="0" applyNumberFormat="1"><alignment {s.align}/></xf>'
            for s in self.numbers
        )
        return (
            f'{XML}<styleSheet xmlns="{MAIN}">{_counted("numFmts", own, listed)}{_counted("fonts", _FONTS, "".join(_FONTS))}'
            '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
            f'{solid}</fills><borders count="2"><border/><border>{_EDGE}</border></borders><cellStyleXfs count="1">'
            f'<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>{_counted("cellXfs", self.numbers, cells)}'
            '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
        )


class Texts(dict[str, int]):
    """Every text of a book by its number: `texts[text]` gives it one."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number

    def xml(self) -> Iterator[str]:
        """The part that says what the numbers mean, piece by piece."""
        yield f'{XML}<sst xmlns="{MAIN}" uniqueCount="{len(self)}">'
        for text in self:
            kept = ' xml:space="preserve"' if text != text.strip() else ""
            yield f"<si><t{kept}>{escape(text)}</t></si>"
        yield "</sst>"


def escape(text: str) -> str:
    """A text as it may stand in XML, in an attribute too."""
    text = printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("\r", "&#13;")


def _counted(tag: str, items: Iterable[object], content: str) -> str:
    count = len(list(items))
    return f'<{tag} count="{count}">{content}</{tag}>' if count else ""


def frame(names: Sequence[str], defined: Iterable[str], creator: str) -> Iterator[tuple[str, str]]:
    """The parts that say what is in the package: of a book of so many sheets with names for parts of them."""
    numbers = range(1, len(names) + 1)
    sheets = [(f"worksheets/sheet{n}.xml", "worksheet") for n in numbers]
    parts = [*sheets, ("styles.xml", "styles"), ("sharedStrings.xml", "sharedStrings")]
    overrides = [("/xl/workbook.xml", f"{_TYPE}.sheet.main+xml"), *((f"/xl/{p}", f"{_TYPE}.{k}+xml") for p, k in parts)]
    roots = [("xl/workbook.xml", f"{_DOC}/officeDocument")]
    if creator:
        overrides.append((f"/{CORE}", "application/vnd.openxmlformats-package.core-properties+xml"))
        roots.append((CORE, f"{_PACKAGE}/relationships/metadata/core-properties"))
        yield CORE, _core(creator)
    listed = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides)
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    yield (
        TYPES,
        f'{XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>',
    )
    yield RELATIONS, _relations(roots)
    yield SHEET_RELATIONS, _relations([(part, f"{_DOC}/{kind}") for part, kind in parts])
    pages = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in zip(numbers, names, strict=True)
    )
    areas = "".join(defined)
    yield (
        CONTENTS,
        f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{_DOC}"><bookViews><workbookView activeTab="0"/></bookViews>'
        f"<sheets>{pages}</sheets>{f'<definedNames>{areas}</definedNames>' if areas else ''}</workbook>",
    )


def _relations(parts: Iterable[tuple[str, str]]) -> str:
    listed = (f'<Relationship Id="rId{n}" Type="{kind}" Target="{part}"/>' for n, (part, kind) in enumerate(parts, 1))
    return f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(listed)}</Relationships>'


def _core(creator: str) -> str:
    spaces = (
        f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    days = "".join(
        f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">2020-01-01T00:00:00Z</dcterms:{tag}>'
        for tag in ("created", "modified")
    )
    return f"{XML}<cp:coreProperties {spaces}><dc:creator>{escape(creator)}</dc:creator>{days}</cp:coreProperties>"
