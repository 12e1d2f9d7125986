"""Tables: head rows repeat, rows stay whole, and no table is wider than the type area."""

from __future__ import annotations

from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from mzledger.values.document import Figure, Paragraph, Table, Words
from mzledger.values.fact import Identity
from mzledger.word.layout import GB9704
from mzledger.word.widths import fit, number_columns, text_width


def grid(*lines: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def table(*lines: str, caption: str = "表1", **named) -> Table:
    rows = tuple(tuple((Words(cell),) if cell else () for cell in row) for row in grid(*lines))
    return Table(caption, rows, **named)


def test_head_rows_repeat_and_no_row_is_parted(write) -> None:
    main = write(table("甲|乙", "一|二", "张|3", "李|4", head_rows=2)).main
    marks = [[child.tag.rpartition("}")[2] for child in row.trPr] for row in main.xpath("//w:tr")]
    assert marks == [["cantSplit", "tblHeader", "jc"]] * 2 + [["cantSplit", "jc"]] * 2


def test_the_caption_stays_with_its_table(write) -> None:
    file = write(table("甲|乙", caption="表1 情况"))
    [caption] = file.main.xpath("//w:p[w:pPr/w:pStyle/@w:val='Caption']")
    assert "".join(caption.xpath(".//w:t/text()")) == "表1 情况"
    assert caption.getnext().tag == qn("w:tbl")
    assert file.styles.xpath("count(//w:style[@w:styleId='Caption']/w:pPr/w:keepNext)") == 1


def test_numbers_stand_right_short_words_in_the_middle_and_long_ones_left(write) -> None:
    main = write(table("乡镇|户数|备注", "青石镇|1,742户|这一行有很长的备注", "合计|〔未提供台账〕|")).main
    aligns = [row.xpath("w:tc/w:p/w:pPr/w:jc/@w:val") for row in main.xpath("//w:tr")]
    assert aligns == [["center"] * 3, ["center", "right", "left"], ["center", "right", "left"]]


def test_totals_are_bold_and_nothing_else_is(write) -> None:
    main = write(table("甲|乙", "张|3", "合计|3", bold_rows=(2,))).main
    assert main.xpath("//w:r[w:rPr/w:b]/w:t/text()") == ["合计", "3"]


def test_a_short_table_is_kept_on_one_page_and_a_long_one_only_at_its_ends(write) -> None:
    def kept(rows: int) -> list[bool]:
        main = write(table("甲|乙", *["张|3"] * (rows - 1))).main
        return [bool(row.xpath(".//w:keepNext")) for row in main.xpath("//w:tr")]

    assert kept(4) == [True, True, True, False]
    assert kept(14) == [True, *[False] * 11, True, False]


def test_a_table_of_few_but_tall_rows_may_be_parted(write) -> None:
    main = write(table("甲|乙", *["张|" + "长" * 200] * 4)).main
    assert [bool(row.xpath(".//w:keepNext")) for row in main.xpath("//w:tr")] == [True, False, False, True, False]


def test_short_rows_are_filled_up_and_an_empty_table_is_only_its_caption(write) -> None:
    main = write(table("甲|乙|丙", "张"), Table("空表", ())).main
    assert [len(row.xpath("w:tc")) for row in main.xpath("//w:tr")] == [3, 3]
    assert main.xpath("count(//w:tbl)") == 1


def test_a_document_that_ends_with_a_table_ends_with_a_small_paragraph(write) -> None:
    body = write(table("甲|乙")).main[0]
    assert [child.tag.rpartition("}")[2] for child in body][-3:] == ["tbl", "p", "sectPr"]
    body = write(table("甲|乙"), Paragraph((Words("完"),))).main[0]
    assert [child.tag.rpartition("}")[2] for child in body][-3:] == ["tbl", "p", "sectPr"]


def test_a_wide_table_is_set_in_smaller_type(write) -> None:
    cells = "|".join("农村低保户数" for _ in range(12))
    numbers = "|".join("1234" for _ in range(12))
    main = write(table(cells, numbers)).main
    assert set(main.xpath("//w:tbl//w:sz/@w:val")) == {"18"}
    assert write(table("甲|乙", "张|3")).main.xpath("//w:tbl//w:sz/@w:val") == []


def test_widths_in_the_file_fill_the_type_area_exactly(write) -> None:
    main = write(table("乡镇|户数|备注", "青石镇|1742户|" + "长" * 200)).main
    widths = [int(width) for width in main.xpath("//w:gridCol/@w:w")]
    assert sum(widths) == GB9704.type_width == 8845
    assert [int(width) for width in main.xpath("//w:tr[2]//w:tcW/@w:w")] == widths
    assert main.xpath("//w:tblLayout/@w:type") == ["fixed"]


CELLS = st.one_of(st.text("镇县乡民政低保 ", max_size=60), st.decimals(places=2, allow_nan=False).map(str), st.just(""))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 30).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1, max_size=6)))
def test_no_table_is_ever_wider_than_the_type_area(rows) -> None:
    size, _, widths = fit(rows, 1, GB9704)
    assert sum(widths) == GB9704.type_width
    assert min(widths) > 0
    assert GB9704.smallest_table_size <= size <= GB9704.table_size


def test_a_number_is_never_broken_where_smaller_type_can_help_it() -> None:
    rows = [["乡镇", *["金额"] * 8], ["青石镇", *["12345678.90元"] * 8]]
    size, padding, widths = fit(rows, 1, GB9704)
    assert size < GB9704.table_size
    assert min(widths[1:]) - 2 * padding >= text_width("12345678.90元") * size * 20


def test_a_missing_ledger_among_the_numbers_does_not_make_the_type_small() -> None:
    rows = [["乡镇", *["金额"] * 8], ["青石镇", *["1234"] * 8], ["红旗乡", *["〔未提供台账〕"] * 8]]
    rows += [["河口乡", *["1234"] * 8]] * 3
    assert fit(rows, 1, GB9704)[0] == GB9704.table_size


def test_a_long_remark_wraps_before_a_short_name_in_every_row() -> None:
    rows = [["村", "备注", *["户数"] * 5], *[["某某村民委员会", "", *["12345"] * 5] for _ in range(9)]]
    rows.append(["某某村民委员会", "备注" * 30, *["12345"] * 5])
    size, padding, widths = fit(rows, 1, GB9704)
    assert size == GB9704.table_size
    assert widths[0] - 2 * padding >= 7 * size * 20


def test_a_column_is_of_numbers_if_most_of_it_is_and_the_first_never_is() -> None:
    rows = grid("年|户数|日期|备注", "2019|1户|1月2日|无", "2020|〔未提供台账〕|3月4日|", "2021|-3.5%|5月6日|2人")
    assert number_columns(rows, 1) == {1, 3}


def test_figures_in_cells_keep_their_bookmarks(write) -> None:
    main = write(Table("表", (((Figure("3户", Identity("a.b")),),),), head_rows=0)).main
    assert main.xpath("//w:tc/w:p/w:bookmarkStart/following-sibling::w:r/w:t/text()") == ["3户"]


def test_a_heading_that_begins_with_a_year_leaves_the_room_to_the_names() -> None:
    names = ("困难残疾人生活补贴", "重度残疾人护理补贴", "家庭经济状况核对")
    rows = [("业务", "指标", "单位", "2020年上半年", "2019年同期", "增减", "增减幅度（%）")]
    rows += [(name, "补贴资金", "万元", "94.29", "84.64", "+9.65", "+11.4") for name in names]
    size, padding, widths = fit(rows, 1, GB9704)
    assert (widths[0] - 2 * padding) / (size * 20) >= 4.5
