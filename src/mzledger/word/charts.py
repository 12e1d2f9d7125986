"""Charts as DrawingML parts of the Word file: they print in black and white, and stay charts that can be edited.

Each panel is a chart of its own on its own scale. The values stand in the part (what is shown) and in a small workbook
behind it (what 编辑数据 opens), so that no font, picture or program is needed to make or to show them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from mzledger.values.document import Bars, Chart, Panel
from mzledger.word.layout import Layout
from mzledger.word.widths import text_width
from mzledger.word.xml import Element, paragraph, printable, run
from mzledger.workbook.book import GENERAL, Book, Column, Look, Page, Table
from mzledger.workbook.writing import book_bytes

SHEET = "Sheet1"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_KIND = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NUMBERED = re.compile(r"/word/(?:charts|embeddings)/\D*(\d{1,6})\.\w+")
_TWIP, _MM = 635, 36000
"""EMU, the unit of a drawing, in a twip and in a millimetre."""
_TYPE = 900
"""Size of the charts' type in hundredths of a point."""
_BAR, _TWO_BARS, _AXIS, _TITLE, _LEGEND = 6.0, 8.5, 9.0, 8.0, 8.0
"""Heights in millimetres."""
_CHARACTER, _WIDER, _GAP, _MOST_NAME = 3.2, 1.3, 1.5, 0.45
"""A character's width, how much wider a stand-in's digits are, a gap, and the part of the width that names may take."""
_LINE = '<a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
_FILLS = (
    '<a:solidFill><a:srgbClr val="595959"/></a:solidFill>',
    '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>',
    '<a:pattFill prst="ltUpDiag"><a:fgClr><a:srgbClr val="000000"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr>'
    "</a:pattFill>",
)


class Charts:
    """Adds charts to a Word file and gives the paragraphs that show them."""

    def __init__(self, word: WordDocument, layout: Layout) -> None:
        self._word, self._layout, self._made = word, layout, _charts_of(word)

    def elements(self, chart: Chart) -> Iterator[Element]:
        """The panels, so many beside each other, and the caption below the last."""
        # A hair less than its part of the line, or the last one would go to the next.
        width = self._layout.type_width * _TWIP // chart.side_by_side - _MM
        for first in range(0, len(chart.panels), chart.side_by_side):
            row = chart.panels[first : first + chart.side_by_side]
            drawings = [self._drawing(each, width, chart, each is chart.panels[-1]) for each in row]
            yield paragraph("Figure", drawings)
        yield paragraph("FigureCaption", [run(chart.caption)])

    def _drawing(self, panel: Panel, width: int, chart: Chart, last: bool) -> Element:
        self._made += 1
        named = last and len(panel.series) > 1
        height = round(_height(panel, named) * _MM)
        name, said = quoteattr(chart.caption), quoteattr(printable(chart.said))
        relation = self._part(panel, named, width)
        xml = (
            f'<w:r xmlns:w="{_W}"><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{self._made}" name={name} descr={said}/>'
            f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_C}">'
            f'<c:chart xmlns:c="{_C}" xmlns:r="{_R}" r:id="{relation}"/>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
        made: Element = parse_xml(xml)
        return made

    def _part(self, panel: Panel, named: bool, width: int) -> str:
        """The chart and its workbook as parts of the package; gives the relation by which the text shows it."""
        package = self._word.part.package
        columns = [Column("", ["", *panel.categories], number_format=GENERAL)]
        columns += [
            Column("", [bars.name or panel.title, *bars.values], number_format=GENERAL) for bars in panel.series
        ]
        rows = Book(Look.BARE, [Page(SHEET, tables=(Table(columns),))])
        place = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{self._made}.xlsx")
        book = Part(place, _BOOK, book_bytes(rows), package)
        part = Part(PackURI(f"/word/charts/chart{self._made}.xml"), _KIND, b"", package)
        relation = part.relate_to(book, f"{_R}/package")
        part._blob = chart_xml(panel, relation, self._layout, named, width).encode("utf-8")
        return self._word.part.relate_to(part, f"{_R}/chart")


def _charts_of(word: WordDocument) -> int:
    """The highest number of a chart or a workbook that the file has already."""
    names = (_NUMBERED.fullmatch(str(part.partname)) for part in word.part.package.iter_parts())
    return max((int(found[1]) for found in names if found), default=0)


def _height(panel: Panel, named: bool) -> float:
    bars = _BAR if len(panel.series) == 1 else _TWO_BARS
    legend = _LEGEND if named else 0
    return max(len(panel.categories), 2) * bars + _AXIS + legend + (_TITLE if panel.title else 0)


def chart_xml(panel: Panel, relation: str, layout: Layout, named: bool, width: int) -> str:
    """The chart part, so many EMU wide. Bars lie, the first category on top; each carries its value.

    `named`: with the names of the series.
    """
    plot = _place(panel, named, width / _MM)
    series = "".join(_series(panel, at, bars, layout) for at, bars in enumerate(panel.series))
    legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if named else ""
    title = _title(panel.title) if panel.title else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}"><c:date1904 val="0"/><c:lang val="zh-CN"/>'
        f'<c:roundedCorners val="0"/><c:chart>{title}<c:autoTitleDeleted val="{int(not title)}"/><c:plotArea>{plot}'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="45"/><c:axId val="1"/><c:axId val="2"/></c:barChart>{_axes(panel)}</c:plotArea>{legend}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f'<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>'
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{_TYPE}">{_black(layout)}</a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="zh-CN"/></a:p></c:txPr><c:externalData r:id="{relation}"><c:autoUpdate val="0"/>'
        "</c:externalData></c:chartSpace>"
    )


def _place(panel: Panel, named: bool, width: float) -> str:
    """Where the bars stand: at the right of the longest name, with room for the longest number behind the longest bar."""
    height, top = _height(panel, named), _TITLE if panel.title else _GAP
    numbers = [f"{v:.{panel.places}f}" for bars in panel.series for v in bars.values if v is not None]
    left = min(max(map(text_width, panel.categories)) * _CHARACTER + 2 * _GAP, width * _MOST_NAME)
    right = max(map(text_width, numbers), default=0) * _CHARACTER * _WIDER + _GAP
    low = _AXIS + (_LEGEND if named else 0)
    x, y = left / width, top / height
    wide, high = (width - left - right) / width, (height - top - low) / height
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:.4f}"/><c:y val="{y:.4f}"/><c:w val="{wide:.4f}"/><c:h val="{high:.4f}"/></c:manualLayout></c:layout>'
    )


def _black(layout: Layout) -> str:
    return (
        '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        f"<a:latin typeface={quoteattr(layout.latin_font)}/><a:ea typeface={quoteattr(layout.table_font)}/>"
    )


def _title(text: str) -> str:
    return (
        '<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr b="1"/></a:pPr>'
        f'<a:r><a:rPr lang="zh-CN" sz="{_TYPE}" b="1"/><a:t>{escape(printable(text))}</a:t></a:r></a:p></c:rich></c:tx>'
        '<c:overlay val="0"/></c:title>'
    )


def _series(panel: Panel, at: int, bars: Bars, layout: Layout) -> str:
    column, last = "BCD"[at], len(panel.categories) + 1
    fill = _FILLS[at if len(panel.series) > 1 else 0]
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef><c:f>{SHEET}!${column}$1</c:f>'
        f"{_texts([bars.name or panel.title])}</c:strRef></c:tx><c:spPr>{fill}{_LINE}</c:spPr>"
        f'<c:invertIfNegative val="0"/><c:dLbls><c:numFmt formatCode="{_format(panel)}" sourceLinked="0"/><c:spPr/>'
        f'<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{_TYPE}">{_black(layout)}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr><c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>{_texts(panel.categories)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f>{_numbers(panel, bars.values)}</c:numRef>"
        "</c:val></c:ser>"
    )


def _texts(texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{escape(printable(text))}</c:v></c:pt>' for at, text in enumerate(texts))
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'


def _numbers(panel: Panel, values: Sequence[Decimal | None]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{v}</c:v></c:pt>' for at, v in enumerate(values) if v is not None)
    return f'<c:numCache><c:formatCode>{_format(panel)}</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numCache>'


def _format(panel: Panel) -> str:
    return "0" + ("." + "0" * panel.places if panel.places else "")


def _axes(panel: Panel) -> str:
    grey = '<a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln>'
    return (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>{_LINE}</c:spPr><c:crossAx val="2"/>'
        '<c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="50"/><c:tickLblSkip val="1"/>'
        '<c:noMultiLvlLbl val="0"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/><c:majorGridlines><c:spPr>{grey}</c:spPr></c:majorGridlines>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val="1"/>'
        f'<c:crosses val="max"/><c:majorUnit val="{_step(panel)}"/></c:valAx>'
    )


def _step(panel: Panel) -> Decimal:
    """A round step that parts the scale into three to five: 1, 2 or 5 with noughts."""
    most = max((v for bars in panel.series for v in bars.values if v is not None), default=Decimal(1)) or Decimal(1)
    tens = Decimal(10) ** ((most / 5).adjusted())
    return next(tens * each for each in (1, 2, 5, 10) if tens * each * 5 >= most)
