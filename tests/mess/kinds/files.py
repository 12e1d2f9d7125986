"""Kinds of rewriting of files: names, folders, copies, formats, and the money's unit."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from mess.kinds.registry import Phase, kind
from mess.model import Book, Case, Page


def _target_book(case: Case) -> Book:
    return case.book_of(case.targets[0])


def _rename(case: Case, path: str) -> bool:
    if path in {book.path for book in case.books}:
        return False
    _target_book(case).path = path
    return True


@kind(Phase.FORMAT, damages=True)
def file_copied(case: Case) -> bool:
    """The same file twice: … - 副本.xlsx."""
    book = _target_book(case)
    twin = deepcopy(book)
    twin.path += case.rng.choice((" - 副本", "(1)", "副本", "（备份）"))
    case.books.append(twin)
    return True


@kind(Phase.FORMAT, damages=True)
def older_version_beside(case: Case) -> bool:
    """An older version with fewer rows in the same folder: …（旧）.xlsx, …初稿.xlsx."""
    book = _target_book(case)
    twin = deepcopy(book)
    twin.path += case.rng.choice(("（旧）", "初稿", "-9月", "20200930"))
    for page in twin.pages:
        page.lines, page.merges = page.lines[: len(page.lines) * 2 // 3], []
    case.books.append(twin)
    return True


@kind(Phase.FORMAT, damages=True)
def last_years_file_in_this_years_folder(case: Case) -> bool:
    """Last year's workbook lies in this year's folder."""
    book = _target_book(case)
    twin = deepcopy(book)
    twin.path = f"2019年{book.path.rsplit('/', 1)[-1]}"
    for page in twin.pages:
        page.above = [[str(cell).replace("2020", "2019") if cell else cell for cell in row] for row in page.above]
        _a_year_earlier(page)
    case.books.append(twin)
    return twin.path != book.path


def _a_year_earlier(page: Page) -> None:
    """Payments and events move to 2019; a roster keeps those who were there, without the stops of 2020."""
    for place, column in enumerate(page.columns):
        if column.kind not in ("年月", "日期") or column.field in ("start_month", "birth_day"):
            continue
        for line in page.data():
            cell: Any = line.cells[place]
            if hasattr(cell, "replace") and not isinstance(cell, str):
                line.cells[place] = cell.replace(year=2019, day=min(cell.day, 28))
            elif isinstance(cell, str) and column.field == "stop_month":
                line.cells[place] = None if cell.startswith("2020") else cell
            elif isinstance(cell, str):
                line.cells[place] = cell.replace("2020", "2019")
    if page.has("start_month"):
        place = page.at("start_month")
        page.lines = [line for line in page.lines if not str(line.cells[place]).startswith("2020")]


@kind(Phase.FORMAT)
def file_named_as_offices_do(case: Case) -> bool:
    """附件2：…（定稿）20201031.xlsx."""
    path = _target_book(case).path
    form = case.rng.choice(
        ("附件2：{}（定稿）", "{}20201031", "测试县2020年{}台账", "（最终版）{}", "2020.10.31{}(改)", "{}-王立新")
    )
    return _rename(case, form.format(path))


@kind(Phase.FORMAT)
def file_in_a_deeper_folder(case: Case) -> bool:
    """社会救助股/台账/….xlsx."""
    return _rename(case, case.rng.choice(("社会救助股/台账/", "各乡镇上报/", "10月/")) + _target_book(case).path)


@kind(Phase.FORMAT, damages=True)
def file_with_a_meaningless_name(case: Case) -> bool:
    """统计表1.xlsx with Sheet1 and no title: only the headings tell."""
    for page in case.targets:
        page.above = [row for row in page.above if len(row) > 1]
    book = _target_book(case)
    for number, page in enumerate(book.pages, 1):
        page.name = f"Sheet{number}"
    return _rename(case, case.rng.choice(("统计表1", "新建 Microsoft Excel 工作表", "工作簿1", "表二")))


@kind(Phase.FORMAT, must_ask=True, gentle=True)
def file_in_no_years_folder(case: Case) -> bool:
    """The workbook lies beside the registers, in no year's folder."""
    _target_book(case).in_year = False
    return True


@kind(Phase.FORMAT)
def ending_in_capitals(case: Case) -> bool:
    """.XLSX."""
    book = _target_book(case)
    if book.ending != ".xlsx":
        return False
    book.ending = ".XLSX"
    return True


def _one_page_each(case: Case, ending: str, encoding: str = "") -> bool:
    """Gives every page of the target's workbook a file of its own, for formats that hold one sheet."""
    book = _target_book(case)
    if any(page.merges for page in book.pages):
        return False
    case.books = [one for one in case.books if one is not book]
    for page in book.pages:
        path = book.path if len(book.pages) == 1 else f"{book.path}{page.name}"
        case.books.append(Book(path, [page], ending, touched=True, in_year=book.in_year, encoding=encoding))
    return True


@kind(Phase.FORMAT)
def saved_as_csv_utf8(case: Case) -> bool:
    """.csv in UTF-8, with or without the mark at its beginning."""
    return _one_page_each(case, ".csv", case.rng.choice(("utf-8-sig", "utf-8")))


@kind(Phase.FORMAT)
def saved_as_csv_gb18030(case: Case) -> bool:
    """.csv as Excel saves it in China."""
    return _one_page_each(case, ".csv", "gb18030")


@kind(Phase.FORMAT)
def web_page_named_xls(case: Case) -> bool:
    """An HTML table named .xls, as systems export it."""
    return _one_page_each(case, ".xls")


@kind(Phase.FORMAT)
def saved_as_ods(case: Case) -> bool:
    """.ods."""
    book = _target_book(case)
    if any(page.merges for page in book.pages):
        return False
    book.ending = ".ods"
    return True


def _in_wan(case: Case) -> bool:
    changed = False
    for page in case.targets:
        for place, column in enumerate(page.columns):
            if column.kind != "金额":
                continue
            for line in page.lines:
                cell = line.cells[place] if place < len(line.cells) else None
                if isinstance(cell, (int, float)):
                    line.cells[place], changed = round(cell / 10000, 8), True
    return changed


@kind(Phase.AROUND)
def wan_in_headings(case: Case) -> bool:
    """Money in 万元, and the heading says so."""
    for page in case.targets:
        for column in page.columns:
            if column.kind == "金额":
                column.heading += case.rng.choice(("（万元）", "(万元)", "：万元"))
    return _in_wan(case)


@kind(Phase.AROUND)
def wan_in_the_unit_row(case: Case) -> bool:
    """Money in 万元, and a row above the heading says so."""
    for page in case.targets:
        page.above.append([None, None, None, None, "单位：万元"])
    return _in_wan(case)


@kind(Phase.AROUND, must_ask=True)
def wan_and_nobody_says_so(case: Case) -> bool:
    """Money in 万元, and nothing says so."""
    return _in_wan(case)


@kind(Phase.AROUND, damages=True)
def wan_above_and_yuan_in_the_heading(case: Case) -> bool:
    """单位：万元 above, （元） in the heading: the two contradict, and the heading is nearer."""
    found = False
    for page in case.targets:
        page.above.append([None, None, "单位：万元"])
        for column in page.columns:
            if column.kind == "金额":
                column.heading, found = column.heading + "（元）", True
    return found
