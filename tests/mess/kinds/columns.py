"""Kinds of rewriting of headings and columns: other words, another order, more and fewer columns."""

from __future__ import annotations

from mess.cellwords import FOREIGN
from mess.kinds.registry import Phase, kind
from mess.model import Case, Column
from mess.words import words_for

NEEDED = frozenset(
    [
        "stop_month",
        "start_month",
        "channel",
        "item",
        "residence",
        "covered",
        "household_size",
        "covered_persons",
        "helped_persons",
        "paid_amount",
    ]
)
"""Fields that figures are counted from although some are not required."""


def rename(case: Case, most: int, *, only_required: bool = False) -> bool:
    """Puts unseen headings over some columns, the same in every target page."""
    page, rng = case.targets[0], case.rng
    known = [
        c.field for c in page.columns if words_for(case.target.slug, c.field) and (c.required or not only_required)
    ]
    taken: set[str] = {column.heading for column in page.columns}
    for name in rng.sample(known, min(most, len(known))):
        words = [word for word in words_for(case.target.slug, name) if word not in taken]
        if words:
            heading = rng.choice(words)
            taken.add(heading)
            for one in case.targets:
                if one.has(name):
                    one.column(name).heading = heading
    return bool(known)


@kind(Phase.COLUMNS)
def heading_renamed(case: Case) -> bool:
    """One heading in unseen words."""
    return rename(case, 1)


@kind(Phase.COLUMNS)
def needed_heading_renamed(case: Case) -> bool:
    """One needed heading in unseen words."""
    return rename(case, 1, only_required=True)


@kind(Phase.COLUMNS, needs="stop_month")
def stop_heading_renamed(case: Case) -> bool:
    """The stop column in unseen words."""
    heading = case.rng.choice(words_for(case.target.slug, "stop_month"))
    for page in case.targets:
        page.column("stop_month").heading = heading
    return True


@kind(Phase.COLUMNS)
def three_headings_renamed(case: Case) -> bool:
    """Three headings in unseen words."""
    return rename(case, 3)


@kind(Phase.COLUMNS)
def all_headings_renamed(case: Case) -> bool:
    """Every heading in unseen words."""
    return rename(case, 99)


@kind(Phase.COLUMNS)
def headings_noisy(case: Case) -> bool:
    """Headings with blanks, line breaks, stars, colons, remarks in brackets."""
    rng = case.rng
    for column in case.targets[0].columns:
        word = column.heading
        forms = (
            word,
            f"*{word}",
            f"{word}：",
            f"{word} ",
            f"{word[:2]}\n{word[2:]}",
            f"{word}（必填）",
            "　".join(word),
            f"{word}*",
        )
        noisy = rng.choice(forms)
        for page in case.targets:
            if page.has(column.field):
                page.column(column.field).heading = noisy
    return True


@kind(Phase.COLUMNS)
def columns_reordered(case: Case) -> bool:
    """The columns in any order."""
    for page in case.targets:
        order = list(range(len(page.columns)))
        case.rng.shuffle(order)
        page.columns = [page.columns[place] for place in order]
        for line in page.lines:
            line.cells = [line.cells[place] for place in order]
    return True


def _insert_foreign(case: Case, headings: list[str], *, filled: bool) -> bool:
    for page in case.targets:
        for heading in headings:
            cells = [FOREIGN[heading](case.rng) if filled else None for _ in page.data()]
            page.insert(case.rng.randint(0, len(page.columns)), Column("", heading), cells)
    return True


def foreign_headings(case: Case, most: int) -> list[str]:
    """Some foreign headings that the target has not."""
    own = {column.heading for column in case.targets[0].columns}
    return case.rng.sample([heading for heading in FOREIGN if heading not in own], most)


@kind(Phase.COLUMNS)
def foreign_column(case: Case) -> bool:
    """One filled column of something else."""
    return _insert_foreign(case, foreign_headings(case, 1), filled=True)


@kind(Phase.COLUMNS)
def foreign_columns(case: Case) -> bool:
    """Six filled columns of something else."""
    return _insert_foreign(case, foreign_headings(case, 6), filled=True)


@kind(Phase.COLUMNS)
def foreign_columns_empty(case: Case) -> bool:
    """Four empty columns of something else."""
    return _insert_foreign(case, foreign_headings(case, 4), filled=False)


@kind(Phase.COLUMNS)
def serial_number_in_front(case: Case) -> bool:
    """序号 in the first column."""
    for page in case.targets:
        page.insert(0, Column("", case.rng.choice(("序号", "编号", "顺序号", "NO."))), range(1, 1 + len(page.data())))
    return True


@kind(Phase.COLUMNS)
def optional_columns_dropped(case: Case) -> bool:
    """Without the columns that no figure needs."""
    names = [
        c.field for c in case.targets[0].columns if c.field and not c.required and c.field not in NEEDED | {"township"}
    ]
    dropped = case.rng.sample(names, case.rng.randint(1, len(names))) if names else []
    for page in case.targets:
        for name in dropped:
            if page.has(name):
                page.drop(name)
    return bool(dropped)


@kind(Phase.COLUMNS)
def area_in_one_column(case: Case) -> bool:
    """Township and village in one column: 松岭镇东沟村."""
    if not case.targets[0].has("township", "village"):
        return False
    heading = case.rng.choice(("乡镇村", "户籍所在地", "所属乡镇村", "乡镇、村", "住址（乡镇村）"))
    for page in case.targets:
        cells = [
            f"{town}{village}" for town, village in zip(page.values("township"), page.values("village"), strict=True)
        ]
        place = page.at("township")
        page.drop("township")
        page.drop("village")
        page.insert(place, Column("", heading), cells)
    return True


@kind(Phase.COLUMNS, needs="start_month")
def start_in_two_columns(case: Case) -> bool:
    """The start as a year column and a month column."""
    for page in case.targets:
        place, cells = page.at("start_month"), page.values("start_month")
        page.drop("start_month")
        page.insert(place, Column("", "起始月"), [int(str(cell)[5:7]) if _plain(cell) else cell for cell in cells])
        page.insert(place, Column("", "起始年"), [int(str(cell)[:4]) if _plain(cell) else cell for cell in cells])
    return True


def _plain(cell: object) -> bool:
    return isinstance(cell, str) and len(cell) == 7 and cell[4] == "-"
