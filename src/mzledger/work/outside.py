"""What the document says of the poverty register: how many on it are covered, by which program, and how many are not."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from mzledger.document.printed import Printed
from mzledger.facts.book import FactBook
from mzledger.programs import dibao, extreme_hardship
from mzledger.programs.shared.outside import FOLDER
from mzledger.reconcile.lists import as_list
from mzledger.reconcile.verdicts import DOUBTFUL, Reconciled
from mzledger.values.fact import NOT_RUN, Fact, Lack, Origin
from mzledger.values.period import Span
from mzledger.values.problem import Problem, Severity
from mzledger.work.reconciling import How, compare, outside_list, people_of
from mzledger.workspace.folder import Workspace

REGISTER = "poverty.xlsx"
ROSTERS = (dibao.Member, extreme_hardship.Person)
"""By these a person counts as covered. They were read with the year; nothing is read twice."""
PROGRAMS = (dibao.PROGRAM, extreme_hardship.PROGRAM)
COVERED = ("dibao.persons", "extreme_hardship.persons")
FIGURES = {
    "名单人数": ("listed", "名单上的人，重复的只计一次"),
    "在保人数": ("covered", "名单上已由低保或特困供养保障的人"),
    "待核实人数": ("doubtful", "疑似同一人、等经办人认定"),
    "未保人数": ("uncovered", "名单上没有对上的人，列入漏保排查"),
}


def poverty_lines(workspace: Workspace, facts: FactBook, problems: list[Problem]) -> dict[str, Any]:
    """Figures of the comparison for templates; each says why where no register was handed in or it can't be compared.

    It is made on the closing day, and only for the latest year of the workspace: the register is of today. Why it could not
    be made is added to the problems, as a warning: the rest of the document does not hang on it. While a roster is missing,
    or doesn't say who its people are, every figure is: whoever stands in it would be called uncovered.
    """
    path = workspace.folder / FOLDER / REGISTER
    day = facts.book.as_of
    lacks, left_out = _rosters(facts)
    blank = Fact("reconcile.poverty", "建档立卡比对", None, "人", Span.on(day), left_out=left_out)
    if not path.is_file():
        return _unknown(blank, Lack("未提供建档立卡名单", f"{FOLDER}/{REGISTER}"))
    if workspace.years()[-1:] != [facts.book.year]:
        return _unknown(blank, Lack("名单只与最近一年的台账比对", f"{FOLDER}/{REGISTER}"))
    if lacks:
        return _unknown(blank, *lacks)
    read = (records for model in ROSTERS if (records := facts.book.records(model)) is not None)
    people = [person for records in read for part in records.parts for person in people_of(part, "", day)]
    if not people:
        run = [program for program in PROGRAMS if program.slug not in facts.not_run]
        return _unknown(
            blank, Lack("在保对象花名册里没有人" if run else NOT_RUN, "、".join(p.name for p in run or PROGRAMS))
        )
    theirs = outside_list(path, f"{FOLDER}/{path.name}", How())
    found: Reconciled | list[Problem]
    found = [theirs] if isinstance(theirs, Problem) else compare(as_list(people), theirs, How(), f"截至{day}")
    if isinstance(found, Reconciled):
        return _lines(found, path, blank)
    problems.extend(replace(problem, severity=Severity.WARNING) for problem in found)
    return _unknown(blank, Lack("名单没有比对成功", f"{FOLDER}/{REGISTER}"))


def _rosters(facts: FactBook) -> tuple[tuple[Lack, ...], int]:
    """What the rosters lack to say who is covered, and how many of their rows are left out."""
    known = [facts.fact(key) for key in COVERED]
    lacks = [lack for fact in known if not fact.not_run for lack in (*fact.missing, *facts.lacks_ids(fact.key))]
    return tuple(dict.fromkeys(lacks)), sum(fact.left_out for fact in known)


def _figure(blank: Fact, slug: str, meaning: str, name: str, **found: Any) -> Printed:
    return Printed(replace(blank, key=f"{blank.key}.{slug}", name=f"{blank.name}.{name}", meaning=meaning, **found))


def _unknown(blank: Fact, *lacks: Lack) -> dict[str, Any]:
    """The figures that can't be had, with the reasons; the kinds are told with what they are kinds of."""
    figures = {name: _figure(blank, *how, name, missing=lacks, left_out=0) for name, how in FIGURES.items()}
    return {**figures, "分类": ""}


def _kinds(classes: Mapping[str, Printed]) -> tuple[str | Printed, ...]:
    """Each kind's name and figure, in pieces."""
    pieces = [("、", name, figure) for name, figure in classes.items()]
    return tuple(piece for group in pieces for piece in group)[1:]


def _lines(found: Reconciled, path: Path, blank: Fact) -> dict[str, Any]:
    counts, frame = found.counts(), found.theirs.frame
    doubtful = found.pairs["verdict"] == DOUBTFUL
    accepted = found.pairs[~doubtful]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()

    def figure(name: str, at: Sequence[int]) -> Printed:
        slug, meaning = FIGURES.get(name, ("covered", f"由{name}保障"))
        origins = _origins(found, at, path.name, digest)
        whole: dict[str, Any] = {"left_out": 0} if name == "名单人数" else {}
        whole |= {} if name in FIGURES else {"category": name}
        return _figure(blank, slug, meaning, name, value=Decimal(len(at)), origins=origins, **whole)

    repeated = set(found.twice.loc[found.twice["side"] == "theirs", "at"])
    everyone = [at for at in range(len(frame)) if at not in repeated]
    classes: dict[str, list[int]] = {}
    for ours, theirs in zip(accepted["o"].tolist(), accepted["t"].tolist(), strict=True):
        classes.setdefault(str(found.ours.frame["program"].iloc[ours]), []).append(theirs)
    assert counts["theirs"]["matched"] == sum(len(at) for at in classes.values())
    return {
        "名单人数": figure("名单人数", everyone),
        "在保人数": figure("在保人数", accepted["t"].tolist()),
        "待核实人数": figure("待核实人数", found.pairs.loc[doubtful, "t"].drop_duplicates().tolist()),
        "未保人数": figure("未保人数", found.only_theirs["at"].tolist()),
        "分类": _kinds({name: figure(name, at) for name, at in classes.items()}),
    }


def _origins(found: Reconciled, at: Sequence[int], name: str, digest: str) -> tuple[Origin, ...]:
    """The list's own rows, as ranges by sheet."""
    sources, rows = found.theirs.frame["source"].tolist(), found.theirs.frame["row"].tolist()
    by_sheet: dict[str, set[int]] = {}
    for index in at:
        by_sheet.setdefault(found.theirs.sources[sources[index]][1], set()).add(int(rows[index]))
    made = []
    for sheet, numbers in by_sheet.items():
        row = sorted(numbers)
        starts = [row[0], *(b for a, b in pairwise(row) if b != a + 1)]
        ends = [*(a for a, b in pairwise(row) if b != a + 1), row[-1]]
        made.append(Origin(f"{FOLDER}/{name}", sheet, digest, tuple(zip(starts, ends, strict=True))))
    return tuple(made)
