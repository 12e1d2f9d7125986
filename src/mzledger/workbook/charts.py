"""Native Excel charts on one printed page, legible in black and white: three fills at most, values on the bars."""

from __future__ import annotations

from openpyxl import Workbook as Book
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.data_source import AxDataSource, StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.fill import ColorChoice, PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AbsoluteAnchor
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)
from openpyxl.drawing.xdr import XDRPoint2D, XDRPositiveSize2D
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from mzledger.workbook.book import ChartPage, ChartSpec
from mzledger.workbook.cells import put

SHEET, DATA_SHEET = "图表", "图表数据"
_MM = 36000
"""EMU, the unit of a drawing, in a millimetre."""
_TITLE, _TEXT, _LABEL = 1000, 800, 800
"""Type sizes in hundredths of a point."""
_FILLS = (("solid", "595959"), ("solid", "FFFFFF"), ("ltUpDiag", "000000"))
"""What is told apart in black and white."""


def add_charts(book: Book, page: ChartPage) -> None:
    """Puts the charts on the book's first sheet and their data on the sheet after it."""
    sheet, data = book.create_sheet(SHEET, 0), book.create_sheet(DATA_SHEET, 1)
    sheet["A1"] = page.title
    sheet["A1"].font = Font(bold=True, size=16)
    for number, note in enumerate(page.notes, 2):
        put(sheet, number, 1, note)
    row = 1
    for spec in page.charts:
        row = _add_chart(sheet, data, spec, row)
    for column in data.columns:
        data.column_dimensions[column[0].column_letter].width = 24
    sheet.sheet_view.showGridLines = False
    for each in (sheet, data):
        each.page_setup.orientation, each.page_setup.paperSize = "landscape", 9
        each.page_setup.fitToWidth = each.page_setup.fitToHeight = 1
        each.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = margins.bottom = 0.4
    margins.header = margins.footer = 0.2


def _add_chart(sheet: Worksheet, data: Worksheet, spec: ChartSpec, row: int) -> int:
    """Writes the data from a row on, and the chart; gives the next free row."""
    put(data, row, 1, spec.data_title or spec.title).font = Font(bold=True)
    head = row + 1
    for column, (name, _) in enumerate(spec.series, 2):
        put(data, head, column, name)
    for offset, category in enumerate(spec.categories, 1):
        put(data, head + offset, 1, category)
        for column, (_, values) in enumerate(spec.series, 2):
            cell = put(data, head + offset, column, values[offset - 1])
            cell.number_format = _format(spec)
    last = head + len(spec.categories)
    chart = _chart(spec)
    chart.add_data(
        Reference(data, min_col=2, max_col=1 + len(spec.series), min_row=head, max_row=last), titles_from_data=True
    )
    names = Reference(data, min_col=1, min_row=head + 1, max_row=last)
    for number, series in enumerate(chart.series):
        series.cat = AxDataSource(strRef=StrRef(f=str(names)))
        _dress(series, number, spec)
    left, top, width, height = (round(mm * _MM) for mm in spec.place)
    chart.anchor = AbsoluteAnchor(pos=XDRPoint2D(left, top), ext=XDRPositiveSize2D(width, height))
    sheet.add_chart(chart)
    return last + 2


def _format(spec: ChartSpec) -> str:
    return "#,##0" + ("." + "0" * spec.places if spec.places else "")


def _chart(spec: ChartSpec) -> BarChart:
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "clustered", 0, 45
    chart.title = _title(spec.title, _TITLE, bold=True) if spec.title else None
    chart.auto_title_deleted = not spec.title
    for axis in (chart.x_axis, chart.y_axis):
        # Excel leaves an axis out unless it is told not to.
        axis.delete = False
        axis.txPr = _text(_TEXT)
    # The first category stands at the top.
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.tickLblSkip = 1
    chart.y_axis.crosses = "max"
    chart.y_axis.scaling.min = 0
    chart.y_axis.number_format = "#,##0"
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill="D9D9D9", w=6350))
    if len(spec.series) > 1 and spec.named:
        chart.legend.position = "b"
        chart.legend.txPr = _text(_TEXT)
    else:
        chart.legend = None
    return chart


def _dress(series: object, number: int, spec: ChartSpec) -> None:
    """Pattern, outline and labels of one series."""
    pattern, colour = _FILLS[number]
    outline = LineProperties(solidFill="000000", w=6350)
    if pattern == "solid":
        look = GraphicalProperties(solidFill=colour, ln=outline)
    else:
        fill = PatternFillProperties(
            prst=pattern, fgClr=ColorChoice(srgbClr=colour), bgClr=ColorChoice(srgbClr="FFFFFF")
        )
        look = GraphicalProperties(pattFill=fill, ln=outline)
    series.graphicalProperties = look  # type: ignore[attr-defined]
    series.dLbls = _labels(spec)  # type: ignore[attr-defined]


def _labels(spec: ChartSpec) -> DataLabelList:
    labels = DataLabelList()
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    labels.showVal, labels.numFmt, labels.txPr = True, _format(spec), _text(_LABEL)
    labels.txPr.bodyPr = RichTextProperties(wrap="none")
    labels.position = "outEnd"
    return labels


def _characters(size: int, bold: bool) -> CharacterProperties:
    return CharacterProperties(sz=size, b=bold, solidFill="000000")


def _text(size: int) -> RichText:
    properties = ParagraphProperties(defRPr=_characters(size, False))
    paragraph = Paragraph(pPr=properties, endParaRPr=_characters(size, False))
    paragraph.r = []
    return RichText(p=[paragraph])


def _title(text: str, size: int, bold: bool = False) -> Title:
    properties = ParagraphProperties(defRPr=_characters(size, bold))
    run = RegularTextRun(rPr=_characters(size, bold), t=text)
    title = Title(overlay=False)
    title.tx = Text(rich=RichText(p=[Paragraph(pPr=properties, r=[run])]))
    return title
