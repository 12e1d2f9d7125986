"""Who has left: on sheets of their own, and what an unused column, a sheet's name or a line between says against its rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from mzledger.layout.concepts import meaning_of
from mzledger.layout.header import Heading
from mzledger.layout.telling import Told, make_absent, named
from mzledger.schema.cells import folded
from mzledger.schema.records import Part
from mzledger.values.coded import Coded
from mzledger.values.problem import Problem, Severity, Where
from mzledger.workbook.address import a1

_FAILED = "失败 退回 退票 发放失败 打卡失败 支付失败 未成功 不成功 不予 不予批准 不予救助 不予审批 不同意 不批准 未通过 不通过 不符合 作废 取消"
_GONE = (
    "停 退 死 亡 故 停发 停保 停止 终止 退出 清退 注销 取消 死亡 去世 亡故 病故 已故 已停发 已停保 已终止 已退出 已取消 已死亡 已去世 "
    "已注销 销户"
)
NOT_GIVEN, ENDED = frozenset(_FAILED.split()), frozenset(_GONE.split())
COVERED = "covered"
FEWEST = 3
"""So many rows with a stop, and none without, make a list of those who left."""
_SENT_BACK = re.compile(r"退回|退票|发放失败|打卡失败|发放不成功|未发放|未发成|未到账|账号错误|卡号错误")
_NO = frozenset(
    {"", "否", "无", "正常", "健在", "在世", "在保", "在享", "未", "没有", "/", "-", "—", "0", "存活", "有效"}
)
_ALIVE = ("健在", "在世", "生存", "存活")
_DEAD = frozenset({"否", "不", "不在", "无", "已故"}) | ENDED


class EndWitness:
    """Looks through the columns that no field uses; keeps, by column, the sheet rows that it says have ended."""

    def __init__(self, headings: Sequence[Heading], used: Iterable[int], spells: bool) -> None:
        self.spells = spells
        taken = set(used)
        self.headings = {h.column: h for h in headings if h.column not in taken}
        self.rows: dict[int, list[int]] = {}
        self._remarks = (
            set() if spells else {c for c, h in self.headings.items() if "REMARK" in meaning_of(h.text).types}
        )
        self._words = {column: self._speaking(heading) for column, heading in self.headings.items()}

    def look(self, numbers: Sequence[int], columns: Sequence[Coded], left: int) -> None:
        """Takes a run of data rows: their sheet rows, and all columns of the sheet from `left`."""
        for column, words in self._words.items():
            cells = columns[column - left]
            if words is None:
                hit = cells.where(_says_something)
            elif column in self._remarks:
                hit = cells.where(_sent_back)
            else:
                hit = cells.where_in(words)
            if hit.any():
                self.rows.setdefault(column, []).extend(numbers[at] for at in hit.nonzero()[0].tolist())

    def against(self, part: Part) -> Mapping[int, list[int]]:
        """Column → indexes of the part's records that it says have ended and whose stop is blank."""
        if not self.rows:
            return {}
        stop = part.table.spell[1] if part.table.spell else ""
        open_rows = part.columns[stop] if stop else [None] * len(part.rows)
        records: dict[int, list[int]] = {}
        for index, row in enumerate(part.rows):
            if open_rows[index] is None:
                records.setdefault(row, []).append(index)
        found = {column: [i for row in rows for i in records.get(row, ())] for column, rows in self.rows.items()}
        return {column: indexes for column, indexes in found.items() if indexes}

    def _speaking(self, heading: Heading) -> frozenset[str] | None:
        """The words by which a column says an end; None where whatever stands there does (死亡时间)."""
        said = meaning_of(heading.text)
        if said.qualifiers & {"KIN", "GUARDIAN", "CARER", "DECEASED"}:
            return frozenset()
        if not self.spells:
            return NOT_GIVEN
        if any(word in heading.text for word in _ALIVE):
            return _DEAD
        ends = "DEATH" in said.qualifiers or ("STOP" in said.qualifiers and "START" not in said.qualifiers)
        if ends and said.types & {"WHEN", "FLAG"} and not said.unknown:
            return None
        return ENDED | NOT_GIVEN


def _says_something(cell: Any) -> bool:
    return cell != "" and folded(str(cell)) not in _NO


def _sent_back(cell: Any) -> bool:
    return isinstance(cell, str) and _SENT_BACK.search(cell) is not None


_NOT_ONLY_ENDS = re.compile("新增|变动|增减|动态|不含|在保|在享|未|前|花名册及|纳入")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年|\D|$)")


def _below_lines_of_ends(part: Part, notes: Sequence[tuple[int, str]]) -> list[Problem]:
    """Rows without a stop below a line such as 已取消对象, up to the next such line."""
    assert part.table.spell
    stops, found = part.columns[part.table.spell[1]], []
    lines = [*notes, (max(part.rows, default=0) + 1, "")]
    for (row, text), (until, _) in zip(notes, lines[1:], strict=True):
        below = [i for i, at in enumerate(part.rows) if row < at < until and stops[i] is None] if _of_ends(text) else []
        if below:
            part.rejected.update(below)
            what = f"这一行写着“{text[:20]}”，下面到第 {until - 1} 行有 {len(below)} 行没有“{_stop_heading(part)}”，没有计入"
            column = min(part.positions.values(), default=0)
            found.append(Problem("MZ324", Severity.ERROR, Where(part.file, part.sheet, a1(row, column)), what))
    return found


def end_problems(told: Told, part: Part, witness: EndWitness, notes: Sequence[tuple[int, str]] = ()) -> list[Problem]:
    """Rows that are counted as going on against what a column or the sheet's own name says; they are rejected."""
    found = []
    asked = bool(part.table.spell) and part.table.spell[1] in part.asked  # type: ignore[index]
    for column, indexes in witness.against(part).items() if not asked else ():
        part.rejected.update(indexes)
        blank = f"“{_stop_heading(part)}”却是空的" if part.table.spell else "金额仍在发放之列"
        what = f"{named(witness.headings[column])}写着这一行已经停发或没有给付，{blank}"
        for row in dict.fromkeys(part.rows[index] for index in indexes):
            found.append(Problem("MZ324", Severity.ERROR, Where(part.file, part.sheet, a1(row, column)), what))
    if part.table.spell:
        found += _below_lines_of_ends(part, notes)
    if part.table.spell and any(_of_ends(text) for text in (part.sheet, told.header.title)):
        found += _in_a_list_of_ends(told, part, part.table.spell[1])
    return found


def only_ends(told: Told, part: Part) -> Problem | None:
    """A list without a start column in which everybody has a stop, though nothing calls it one of those who left."""
    if not part.table.spell or len(part.rows) < FEWEST:
        return None
    start, stop = part.table.spell
    if start in part.positions or stop not in part.positions or None in part.columns[stop]:
        return None
    if any(_of_ends(text) for text in (part.sheet, told.header.title, told.file)):
        return None
    heading = next((h for h in told.header.headings if h.column == part.positions[stop]), None)
    make_absent(part, stop)
    what = (
        f"“{_stop_heading(part)}”列每一行都填了，又没有“{part.table.field(start).column.heading}”列，"
        "这张表却不叫停发、退出名单：不知道这一列是起始还是停发"
    )
    return Problem("MZ308", Severity.ERROR, told.where(heading), what)


def more_than_told(told: Told, part: Part) -> Problem | None:
    """Households with more people listed than are covered by the household's own figure, where no column says who is."""
    family, spell = part.table.family, part.table.spell
    if family is None or spell is None or COVERED not in part.assumed or part.household_rows:
        return None
    if family.persons not in part.positions or family.head_id in part.absent:
        return None
    listed: Counter[Any] = Counter()
    said: dict[Any, int] = {}
    rows = zip(*(part.columns[name] for name in (family.head_id, family.persons, spell[1])), strict=True)
    for head, persons, stop in rows:
        if head is not None and stop is None:
            listed[head] += 1
            said.setdefault(head, persons or 0)
    more = [head for head, count in listed.items() if 0 < said[head] < count]
    if not more:
        return None
    make_absent(part, COVERED)
    names = (part.table.field(name).column.heading for name in (COVERED, family.persons))
    what = f"没有“{next(names)}”列，而有 {len(more)} 户列出的人比“{next(names)}”多，不能都算保障对象；请补上这一列"
    return Problem("MZ308", Severity.ERROR, told.where(), what)


def _of_ends(text: str) -> bool:
    said = meaning_of(text)
    return "STOP" in said.qualifiers and "START" not in said.qualifiers and not _NOT_ONLY_ENDS.search(text)


def _in_a_list_of_ends(told: Told, part: Part, stop: str) -> list[Problem]:
    going_on = [index for index, value in enumerate(part.columns[stop]) if value is None]
    if not going_on:
        return []
    if stop in part.absent:
        make_absent(part, stop)
    part.rejected.update(going_on)
    what = f"这张表的名称说是停发、退出的人，这一行却没有“{_stop_heading(part)}”，不知道从哪个月起不再享受"
    rows = dict.fromkeys(part.rows[index] for index in going_on)
    column = part.positions.get(stop, min(h.column for h in told.header.headings))
    return [Problem("MZ324", Severity.ERROR, Where(part.file, part.sheet, a1(row, column)), what) for row in rows]


def year_problem(told: Told, part: Part, year: int | None) -> Problem | None:
    """A list whose sheet, title or file says another year than its folder's."""
    if year is None or not part.table.spell:
        return None
    for text in (part.sheet, told.header.title, told.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]):
        years = {int(found) for found in _YEAR.findall(text)}
        if years and year not in years:
            said = "、".join(map(str, sorted(years)))
            what = f"“{text[:40]}”写的是 {said} 年，文件却放在 {year} 年的文件夹里，不知道是哪一年的"
            return Problem("MZ323", Severity.ERROR, told.where(), what)
    return None


def _stop_heading(part: Part) -> str:
    assert part.table.spell
    return part.table.field(part.table.spell[1]).column.heading


def settle_ended(parts: Sequence[Part]) -> None:
    """Where one sheet of a file is named after leaving (取消对象) and all its rows have stopped, the file's others hold the rest."""
    read = [part for part in parts if part.columns]
    lists = [part for part in read if part.rows and part.table.spell and is_of_ended(part)]
    for part in read:
        spell = part.table.spell
        if not spell or spell[1] not in part.absent - part.asked:
            continue
        beside = [e for e in lists if e is not part and e.table is part.table and e.file == part.file]
        if beside:
            part.absent = part.absent - {spell[1]}
            part.assumed[spell[1]] = f"停发的另列在“{beside[0].sheet}”表，这张表上的都没有停发"
        elif others := [p for p in read if p is not part and _says_stops(p, part)]:
            part.asked = part.asked | {spell[1]}
            stop = part.table.field(spell[1]).column.heading
            what = f"“{others[0].sheet}”表有“{stop}”列，这张表没有，不知道有没有停发的；请补上这一列（没有停发的空着）"
            part.problems.append(Problem("MZ308", Severity.ERROR, Where(part.file, part.sheet), what))


def settle_named(parts: Sequence[Part]) -> None:
    """Where the names of a file's other sheets tell a field, a sheet whose name tells none of its values is asked about."""
    for part in (part for part in parts if part.columns):
        beside = [
            p for p in parts if p.columns and p is not part and p.table is part.table and p.file == part.file and p.rows
        ]
        for name in [n for n in part.assumed if part.table.field(n).column.from_name] + [*_only_the_year(part)]:
            told = [p for p in beside if p.states(name) and _is_named(p, name) and name not in p.coarse]
            if told:
                heading = part.table.field(name).column.heading
                what = f"“{told[0].sheet}”等表由表名写明“{heading}”，这张表的名称“{part.sheet}”认不出是哪一种"
                part.problems.append(Problem("MZ308", Severity.ERROR, Where(part.file, part.sheet), what))
                make_absent(part, name)


def _is_named(part: Part, name: str) -> bool:
    """Whether a field has no column: a name tells it."""
    return name not in part.positions and name not in part.scattered


def _only_the_year(part: Part) -> Iterator[str]:
    """Fields of time of which the names tell the year only."""
    return (name for name in part.coarse if _is_named(part, name))


def _says_stops(other: Part, part: Part) -> bool:
    """Whether another sheet of a part's own file has the stop column, with somebody stopped."""
    assert part.table.spell
    stop = part.table.spell[1]
    if other.table is not part.table or other.file != part.file or stop not in other.positions:
        return False
    return any(value is not None for value in other.columns[stop])


def is_of_ended(part: Part) -> bool:
    """Whether a sheet is named after leaving, and each of its rows says when."""
    assert part.table.spell is not None
    stop = part.table.spell[1]
    return (
        stop in part.positions
        and "STOP" in meaning_of(part.sheet).qualifiers
        and all(value is not None for value in part.columns[stop])
    )
