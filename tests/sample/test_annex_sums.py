"""The annex: tables that add up, every printed figure with its source, figures that keep their keys."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mzledger.document.annex import Annex, annex_blocks, make_annex, printed_figures
from mzledger.document.rendering import Rendered
from mzledger.values.document import Block, Figure, Table, text_of
from mzledger.workspace.report import YearFacts


@pytest.fixture(scope="module")
def blocks(sample: YearFacts, document: Rendered) -> list[Block]:
    return annex_blocks(sample.facts, printed_figures(document))


@pytest.fixture(scope="module")
def annex(sample: YearFacts, document: Rendered) -> Annex:
    return make_annex(sample.facts, printed_figures(document))


def table(blocks: list[Block], words: str) -> Table:
    return next(block for block in blocks if isinstance(block, Table) and words in block.caption)


def rows(found: Table) -> list[list[str]]:
    return [[text_of(cell) for cell in row] for row in found.rows]


def test_townships_add_up_to_the_county_in_the_printed_table(blocks: list[Block], sample: YearFacts) -> None:
    found = rows(table(blocks, "低保分乡镇"))
    assert found[0] == ["指标", "单位", *sample.facts.areas, "全县"]
    (households,) = [row for row in found if row[0] == "户数"]
    assert households[-1] == "2213" and sum(Decimal(cell) for cell in households[2:-1]) == 2213


def test_every_cell_that_prints_a_fact_keeps_its_key_and_area(blocks: list[Block], sample: YearFacts) -> None:
    found = table(blocks, "低保分乡镇")
    figures = [run for row in found.rows for cell in row for run in cell if isinstance(run, Figure)]
    assert {figure.what.area for figure in figures} == {*sample.facts.areas, "全县"}
    assert {"dibao.households", "dibao.rural.households"} <= {figure.key for figure in figures}


def test_every_program_of_the_sample_has_a_table_and_none_is_missing(annex: Annex) -> None:
    assert annex.missing == () and len(annex.programs) > 20 and len(annex.categories) > 15


def test_last_year_stands_beside_this_one(blocks: list[Block]) -> None:
    found = rows(table(blocks, "上年"))
    rural = next(row for row in found if row[:2] == ["农村低保", "人数"])
    assert rural[3] == "4371" and Decimal(rural[3]) - Decimal(rural[4]) == Decimal(rural[5].replace("+", ""))


def test_four_years_of_home_care_are_a_trend(blocks: list[Block]) -> None:
    visits = next(row for row in rows(table(blocks, "历年")) if "居家养老服务" in row[0] and "4643" in row)
    assert [cell for cell in visits if cell in ("3005", "2732", "3740", "4643")] == ["3005", "2732", "3740", "4643"]


def test_the_list_of_sources_names_every_printed_indicator(blocks: list[Block], document: Rendered) -> None:
    listed = " ".join(" ".join(row) for row in rows(table(blocks, "来源")))
    assert document.document is not None
    assert "2020/农村低保.xlsx" in listed and "外部名单/poverty.xlsx" in listed
    names = {fact.name for _, fact in printed_figures(document)}
    missing = [
        name
        for name in names
        if name not in listed and name.replace(".", "") not in listed and name.split(".")[-1] not in listed
    ]
    assert missing == []
