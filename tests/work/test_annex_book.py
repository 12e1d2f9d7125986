"""附表.xlsx: the annex's tables with real totals, and charts that are legible in black and white."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from mzledger.document.annex_charts import annex_charts
from mzledger.document.rendering import Source, render
from mzledger.facts.book import FactBook
from mzledger.values.refusal import Unusable
from mzledger.work.annex_book import chart_page, write_annex_book
from mzledger.work.papers import built_in_papers, write_papers
from mzledger.work.report import YearFacts, attach_annex
from mzledger.workbook.generation import WRITTEN
from mzledger.workspace.county import open_county
from mzledger.workspace.folder import find_workspace
from sheets import an_id

CHILDREN = f"""
乡镇   | 身份证号 | 儿童类别 | 起始保障年月
唐谷镇 | {an_id(1, "20120101")} | 重病 | 2018-05
唐谷镇 | {an_id(2, "20120101")} | 重残 | 2019-12
河北乡 | {an_id(3, "20120101")} | 重病 | 2018-05
"""
PAID = f"""
乡镇   | 身份证号 | 儿童类别 | 发放年月 | 发放金额
唐谷镇 | {an_id(1, "20120101")} | 重病 | 2020-05 | 10050
唐谷镇 | {an_id(2, "20120101")} | 重残 | 2020-05 | 700
河北乡 | {an_id(3, "20120101")} | 重病 | 2020-05 | 10050
"""
ORPHANS = f"""
乡镇   | 身份证号 | 起始保障年月
唐谷镇 | {an_id(4, "20120101")} | 2018-05
河北乡 | {an_id(5, "20120101")} | 2018-05
"""
ORPHANS_PAID = f"""
乡镇   | 身份证号 | 发放年月 | 发放项目 | 发放金额
唐谷镇 | {an_id(4, "20120101")} | 2020-05 | 基本生活费 | 10000
"""
LEDGERS = {
    "2020/孤儿.xlsx": ("orphans", 0, ORPHANS),
    "2020/孤儿发放.xlsx": ("orphans", 1, ORPHANS_PAID),
    "2020/困境儿童.xlsx": ("children", 0, CHILDREN),
    "2020/困境儿童发放.xlsx": ("children", 1, PAID),
    "2019/困境儿童.xlsx": ("children", 0, CHILDREN),
}
Rows = list[tuple[object, ...]]


@pytest.fixture
def facts(facts_of: Callable[..., FactBook]) -> FactBook:
    return facts_of(LEDGERS)


@pytest.fixture
def written(facts: FactBook, tmp_path: Path) -> list[Path]:
    body = "# 总结\n{{ 困境儿童.人数 }}，{{ 困境儿童.补助资金|万元 }}。"
    rendered = render([Source("总结", body)], facts, county="测试县", office="测试县民政局", texts={})
    annex = attach_annex(YearFacts(open_county(find_workspace(tmp_path)), facts, []), rendered)
    return write_papers(built_in_papers(rendered, annex=annex), tmp_path / "out").paths


def rows(path: Path, sheet: str, *, formulas: bool) -> Rows:
    return [row for row in load_workbook(path, data_only=not formulas)[sheet].iter_rows(values_only=True) if any(row)]


def test_totals_are_formulas_that_carry_their_value_and_money_is_exact_in_wan(written: list[Path]) -> None:
    assert written[-1].name == "2020年附表.xlsx"
    values, formulas = (rows(written[-1], "困境儿童", formulas=each) for each in (False, True))
    assert values[:6] == [
        ("2020年困境儿童附表", None, None, None, None),
        ("统计截止日：2020年10月31日　金额单位：万元　由台账自动汇总", None, None, None, None),
        ("各乡镇困境儿童情况", None, None, None, None),
        ("指标", "单位", "唐谷镇", "河北乡", "全县"),
        ("人数", "名", 2, 1, 3),
        ("补助资金", "万元", 1.075, 1.005, 2.08),
    ]
    assert [row[-1] for row in formulas[4:6]] == ["=SUM(C5:D5)", "=SUM(C6:D6)"]
    head = next(number for number, row in enumerate(values) if row[0] == "儿童类别")
    assert [row[:3] for row in values[head + 1 : head + 4]] == [("重病", 2, 2.01), ("重残", 1, 0.07), ("合计", 3, 2.08)]
    assert re.fullmatch(r"=SUM\(B\d+:B\d+\)", str(formulas[head + 3][1]))


def test_the_other_tables_are_sheets_too(written: list[Path]) -> None:
    names = load_workbook(written[-1]).sheetnames
    assert names[:2] == ["图表", "图表数据"] and names[-2:] == ["上年对比", "数字来源"]
    (row,) = [row for row in rows(written[-1], "上年对比", formulas=False) if row[1] == "人数"]
    assert row == ("困境儿童", "人数", "名", 3, 2, 1, 50)
    (source,) = [row for row in rows(written[-1], "数字来源", formulas=False) if row[0] == "困境儿童.补助资金"]
    assert source[1:6] == ("2.08万元", "2020/困境儿童发放.xlsx", "发放", "4–6", "3")


def test_charts_show_axes_values_and_grey_or_patterns_only(written: list[Path]) -> None:
    with zipfile.ZipFile(written[-1]) as parts:
        charts = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/charts/chart")]
    titles = [re.findall(r"<a:t>(.+?)</a:t>", chart) for chart in charts]
    assert titles == [
        ["各项民政对象人数（单位：人）"],
        ["各乡镇主要民政对象人数（单位：人）　困境儿童"],
        ["孤儿"],
        ["各项资金（单位：万元）"],
    ]
    for chart in charts:
        assert re.findall(r'<(?:c:)?delete val="(\d)"', chart) == ["0", "0"]
        assert '<showVal val="1"' in chart.replace("c:", "")
        colours = set(re.findall(r'srgbClr val="(\w{6})"', chart))
        assert colours and all(c[:2] == c[2:4] == c[4:] for c in colours)


def test_the_chart_page_prints_on_one_sheet_of_paper_across(written: list[Path]) -> None:
    sheet = load_workbook(written[-1])["图表"]
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_charts_are_of_the_figures_and_name_what_has_no_ledger(facts: FactBook) -> None:
    page = chart_page(facts, annex_charts(facts))
    paid = [facts.fact(f"{program}.paid").value / 10000 for program in ("children", "orphans")]  # type: ignore[operator]
    assert [(chart.categories, [values for _, values in chart.series]) for chart in page.charts] == [
        (("困境儿童", "孤儿"), [(3, 2)]),
        (("唐谷镇", "河北乡"), [(2, 1)]),
        (("唐谷镇", "河北乡"), [(1, 1)]),
        (("困境儿童补助资金", "孤儿补助资金"), [tuple(paid)]),
    ]
    assert page.notes[0].startswith("〔未提供台账〕低保（花名册）、") and "困境儿童" not in page.notes[0]


def test_a_year_without_any_known_figure_still_gives_a_book(facts_of: Callable[..., FactBook], tmp_path: Path) -> None:
    facts = facts_of({"2020/业务培训.xlsx": ("trainings", 0, "培训主题\n".replace("\n", " | 期次\n甲 | 一"))})
    rendered = render([Source("总结", "# 总结")], facts, county="测试县", office="局", texts={})
    annex = attach_annex(YearFacts(open_county(find_workspace(tmp_path)), facts, []), rendered)
    write_annex_book(annex.tables, facts, tmp_path / "附表.xlsx")
    assert load_workbook(tmp_path / "附表.xlsx")["图表"]._charts == []


def test_nothing_is_written_while_one_of_the_files_is_open(
    facts: FactBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered = render([Source("总结", "# 总结")], facts, county="测试县", office="局", texts={})
    annex = attach_annex(YearFacts(open_county(find_workspace(tmp_path)), facts, []), rendered)
    out = tmp_path / "out"
    first = {path: path.read_bytes() for path in write_papers(built_in_papers(rendered, annex=annex), out).paths}
    real = Path.open

    def locked(self: Path, *how: object, **named: object) -> object:
        if self.name == "2020年附表.xlsx":
            raise PermissionError(13, "open in Excel", str(self))
        return real(self, *how, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(Unusable):
        write_papers(built_in_papers(rendered, plain=True, annex=annex), out)
    monkeypatch.undo()
    there = {path: path.read_bytes() for path in sorted(out.iterdir()) if path.name != WRITTEN}
    assert there == dict(sorted(first.items()))
