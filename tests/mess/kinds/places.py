"""Kinds of rewriting in which a cell holds for the rows below it: merged, left blank, or ditto marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mess.cellwords import DITTO
from mess.kinds.registry import Phase, kind
from mess.model import Case, Page

HOUSEHOLD = [
    "township",
    "village",
    "head_name",
    "head_id",
    "residence",
    "household_size",
    "covered_persons",
    "monthly_amount",
    "grade",
    "poverty_cause",
    "bank",
    "account",
]


def sort_by_place(page: Page) -> None:
    """Puts the rows in the order of townships, villages and households."""
    names = [name for name in ("township", "village", "head_id") if page.has(name)]
    page.lines = page.data()
    page.lines.sort(key=lambda line: [str(line.cells[page.at(name)]) for name in names])


def merge_down(page: Page, name: str, groups: Sequence[Any]) -> None:
    """Merges a field's cells over rows of one group; only the first keeps its value."""
    place, first = page.at(name), 0
    for at in range(1, len(page.lines) + 1):
        if at < len(page.lines) and groups[at] == groups[first]:
            page.lines[at].cells[place] = None
            continue
        if at - first > 1:
            page.merges.append((first, place, at - first, 1))
        first = at


def _repeat(page: Page, name: str, mark: Any) -> None:
    place, above = page.at(name), None
    for line in page.lines:
        value = line.cells[place]
        if value == above:
            line.cells[place] = mark
        above = value


def _places(case: Case) -> list[tuple[Page, str]]:
    """The target pages, sorted, with each place column that they have."""
    found = []
    for page in case.targets:
        sort_by_place(page)
        found += [(page, name) for name in ("township", "village") if page.has(name)]
    return found


@kind(Phase.PLACES, needs="township village")
def places_ditto(case: Case) -> bool:
    """〃 or 同上 for the township and village of the row above."""
    mark, found = case.rng.choice(DITTO), _places(case)
    for page, name in found:
        _repeat(page, name, mark)
    return bool(found)


@kind(Phase.PLACES, needs="township village", damages=True)
def places_blank_below(case: Case) -> bool:
    """Township and village only in the first row of each group, the cells below left blank and not merged."""
    found = _places(case)
    for page, name in found:
        _repeat(page, name, None)
    return bool(found)


@kind(Phase.PLACES, needs="township village")
def places_merged(case: Case) -> bool:
    """Township and village cells merged down over their rows."""
    found = _places(case)
    for page, name in found:
        merge_down(page, name, [line.cells[page.at(name)] for line in page.lines])
    return bool(found)


def _households(page: Page) -> list[Any]:
    return [line.cells[page.at("head_id")] for line in page.lines]


@kind(Phase.PLACES, needs="head_id relation household_size", slugs="dibao")
def household_cells_merged(case: Case) -> bool:
    """All cells of the household merged down over its members."""
    for page in case.targets:
        if not page.has("head_id"):
            return False
        sort_by_place(page)
        groups = _households(page)
        for name in filter(page.has, HOUSEHOLD):
            merge_down(page, name, groups)
    return True


@kind(Phase.PLACES, needs="head_id relation household_size", slugs="dibao", damages=True)
def household_cells_blank_below(case: Case) -> bool:
    """The household's cells filled in its first row only, and not merged."""
    for page in case.targets:
        if not page.has("head_id"):
            return False
        sort_by_place(page)
        groups = _households(page)
        for name in filter(page.has, HOUSEHOLD):
            for at in range(1, len(page.lines)):
                if groups[at] == groups[at - 1]:
                    page.lines[at].cells[page.at(name)] = None
    return True
