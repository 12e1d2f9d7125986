"""What a clerk has written into an earlier output: read back line by line, carried out, and what can't be used named by its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pandas as pd

from mzledger.reconcile.blocking import NAMELESS, Rule
from mzledger.reconcile.lists import Frame, ListReading, Meaning
from mzledger.reconcile.matching import Matched
from mzledger.reconcile.outputs import (
    AGREE,
    CHECKED,
    CHOICES,
    DECIDED,
    DIFFER,
    DOUBTED,
    EXCLUDED,
    KEPT,
    MISSED,
    ONLY_OURS,
    ONLY_THEIRS,
    OURS,
    SHOWN,
    SUMMARY,
    THEIRS,
    VERDICT,
)
from mzledger.reconcile.verdicts import Reconciled
from mzledger.schema.cells import folded
from mzledger.values.problem import Problem, Severity, Where
from mzledger.workbook.address import letters
from mzledger.workbook.grid import Sheet
from mzledger.workbook.plain_book import first_sheet_says, untouched
from mzledger.workbook.reading import open_workbook

KEY = ("id_no", "name", "village", "head_name")
WHO = ("id_no", "name")
YES = frozenset({CHOICES[0], "是同一人", "同一人", "√", "✓", "✔", "对", "y", "yes"})
NO = frozenset({CHOICES[1], "不是", "不是同一人", "×", "✗", "✘", "x", "不对", "n", "no"})
_COUNT = re.compile(r"（(\d+)[对人条]）$")
Prefixes = dict[int, str]
"""What stands before the headings that say who somebody is, of our people (0) and of the list's (1), where a sheet names them."""
_SIDES: dict[str, Prefixes] = {
    DOUBTED: {0: OURS, 1: THEIRS},
    DECIDED: {0: OURS, 1: THEIRS},
    MISSED: {1: ""},
    EXCLUDED: {0: ""},
}
"""The sheets that a clerk writes into."""
_WITNESSES: dict[str, Prefixes] = {
    AGREE: {0: OURS, 1: THEIRS},
    DIFFER: {0: OURS, 1: THEIRS},
    ONLY_OURS: {0: ""},
    ONLY_THEIRS: {1: ""},
}
"""Sheets that only tell whose earlier output it is."""
REPEAT = "在新写出的排查台账里重新填写"
WHOLE_COPY = f"换成没有删改过的那一份，或者{REPEAT}"
Said = dict[str, str]
Who = dict[int, Said]
"""Who a row is about: by side, field → text."""
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A filled-in line: what was written and where, and who it is about."""

    where: Where
    word: str
    who: Who

    @property
    def same(self) -> bool:
        """Whether the verdict says yes."""
        return _word(self.word) in YES


@dataclass(slots=True)
class Written:
    """All that a clerk wrote: `decisions`, `checks` by sheet, `problems`; `people` are some of the earlier output's."""

    file: str
    decisions: list[Line] = field(default_factory=list)
    checks: dict[str, list[Line]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    people: list[Who] = field(default_factory=list)

    def refuse(self, code: str, line: Line, what: str, mend: str) -> None:
        """Notes that a line can't be used."""
        self.problems.append(_problem(code, line.where, what, mend))


def _problem(code: str, where: Where, what: str, mend: str) -> Problem:
    return Problem(code, Severity.ERROR, where, what, mend=mend)


def _other_file(file: str, what: str) -> Problem:
    """The whole file is not the earlier output of this comparison."""
    return _problem("MZ505", Where(file), what, "换成同一项业务和同一份名单上次写出的排查台账")


def read_written(path: Path, labels: Mapping[str, str]) -> Written | Problem:
    """The filled-in lines of an earlier output; one problem where it is none at all."""
    book = open_workbook(path, path.name)
    if isinstance(book, Problem):
        return book
    found, met, rows, told = Written(path.name), set[str](), dict[str, list[int]](), ""
    for sheet in book.sheets():
        name = re.sub(r"（\d+）$", "", sheet.name)
        if name == SUMMARY:
            told = "\n".join(str(cell) for row in sheet.rows() for cell in row if str(cell).strip())
        elif name in _SIDES or name in _WITNESSES:
            count = _read_sheet(found, sheet, name, labels)
            if count is not None:
                met.add(name)
                rows.setdefault(name, [0, 0])[0] += count[0]
                rows[name][1] = max(rows[name][1], count[1])
    if not met & _SIDES.keys() and not told:
        return _other_file(path.name, f"没有“{DOUBTED}”工作表，或者表里的列名都不是排查台账的，不是以前的排查台账")
    found.problems += [*_missing_sheets(path.name, met, told), *_missing_rows(path.name, rows)]
    return found


def _missing_sheets(file: str, met: set[str], told: str) -> Iterator[Problem]:
    """Sheets that the summary tells of, or that every output has, and that are gone or blank."""
    wanted = {DOUBTED: True, DECIDED: f"{KEPT}认定" in told, MISSED: MISSED in told, EXCLUDED: EXCLUDED in told}
    for name, expected in wanted.items():
        if expected and name not in met:
            what = f"没有“{name}”工作表，或者它是空的、没有表头；里面填写过的都没有读到"
            yield _problem("MZ509", Where(file, name), what, WHOLE_COPY)


def _missing_rows(file: str, rows: Mapping[str, Sequence[int]]) -> Iterator[Problem]:
    for name, (there, told) in rows.items():
        if name in _SIDES and there < told:
            what = f"标题写明 {told} 行，现在只有 {there} 行；少了的 {told - there} 行里填写过的没有读到"
            yield _problem("MZ509", Where(file, name, "A1"), what, f"不要删除行；要紧的请{REPEAT}")


def _word(text: str) -> str:
    return folded(text).lower().strip("。.;；")


def _read_sheet(found: Written, sheet: Sheet, name: str, labels: Mapping[str, str]) -> tuple[int, int] | None:
    """Adds what a sheet says; how many rows it has and how many its title tells, None where it has no headings."""
    rows = list(sheet.rows()) if name in _SIDES else sheet.head()
    sides = (_SIDES | _WITNESSES)[name]
    headings = {side: {key: before + labels.get(key, key) for key in KEY} for side, before in sides.items()}
    wanted = VERDICT if name in (DOUBTED, DECIDED) else CHECKED if name in _SIDES else ""
    known = {heading for side in headings.values() for heading in side.values()} | ({wanted} - {""})
    head = next((i for i, row in enumerate(rows[:20]) if not known.isdisjoint(map(str, row))), None)
    if head is None:
        return None
    at = {str(text).strip(): column for column, text in reversed(list(enumerate(rows[head])))}
    data = [(number, row) for number, row in enumerate(rows[head + 1 :], head + 2) if any(str(c).strip() for c in row)]
    who = [
        {side: {key: str(row[at[h]]).strip() for key, h in told.items() if h in at} for side, told in headings.items()}
        for _, row in data
    ]
    found.people += who[:2000]
    if wanted in at:
        for (number, row), each in zip(data, who, strict=True):
            where = Where(found.file, sheet.name, f"{letters(sheet.left + at[wanted])}{number}")
            if word := str(row[at[wanted]]).strip():
                _take(found, Line(where, word, each), name, headings)
    elif wanted:
        what = f"没有“{wanted}”列，里面填写过的都没有读到"
        found.problems.append(_problem("MZ509", Where(found.file, sheet.name, f"第 {head + 1} 行"), what, WHOLE_COPY))
    counts = (_COUNT.search(str(cell)) for cell in (rows[0] if rows and head else ()))
    return len(data), max((int(count[1]) for count in counts if count), default=0)


def _take(found: Written, line: Line, sheet: str, headings: Mapping[int, Said]) -> None:
    nobody = [side for side, said in line.who.items() if not any(said.get(key) for key in WHO)]
    if nobody:
        lacking = "、".join(f"“{headings[side][key]}”" for side in nobody for key in WHO)
        what = f"写了“{line.word}”，但{lacking}列没有或是空的，看不出是谁，没有采用"
        found.refuse("MZ509", line, what, f"把删掉的列补回来，或者{REPEAT}")
    elif sheet in (MISSED, EXCLUDED):
        found.checks.setdefault(sheet, []).append(line)
    elif _word(line.word) in YES | NO:
        found.decisions.append(line)
    else:
        what = f"认定写的是“{line.word}”，看不出是不是同一人，没有采用"
        found.refuse("MZ506", line, what, "只填“是”或“否”；还没有核实的空着")


def written_by_hand(path: Path) -> set[str]:
    """Which columns for the clerk are filled in somewhere in an earlier output; empty where it is none."""
    if untouched(path):
        lines = {VERDICT: f"{KEPT}认定", CHECKED: f"{KEPT}{CHECKED}"}
        return {column for column, line in lines.items() if first_sheet_says(path, line)}
    book = open_workbook(path, path.name)
    found: set[str] = set()
    for sheet in () if isinstance(book, Problem) else book.sheets():
        head: dict[str, int] = {}
        for row in sheet.rows():
            if not head:
                head = {name: row.index(name) for name in (VERDICT, CHECKED) if name in row}
            else:
                found |= {name for name, column in head.items() if str(row[column]).strip()}
    return found


class People:
    """The rows of a list by what they say of somebody, as an output prints it."""

    def __init__(self, reading: ListReading) -> None:
        self.reading = reading
        self._index: dict[str, dict[str, list[int]]] = {}

    def rows(self, said: Said) -> list[int]:
        """The rows that say all of this; none where neither a number nor a name is said."""
        first = next((key for key in WHO if said.get(key)), "")
        if not first:
            return []
        if first not in self._index:
            index = self._index[first] = {}
            for at, text in enumerate(self.reading.printed(first, np.arange(len(self.reading.frame)))):
                index.setdefault(text, []).append(at)
        found = self._index[first].get(said[first], [])
        for key, text in said.items():
            texts = self.reading.printed(key, np.array(found, np.int64))
            found = [at for at, cell in zip(found, texts, strict=True) if cell == text]
        return found


Sides = tuple[People, People]
"""Ours and the list's."""


def another_s(written: Written, people: Sides) -> Problem | None:
    """A problem where none of the people of the earlier output stands on our side, or none on the list: it is another's."""
    for side, name in enumerate((OURS, THEIRS)):
        said = [who[side] for who in written.people if side in who]
        asked = [each for each in said if any(each.get(key) for key in WHO)]
        if asked and not any(people[side].rows(each) for each in asked):
            what = f"里面的人，这次的{name}一个也没有，像是另一项业务或另一份名单的排查台账，没有采用"
            return _other_file(written.file, what)
    return None


def decide(matched: Matched, written: Written, people: Sides) -> tuple[Matched, Frame]:
    """The matches as the clerk has decided them, and the decisions that were carried out, as a table to be kept.

    Yes takes the pair out of every other doubt; no takes it away. Lines that contradict each other, or are about people
    who can't be found, change nothing and are added to `written.problems`.
    """
    accepted, review = matched.accepted, matched.review
    kept = _agreed(written, _met(written, matched, people))
    for (o, t), decision in kept.items():
        here = (accepted["o"] == o) & (accepted["t"] == t)
        if decision.same and not here.any():
            taken = (accepted["o"] == o) | (accepted["t"] == t)
            new = Frame({"o": [o], "t": [t], "rule": [int(Rule.CLERK)], "level": [NAMELESS], "score": [1.0]})
            accepted = pd.concat([accepted[~taken], new], ignore_index=True)
        elif not decision.same:
            accepted = accepted[~here]
            review = review[~((review["o"] == o) & (review["t"] == t))]
    review = review[~(review["o"].isin(accepted["o"]) | review["t"].isin(accepted["t"]))]
    changed = replace(
        matched,
        accepted=accepted.reset_index(drop=True),
        review=review.reset_index(drop=True),
        twice_ours=matched.twice_ours[~matched.twice_ours["at"].isin(accepted["o"])],
        twice_theirs=matched.twice_theirs[~matched.twice_theirs["at"].isin(accepted["t"])],
    )
    changed.conserved()
    return changed, _table(kept, people)


def _met(written: Written, matched: Matched, people: Sides) -> dict[Pair, list[Line]]:
    """The pairs that the lines are about, each with its lines."""
    found: dict[Pair, list[Line]] = {}
    for line in written.decisions:
        o, t = (each.rows(line.who[side]) for side, each in enumerate(people))
        pair = _pair(o, t, matched.review) or _pair(o, t, matched.accepted) or _only(o, t, line)
        if pair is not None:
            found.setdefault(pair, []).append(line)
            continue
        gone = [name for name, rows in ((OURS, o), (THEIRS, t)) if not rows]
        why = f"这一行的人，{'和'.join(gone)}里没有了" if gone else "和这一行一样的不止一人，分不清是谁"
        written.refuse("MZ507", line, f"认定写的是“{line.word}”，{why}，没有采用", f"核对这个人，{REPEAT}")
    return found


def _agreed(written: Written, met: dict[Pair, list[Line]]) -> dict[Pair, Line]:
    """A decision a pair. Yes and no about one pair, or yes to two pairs of one person, contradict each other."""
    by_person: dict[tuple[str, int], set[Pair]] = {}
    for pair, lines in met.items():
        if any(line.same for line in lines):
            for side, at in zip("ot", pair, strict=True):
                by_person.setdefault((side, at), set()).add(pair)
    torn = {pair for pairs in by_person.values() if len(pairs) > 1 for pair in pairs}
    torn |= {pair for pair, lines in met.items() if len({line.same for line in lines}) > 1}
    for pair in torn:
        involved = [line for each in torn if each[0] == pair[0] or each[1] == pair[1] for line in met[each]]
        for line in met[pair]:
            others = "、".join(f"{o.where.sheet} {o.where.cell}“{o.word}”" for o in involved if o is not line)
            what = f"认定写的是“{line.word}”，和{others}矛盾，都没有采用"
            written.refuse("MZ508", line, what, "核对原件，只留下对的一行")
    return {pair: lines[-1] for pair, lines in met.items() if pair not in torn}


def _pair(o: Sequence[int], t: Sequence[int], pairs: Frame) -> Pair | None:
    hits = pairs[pairs["o"].isin(o) & pairs["t"].isin(t)]
    return (int(hits["o"].iloc[0]), int(hits["t"].iloc[0])) if len(hits) == 1 else None


def _only(o: Sequence[int], t: Sequence[int], line: Line) -> Pair | None:
    """The first rows of both sides; none where several may be several people, as no number tells."""
    told = all(len(rows) == 1 or line.who[side].get("id_no") for side, rows in enumerate((o, t)))
    return (o[0], t[0]) if o and t and told else None


def _table(kept: dict[Pair, Line], people: Sides) -> Frame:
    table: dict[str, list[str]] = {VERDICT: [CHOICES[0] if line.same else CHOICES[1] for line in kept.values()]}
    for place, side in enumerate((OURS, THEIRS)):
        reading, at = people[place].reading, np.array([pair[place] for pair in kept], dtype=np.int64)
        shown = [name for name in SHOWN if name in KEY and name in reading.frame]
        table |= {f"{side}|{name}": reading.printed(name, at) for name in shown}
    return Frame(table, dtype=object)


def carry_checks(found: Reconciled, written: Written, people: Sides) -> None:
    """Puts what was written into 核查结果 at the same people of the new output; names the lines whose people aren't there."""
    there = {
        MISSED: found.only_theirs["at"] if found.kind.meaning is Meaning.SHOULD_BE_COVERED else (),
        EXCLUDED: found.sure["o"] if found.kind.meaning is Meaning.SHOULD_NOT_BE_COVERED else (),
    }
    for name, lines in written.checks.items():
        listed, said = set(map(int, there[name])), found.checked.setdefault(name, {})
        for line in lines:
            ((side, who),) = line.who.items()
            rows = people[side].rows(who)
            hits = [at for at in rows if at in listed]
            if len(hits) == 1 or (hits and who.get("id_no")):
                said.setdefault(hits[0], []).append(line.word)
                continue
            why = "和这一行一样的不止一人" if hits else "这个人不在了" if not rows else f"这个人这次不在“{name}”里"
            what = f"核查结果写的是“{line.word}”，{why}，没有带到新的排查台账"
            written.refuse("MZ507", line, what, "需要留底的，请保存好原来的文件")
