"""Kinds of rewriting by sheets beside the right one: summaries, covers, copies, hidden ones; and by what is hidden or struck."""

from __future__ import annotations

from mess.kinds.registry import Phase, kind
from mess.model import Case, Column, Line, Page


def _plain(name: str, columns: list[str], rows: list[list[object]], title: str = "") -> Page:
    lines = [Line(list(row)) for row in rows]
    return Page(
        name,
        {"other"},
        [Column("", word) for word in columns],
        lines,
        above=[[title]] if title else [],
        headless=not columns,
    )


def _beside(case: Case, page: Page, *, first: bool = False) -> bool:
    book = case.book_of(case.targets[0])
    if page.name in {one.name for one in book.pages}:
        return False
    book.pages.insert(0 if first else len(book.pages), page)
    return True


@kind(Phase.BOOKS)
def summary_sheet(case: Case) -> bool:
    """A sheet 汇总 with numbers by township."""
    rows: list[list[object]] = [
        ["松岭镇", 12, 30, 45200.5],
        ["白水乡", 9, 21, 31000],
        ["云台乡", 6, 13, 18800],
        ["合计", 27, 64, 95000.5],
    ]
    return _beside(
        case,
        _plain("汇总", ["乡镇", "户数", "人数", "金额（元）"], rows, "2020年汇总表"),
        first=case.rng.random() < 0.5,
    )


@kind(Phase.BOOKS)
def cover_sheet(case: Case) -> bool:
    """A sheet 封面 in front."""
    return _beside(
        case, _plain("封面", [], [["测试县民政局"], [], ["2020年度业务台账"], ["填报人：王立新"]]), first=True
    )


@kind(Phase.BOOKS)
def empty_sheets(case: Case) -> bool:
    """Sheet2 and Sheet3, empty."""
    return _beside(case, _plain("Sheet2", [], [])) and _beside(case, _plain("Sheet3", [], []))


@kind(Phase.BOOKS)
def dictionary_sheet(case: Case) -> bool:
    """A sheet 字典 with the values that may be chosen."""
    rows: list[list[object]] = [
        ["男", "户主", "是", "汉族"],
        ["女", "配偶", "否", "藏族"],
        [None, "子/婿", None, "回族"],
    ]
    return _beside(case, _plain("字典", ["性别", "与户主关系", "是否", "民族"], rows))


@kind(Phase.BOOKS)
def instructions_sheet(case: Case) -> bool:
    """A sheet 填表说明 that explains the columns."""
    rows: list[list[object]] = [
        ["乡镇", "填全称", "必填"],
        ["姓名", "与身份证一致", "必填"],
        ["身份证号", "18位", "必填"],
    ]
    return _beside(case, _plain("填表说明", ["列名", "说明", "是否必填"], rows, "填表说明"))


@kind(Phase.BOOKS)
def blank_template_sheet(case: Case) -> bool:
    """A blank template of the same table on a sheet of its own."""
    page = case.targets[0].copy("空表", [])
    page.tables, page.merges, page.under, page.beside = {"other"}, [], [], []
    return _beside(case, page)


def _older(case: Case) -> Page:
    """A copy with a few rows less, as the sheet stood some time ago."""
    page = case.targets[0]
    old = page.copy(page.name, page.data()[:-3])
    old.merges, old.under, old.beside, old.below = [], [], [], []
    return old


@kind(Phase.BOOKS, damages=True)
def old_copy_on_a_hidden_sheet(case: Case) -> bool:
    """An older copy of the sheet, hidden."""
    old = _older(case)
    old.name, old.hidden = case.rng.choice(("旧", "备份", "Sheet1 (2)")), True
    return _beside(case, old)


@kind(Phase.BOOKS, damages=True)
def old_copy_on_a_visible_sheet(case: Case) -> bool:
    """An older copy of the sheet, visible: 花名册 (2)."""
    old = _older(case)
    old.name = case.rng.choice((f"{old.name} (2)", f"{old.name}备份", "9月底"))
    return _beside(case, old)


@kind(Phase.BOOKS, damages=True, tables="花名册", needs="start_month")
def new_ones_listed_again(case: Case) -> bool:
    """A sheet 本年新增 that lists again those who came this year."""
    page = case.targets[0]
    if not page.has("start_month"):
        return False
    place = page.at("start_month")
    new = page.copy("本年新增", [line for line in page.data() if str(line.cells[place]).startswith("2020")])
    new.merges, new.under, new.beside, new.below = [], [], [], []
    return bool(new.lines) and _beside(case, new)


@kind(Phase.BOOKS)
def the_sheet_is_hidden(case: Case) -> bool:
    """The right sheet is hidden; a note stands on the visible one."""
    for page in case.targets:
        page.hidden = True
    for book in case.touched():
        if all(page.hidden for page in book.pages):
            book.pages.insert(0, _plain("说明", [], [["明细见隐藏工作表"]]))
    return True


@kind(Phase.BOOKS)
def rows_hidden(case: Case) -> bool:
    """A filter has hidden every third row."""
    for page in case.targets:
        for line in page.lines[::3]:
            line.hidden = True
    return True


@kind(Phase.BOOKS)
def columns_hidden(case: Case) -> bool:
    """Some columns are hidden."""
    for page in case.targets:
        for column in case.rng.sample(page.columns, len(page.columns) // 3):
            column.hidden = True
    return True


@kind(Phase.BOOKS, must_ask=True, gentle=True)
def rows_struck_through(case: Case) -> bool:
    """Some rows are struck through: gone, or not?"""
    for page in case.targets:
        for line in case.rng.sample(page.data(), min(3, len(page.data()))):
            line.struck = True
    return True


@kind(Phase.BOOKS, must_ask=True, gentle=True)
def ledger_emptied(case: Case) -> bool:
    """The heading stands, the rows are gone."""
    for page in case.targets:
        page.lines, page.merges, page.under, page.beside = [], [], [], []
    return True
