"""Charts in the Word file: three fills at most, every name and number in its place, no colour."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from mzledger.values.document import Bars, Chart, Document, Panel
from mzledger.word.writing import write_docx

NAMES = ("尕巴松多镇", "唐谷镇", "云台回族自治乡政府所在地")
C = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}


def bars(name: str, *values: str) -> Bars:
    return Bars(name, tuple(map(Decimal, values)))


ONE = Panel("农村低保", NAMES, (bars("", "2148.00", "243.80", "0"),), 2)
THREE = Panel("", NAMES, tuple(bars(f"{year}年", "13510", "940", "1") for year in (2018, 2019, 2020)))


@pytest.fixture
def parts(tmp_path: Path) -> dict[str, bytes]:
    charts = (Chart("图1", (ONE, ONE), "说明", 2), Chart("图2", (THREE,), "说明"))
    write_docx(Document("总结", charts), tmp_path / "总结.docx")
    with zipfile.ZipFile(io.BytesIO((tmp_path / "总结.docx").read_bytes())) as found:
        return {name: found.read(name) for name in found.namelist()}


@pytest.fixture
def charts(parts: dict[str, bytes]) -> list[etree._Element]:
    return [etree.fromstring(parts[f"word/charts/chart{number}.xml"]) for number in (1, 2, 3)]


def test_no_more_than_three_fills_and_none_of_a_colour(charts: list[etree._Element]) -> None:
    for chart in charts:
        looks = [etree.tostring(look) for look in chart.xpath("//c:ser/c:spPr", namespaces=C)]
        assert len(looks) == len(set(looks)) <= 3
        colours = chart.xpath("//a:srgbClr/@val", namespaces=C)
        assert colours and all(c[:2] == c[2:4] == c[4:] for c in colours)


def test_every_bar_carries_its_number_on_one_line(charts: list[etree._Element]) -> None:
    for chart in charts:
        labels = chart.xpath("//c:ser/c:dLbls", namespaces=C)
        assert len(labels) == len(chart.xpath("//c:ser", namespaces=C))
        for label in labels:
            assert label.xpath("c:showVal/@val", namespaces=C) == ["1"]
            assert label.xpath("c:txPr/a:bodyPr/@wrap", namespaces=C) == ["none"]


def test_names_at_the_left_and_numbers_at_the_right_have_room(
    parts: dict[str, bytes], charts: list[etree._Element]
) -> None:
    widths = [int(each) / 36000 for each in re.findall(rb'<wp:extent cx="(\d+)"', parts["word/document.xml"])]
    for chart, width, longest in zip(charts, widths, ("2148.00", "2148.00", "13510"), strict=True):
        x, y, w, h = (float(chart.xpath(f"//c:manualLayout/c:{at}/@val", namespaces=C)[0]) for at in "xywh")
        assert min(x, y, w, h) > 0 and x + w < 1 and y + h < 1
        assert x * width >= min(len(NAMES[-1]) * 3.1, 0.4 * width)
        assert (1 - x - w) * width >= len(longest) / 2 * 3.1
        assert w >= 0.3


def test_the_numbers_behind_a_chart_are_those_that_it_shows(
    parts: dict[str, bytes], charts: list[etree._Element]
) -> None:
    shown = charts[2].xpath("//c:ser[1]/c:val//c:v/text()", namespaces=C)
    assert shown == ["13510", "940", "1"]
    assert len([name for name in parts if name.startswith("word/embeddings/")]) == 3
