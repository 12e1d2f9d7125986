"""The annex on a tiny county: whole tables compared, as they are printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from mzledger.document.annex import Annex, add_annex, make_annex, printed_figures
from mzledger.document.printed import Printed
from mzledger.document.rendering import Rendered, Source, render
from mzledger.facts.book import FactBook
from mzledger.values.document import Chart, Figure, Heading, Paragraph, Table, text_of
from mzledger.values.fact import Identity
from mzledger.values.forms import BARE
from mzledger.values.money import to_wan
from mzledger.values.period import Span
from sheets import an_id

A, B, C, D, E = (an_id(number) for number in range(1, 6))
RURAL = f"""
乡镇   | 保障类别 | 户主身份证号 | 身份证号 | 与户主关系 | 家庭人口 | 保障人口 | 起始保障年月
唐谷镇 | 农村     | {A} | {A} | 户主 | 2 | 2 | 2019-05
唐谷镇 | 农村     | {A} | {B} | 配偶 | 2 | 2 | 2019-05
河北乡 | 农村     | {C} | {C} | 户主 | 1 | 1 | 2019-05
"""
URBAN = f"""
乡镇   | 保障类别 | 户主身份证号 | 身份证号 | 与户主关系 | 起始保障年月
唐谷镇 | 城市     | {D} | {D} | 户主 | 2019-05
"""
PAID = f"""
乡镇   | 保障类别 | 户主身份证号 | 发放年月 | 发放项目 | 发放金额
唐谷镇 | 农村     | {A} | 2020-01 | 保障金 | 10050
河北乡 | 农村     | {C} | 2020-01 | 保障金 | 10050
唐谷镇 | 城市     | {D} | 2020-01 | 保障金 | 738.5
"""
CHILDREN = f"""
乡镇   | 身份证号 | 儿童类别 | 起始保障年月
唐谷镇 | {an_id(1, "20120101")} | 重病 | 2019-05
唐谷镇 | {an_id(2, "20120101")} | 重残 | 2019-05
河北乡 | {an_id(3, "20120101")} | 重病 | 2019-05
"""
MORE_CHILDREN = f"""{CHILDREN}唐谷镇 | {an_id(4, "20120101")} | 事实无人抚养 | 2019-05
唐谷镇 | {an_id(5, "20120101")} | 贫困家庭 | 2019-05
"""
BEFORE = f"""
乡镇   | 身份证号 | 儿童类别 | 起始保障年月
唐谷镇 | {an_id(1, "20110101")} | 重病 | 2018-05
唐谷镇 | {an_id(2, "20110101")} | 重残 | 2018-05
"""
DIBAO = {
    "2020/农村低保.xlsx": ("dibao", 0, RURAL),
    "2020/城市低保.xlsx": ("dibao", 0, URBAN),
    "2020/低保发放.xlsx": ("dibao", 1, PAID),
}
BODY = """# 总结
城市低保{{ 城市低保.人数 }}，困境儿童{{ 困境儿童.人数 }}：{{ 困境儿童.人数|按类别 }}，{{ 困境儿童.人数|比上年 }}。
孤儿{{ 孤儿.人数 }}，低保{{ 低保.户数 }}，保障金{{ 低保.保障金|万元 }}，居家养老{{ 居家养老服务.人次 }}，再说{{ 低保.户数 }}。
民政对象{{ 民政对象.各项合计 }}。"""


@pytest.fixture
def report(facts_of: Callable[..., FactBook]) -> Callable[..., tuple[FactBook, Rendered]]:
    def make(ledgers: dict[str, tuple[str, int, str]], body: str = BODY) -> tuple[FactBook, Rendered]:
        facts = facts_of(ledgers)
        rendered = render([Source("总结", body)], facts, county="测试县", office="测试县民政局", texts={})
        assert rendered.problems == []
        return facts, rendered

    return make


def annex_of(facts: FactBook, rendered: Rendered) -> Annex:
    return make_annex(facts, printed_figures(rendered))


def table(annex: Annex, caption: str) -> list[str]:
    """The rows of the workbook's table whose caption holds some words, cells parted by bars, money in its two places."""
    (found,) = [each for each in annex.tables() if caption in each.caption]
    rows = (found.head, *found.rows)
    return ["|".join(cell.text if isinstance(cell, Printed) else cell for cell in row) for row in rows]


def printed(annex: Annex, caption: str) -> list[str]:
    """The same of the printed annex."""
    (found,) = [block for block in annex.page.blocks if isinstance(block, Table) and caption in block.caption]
    return ["|".join(text_of(cell) for cell in row) for row in found.rows]


def headings(annex: Annex) -> list[str]:
    return [block.number + text_of(block.runs) for block in annex.page.blocks if isinstance(block, Heading)]


def notes(annex: Annex) -> list[str]:
    return [text_of(block.runs) for block in annex.page.blocks if isinstance(block, Paragraph)]


def test_rows_are_measures_and_views_columns_are_townships_and_the_county(report: Callable) -> None:
    facts, rendered = report(DIBAO)
    annex = annex_of(facts, rendered)
    assert table(annex, "各乡镇低保情况")[:10] == [
        "指标|单位|唐谷镇|河北乡|全县",
        "户数|户|2|1|3",
        "其中：农村低保|户|1|1|2",
        "其中：城市低保|户|1|0|1",
        "人数|人|3|1|4",
        "其中：农村低保|人|2|1|3",
        "其中：城市低保|人|1|0|1",
        "保障金|万元|1.08|1.01|2.08",
        "其中：农村低保|万元|1.01|1.01|2.01",
        "其中：城市低保|万元|0.07|0.00|0.07",
    ]


def test_totals_are_bold_by_column_and_where_views_stand_below_by_row(report: Callable) -> None:
    facts, rendered = report(DIBAO)
    annex = annex_of(facts, rendered)
    (found,) = [each for each in annex.tables() if each.caption == "各乡镇低保情况"]
    assert (found.bold_rows[:3], found.bold_columns) == ((0, 3, 6), (4,))


def test_a_view_without_its_ledger_is_not_provided_and_never_zero(report: Callable) -> None:
    facts, rendered = report({"2020/农村低保.xlsx": ("dibao", 0, RURAL)})
    annex = annex_of(facts, rendered)
    assert table(annex, "各乡镇低保情况")[1:4] == [
        "户数|户|—|—|〔未提供台账：城市低保〕",
        "其中：农村低保|户|1|1|2",
        "其中：城市低保|户|—|—|〔未提供台账〕",
    ]


def test_a_program_without_any_ledger_gets_one_line(report: Callable) -> None:
    facts, rendered = report(DIBAO)
    annex = annex_of(facts, rendered)
    assert "孤儿：〔未提供台账〕" in annex.missing and not any(line.startswith("低保") for line in annex.missing)
    (said,) = [note for note in notes(annex) if note.startswith("〔未提供台账〕")]
    assert "孤儿" in said and "低保" not in said and said.endswith("附表没有列入。")


def test_categories_that_have_rows_stand_above_their_total(report: Callable) -> None:
    facts, rendered = report({"2020/困境儿童.xlsx": ("children", 0, CHILDREN)})
    annex = annex_of(facts, rendered)
    rows = table(annex, "困境儿童按儿童类别分类情况")
    assert [row.split("|")[:2] for row in rows] == [
        ["儿童类别", "人数（名）"],
        ["重病", "2"],
        ["重残", "1"],
        ["合计", "3"],
    ]
    assert {row.split("|")[2] for row in rows[1:3]} == {"—"} and rows[3].split("|")[2] == "〔未提供台账〕"


@pytest.mark.parametrize(
    ("before", "row"),
    [
        (BEFORE, "困境儿童|人数|名|3|2|+1|+50.0"),
        (CHILDREN, "困境儿童|人数|名|3|3|持平|持平"),
        (BEFORE.replace("2018-05", "2021-01"), "困境儿童|人数|名|3|0|+3|上年为零"),
        ("", "困境儿童|人数|名|3|〔未提供台账〕|—|—"),
    ],
)
def test_this_year_beside_last_year_on_the_same_day(report: Callable, before: str, row: str) -> None:
    last = {"2019/困境儿童.xlsx": ("children", 0, before)} if before else {"2019/低保.xlsx": ("dibao", 0, RURAL)}
    facts, rendered = report({"2020/困境儿童.xlsx": ("children", 0, CHILDREN)} | last)
    rows = table(annex_of(facts, rendered), "主要指标与上年同期对比")
    assert rows[0] == "业务|指标|单位|2020年|2019年同期|增减|增减幅度（%）" and row in rows


def test_without_last_year_the_comparison_says_so(report: Callable) -> None:
    facts, rendered = report(DIBAO)
    assert "没有上年的台账，不作对比。" in notes(annex_of(facts, rendered))


def test_earlier_years_are_counted_to_their_end_this_one_to_its_closing_day(report: Callable) -> None:
    def visits(year: int) -> str:
        return f"服务日期 | 服务项目 | 服务金额\n{year}-03-01 | 助餐 | 60\n{year}-12-01 | 助洁 | 12000"

    ledgers = {f"{year}/居家养老.xlsx": ("home_care", 0, visits(year)) for year in (2018, 2019, 2020)}
    facts, rendered = report(ledgers, BODY + "\n资金{{ 居家养老服务.资金 }}。")
    assert table(annex_of(facts, rendered), "主要指标历年情况") == [
        "业务|指标|单位|2018年|2019年|2020年（至10月31日）",
        "居家养老服务|人次|人次|2|2|1",
        "居家养老服务|资金|万元|1.21|1.21|0.01",
    ]


def test_two_years_are_no_trend(report: Callable) -> None:
    ledgers = {f"{year}/困境儿童.xlsx": ("children", 0, CHILDREN) for year in (2019, 2020)}
    facts, rendered = report(ledgers)
    annex = annex_of(facts, rendered)
    captions = [each.caption for each in annex.tables()]
    captions += [block.caption for block in annex.page.blocks if isinstance(block, Table | Chart)]
    assert not any("历年" in words for words in (*captions, *headings(annex)))


def test_every_different_figure_of_the_body_has_its_source_once(report: Callable) -> None:
    before = {"2019/困境儿童.xlsx": ("children", 0, BEFORE)}
    facts, rendered = report(DIBAO | {"2020/困境儿童.xlsx": ("children", 0, CHILDREN)} | before)
    assert table(annex_of(facts, rendered), "正文数字来源") == [
        "指标|数值|台账|工作表|行|行数|截止日|说明",
        "城市低保.人数|1人|2020/城市低保.xlsx|花名册|4|1|2020-10-31|",
        "困境儿童.人数|3名|2020/困境儿童.xlsx|花名册|4–6|3|2020-10-31|",
        "困境儿童.人数（重病）|2名|2020/困境儿童.xlsx|花名册|4、6|2|2020-10-31|",
        "困境儿童.人数（重残）|1名|2020/困境儿童.xlsx|花名册|5|1|2020-10-31|",
        "孤儿.人数|〔未提供台账〕|||||2020-10-31|未提供台账：孤儿（花名册）",
        "低保.户数|3户|2020/农村低保.xlsx|花名册|4–6|3|2020-10-31|",
        "低保.户数|3户|2020/城市低保.xlsx|花名册|4|1|2020-10-31|",
        "低保.保障金|2.08万元|2020/低保发放.xlsx|发放|4–6|3|2020-10-31|",
        "居家养老服务.人次|〔未提供台账〕|||||2020-10-31|未提供台账：居家养老服务（服务）",
        "民政对象.各项合计|〔未提供台账：特困供养、优抚对象、孤儿、高龄津贴等5处〕|||||2020-10-31|未提供台账：特困供养（花名册）、优抚对象（花名册）、"
        "孤儿（花名册）、高龄津贴（花名册）等5处",
    ]


def test_every_cell_of_a_fact_is_a_figure_with_its_key_township_and_category(report: Callable) -> None:
    facts, rendered = report({"2020/困境儿童.xlsx": ("children", 0, MORE_CHILDREN)})
    blocks = annex_of(facts, rendered).page.blocks
    runs = [run for b in blocks if isinstance(b, Table) for row in b.rows for cell in row for run in cell]
    figures = [run for run in runs if isinstance(run, Figure)]
    day = Span.on(facts.book.as_of)
    assert Figure("1", Identity("children.persons", "河北乡", period=day), BARE) in figures
    assert Figure("2", Identity("children.persons", category="重病", period=day), BARE) in figures
    for figure in figures:
        fact = facts.fact(figure.key, figure.what.area, figure.what.category)
        assert figure.text == str(fact.value), figure


def test_the_annex_stands_behind_the_signature_and_its_figures_are_the_report_s(report: Callable) -> None:
    facts, rendered = report({"2020/困境儿童.xlsx": ("children", 0, CHILDREN)})
    body = rendered.document.blocks
    add_annex(rendered, annex_of(facts, rendered))
    assert rendered.document.blocks == body and rendered.document.annex
    assert [figure.text for figure, _ in printed_figures(rendered)] == [f.text for f in rendered.document.figures()]


def test_townships_are_rows_and_programs_stand_side_by_side_with_the_county_below(report: Callable) -> None:
    facts, rendered = report(DIBAO | {"2020/困境儿童.xlsx": ("children", 0, CHILDREN)})
    assert printed(annex_of(facts, rendered), "各乡镇低保情况") == [
        "乡镇|农村低保|||城市低保||",
        "|户数|人数|保障金|户数|人数|保障金",
        "唐谷镇|1|2|1.01|1|1|0.07",
        "河北乡|1|1|1.01|0|0|0.00",
        "全县|2|3|2.01|1|1|0.07",
    ]


def test_a_program_without_its_ledger_has_no_column_and_is_named_below(report: Callable) -> None:
    facts, rendered = report({"2020/农村低保.xlsx": ("dibao", 0, RURAL)})
    annex = annex_of(facts, rendered)
    assert printed(annex, "各乡镇低保情况")[:2] == ["乡镇|农村低保|", "|户数|人数"]
    (said,) = [note for note in notes(annex) if note.startswith("〔未提供台账〕")]
    assert "城市低保" in said


def test_kinds_stand_below_their_program_with_its_total_and_a_closed_list_only(report: Callable) -> None:
    facts, rendered = report({"2020/困境儿童.xlsx": ("children", 0, MORE_CHILDREN)})
    assert printed(annex_of(facts, rendered), "社会福利分类情况") == [
        "业务|类别|数量|单位",
        "困境儿童|事实无人抚养|1|名",
        "|重病|2|名",
        "|重残|1|名",
        "|贫困家庭|1|名",
        "|合计|5|名",
    ]


def test_a_table_of_two_kinds_is_left_to_the_workbook(report: Callable) -> None:
    facts, rendered = report({"2020/困境儿童.xlsx": ("children", 0, CHILDREN)})
    annex = annex_of(facts, rendered)
    assert not any("分类" in block.caption for block in annex.page.blocks if isinstance(block, Table))
    assert any("分类" in each.caption for each in annex.tables())


def test_what_neither_the_document_prints_nor_a_ledger_holds_is_not_listed(report: Callable) -> None:
    facts, rendered = report(DIBAO, "# 总结\n低保{{ 低保.户数 }}，孤儿{{ 孤儿.人数 }}。")
    annex = annex_of(facts, rendered)
    assert annex.missing == ("孤儿：〔未提供台账〕",)
    assert [note for note in notes(annex) if "〔" in note] == ["〔未提供台账〕孤儿，附表没有列入。"]


def test_no_printed_table_has_one_figure_and_none_speaks_of_sources(report: Callable) -> None:
    facts, rendered = report({"2020/困境儿童.xlsx": ("children", 0, CHILDREN)}, "# 总结\n{{ 困境儿童.人数 }}。")
    tables = [block for block in annex_of(facts, rendered).page.blocks if isinstance(block, Table)]
    for each in tables:
        cells = [run for row in each.rows for cell in row for run in cell]
        assert sum(isinstance(run, Figure) for run in cells) > 1 and "来源" not in each.caption
    assert "《2020年附表.xlsx》" in notes(annex_of(facts, rendered))[0]


def test_captions_are_numbered_and_are_words_that_an_office_writes(report: Callable) -> None:
    facts, rendered = report(DIBAO | {"2020/困境儿童.xlsx": ("children", 0, MORE_CHILDREN)})
    captions = [b.caption for b in annex_of(facts, rendered).page.blocks if isinstance(b, Table | Chart)]
    assert captions == [
        "表1　主要指标",
        "图1　各项民政对象人数（单位：人）",
        "图2　各乡镇主要民政对象人数（单位：人）",
        "表2　各乡镇低保情况",
        "表3　各乡镇困境儿童情况",
        "表4　社会福利分类情况",
    ]


def test_a_program_that_stands_in_the_annex_is_not_said_to_be_left_out_but_its_unknown_figure_is(
    report: Callable,
) -> None:
    facts, rendered = report(
        {"2020/农村低保.xlsx": ("dibao", 0, RURAL)}, "# 总结\n农村低保{{ 农村低保.人数 }}，{{ 农村低保.保障金|万元 }}。"
    )
    assert [note for note in notes(annex_of(facts, rendered)) if "〔" in note] == [
        "〔未提供台账〕农村低保保障金、城市低保，附表没有列入。"
    ]


def test_an_unknown_figure_of_which_the_document_says_nothing_is_no_gap(report: Callable) -> None:
    ledgers = {"2020/农村低保.xlsx": ("dibao", 0, RURAL)}
    facts, rendered = report(ledgers, "# 总结\n农村低保{{ 农村低保.人数 }}。")
    assert [note for note in notes(annex_of(facts, rendered)) if "〔" in note] == [
        "〔未提供台账〕城市低保，附表没有列入。"
    ]


def test_the_annex_begins_at_one_and_no_heading_stands_over_nothing(report: Callable) -> None:
    facts, rendered = report(DIBAO | {"2020/困境儿童.xlsx": ("children", 0, MORE_CHILDREN)})
    annex = annex_of(facts, rendered)
    assert headings(annex) == ["一、主要指标", "二、统计图", "三、各乡镇情况", "四、分类情况"]
    blocks = annex.page.blocks
    over = [after for block, after in zip(blocks, blocks[1:], strict=False) if isinstance(block, Heading)]
    assert len(over) == 4 and all(isinstance(block, Table | Chart) for block in over)


def test_where_there_are_no_kinds_there_is_no_heading_of_kinds(report: Callable) -> None:
    facts, rendered = report(DIBAO)
    assert headings(annex_of(facts, rendered)) == ["一、主要指标", "二、统计图", "三、各乡镇情况"]


def test_a_figure_without_last_year_keeps_its_row_and_has_dashes_for_the_rest(report: Callable) -> None:
    facts, rendered = report(DIBAO | {"2019/城市低保.xlsx": ("dibao", 0, URBAN)})
    annex = annex_of(facts, rendered)
    assert printed(annex, "主要指标与上年同期对比") == [
        "业务|指标|单位|2020年|2019年同期|增减|增减幅度（%）",
        "低保|户数|户|3|—|—|—",
        "|保障金|万元|2.08|—|—|—",
        "城市低保|人数|人|1|1|持平|持平",
    ]
    assert "2019年没有可比台账或数据、没有对比的：低保户数、低保保障金。" in notes(annex)


def test_a_half_year_s_annex_counts_to_its_closing_day_and_says_so(facts_of: Callable[..., FactBook]) -> None:
    later = PAID + f"唐谷镇 | 城市 | {D} | 2020-07 | 保障金 | 50000\n"
    joined = URBAN + f"河北乡 | 城市 | {E} | {E} | 户主 | 2020-07\n"
    ledgers = DIBAO | {
        "2020/低保发放.xlsx": ("dibao", 1, later),
        "2020/城市低保.xlsx": ("dibao", 0, joined),
    }
    found = {}
    for day in (date(2020, 6, 30), date(2020, 10, 31)):
        facts = facts_of(ledgers, as_of=day)
        rendered = render([Source("总结", BODY)], facts, county="测试县", office="测试县民政局", texts={})
        annex = annex_of(facts, rendered)
        assert all(fact.period.last <= day for fact in annex.page.facts)
        found[day.month] = printed(annex, "各乡镇低保情况")[-1], printed(annex, "主要指标")[0], notes(annex)[0]
    assert [found[month][0] for month in (6, 10)] == ["全县|2|3|2.01|1|1|0.07", "全县|2|3|2.01|2|2|5.07"]
    assert [found[month][1] for month in (6, 10)] == ["业务|指标|单位|2020年上半年", "业务|指标|单位|2020年"]
    assert "《2020年上半年附表.xlsx》" in found[6][2] and "《2020年附表.xlsx》" in found[10][2]


def test_every_value_that_a_chart_shows_is_a_figure_of_the_book_with_its_own_identity(report: Callable) -> None:
    facts, rendered = report(DIBAO | {"2020/困境儿童.xlsx": ("children", 0, MORE_CHILDREN)})
    charts = annex_of(facts, rendered).page.charts
    bars = [bars for chart in charts for panel in chart.panels for bars in panel.series]
    assert bars and all(len(panel.series) <= 3 for chart in charts for panel in chart.panels)
    for each in bars:
        assert len(each.of) == len(each.values) == len(set(each.of))
        for value, what in zip(each.values, each.of, strict=True):
            fact = facts.of(what)
            assert fact is not None and fact.identity == what and fact.value is not None
            assert value in (fact.value, to_wan(fact.value))


def test_kinds_are_not_counted_in_payments_where_the_roster_is_missing(report: Callable) -> None:
    paid = "乡镇 | 身份证号 | 儿童类别 | 发放年月 | 发放金额\n" + "\n".join(
        f"唐谷镇 | {an_id(at, '20120101')} | {kind} | 2020-05 | 700"
        for at, kind in enumerate(("重病", "重残", "其他", "贫困家庭", "事实无人抚养"), 1)
    )
    facts, rendered = report({"2020/困境儿童发放.xlsx": ("children", 1, paid)})
    blocks = annex_of(facts, rendered).page.blocks
    assert not any("分类" in block.caption for block in blocks if isinstance(block, Table))
