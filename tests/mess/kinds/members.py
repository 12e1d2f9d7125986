"""Kinds of rewriting of a roster of persons into one of households: members across, in one cell, in another file, or only counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mess.county import Row
from mess.kinds.registry import Phase, kind
from mess.model import Book, Case, Column, Line, Page

PERSONAL = frozenset(["name", "id_no", "relation", "sex", "ethnic_group", "covered", "disability_certificate"])
NUMERALS = "一二三四五六七八九"
ROSTER = {"tables": "花名册", "slugs": "dibao"}
CANONICAL = "head_id head_name name id_no relation covered household_size covered_persons"


def _keep(case: Case, wanted: Callable[[list[Row]], bool]) -> None:
    """Keeps the households of the target that a household's rows allow, in the roster and in the payments."""
    gone: set[str] = set()
    households: dict[str, list[Row]] = {}
    for row in case.target.rows:
        households.setdefault(row["head_id"], []).append(row)
    gone.update(head for head, rows in households.items() if not wanted(rows))
    for ledger in case.truth:
        ledger.rows = [row for row in ledger.rows if row.get("head_id") not in gone]


def one_spell(case: Case) -> None:
    """Only households whose members came and went together."""
    _keep(case, lambda rows: len({(row["start_month"], row["stop_month"]) for row in rows}) == 1)


def all_covered(case: Case) -> None:
    """Only households whose members came and went together and are all covered."""
    _keep(
        case,
        lambda rows: (
            len({(row["start_month"], row["stop_month"]) for row in rows}) == 1
            and all(row["covered"] == "是" for row in rows)
        ),
    )


def _households(page: Page) -> list[list[Line]] | None:
    """The lines by household, the head's first; None where the page is no longer a plain roster."""
    if not page.has(*CANONICAL.split()):
        return None
    found: dict[Any, list[Line]] = {}
    for line in page.data():
        found.setdefault(line.cells[page.at("head_id")], []).append(line)
    head = page.at("relation")
    for lines in found.values():
        lines.sort(key=lambda line: line.cells[head] != "户主")
        if lines[0].cells[head] != "户主" or not isinstance(lines[0].cells[page.at("head_id")], str):
            return None
    return list(found.values())


def _sources(lines: list[Line]) -> frozenset[tuple[int, int]]:
    return frozenset().union(*(line.sources for line in lines))


def _household_page(page: Page, households: list[list[Line]]) -> Page:
    """One row a household, without the personal columns."""
    keep = [at for at, column in enumerate(page.columns) if column.field not in PERSONAL]
    made = page.copy(page.name, [])
    made.columns = [page.columns[at] for at in keep]
    made.lines = [Line([lines[0].cells[at] for at in keep], sources=_sources(lines)) for lines in households]
    return made


def _reshape(case: Case, reshape: Callable[[Page, list[list[Line]]], Page]) -> bool:
    for page in list(case.targets):
        households = _households(page)
        if households is None:
            return False
        case.replace(page, [reshape(page, households)])
    return True


@kind(Phase.SHAPE, needs="relation", simplify=all_covered, **ROSTER)
def members_across(case: Case) -> bool:
    """成员一姓名, 成员一身份证号, 成员一与户主关系 …, the head apart."""
    manner, related = case.rng.randrange(3), case.rng.random() < 0.6

    def reshape(page: Page, households: list[list[Line]]) -> Page:
        made, most = _household_page(page, households), max(map(len, households)) - 1
        for number in range(1, most + 1):
            who = (
                f"成员{NUMERALS[number - 1] if number <= len(NUMERALS) else number}",
                f"家庭成员{number}",
                f"成员{number}",
            )[manner]
            parts = [("name", "姓名", "姓名"), ("id_no", "身份证号", "身份证号")]
            parts += [("relation", "与户主关系", "选项")] if related else []
            for name, word, cell_kind in parts:
                place = page.at(name)
                cells = [lines[number].cells[place] if len(lines) > number else None for lines in households]
                made.insert(len(made.columns), Column("", f"{who}{word}", cell_kind), cells)
        return made

    return _reshape(case, reshape)


def _in_one_cell(case: Case, *, with_head: bool) -> bool:
    mark = case.rng.choice(("；", ";", "、", "，", "\n"))

    def reshape(page: Page, households: list[list[Line]]) -> Page:
        made = _household_page(page, households)
        for name, heading in (("name", "家庭成员姓名"), ("id_no", "家庭成员身份证号")):
            members = [lines if with_head else lines[1:] for lines in households]
            cells = [mark.join(str(line.cells[page.at(name)]) for line in lines) or None for lines in members]
            made.insert(len(made.columns), Column("", heading), cells)
        return made

    return _reshape(case, reshape)


@kind(Phase.SHAPE, needs="relation", simplify=all_covered, **ROSTER)
def members_in_one_cell(case: Case) -> bool:
    """The members' names in one cell and their IDs in another, joined by ；, the head among them."""
    return _in_one_cell(case, with_head=True)


@kind(Phase.SHAPE, needs="relation", simplify=all_covered, **ROSTER)
def members_in_one_cell_without_the_head(case: Case) -> bool:
    """The other members in one cell, the head only in the head's columns."""
    return _in_one_cell(case, with_head=False)


@kind(Phase.SHAPE, needs="relation", simplify=one_spell, **ROSTER)
def household_rows_with_counts(case: Case) -> bool:
    """One row a household with 家庭人口 and 保障人口, the members not named."""
    return _reshape(case, _household_page)


@kind(Phase.SHAPE, needs="relation", simplify=one_spell, **ROSTER)
def household_and_member_files(case: Case) -> bool:
    """家庭查询 with a row a household and 人员查询 with a row a person, joined by 户主身份证号."""
    if len(case.targets) > 1:
        return False  # each sheet's files would be written over the last one's
    for page in list(case.targets):
        households = _households(page)
        if households is None:
            return False
        stem = case.book_of(page).path
        personal = PERSONAL | {"township", "village", "head_id", "residence"}
        keep = [at for at, column in enumerate(page.columns) if column.field in personal or not column.field]
        members = page.copy("Sheet1", [])
        members.columns = [page.columns[at] for at in keep]
        members.lines = [
            Line([line.cells[at] for at in keep], sources=line.sources) for lines in households for line in lines
        ]
        homes = _household_page(page, households)
        homes.name = "Sheet1"
        case.move_out(page, [Book(f"{stem}家庭查询_20201031", [homes]), Book(f"{stem}人员查询_20201031", [members])])
    return True
