"""Kinds of rewriting that put several tables on a sheet, or everything into one workbook."""

from __future__ import annotations

from mess.kinds.registry import Phase, kind
from mess.model import Book, Case, Page


def _halves(page: Page) -> tuple[Page, Page] | None:
    lines = page.data()
    if len(lines) < 4 or page.merges:
        return None
    middle = len(lines) // 2
    return page.copy(page.name, lines[:middle]), page.copy(page.name, lines[middle:])


@kind(Phase.SHAPE)
def tables_stacked(case: Case) -> bool:
    """The second half as a table of its own below the first, with title and heading."""
    for page in list(case.targets):
        halves = _halves(page)
        if halves is None:
            return False
        first, second = halves
        second.above = [[], [], *second.above] if case.rng.random() < 0.7 else [[]]
        first.under.append(second)
        case.replace(page, [first])
    return True


@kind(Phase.SHAPE)
def tables_stacked_in_another_order(case: Case) -> bool:
    """Below the first table a second one with its columns in another order."""
    for page in list(case.targets):
        halves = _halves(page)
        if halves is None:
            return False
        first, second = halves
        second.above = [[], *second.above]
        order = list(range(len(second.columns)))
        case.rng.shuffle(order)
        second.columns = [second.columns[at] for at in order]
        for line in second.lines:
            line.cells = [line.cells[at] for at in order]
        first.under.append(second)
        case.replace(page, [first])
    return True


@kind(Phase.SHAPE)
def tables_side_by_side(case: Case) -> bool:
    """The second half to the right of the first, under the same headings."""
    for page in list(case.targets):
        halves = _halves(page)
        if halves is None:
            return False
        first, second = halves
        second.above = [[] for _ in first.above]
        first.beside.append(second)
        case.replace(page, [first])
    return True


@kind(Phase.SHAPE, tables="花名册")
def payments_below_the_roster(case: Case) -> bool:
    """Roster and payments on one sheet, one below the other."""
    if len(case.targets) != 1:
        return False
    page = case.targets[0]
    paid = next((p for b in case.books for p in b.pages if f"{case.target.slug}.发放" in p.tables), None)
    if paid is None or case.target.slug == "dibao":
        return False
    home, old = case.book_of(page), case.book_of(paid)
    old.pages = [one for one in old.pages if one is not paid]
    if not old.pages:
        case.books = [book for book in case.books if book is not old]
    paid.above = [[], [], *paid.above]
    page.under.append(paid)
    page.tables |= paid.tables
    home.touched = True
    return True


@kind(Phase.BOOKS)
def everything_in_one_workbook(case: Case) -> bool:
    """All sheets of the program in one workbook, named after their files."""
    pages = []
    for book in case.books:
        for page in book.pages:
            page.name = f"{book.path.rsplit('/', 1)[-1]}{page.name}"[:31]
            pages.append(page)
    names = [page.name for page in pages]
    if len(set(names)) < len(names) or len({book.ending for book in case.books}) > 1:
        return False
    case.books = [Book("2020年台账汇编", pages, touched=True)]
    return True


@kind(Phase.AROUND)
def small_summary_above(case: Case) -> bool:
    """A small summary by township stands above the table."""
    for page in case.targets:
        title = page.above[-1:] or [["明细表"]]
        page.above = [
            ["汇总情况"],
            ["乡镇", "户数", "人数", "金额"],
            ["松岭镇", 12, 30, 45200],
            ["白水乡", 9, 21, 31000],
            ["合计", 21, 51, 76200],
            [],
            *title,
        ]
    return True
