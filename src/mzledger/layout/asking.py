"""What the reader says of a sheet's columns: taken by likeness, denied by their cells, in doubt, left over, missing.

The law: what is not used is said; what a figure needs and isn't sure of is asked; nothing is guessed in silence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from mzledger.layout.concepts import Meaning
from mzledger.layout.fitting import ALIKE, CONTENT, KNOWN, SAID, Fit
from mzledger.layout.header import Heading
from mzledger.layout.matching import GENERIC, LIGHT, Level, accepted, matches, meaning_of_words
from mzledger.layout.needs import measured, stock_fields, wanted_fields
from mzledger.layout.profile import Profile, agreement, is_id, share
from mzledger.layout.sums import sums_beside, units_in_doubt
from mzledger.layout.telling import Told, make_absent, named
from mzledger.schema.cells import Flag
from mzledger.schema.columns import CellMemory, ColumnReader
from mzledger.schema.program import Table
from mzledger.schema.records import Part
from mzledger.schema.row import FieldSpec
from mzledger.values.problem import Problem, Severity

IGNORED = frozenset({"SEQUENCE", "SIGNATURE"})
CHECKED_BY_READING = frozenset({"日期", "年月", "金额", "整数", "数值", "选项", "乡镇"})
"""Kinds of which the reader itself finds every wrong cell."""
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


def column_problems(
    told: Told,
    fit: Fit,
    part: Part,
    left_over: dict[int, Profile],
    used: set[int],
    memory: CellMemory,
    readers: Mapping[str, ColumnReader],
) -> list[Problem]:
    """All that is to be said of a sheet's columns; fields that were asked about become absent from the part."""
    found: list[Problem] = []
    specs = {spec.name: spec for spec in fit.table.fields}
    wanted = wanted_fields(fit.program, fit.table)
    wrong = {name for name, reader in readers.items() if reader.bad}
    for name, taken in fit.taken.items():
        doubted = any(doubt.spec.name == name for doubt in fit.doubts)
        if (
            taken.by in (ALIKE, CONTENT)
            and not left_over[taken.heading.column].empty
            or taken.variant >= 0
            and not doubted
        ):
            found.append(_likeness(told, specs[name], fit, name))
        unit = taken.unit or told.header.unit or specs[name].column.unit
        if specs[name].kind not in CHECKED_BY_READING or name in wrong:
            denied = agreement(specs[name], left_over[taken.heading.column], memory, unit) <= -1
        else:
            denied = False
        telling = specs[name].kind in ("身份证号", "姓名") or name in wanted
        denied = denied and len(left_over[taken.heading.column].cells) >= FEWEST_CELLS
        if denied and telling and specs[name].kind not in ("文字", "村", "银行账号", "证号", "电话"):
            found.append(_denied(told, specs[name], taken.heading, taken.by))
            make_absent(part, name)
    stranger = _stranger(fit, left_over)
    if stranger is not None:
        what = f"{named(stranger)}不是户主的号码，旁边又没有姓名列、与户主关系列，一户只有一行：不知道是谁的"
        found.append(Problem("MZ308", Severity.ERROR, told.where(stranger), what))
        assert fit.table.family is not None
        make_absent(part, fit.table.family.id_no)
    doubts = [d for d in fit.doubts if d.spec.name in wanted or d.spec.column.required]
    found += units_in_doubt(told, fit, part, left_over, readers, list(wanted))
    for doubt in doubts:
        found.append(_doubt(told, doubt.spec, doubt.first, doubt.second))
    for doubt in doubts:
        make_absent(part, doubt.spec.name)
    free = [h for h in told.header.headings if h.column not in used and not left_over[h.column].empty]
    free = [h for h in free if h.column not in fit.set_aside]
    asked = _asked(told, fit, part, free, left_over, memory, {d.second.column for d in doubts})
    found.extend(problem for problem, _, _ in asked)
    for _, name, _ in asked:
        make_absent(part, name)
    spoken = {column for _, _, column in asked} | {d.second.column for d in doubts}
    nameless = [h for h in free if not h.text and h.column not in spoken]
    ids = [h for h in nameless if share(left_over[h.column].cells, is_id) >= 0.5]
    dates = [h for h in nameless if _like_dates(fit, wanted, left_over[h.column], memory)]
    late = [h for h in _dated_remarks(fit, part, left_over, memory) if h.column not in spoken]
    if late and not asked:
        what = f"{'、'.join(named(h) for h in late)}里都是日期，却没有“停发”一类的列，不知道是什么日期；请写明列名"
        found.append(Problem("MZ308", Severity.ERROR, told.where(late[0]), what))
    for strangers, content in ((ids, "身份证号"), (dates, "日期")):
        if strangers and not asked:
            what = f"{'、'.join(named(h) for h in strangers)}里是{content}，没有列名，不知道是什么；请加上列名，或在列对照里写“不用”"
            found.append(Problem("MZ308", Severity.ERROR, told.where(strangers[0]), what))
    unspoken = [h for h in free if h.column not in spoken]
    problems, columns = sums_beside(told, fit, part, unspoken, left_over)
    found += problems
    spoken |= columns
    for heading in [h for h in free if h.column not in spoken and _is_no_date(h, left_over[h.column])]:
        what = f"{named(heading)}里不是日期，是数，像是写错了列名，不知道是不是要用的列"
        found.append(Problem("MZ308", Severity.ERROR, told.where(heading), what))
        spoken.add(heading.column)
    rest = [h for h in free if h.column not in spoken and not meaning_of_words(h.words).types & IGNORED]
    if rest:
        found.append(_unused(told, fit, rest))
    missing = _missing(told, fit, part)
    return found + ([missing] if missing else [])


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


def _likeness(told: Told, spec: FieldSpec, fit: Fit, name: str) -> Problem:
    taken = fit.taken[name]
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
    what = f"{named(heading)}{as_said}，内容却不像{like}，可能错位或者写错了列名"
    return Problem("MZ308", Severity.ERROR, told.where(heading), what)


def _doubt(told: Told, spec: FieldSpec, first: Heading, second: Heading) -> Problem:
    what = f"{named(first)}和 {named(second)}都像“{spec.column.heading}”，不知道该用哪一列"
    return Problem("MZ302", Severity.ERROR, told.where(second), what)


def _asked(
    told: Told,
    fit: Fit,
    part: Part,
    free: list[Heading],
    left_over: dict[int, Profile],
    memory: CellMemory,
    doubted: set[int],
) -> list[tuple[Problem, str, int]]:
    """Fields that a figure needs and that have no column, while a filled column is left that isn't surely something else."""
    found: list[tuple[Problem, str, int]] = []
    wanted = wanted_fields(fit.program, fit.table)
    derived = {spec.name for spec in fit.table.fields if spec.column.absent and spec.column.absent.derive}
    sums = {spec.name for spec in fit.table.fields if spec.kind == "金额"}
    weakly = {name for name, taken in fit.taken.items() if taken.weak or (name in sums and taken.by == ALIKE)}
    lacking = (part.absent | part.assumed.keys() | weakly) - (derived & part.assumed.keys())
    for spec in fit.table.fields:
        if spec.name not in wanted or spec.name not in lacking:
            continue
        could = [
            h for h in free if h.column not in doubted and could_be(fit.table, spec, h, left_over[h.column], memory)
        ]
        if could:
            figures = "、".join(wanted[spec.name][:4])
            hangs = f"，{figures}要用它" if figures else ""
            what = f"没有找到“{spec.column.heading}”列{hangs}；{'、'.join(named(h) for h in could[:4])}有内容，可能就是"
            if spec.name in weakly:
                known = named(fit.taken[spec.name].heading)
                what = f"{known}和{'、'.join(named(h) for h in could[:4])}都可能是“{spec.column.heading}”，不知道该用哪一列"
            found.append((Problem("MZ308", Severity.ERROR, told.where(could[0]), what), spec.name, could[0].column))
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


def _dated_remarks(fit: Fit, part: Part, left_over: Mapping[int, Profile], memory: CellMemory) -> list[Heading]:
    """Remarks that are all dates, in a list without a stop column."""
    spell = fit.table.spell
    if spell is None or spell[1] in part.positions:
        return []
    spec = next(s for s in fit.table.fields if s.name == spell[1])
    taken = [taken.heading for taken in fit.taken.values() if "REMARK" in meaning_of_words(taken.heading.words).types]
    return [h for h in taken if left_over[h.column].cells and agreement(spec, left_over[h.column], memory) >= 1]


def _like_dates(fit: Fit, wanted: Mapping[str, object], profile: Profile, memory: CellMemory) -> bool:
    """Whether a column holds dates as a field of the table would that figures hang on."""
    specs = [s for s in fit.table.fields if s.kind in ("日期", "年月") and s.name in wanted]
    return any(agreement(spec, profile, memory) >= 1 for spec in specs)


def _akin(table: Table, spec: FieldSpec, said: Meaning) -> bool:
    """Whether a heading is of a field's sort and shares a qualifier with it, whatever else it says: 停发起始年月."""
    ways = next(ways for each, ways in accepted(table) if each is spec)
    return any(said.types == way.types and said.qualifiers & way.qualifiers - LIGHT for _, way, _, _ in ways)


def _unused(told: Told, fit: Fit, rest: list[Heading]) -> Problem:
    listed = "、".join(_with_nearest(fit.table, heading) for heading in rest[:12])
    more = f"等{len(rest)}列" if len(rest) > 12 else ""
    return Problem("MZ310", Severity.WARNING, told.where(rest[0]), f"有内容、没有使用的列：{listed}{more}")


def _with_nearest(table: Table, heading: Heading) -> str:
    near = matches(table, heading.words)
    name = max(near, key=lambda n: near[n].score, default="")
    spec = next((s for s in table.fields if s.name == name), None)
    return f"{named(heading)}（最像“{spec.column.heading}”）" if spec else named(heading)


def _tells_rows_apart(table: Table, spec: FieldSpec) -> bool:
    """Whether doubles are found by a field, or payments find their roster."""
    return spec.name in table.unique or (spec.kind == "身份证号" and table.roster is not None and spec.column.required)


def _missing(told: Told, fit: Fit, part: Part) -> Problem | None:
    """Columns that figures need and that nothing replaces."""
    if not part.rows:
        return None
    wanted = measured(fit.program, fit.table, part.household_rows)
    needed = wanted_fields(fit.program, fit.table)
    lines, assumed = [], []
    for spec in fit.table.fields:
        if spec.name in part.asked:
            continue
        if (
            spec.name == fit.program.category_of(fit.table.model)
            and spec.name in part.absent
            and not wanted.get(spec.name)
        ):
            lines.append(f"“{spec.column.heading}”（按类别分列）")
        elif spec.name == fit.table.area and spec.column.required and spec.name in part.absent:
            lines.append(f"“{spec.column.heading}”（按乡镇分列）")
        elif spec.name in part.absent and wanted.get(spec.name):
            figures = wanted[spec.name]
            lines.append(f"“{spec.column.heading}”（{'、'.join(figures[:4])}{'等' if len(figures) > 4 else ''}）")
        elif spec.name in part.absent and not part.household_rows and _tells_rows_apart(fit.table, spec):
            lines.append(f"“{spec.column.heading}”（查重、与别的台账核对）")
        elif spec.name in part.assumed and spec.name in needed:
            assumed.append(part.assumed[spec.name])
        elif spec.name in part.absent - part.asked and spec.name in stock_fields(fit.program, fit.table):
            assumed.append(f"没有“{spec.column.heading}”列，名单上的都按在享计")
    if not lines and not assumed:
        return None
    said = [f"没有这些列：{'；'.join(lines)}"] if lines else []
    what = f"按{fit.program.name}“{fit.table.name}”读取，{'；'.join(said + assumed)}"
    return Problem("MZ311", Severity.WARNING, told.where(), what)


BY = {KNOWN: "列名", ALIKE: "列名相近", CONTENT: "按内容", SAID: "列对照"}
