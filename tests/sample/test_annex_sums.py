"""The annex: tables that add up, every printed figure with its source, figures that keep their keys."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mzledger.document.annex import Annex, make_annex, printed_figures
from mzledger.document.rendering import Rendered
from mzledger.values.document import Block, Figure, Table, text_of
from mzledger.work.report import YearFacts


@pytest.fixture(scope="module")
def blocks(sample: YearFacts, document: Rendered) -> list[Block]:
    return list(make_annex(sample.facts, printed_figures(document)).page.blocks)


@pytest.fixture(scope="module")
def annex(sample: YearFacts, document: Rendered) -> Annex:
    return make_annex(sample.facts, printed_figures(document))


def table(blocks: list[Block], words: str) -> Table:
    return next(block for block in blocks if isinstance(block, Table) and words in block.caption)


def rows(found: Table) -> list[list[str]]:
    return [[text_of(cell) for cell in row] for row in found.rows]


def test_townships_add_up_to_the_county_in_the_printed_table(blocks: list[Block], sample: YearFacts) -> None:
    found = rows(table(blocks, "各乡镇低保和特困供养"))
    assert [row[0] for row in found] == ["乡镇", "", *sample.facts.areas, "全县"]
    assert found[-1][1:6:3] == ["1742", "471"]
    for column in range(1, len(found[0])):
        parts = [Decimal(row[column]) for row in found[2:-1]]
        assert abs(sum(parts) - Decimal(found[-1][column])) <= Decimal("0.03"), found[1][column]


def test_every_cell_that_prints_a_fact_keeps_its_key_and_area(blocks: list[Block], sample: YearFacts) -> None:
    found = table(blocks, "各乡镇低保和特困供养")
    figures = [run for row in found.rows for cell in row for run in cell if isinstance(run, Figure)]
    assert {figure.what.area for figure in figures} == {*sample.facts.areas, "全县"}
    assert {"dibao.urban.households", "dibao.rural.households"} <= {figure.key for figure in figures}


def test_every_program_of_the_sample_has_a_table_and_none_is_missing(annex: Annex) -> None:
    assert annex.missing == () and len(annex.programs) > 20 and len(annex.categories) > 15


def test_last_year_stands_beside_this_one(blocks: list[Block]) -> None:
    found = rows(table(blocks, "上年"))
    rural = next(row for row in found if row[1] == "人数" and row[3] == "4371")
    assert rural[3] == "4371" and Decimal(rural[3]) - Decimal(rural[4]) == Decimal(rural[5].replace("+", ""))


def test_four_years_of_home_care_are_a_trend(blocks: list[Block]) -> None:
    visits = next(row for row in rows(table(blocks, "历年")) if "居家养老服务" in row[0] and "4643" in row)
    assert [cell for cell in visits if cell in ("3005", "2732", "3740", "4643")] == ["3005", "2732", "3740", "4643"]


def test_the_list_of_sources_names_every_printed_indicator(annex: Annex, document: Rendered) -> None:
    assert annex.sources is not None
    listed = " ".join(str(cell) for row in annex.sources.rows for cell in row if isinstance(cell, str))
    assert document.document is not None
    assert "2020/农村低保.xlsx" in listed and "外部名单/poverty.xlsx" in listed
    names = {fact.name for _, fact in printed_figures(document)}
    missing = [
        name
        for name in names
        if name not in listed and name.replace(".", "") not in listed and name.split(".")[-1] not in listed
    ]
    assert missing == []
