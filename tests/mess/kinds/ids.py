"""Kinds of rewriting of ID numbers: what Excel, a keyboard or a privacy rule makes of 18 characters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from mess.kinds.registry import Phase, kind
from mess.model import Case, Page

FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")


def id_fields(page: Page) -> list[str]:
    """The fields that hold ID numbers."""
    return [column.field for column in page.columns if column.kind == "身份证号"]


def is_clean(kind_of: str, cell: Any) -> bool:
    """Whether a cell is filled and no other kind of rewriting has taken it out of its canonical type."""
    if kind_of == "身份证号":
        return isinstance(cell, str) and len(cell) == 18 and cell.isalnum() and cell.isascii()
    if kind_of in ("金额", "整数"):
        return isinstance(cell, (int, float))
    return isinstance(cell, (str, date)) and cell != ""


def change_cells(page: Page, name: str, change: Callable[[Any], Any]) -> bool:
    """Changes the clean filled cells of a column; whether any was changed."""
    place, changed = page.at(name), False
    for line in page.data():
        if is_clean(page.columns[place].kind, line.cells[place]):
            new = change(line.cells[place])
            changed |= new != line.cells[place]
            line.cells[place] = new
    return changed


def change_everywhere(case: Case, name: str, change: Callable[[Any], Any], share: float = 1.0) -> bool:
    """Changes a share of a field's cells in every target page; False where none was changed."""
    rng, changed = case.rng, False
    for page in case.targets:
        changed |= change_cells(page, name, lambda old: change(old) if rng.random() < share else old)
    return changed


def change_ids(case: Case, change: Callable[[str], Any], share: float = 1.0) -> bool:
    """Changes ID cells of every target page; False where none was changed."""
    rng, changed = case.rng, False
    for page in case.targets:
        for name in id_fields(page):
            changed |= change_cells(page, name, lambda old: change(old) if rng.random() < share else old)
    return changed


@kind(Phase.CELLS, must_ask=True)
def ids_as_numbers(case: Case) -> bool:
    """IDs in number cells: Excel has lost the last three digits."""
    return change_ids(case, lambda old: float(old) if old.isdigit() else old)


@kind(Phase.CELLS, must_ask=True)
def ids_in_scientific_text(case: Case) -> bool:
    """IDs as the text 9.90121E+17, saved from a .csv that Excel had opened."""
    return change_ids(case, lambda old: f"{float(old[:17] + '0'):.5E}")


@kind(Phase.CELLS)
def ids_with_blanks(case: Case) -> bool:
    """IDs in groups (990121 19500101 0016), with blanks or tabs around."""
    forms: tuple[Callable[[str], str], ...] = (
        lambda old: f"{old[:6]} {old[6:14]} {old[14:]}",
        lambda old: f"{old} ",
        lambda old: f"\t{old}",
        lambda old: f"{old}\u00a0",
    )
    return change_ids(case, lambda old: case.rng.choice(forms)(old), 0.4)


@kind(Phase.CELLS)
def ids_with_apostrophe(case: Case) -> bool:
    """IDs with the apostrophe that should only have made them text."""
    return change_ids(case, lambda old: "'" + old)


@kind(Phase.CELLS)
def ids_full_width(case: Case) -> bool:
    """Some IDs typed in full-width digits."""
    return change_ids(case, lambda old: old.translate(FULL_WIDTH), 0.3)


@kind(Phase.CELLS)
def ids_lower_x(case: Case) -> bool:
    """The check character X written x."""
    return change_ids(case, str.lower)


@kind(Phase.CELLS, must_ask=True)
def ids_masked(case: Case) -> bool:
    """IDs masked as published lists have them."""
    return change_ids(case, lambda old: f"{old[:6]}********{old[14:]}")


@kind(Phase.CELLS, must_ask=True)
def ids_cut_short(case: Case) -> bool:
    """A few IDs that lost their last character."""
    return change_ids(case, lambda old: old[:17], 0.1)


@kind(Phase.CELLS, must_ask=True)
def ids_digit_wrong(case: Case) -> bool:
    """A few IDs with one digit mistyped: the check digit no longer fits."""
    return change_ids(case, lambda old: f"{old[:15]}{(int(old[15]) + 1) % 10}{old[16:]}", 0.1)


@kind(Phase.CELLS, must_ask=True)
def ids_some_blank(case: Case) -> bool:
    """A few IDs left blank."""
    return change_ids(case, lambda old: None, 0.1)


@kind(Phase.CELLS, must_ask=True)
def ids_replaced_by_words(case: Case) -> bool:
    """A few IDs not there: 无身份证, 待补."""
    return change_ids(case, lambda old: case.rng.choice(("无身份证", "待补", "不详", "户口未落")), 0.1)
