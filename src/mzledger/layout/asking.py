"""What the reader says of a sheet's columns: taken by likeness, denied by their cells, in doubt, left over, missing.

The law: what is not used is said; what a figure needs and isn't sure of is asked; nothing is guessed in silence.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from mzledger.layout.concepts import Meaning
from mzledger.layout.fitting import ALIKE, CONTENT, SAID, Fit, Taken
from mzledger.layout.header import Heading
from mzledger.layout.matching import GENERIC, LIGHT, Level, accepted, matches, meaning_of_words
from mzledger.layout.needs import measured, stock_fields
from mzledger.layout.profile import Profile, agreement, is_id, share
from mzledger.layout.sums import sums_beside, units_in_doubt
from mzledger.layout.telling import Columns, Told, make_absent, named
from mzledger.schema.cells import Flag
from mzledger.schema.columns import CellMemory
from mzledger.schema.program import Table
from mzledger.schema.row import FieldSpec
from mzledger.values.problem import Problem, Severity
from mzledger.values.words import listed

IGNORED = frozenset({"SEQUENCE", "SIGNATURE"})
CHECKED_BY_READING = frozenset({"日期", "年月", "金额", "整数", "数值", "选项", "乡镇"})
"""Kinds of which the reader itself finds every wrong cell."""
UNTELLING = frozenset({"文字", "村", "银行账号", "证号", "电话"})
"""Kinds of which no cell can say that it is none."""
_DATE_WORD = re.compile("日期|时间|年月|月份")
FIRST_YEAR = 1900
"""No year, and no day as Excel numbers them, is a smaller number."""
UNSURE = frozenset({"TOTAL", "PAID"})
"""Qualifiers that leave open whether a sum is the one that is wanted."""
YES_OR_NO = frozenset({"FLAG", "STATE"})
ADMITTING = LIGHT | UNSURE | {"COVERED", "APPROVE", "START", "ACCEPT"}
"""What a column of 是 and 否 may say beside and still be whether the person is covered: 是否纳入, 是否批准."""
FEWEST_CELLS = 2
"""So many cells must speak against a heading: one is a wrong cell, and named as that."""
WITNESS = 0.5
"""An unknown column could be a field from this agreement of its cells on."""


def column_problems(columns: Columns) -> list[Problem]:
    """All that is to be said of a sheet's columns; fields that were asked about become absent from the part."""
    found = [*_of_taken(columns), *_of_stranger(columns), *units_in_doubt(columns)]
    wanted = columns.wanted
    doubts = [d for d in columns.fit.doubts if d.spec.name in wanted or d.spec.column.required]
    for doubt in doubts:
        found.append(_doubt(columns.told, doubt.spec, doubt.first, doubt.second))
        make_absent(columns.part, doubt.spec.name)
    doubted = {doubt.second.column for doubt in doubts}
    asked = _asked(columns, doubted)
    found += [problem for problem, _ in asked]
    spoken = doubted | {column for _, column in asked}
    unspoken = [heading for heading in columns.free if heading.column not in spoken]
    if not asked:
        found += _of_strange_content(columns, unspoken, spoken)
    beside, sums = sums_beside(columns, unspoken)
    unspoken = [heading for heading in unspoken if heading.column not in sums]
    numbers = [heading for heading in unspoken if _is_no_date(heading, columns.of(heading))]
    asked_of = [
        _question(columns.told, h, f"{named(h)}里不是日期，是数，像是写错了列名，不知道是不是要用的列") for h in numbers
    ]
    rest = [h for h in unspoken if h not in numbers and not meaning_of_words(h.words).types & IGNORED]
    return [*found, *beside, *asked_of, *_unused(columns, rest), *_missing(columns)]


def _question(told: Told, heading: Heading, what: str) -> Problem:
    return Problem("MZ308", Severity.ERROR, told.where(heading), what)


def _of_taken(columns: Columns) -> Iterator[Problem]:
    """Columns that were taken for a field by likeness or in another meaning, and those whose cells deny it."""
    specs, doubted = columns.specs, {doubt.spec.name for doubt in columns.fit.doubts}
    for name, taken in columns.fit.taken.items():
        alike = taken.by in (ALIKE, CONTENT) and not columns.of(taken.heading).empty
        if alike or (taken.variant >= 0 and name not in doubted):
            yield _likeness(columns.told, specs[name], taken)
        if _is_denied(columns, specs[name], taken):
            yield _denied(columns.told, specs[name], taken.heading, taken.by)
            make_absent(columns.part, name)


def _is_denied(columns: Columns, spec: FieldSpec, taken: Taken) -> bool:
    """Whether cells speak against a field that matters; the reader itself finds the wrong cells of most kinds."""
    if spec.kind in UNTELLING or (spec.kind not in ("身份证号", "姓名") and spec.name not in columns.wanted):
        return False
    reader, profile = columns.readers.get(spec.name), columns.of(taken.heading)
    if spec.kind in CHECKED_BY_READING and not (reader and reader.bad):
        return False
    unit = taken.unit or columns.told.header.unit or spec.column.unit
    return len(profile.cells) >= FEWEST_CELLS and agreement(spec, profile, columns.memory, unit) <= -1


def _of_stranger(columns: Columns) -> Iterator[Problem]:
    stranger, family = _stranger(columns.fit, columns.profiles), columns.fit.table.family
    if stranger is not None and family is not None:
        what = f"{named(stranger)}不是户主的号码，旁边又没有姓名列、与户主关系列，一户只有一行：不知道是谁的"
        yield _question(columns.told, stranger, what)
        make_absent(columns.part, family.id_no)


def _of_strange_content(columns: Columns, free: Sequence[Heading], spoken: Container[int]) -> Iterator[Problem]:
    """Dates among the remarks, and columns without a heading that hold identity numbers or dates."""
    late = [h for h in _dated_remarks(columns) if h.column not in spoken]
    if late:
        what = f"{'、'.join(named(h) for h in late)}里都是日期，却没有“停发”一类的列，不知道是什么日期；请写明列名"
        yield _question(columns.told, late[0], what)
    nameless = [heading for heading in free if not heading.text]
    ids = [h for h in nameless if share(columns.of(h).cells, is_id) >= 0.5]
    dates = [h for h in nameless if _like_dates(columns, h)]
    for strangers, content in ((ids, "身份证号"), (dates, "日期")):
        if strangers:
            what = f"{'、'.join(named(h) for h in strangers)}里是{content}，没有列名，不知道是什么；请加上列名，或在列对照里写“不用”"
            yield _question(columns.told, strangers[0], what)


def _stranger(fit: Fit, left_over: Mapping[int, Profile]) -> Heading | None:
    """A number beside the head's in rows of one household each, of somebody without a name or a relation: 代领人's, perhaps."""
    family = fit.table.family
    if family is None or {family.name, family.relation} & fit.taken.keys() or fit.groups:
        return None
    if not {family.id_no, family.head_id} <= fit.taken.keys():
        return None
    own = fit.taken[family.id_no].heading
    numbers = left_over[own.column].cells
    heads = left_over[fit.taken[family.head_id].heading.column].cells
    if len(set(heads)) < len(heads) or len(set(numbers) & set(heads)) * 10 >= len(numbers) * 9:
        return None
    return own


def _likeness(told: Told, spec: FieldSpec, taken: Taken) -> Problem:
    if taken.variant >= 0:
        what = f"{named(taken.heading)}已按“{spec.column.heading}”读取：{spec.column.variants[taken.variant].said}"
    elif taken.by == CONTENT:
        what = f"{named(taken.heading)}的列名没有认出，按内容读作“{spec.column.heading}”"
    else:
        what = f"{named(taken.heading)}读作“{spec.column.heading}”"
    return Problem("MZ309", Severity.REPAIRED, told.where(taken.heading), what)


def _denied(told: Told, spec: FieldSpec, heading: Heading, by: str) -> Problem:
    like = "规定的词" if spec.choices else spec.kind
    as_said = f"，列对照写的是“{spec.column.heading}”" if by == SAID else ""
    return _question(told, heading, f"{named(heading)}{as_said}，内容却不像{like}，可能错位或者写错了列名")


def _doubt(told: Told, spec: FieldSpec, first: Heading, second: Heading) -> Problem:
    what = f"{named(first)}和 {named(second)}都像“{spec.column.heading}”，不知道该用哪一列"
    return Problem("MZ302", Severity.ERROR, told.where(second), what)


def _asked(columns: Columns, doubted: Container[int]) -> list[tuple[Problem, int]]:
    """Fields that a figure needs and that have no column, while a filled column (with it) is left that isn't surely something else."""
    found: list[tuple[Problem, int]] = []
    table, memory, taken, part, wanted = (
        columns.fit.table,
        columns.memory,
        columns.fit.taken,
        columns.part,
        columns.wanted,
    )
    derived = {spec.name for spec in table.fields if spec.column.absent and spec.column.absent.derive}
    sums = {spec.name for spec in table.fields if spec.kind == "金额"}
    weakly = {name for name, each in taken.items() if each.weak or (name in sums and each.by == ALIKE)}
    lacking = (part.absent | part.assumed.keys() | weakly) - (derived & part.assumed.keys())
    free = [heading for heading in columns.free if heading.column not in doubted]
    for spec in table.fields:
        if spec.name not in wanted or spec.name not in lacking:
            continue
        could = [heading for heading in free if could_be(table, spec, heading, columns.of(heading), memory)]
        if not could:
            continue
        near, figures = "、".join(named(h) for h in could[:4]), "、".join(wanted[spec.name][:4])
        hangs = f"，{figures}要用它" if figures else ""
        what = f"没有找到“{spec.column.heading}”列{hangs}；{near}有内容，可能就是"
        if spec.name in weakly:
            what = f"{named(taken[spec.name].heading)}和{near}都可能是“{spec.column.heading}”，不知道该用哪一列"
        found.append((_question(columns.told, could[0], what), could[0].column))
        make_absent(part, spec.name)
    return found


def could_be(table: Table, spec: FieldSpec, heading: Heading, profile: Profile, memory: CellMemory) -> bool:
    """Whether a column left over could be a field: its cells bear it out, and its heading doesn't say another thing for sure."""
    agrees = agreement(spec, profile, memory)
    match = matches(table, heading.words).get(spec.name)
    if match and match.level >= Level.NEAR:
        return agrees >= -0.5 or match.level >= Level.SAME
    if spec.choices and agrees == 2:
        return True
    if (
        spec.kind == "身份证号"
        and share(profile.cells, is_id) >= 0.5
        and "ID" not in meaning_of_words(heading.words).types
    ):
        return True
    said = meaning_of_words(heading.words)
    if spec.kind == "选项" and spec.choices is Flag and not said.types - YES_OR_NO and not said.qualifiers - ADMITTING:
        return "FLAG" in said.types or agrees >= WITNESS
    sure = bool(said.types - GENERIC or said.qualifiers - LIGHT - UNSURE) and not said.unknown
    if sure and spec.kind in ("日期", "年月", "金额") and _akin(table, spec, said):
        sure = False
    return not sure and agrees >= WITNESS and spec.kind not in ("文字", "村", "姓名")


def _is_no_date(heading: Heading, profile: Profile) -> bool:
    """Whether numbers that are no dates stand under a heading of dates."""
    said = meaning_of_words(heading.words)
    if said.types != {"WHEN"} or not _DATE_WORD.search(heading.text):
        return False
    numbers = [c for c in profile.cells if isinstance(c, (int, float)) and not isinstance(c, bool)]
    return len(numbers) == len(profile.cells) >= FEWEST_CELLS and all(
        abs(number) < FIRST_YEAR or number % 1 for number in numbers
    )


def _dated_remarks(columns: Columns) -> list[Heading]:
    """Remarks that are all dates, in a list without a stop column."""
    spell = columns.fit.table.spell
    if spell is None or spell[1] in columns.part.positions:
        return []
    taken = [taken.heading for taken in columns.fit.taken.values()]
    remarks = [h for h in taken if "REMARK" in meaning_of_words(h.words).types and columns.of(h).cells]
    return [h for h in remarks if agreement(columns.specs[spell[1]], columns.of(h), columns.memory) >= 1]


def _like_dates(columns: Columns, heading: Heading) -> bool:
    """Whether a column holds dates as a field of the table would that figures hang on."""
    wanted = columns.wanted
    specs = [s for s in columns.fit.table.fields if s.kind in ("日期", "年月") and s.name in wanted]
    return any(agreement(spec, columns.of(heading), columns.memory) >= 1 for spec in specs)


def _akin(table: Table, spec: FieldSpec, said: Meaning) -> bool:
    """Whether a heading is of a field's sort and shares a qualifier with it, whatever else it says: 停发起始年月."""
    ways = next(ways for each, ways in accepted(table) if each is spec)
    return any(said.types == way.types and said.qualifiers & way.qualifiers - LIGHT for _, way, _, _ in ways)


def _unused(columns: Columns, rest: Sequence[Heading]) -> Iterator[Problem]:
    if rest:
        what = f"有内容、没有使用的列：{listed([_with_nearest(columns.fit.table, h) for h in rest], 12, '列')}"
        yield Problem("MZ310", Severity.WARNING, columns.told.where(rest[0]), what)


def _with_nearest(table: Table, heading: Heading) -> str:
    near = matches(table, heading.words)
    name = max(near, key=lambda n: near[n].score, default="")
    spec = next((s for s in table.fields if s.name == name), None)
    return f"{named(heading)}（最像“{spec.column.heading}”）" if spec else named(heading)


def _tells_rows_apart(table: Table, spec: FieldSpec) -> bool:
    """Whether doubles are found by a field, or payments find their roster."""
    return spec.name in table.unique or (spec.kind == "身份证号" and table.roster is not None and spec.column.required)


def _missing(columns: Columns) -> Iterator[Problem]:
    """Columns that figures need and that nothing replaces."""
    program, table, part = columns.fit.program, columns.fit.table, columns.part
    specs = [spec for spec in table.fields if spec.name not in part.asked] if part.rows else []
    lines = [f"“{spec.column.heading}”（{why}）" for spec in specs if (why := _lacked_for(columns, spec))]
    said = [f"没有这些列：{'；'.join(lines)}"] if lines else []
    wanted, stock = columns.wanted, stock_fields(program, table)
    for spec in specs:
        if spec.name in part.assumed and spec.name in wanted:
            said.append(part.assumed[spec.name])
        elif spec.name in part.absent & stock and not _lacked_for(columns, spec):
            said.append(f"没有“{spec.column.heading}”列，名单上的都按在享计")
    if said:
        what = f"按{program.name}“{table.name}”读取，{'；'.join(said)}"
        yield Problem("MZ311", Severity.WARNING, columns.told.where(), what)


def _lacked_for(columns: Columns, spec: FieldSpec) -> str:
    """What can't be had without a field that is absent; '' where it is there, or nothing hangs on it."""
    table, part = columns.fit.table, columns.part
    if spec.name not in part.absent:
        return ""
    if spec.name == table.area and spec.column.required:
        return "按乡镇分列"
    figures = measured(columns.fit.program, table, part.household_rows).get(spec.name, [])
    if figures:
        return listed(figures, 4)
    if spec.name == columns.fit.program.category_of(table.model):
        return "按类别分列"
    return "查重、与别的台账核对" if not part.household_rows and _tells_rows_apart(table, spec) else ""
