"""Which table of which program a sheet holds: by its names, its headings and its cells; and what else it feeds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from mzledger.layout.across import Group
from mzledger.layout.fitting import KNOWN, SAID, Decisions, Fit, fit
from mzledger.layout.header import Header, Heading, find_header
from mzledger.layout.mapping import NOTHING_SAID, UNUSED, Sayings, table_label
from mzledger.layout.matching import meaning_of_words
from mzledger.layout.profile import SAMPLE, Profile
from mzledger.schema.columns import CellMemory
from mzledger.schema.program import Program, Table
from mzledger.workbook.address import heading_key
from mzledger.workbook.grid import Cells, Sheet

MARGIN = 6.0
"""By how much the best table must beat the next one of another program."""
ENOUGH = 24.0
"""What a table must score to be taken for what a sheet holds, where no name says so."""
LEAST = 9.0
"""… and where a name does."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several programs fit a sheet equally well, and no name says which."""

    choices: tuple[Fit, ...]


@dataclass(slots=True)
class Seen:
    """A header with the profiles of its columns, and the fits of the sheet's table and of those that it feeds too."""

    header: Header
    profiles: dict[int, Profile]
    fits: list[Fit] = field(default_factory=list)
    named: tuple[Program, ...] = ()
    below: tuple[Cells, ...] = ()
    """The rows that were looked at, where they are not the sheet's first ones."""
    unused: bool = False
    """Whether the office said that this layout is not used."""
    nearest: Fit | None = None
    """The table that comes closest where none fits."""


@cache
def vocabulary(programs: tuple[Program, ...]) -> dict[str, None]:
    """Every heading key that some table knows."""
    return {heading_key(text): None for program in programs for table in program.tables for text in _texts(table)}


def _texts(table: Table) -> Iterator[str]:
    """The headings of a table, and the words of its list that may stand side by side."""
    for spec in table.fields:
        yield from (spec.column.heading, *spec.column.alternatives, *spec.column.weaker)
        yield from (text for variant in spec.column.variants for text in variant.headings)
        if table.across and spec.name == table.across.choice and spec.choices:
            yield from (*(member.value for member in spec.choices), *spec.choices.also())


def recognise(
    sheet: Sheet, names: Sequence[str], programs: tuple[Program, ...], memory: CellMemory, said: Sayings = NOTHING_SAID
) -> Seen | Ambiguous | None:
    """What a sheet holds; None where nothing on it looks like headings. `names`: of the file and its folders, nearest first."""
    header = find_header(sheet, vocabulary(programs))
    if header is None:
        return None
    return understand(sheet, header, names, programs, memory, said)


def understand(
    sheet: Sheet,
    header: Header,
    names: Sequence[str],
    programs: tuple[Program, ...],
    memory: CellMemory,
    said: Sayings,
    rows: Sequence[Cells] | None = None,
) -> Seen | Ambiguous:
    """The table of a header that was found; `rows` are some rows below it (else the sheet's own first ones)."""
    below = sheet.head(SAMPLE)[header.last_row :] if rows is None else rows
    below = _until_next_headings(below, vocabulary(programs))
    profiles = {h.column: Profile.of([row[h.column - sheet.left] for row in below]) for h in header.headings}
    texts = (sheet.name, header.title, *names)
    named = named_programs(programs, texts)
    seen = Seen(header, profiles, named=named, below=tuple(rows or ()))
    told = said.table(header)
    fits = [
        _fit(program, table, header, profiles, memory, said.decisions(program, table, header))
        for program in (programs if told else named or programs)
        for table in program.tables
        if not told or told in {table_label(program, each) for each in program.tables}
    ]
    fits = sorted(fits, key=lambda found: -found.score * (_by_name(found, texts) if rows is None else 1.0))
    fits.sort(key=lambda found: told not in ("", table_label(found.program, found.table)))
    seen.unused = told == UNUSED
    if not fits:
        return seen
    best = fits[0]
    seen.nearest = best
    if not told and best.score < (LEAST if named else ENOUGH):
        return seen
    if not told and not named and not _complete(best):
        return seen
    rivals = [f for f in fits[1:] if f.program is not best.program and best.score - f.score < MARGIN]
    if rivals and not told and len(named) != 1:
        return Ambiguous((best, *rivals))
    seen.fits = [best, *_fed(best, fits)]
    return seen


def _fit(
    program: Program,
    table: Table,
    header: Header,
    profiles: dict[int, Profile],
    memory: CellMemory,
    decisions: Decisions,
) -> Fit:
    """`fit`, remembered for a layout of which every column is known by its very words: a ledger has a sheet a month.

    What the cells of a later sheet say against it is found when they are read.
    """
    key = (program.slug, table.model, header.headings, header.unit, tuple(decisions.items()))
    before = memory.layouts.get(key)
    if before is not None:
        return replace(before, header=header, doubts=list(before.doubts), denied=[])
    found = fit(program, table, header, profiles, memory, decisions)
    sure = all(taken.by in (KNOWN, SAID) for taken in found.taken.values())
    if sure and not (found.doubts or found.denied or found.groups):
        memory.layouts[key] = found
    return found


def _until_next_headings(rows: Sequence[Cells], known: dict[str, None]) -> list[Cells]:
    """The rows up to the headings of another table."""
    found: list[Cells] = []
    for cells in rows:
        texts = [cell for cell in cells if cell != ""]
        words = len(texts) >= 3 and all(isinstance(cell, str) for cell in texts)
        if words and sum(heading_key(cell) in known for cell in texts) * 10 >= len(texts) * 6:
            break
        found.append(cells)
    return found


def _complete(found: Fit) -> bool:
    """Whether a table that nothing names is one beyond doubt: it tells of people, or has all its columns (a 汇总 has not)."""
    if any(spec.column.identity for spec in found.table.fields):
        return True
    wanted = {s.name for s in found.table.fields if s.column.required and not s.column.from_name}
    return wanted <= found.taken.keys()


def named_programs(programs: Sequence[Program], texts: Sequence[str]) -> tuple[Program, ...]:
    """The programs that the nearest text names by their longest name: 特困人员供养 is not 特困 and 孤儿 together."""
    for text in texts:
        hits = {name: p for p in programs if p.tables for name in p.names if name in text}
        longest = [name for name in hits if not any(name != other and name in other for other in hits)]
        found = tuple(dict.fromkeys(hits[name] for name in longest))
        if found:
            return found
    return ()


def _is_paid(other: Fit, group: Group, heading: Heading) -> bool:
    """Whether a sum beside a roster's people is one that was paid: under a month, or said to be paid; else it is a standard."""
    across = other.table.across
    dated = across is not None and bool(across.month) and across.month in group.constants
    return dated or "PAID" in meaning_of_words(heading.words).qualifiers


ROSTER_WORDS = ("花名册", "名册", "名单", "登记表", "登记册", "对象", "查询", "台账")


def _by_name(found: Fit, texts: Sequence[str]) -> float:
    """A factor for the table that a name names: 发放 (and not 发放花名册), 花名册, 核对."""
    roster = any(table.roster is found.table.model for table in found.program.tables)
    words = ROSTER_WORDS[:3] if roster else (found.table.name,)
    payment = found.table.roster is not None
    for text in texts:
        if payment and any(word in text for word in ROSTER_WORDS[:3]):
            return 1.0
        if any(word in text for word in words):
            return 3.0
    return 1.0


def _fed(best: Fit, fits: Sequence[Fit]) -> list[Fit]:
    """Payment tables that the roster's own sheet feeds too: its months, or its paid amounts, stand beside the people."""
    fed = []
    for other in fits:
        if other.program is not best.program or other.table.roster is not best.table.model or other.anonymous:
            continue
        amount = other.table.across.amount if other.table.across else ""
        own = {t.heading.column for t in best.taken.values()} | {
            h.column for g in best.groups for h in g.columns.values()
        }
        grouped = [h.column for g in other.groups for h in g.columns.values() if _is_paid(other, g, h)]
        single = [other.taken[amount].heading.column] if amount in other.taken else []
        dated = other.table.across and (other.table.across.month in other.taken or grouped)
        if (grouped or (single and dated and other.taken[amount].by == KNOWN)) and not own & set(grouped or single):
            fed.append(other)
    return fed
