"""Headings and cells against one table: which column is which field, how surely, and what is left over."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from mzledger.layout.across import Group, groups_of
from mzledger.layout.concepts import meaning_of
from mzledger.layout.header import Header, Heading
from mzledger.layout.matching import GENERIC, LIGHT, Level, Match, Words, matches, meaning_of_words
from mzledger.layout.needs import wanted_fields
from mzledger.layout.profile import Profile, agreement
from mzledger.schema.columns import CellMemory
from mzledger.schema.program import Program, Table
from mzledger.schema.row import FieldSpec

KNOWN, ALIKE, CONTENT, SAID = "列名", "列名相近", "内容", "列对照"
UNUSED = "不用"
SUBJECTS = frozenset({"HEAD", "GUARDIAN", "CARER", "AGENT", "KIN", "MALE", "FEMALE", "DECEASED", "ACCOUNT_HOLDER"})
INHERITING = frozenset({"ID", "SEX", "AGE", "BIRTH", "PHONE", "PEOPLE"})
CLOSE = 0.75
"""Two columns whose scores differ by less are equally good for a field."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The column of a field: its heading, by what it was known, the variant of meaning (−1: none), how cells bear it out."""

    heading: Heading
    by: str
    score: float
    variant: int = -1
    agrees: float = 0.0
    unit: str = ""
    weak: bool = False
    """Whether its heading stands for the field only where no better one does."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field that two columns could be."""

    spec: FieldSpec
    first: Heading
    second: Heading


@dataclass(slots=True)
class Fit:
    """How a table meets a sheet's headings. `unsure` are columns whose heading says a field that their cells deny."""

    program: Program
    table: Table
    header: Header
    taken: dict[str, Taken] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    doubts: list[Doubt] = field(default_factory=list)
    denied: list[tuple[FieldSpec, Heading]] = field(default_factory=list)
    set_aside: frozenset[int] = frozenset()
    """Columns that the office said are not used."""

    @property
    def columns(self) -> set[int]:
        """The sheet columns that are used."""
        grouped = {heading.column for group in self.groups for heading in group.columns.values()}
        return {taken.heading.column for taken in self.taken.values()} | grouped

    @property
    def anonymous(self) -> bool:
        """Whether the table is of people and none of the columns that tell one from another is there."""
        have = set(self.taken) | {name for group in self.groups for name in (*group.columns, *group.constants)}
        telling = {spec.name for spec in self.table.fields if spec.column.identity}
        return bool(telling) and not telling & have

    @property
    def score(self) -> float:
        """What speaks for the table, in all."""
        grouped = 6.0 * min(len(self.groups), 3)
        required = sum(spec.column.required for spec in self.table.fields)
        have = sum(s.column.required and s.name in self.taken for s in self.table.fields)
        total = sum(taken.score + 2 * taken.agrees for taken in self.taken.values()) + grouped
        return total * (0.3 + 0.7 * have / max(required, 1)) - 40 * self.anonymous


Decisions = Mapping[str, tuple[str, str]]
"""Heading path → (field name or `UNUSED`, unit), as the office wrote it in 列对照."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: float
    spec: FieldSpec
    taken: Taken
    level: Level


@dataclass(frozen=True, slots=True)
class _Column:
    """A column that may be some field: its heading as it is matched, its cells, and what the office said of it."""

    heading: Heading
    words: Words
    profile: Profile
    said: str
    unit: str


@dataclass(frozen=True, slots=True)
class _Claims:
    """What the columns of a sheet claim to be, of one table; `stated` is the unit of the whole sheet, `own` the program's
    own words, `wanted` the fields that figures hang on.
    """

    table: Table
    memory: CellMemory
    stated: str
    own: frozenset[str]
    wanted: Container[str]

    def of(self, column: _Column) -> Iterator[_Candidate]:
        """A column's claims, by the office's word, else by its own words, else by its cells."""
        matched = matches(self.table, column.words, self.own)
        if column.said:
            yield from self._by_decision(column, matched)
            return
        misnamed = any(
            spec.choices and spec.name in matched and agreement(spec, column.profile, self.memory) == -0.5
            for spec in self.table.fields
        )
        sure = not misnamed and any(match.level is Level.KNOWN for match in matched.values())
        for spec in self.table.fields:
            if spec.name in matched:
                yield from self._by_words(column, spec, matched[spec.name])
            elif not sure and (not says_another(column.words, spec) or (misnamed and spec.choices)):
                yield from self._by_cells(column, spec, 20.0 if misnamed else 4.0)

    def _agreement(self, column: _Column, spec: FieldSpec) -> float:
        return agreement(spec, column.profile, self.memory, column.unit or self.stated or spec.column.unit)

    def _by_decision(self, column: _Column, matched: Mapping[str, Match]) -> Iterator[_Candidate]:
        for spec in self.table.fields:
            if spec.name == column.said:
                variant = matched[spec.name].variant if spec.name in matched else -1
                taken = Taken(column.heading, SAID, 20, variant, self._agreement(column, spec), column.unit)
                yield _Candidate(40.0, spec, taken, Level.KNOWN)

    def _by_words(self, column: _Column, spec: FieldSpec, match: Match) -> Iterator[_Candidate]:
        """A claim that the cells bear out the more, the less surely the words make it."""
        agrees = self._agreement(column, spec)
        near = 0.0 if spec.name not in self.wanted else 1.0 if match.gap == "类" else 2.0
        if agrees >= {Level.KNOWN: -1.0, Level.SAME: -0.25, Level.NEAR: near}[match.level]:
            by = KNOWN if match.level is Level.KNOWN else ALIKE
            taken = Taken(column.heading, by, match.score, match.variant, agrees, column.unit, match.gap == "弱")
            yield _Candidate(match.score + (2 * agrees if agrees != -0.5 else -6.0), spec, taken, match.level)

    def _by_cells(self, column: _Column, spec: FieldSpec, score: float) -> Iterator[_Candidate]:
        agrees = self._agreement(column, spec)
        if agrees == 2 and (spec.kind != "选项" or len(column.profile.cells) >= 5):
            yield _Candidate(score, spec, Taken(column.heading, CONTENT, 4, -1, agrees, column.unit), Level.NONE)


def fit(
    program: Program,
    table: Table,
    header: Header,
    profiles: Mapping[int, Profile],
    memory: CellMemory,
    decisions: Decisions,
) -> Fit:
    """The best assignment of a sheet's columns to a table's fields."""
    aside = frozenset(h.column for h in header.headings if decisions.get(h.path, ("",))[0] == UNUSED)
    headings = [h for h in header.headings if h.column not in aside]
    groups = groups_of(table, headings, profiles, {p: d[0] for p, d in decisions.items()})
    grouped = {h.column for group in groups for h in group.columns.values()}
    found = Fit(program, table, header, groups=groups, set_aside=aside)
    single = [h for h in headings if h.column not in grouped]
    by_group = {name for group in groups for name in (*group.columns, *group.constants)}
    claims = _Claims(table, memory, header.unit, own_concepts(program), wanted_fields(program, table))
    candidates: list[_Candidate] = []
    for heading, words in zip(single, subjects_told(single), strict=True):
        said, unit = decisions.get(heading.path, ("", ""))
        column = _Column(heading, words, profiles[heading.column], said, unit or heading.unit)
        candidates += [
            c for c in claims.of(column) if c.spec.name not in by_group or c.spec.name in _head_fields(table)
        ]
    _assign(found, sorted(candidates, key=lambda c: (-c.score, c.taken.heading.column)), profiles)
    return found


@cache
def own_concepts(program: Program) -> frozenset[str]:
    """The qualifiers that the names of a program and its tables are made of."""
    said = [meaning_of(name) for name in (*program.names, *(table.name for table in program.tables))]
    return frozenset().union(*(meaning.qualifiers for meaning in said)) - SUBJECTS - {"PAID", "STOP", "START", "MEMBER"}


def _head_fields(table: Table) -> tuple[str, ...]:
    family = table.family
    return (family.head_name, family.head_id) if family else ()


def says_another(words: Words, spec: FieldSpec) -> bool:
    """Whether a heading surely says another thing than a field, so that its cells can't make it that.

    One that is not wholly understood says nothing for sure of a closed list's words; of all else, one of which nothing is.
    """
    said = meaning_of_words(words)
    if spec.choices:
        return not said.unknown and bool(said.types - GENERIC or said.qualifiers - LIGHT)
    return bool(said.types or said.qualifiers)


def _assign(found: Fit, candidates: Sequence[_Candidate], profiles: Mapping[int, Profile]) -> None:
    used: set[int] = set()
    levels: dict[str, tuple[Level, float]] = {}
    tied = _tied(candidates)
    for candidate in candidates:
        name, column = candidate.spec.name, candidate.taken.heading.column
        if column in used:
            continue
        if name not in found.taken:
            if candidate.level <= Level.NEAR and (name, column) in tied:
                continue
            found.taken[name] = candidate.taken
            levels[name] = candidate.level, candidate.score
            used.add(column)
            if candidate.taken.agrees < 0:
                found.denied.append((candidate.spec, candidate.taken.heading))
        elif (
            _rivals(candidate, *levels[name])
            and not profiles[column].empty
            and not _same_cells(profiles[column], profiles[found.taken[name].heading.column])
        ):
            found.doubts.append(Doubt(candidate.spec, found.taken[name].heading, candidate.taken.heading))
    taken = {t.heading.column for t in found.taken.values()}
    found.doubts = [doubt for doubt in found.doubts if doubt.second.column not in taken]


def _tied(candidates: Sequence[_Candidate]) -> set[tuple[str, int]]:
    """Weak claims with an equal beside them: one field for two columns, or one column for two fields."""
    weak = [c for c in candidates if c.level <= Level.NEAR]
    tied = set()
    for one in weak:
        for other in weak:
            same = (one.spec.name == other.spec.name) != (one.taken.heading == other.taken.heading)
            if same and abs(one.score - other.score) < CLOSE:
                tied.add((one.spec.name, one.taken.heading.column))
    return tied


def _rivals(candidate: _Candidate, level: Level, score: float) -> bool:
    """Whether a column that came second is as good as the first: both by their very words or both by likeness.

    For dates and money any second column of the same meaning is: the one may be filled where the other isn't.
    """
    if candidate.level < Level.SAME or candidate.taken.weak:
        return False
    if candidate.spec.kind in ("日期", "年月", "金额"):
        return True
    if candidate.level != level:
        return False
    return score - candidate.score < (0.995 if level is Level.KNOWN else 2.5) and (
        level is Level.SAME or score % 1 > 0 or candidate.score == score
    )


def _same_cells(one: Profile, other: Profile) -> bool:
    return one.cells == other.cells


def subjects_told(headings: Sequence[Heading]) -> list[Words]:
    """Headings as they are matched, each bare 身份证号, 性别, 电话 being that of the name at its left: 户主姓名 | 身份证号.

    So it is where the sheet has no person's own name, or that name has a number of its own.
    """
    words = [heading.words for heading in headings]
    said = [meaning_of_words(each) for each in words]
    names = [i for i, m in enumerate(said) if m.types == {"NAME"} or (not m.types and m.qualifiers & SUBJECTS)]
    plain = {i for i in names if not said[i].qualifiers & SUBJECTS}
    bare = [i for i, m in enumerate(said) if m.types and m.types <= INHERITING and not m.qualifiers & SUBJECTS]
    owner = {i: max((n for n in names if i - 4 <= n < i), default=None) for i in bare}
    told = list(words)
    for i in bare:
        name = owner[i]
        if name is None or name in plain:
            continue
        others = [j for j in bare if j != i and said[j].types == said[i].types]
        if not plain or any(owner[j] in plain for j in others):
            told[i] = replace(words[i], subject=frozenset(said[name].qualifiers & SUBJECTS))
    return told
