"""Kinds of rewriting that cut one table into many: a sheet, a workbook or a folder per township, village, month, class."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from mess.county import UNITS
from mess.figures import CATEGORY
from mess.kinds.registry import Phase, kind
from mess.model import Book, Case, Page

Label = Callable[[Any], str]


def split(case: Case, name: str, label: Label, *, into: str, drop: bool) -> bool:
    """Cuts every target by a field's values into sheets, books or folders; False where a cell is blank or changed."""
    for page in list(case.targets):
        if not page.has(name) or any(not isinstance(value, str) or not value.strip() for value in page.values(name)):
            return False
        values = list(dict.fromkeys(page.values(name)))
        if len({label(value) for value in values}) < len(values):
            return False
        if len(values) < 2 or any(len(label(value)) > 24 or set(label(value)) & set(r"[]:*?/\<>|") for value in values):
            return False
        parts = []
        for value in values:
            part = page.copy(label(value), [line for line in page.data() if line.cells[page.at(name)] == value])
            if drop:
                part.drop(name)
            parts.append(part)
        _put(case, page, parts, into)
    return True


def _put(case: Case, page: Page, parts: list[Page], into: str) -> None:
    book = case.book_of(page)
    if into == "pages":
        others = {one.name for one in book.pages if one is not page}
        for part in parts:
            part.name = f"{page.name}{part.name}"[:31] if part.name in others else part.name
        case.replace(page, parts)
        return
    folder, _, stem = book.path.rpartition("/")
    paths = {part.name: f"{part.name}/{stem}" if into == "folders" else f"{part.name}{stem}" for part in parts}
    books = []
    for part in parts:
        path = f"{folder}/{paths[part.name]}".strip("/")
        while path in {one.path for one in [*case.books, *books]}:
            path += page.name
        part.name = page.name
        books.append(Book(path, [part], book.ending))
    case.move_out(page, books)


def whole(value: Any) -> str:
    """The value itself."""
    return str(value)


@kind(Phase.SHAPE, needs="township")
def sheet_per_township(case: Case) -> bool:
    """A sheet per township, the column kept."""
    return split(case, "township", whole, into="pages", drop=False)


@kind(Phase.SHAPE, needs="township")
def sheet_per_township_only_named(case: Case) -> bool:
    """A sheet per township, which only its name tells: 松岭镇, 松岭."""
    short = case.rng.random() < 0.5
    return split(case, "township", lambda value: value[:-1] if short else value, into="pages", drop=True)


@kind(Phase.SHAPE, needs="township")
def book_per_township(case: Case) -> bool:
    """A workbook per township, the column kept."""
    return split(case, "township", whole, into="books", drop=False)


@kind(Phase.SHAPE, needs="township")
def book_per_township_only_named(case: Case) -> bool:
    """A workbook per township, which only its name tells: 松岭镇农村低保.xlsx."""
    return split(case, "township", whole, into="books", drop=True)


@kind(Phase.SHAPE, needs="township")
def folder_per_township(case: Case) -> bool:
    """A folder per township with a workbook of the same name in each; the column kept."""
    return split(case, "township", whole, into="folders", drop=False)


@kind(Phase.SHAPE, needs="township")
def folder_per_township_only_named(case: Case) -> bool:
    """A folder per township, which only the folder's name tells."""
    return split(case, "township", whole, into="folders", drop=True)


@kind(Phase.SHAPE, needs="village")
def sheet_per_village(case: Case) -> bool:
    """A sheet per village, the columns kept."""
    return split(case, "village", whole, into="pages", drop=False)


@kind(Phase.SHAPE, needs="village")
def sheet_per_village_only_named(case: Case) -> bool:
    """A sheet per village, which only its name tells."""
    return split(case, "village", whole, into="pages", drop=True)


def _month_of(form: str) -> Label:
    return lambda value: form.format(int(value[5:7]) if re.fullmatch(r"2020-\d\d", value) else value)


@kind(Phase.SHAPE, needs="paid_month")
def sheet_per_month(case: Case) -> bool:
    """A sheet per month, the column kept."""
    return split(case, "paid_month", _month_of("{}月"), into="pages", drop=False)


@kind(Phase.SHAPE, needs="paid_month")
def sheet_per_month_only_named(case: Case) -> bool:
    """A sheet per month, which only its name tells: 1月, 1月份, 2020年1月, 2020.1 is not among them."""
    form = case.rng.choice(("{}月", "{}月份", "2020年{}月", "{}月发放"))
    return split(case, "paid_month", _month_of(form), into="pages", drop=True)


@kind(Phase.SHAPE, needs="paid_month")
def book_per_month_only_named(case: Case) -> bool:
    """A workbook per month, which only its name tells."""
    form = case.rng.choice(("2020年{}月", "{}月", "{}月份"))
    return split(case, "paid_month", _month_of(form), into="books", drop=True)


@kind(Phase.SHAPE, needs="paid_month")
def folder_per_month_only_named(case: Case) -> bool:
    """A folder per month, which only the folder's name tells."""
    return split(case, "paid_month", _month_of(case.rng.choice(("{}月", "2020年{}月"))), into="folders", drop=True)


@kind(Phase.SHAPE)
def sheet_per_category(case: Case) -> bool:
    """A sheet per class, the column kept."""
    return split(case, CATEGORY.get(case.target.slug, ""), whole, into="pages", drop=False)


@kind(Phase.SHAPE)
def sheet_per_category_only_named(case: Case) -> bool:
    """A sheet per class, which only its name tells."""
    return split(case, CATEGORY.get(case.target.slug, ""), whole, into="pages", drop=True)


@kind(Phase.SHAPE, needs="item")
def sheet_per_item_only_named(case: Case) -> bool:
    """A sheet per payment item, which only its name tells."""
    return split(case, "item", whole, into="pages", drop=True)


@kind(Phase.SHAPE, slugs="dibao")
def residence_only_in_the_file_name(case: Case) -> bool:
    """农村低保.xlsx without a column that says 农村."""
    for page in case.targets:
        if not page.has("residence"):
            return False
        page.drop("residence")
    return True


@kind(Phase.SHAPE, needs="stop_month")
def stopped_on_a_sheet_of_their_own(case: Case) -> bool:
    """在享 and 停发 on two sheets; the first without stop columns."""
    for page in list(case.targets):
        if not page.has("stop_month"):
            return False
        stopped = [line for line in page.data() if line.cells[page.at("stop_month")] is not None]
        if not stopped or len(stopped) == len(page.data()):
            return False
        active = page.copy("在享", [line for line in page.data() if line.cells[page.at("stop_month")] is None])
        for name in filter(active.has, ("stop_month", "stop_reason")):
            active.drop(name)
        _put(case, page, [active, page.copy(case.rng.choice(("停发", "已停发人员", "退出")), stopped)], "pages")
    return True


@kind(Phase.SHAPE)
def book_per_category_only_named(case: Case) -> bool:
    """A workbook per class, which only its name tells."""
    return split(case, CATEGORY.get(case.target.slug, ""), whole, into="books", drop=True)


@kind(Phase.SHAPE, needs="township")
def sheet_per_township_only_titled(case: Case) -> bool:
    """A sheet per township, which only the title above the table tells; the sheets are Sheet1, Sheet2 …"""
    for page in list(case.targets):
        if not page.has("township") or not page.above or set(page.values("township")) - set(UNITS):
            return False
        parts = []
        for number, township in enumerate(dict.fromkeys(page.values("township")), 1):
            lines = [line for line in page.data() if line.cells[page.at("township")] == township]
            part = page.copy(f"Sheet{number}", lines)
            part.above = [[f"{township}{part.above[0][0]}"], *part.above[1:]]
            part.drop("township")
            parts.append(part)
        _put(case, page, parts, "pages")
    return True
