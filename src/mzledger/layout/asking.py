"""What the reader says of a sheet's columns: taken by likeness, denied by their cells, in doubt, left over, missing.

The law: what is not used is said; what a figure needs and isn't sure of is asked; nothing is guessed in silence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mzledger.layout.concepts import MONEY_TYPES, Meaning
from mzledger.layout.fitting import ALIKE, CONTENT, KNOWN, SAID, Fit
from mzledger.layout.header import Header, Heading
from mzledger.layout.matching import GENERIC, LIGHT, Level, accepted, matches, meaning_of_words
from mzledger.layout.needs import measured, stock_fields, wanted_fields
from mzledger.layout.profile import Profile, agreement, is_id, share, yuan_in
from mzledger.schema.cells import Flag
from mzledger.schema.columns import CellMemory, ColumnReader
from mzledger.schema.program import Table
from mzledger.schema.records import Part
from mzledger.schema.row import FieldSpec
from mzledger.values.money import MOST_AT_ONCE
from mzledger.values.problem import Problem, Severity, Where
from mzledger.workbook.address import a1, letters

IGNORED = frozenset({"SEQUENCE", "SIGNATURE"})
CHECKED_BY_READING = frozenset({"日期", "年月", "金额", "整数", "数值", "选项", "乡镇"})
"""Kinds of which the reader itself finds every wrong cell."""
FIRST_YEAR = 1900
"""No year, and no day as Excel numbers them, is a smaller number."""
OTHER_UNIT = 1000
"""Sums so many times the usual ones are in another unit."""
LEAST_YUAN = 5
"""No benefit of an office is smaller; a column of smaller sums is of 万元 that nobody wrote."""
UNSURE = frozenset({"TOTAL", "PAID"})
"""Qualifiers that leave open whether a sum is the one that is wanted."""
YES_OR_NO = frozenset({"FLAG", "STATE"})
ADMITTING = LIGHT | UNSURE | {"COVERED", "APPROVE", "START", "ACCEPT"}
"""What a column of 是 and 否 may say beside and still be whether the person is covered: 是否纳入, 是否批准."""
_SUM = re.compile(r"[¥￥]?[\d,]+(?:\.\d+)?元?")
_OTHER_SUM = re.compile("补发|扣发|扣回|扣减|追回")
NOT_BESIDE = frozenset({"TOTAL", "OLD", "INCOME", "MONTHS_PAID"})
"""What a sum says that is none paid beside the amount."""
FEWEST_CELLS = 2
"""So many cells must speak against a heading: one is a wrong cell, and named as that."""
WITNESS = 0.5
"""An unknown column could be a field from this agreement of its cells on."""


@dataclass(frozen=True, slots=True)
class Told:
    """Where a sheet stands, for its problems."""

    file: str
    sheet: str
    header: Header

    def where(self, heading: Heading | None = None) -> Where:
        """The heading's cell, or the first one."""
        column = heading.column if heading else min((h.column for h in self.header.headings), default=0)
        return Where(self.file, self.sheet, a1(self.header.last_row, column))


def named(heading: Heading) -> str:
    """A column as messages name it: D 列“停发时间”."""
    if not heading.text:
        return f"{letters(heading.column)} 列（没有列名）"
    return f"{letters(heading.column)} 列“{heading.path}”"


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
    sums_read = {name: (taken.heading, taken.unit) for name, taken in fit.taken.items()}
    sums_read |= {name: (h, h.unit) for group in fit.groups for name, h in group.columns.items()}
    for name, (heading, unit) in sums_read.items():
        if specs[name].kind != "金额" or name not in wanted:
            continue
        if too_small(left_over[heading.column], unit, told):
            found.append(_small(told, heading))
            make_absent(part, name)
        elif too_large(specs, part, name, readers):
            found.append(_large(told, heading))
            make_absent(part, name)
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
    for strangers, content in ((ids, "身份证号"), (dates, "日期")):
        if strangers and not asked:
            what = f"{'、'.join(named(h) for h in strangers)}里是{content}，没有列名，不知道是什么；请加上列名，或在列对照里写“不用”"
            found.append(Problem("MZ308", Severity.ERROR, told.where(strangers[0]), what))
    sums = [h for h in free if h.column not in spoken and _other_sum(h, left_over[h.column])]
    sums += [h for h in _among_items(fit, free, left_over) if h.column not in spoken and h not in sums]
    if sums and fit.table.across and fit.table.across.amount not in part.absent:
        said = f"{'、'.join(named(h) for h in sums)}也是给付的钱，没有读取；不知道是否已含在读取的金额里"
        found.append(Problem("MZ308", Severity.ERROR, told.where(sums[0]), said))
        make_absent(part, fit.table.across.amount)
        if fit.groups and fit.table.across.month:
            make_absent(part, fit.table.across.month)
        spoken |= {h.column for h in sums}
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


def make_absent(part: Part, name: str) -> None:
    """What was asked about counts as not there until it is answered: what hangs on it is missing."""
    part.assumed.pop(name, None)
    part.absent, part.asked = part.absent | {name}, part.asked | {name}


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


def too_small(profile: Profile, unit: str, told: Told) -> bool:
    """Whether sums of which nobody says the unit are too small to be yuan."""
    if yuan_in(unit or told.header.unit) > 1:
        return False
    sums = [
        abs(cell) for cell in profile.cells if isinstance(cell, (int, float)) and not isinstance(cell, bool) and cell
    ]
    return len(sums) >= 3 and sum(value < LEAST_YUAN for value in sums) * 10 >= len(sums) * 9


def _small(told: Told, heading: Heading) -> Problem:
    what = f"{named(heading)}的金额都不到 {LEAST_YUAN} 元，像是万元；请在列名里写明单位，如“{heading.text}（万元）”"
    return Problem("MZ308", Severity.ERROR, told.where(heading), what)


def too_large(specs: Mapping[str, FieldSpec], part: Part, name: str, readers: Mapping[str, ColumnReader]) -> bool:
    """Whether a person's sums, read in a unit larger than the yuan, are mostly beyond all benefits, or some by far beside the others."""
    reader = readers.get(name)
    if reader is None or reader.yuan_per_unit <= 1 or not any(spec.column.identity for spec in specs.values()):
        return False
    sums = sorted(fen for fen in part.columns[name] if fen)
    large = [fen for fen in sums if fen > MOST_AT_ONCE]
    usual = sums[(len(sums) - len(large)) // 2] if sums else 0
    return len(large) * 2 > len(sums) or (bool(large) and large[0] >= OTHER_UNIT * usual)


def _large(told: Told, heading: Heading) -> Problem:
    what = (
        f"{named(heading)}按写明的单位算，多数或者有的超过 {MOST_AT_ONCE // 1000000} 万元，像是元；请核对表上写的单位"
    )
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


def _other_sum(heading: Heading, profile: Profile) -> bool:
    """Whether a column left over in a payment table is money paid beside the amount: 补发, 价格补贴, 取暖费."""
    said = meaning_of_words(heading.words)
    beside = said.qualifiers & {"PRICE", "HEATING"} or _OTHER_SUM.search(heading.text)
    if not beside or said.qualifiers & NOT_BESIDE or said.types - MONEY_TYPES:
        return False
    return any(_is_sum(cell) for cell in profile.cells)


def _among_items(fit: Fit, free: list[Heading], left_over: Mapping[int, Profile]) -> list[Heading]:
    """Columns of sums right beside those of items, under headings that say nothing: they may be further items."""
    if not any(group.constants for group in fit.groups):
        return []
    run = {heading.column for group in fit.groups for heading in group.columns.values()}
    found: list[Heading] = []
    for heading in sorted(free, key=lambda h: min(abs(h.column - column) for column in run)):
        said, profile = meaning_of_words(heading.words), left_over[heading.column]
        beside = {heading.column - 1, heading.column + 1} & run
        if beside and not said.types and not said.qualifiers and share(profile.cells, _is_sum) >= 0.5:
            found.append(heading)
            run.add(heading.column)
    return found


def _is_no_date(heading: Heading, profile: Profile) -> bool:
    """Whether numbers that are no dates stand under a heading of dates."""
    said = meaning_of_words(heading.words)
    if said.types != {"WHEN"} or "MONTHS_PAID" in said.qualifiers or "数" in heading.text:
        return False
    numbers = [c for c in profile.cells if isinstance(c, (int, float)) and not isinstance(c, bool)]
    return len(numbers) == len(profile.cells) >= FEWEST_CELLS and all(
        abs(number) < FIRST_YEAR or number % 1 for number in numbers
    )


def _is_sum(cell: object) -> bool:
    return _SUM.fullmatch(str(cell).strip()) is not None and any(digit in str(cell) for digit in "123456789")


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
