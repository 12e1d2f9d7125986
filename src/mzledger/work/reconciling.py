"""Our side of a comparison: the people of some programs' ledgers, each with where he stands and whether he is covered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from mzledger.layout.files import LedgerFile
from mzledger.programs import all_programs, find_program
from mzledger.programs.shared.outside import FOLDER, KINDS
from mzledger.reconcile.decisions import People, another_s, carry_checks, decide, read_written
from mzledger.reconcile.lists import Kind, ListReading, Person, as_list, kind_of
from mzledger.reconcile.matching import Cluster, Here, match
from mzledger.reconcile.verdicts import Reconciled, conclude
from mzledger.rules.runner import Policy, graded
from mzledger.schema.cells import Flag, folded
from mzledger.schema.program import Program, Table
from mzledger.schema.records import Part
from mzledger.values.problem import Problem
from mzledger.values.refusal import Refused
from mzledger.work.asked import How
from mzledger.workspace.county import open_county
from mzledger.workspace.folder import Workspace
from mzledger.workspace.list_columns import LABELS, read_columns_option, wrong
from mzledger.workspace.lists import not_there, read_list

UNREADABLE = frozenset({"MZ001", "MZ002", "MZ003", "MZ004", "MZ005", "MZ006", "MZ010"})
ASKED = frozenset({"MZ302", "MZ308"})
Problems = list[Problem]


def programs_named(text: str) -> list[tuple[Program, str]]:
    """The programs that `dibao,特困供养` names, each with the view of it that was meant ('' for the whole)."""
    found = []
    for name in filter(None, text.replace("，", ",").replace("、", ",").split(",")):
        program = find_program(name)
        if program is None or not any(_roster(table) for table in program.tables):
            known = "、".join(p.name for p in all_programs() if not p.standing and any(_roster(t) for t in p.tables))
            raise Refused(f"没有“{name.strip()}”这项业务的花名册。可以比对的有：{known}")
        view = next((v.value.value for v in program.views if name.strip() in (v.name, f"{program.slug}.{v.slug}")), "")
        found.append((program, view))
    return found


def find_list(text: str, workspace: Workspace) -> Path:
    """A list by its path, or by its bare name in the working folder and then among the workspace's outside lists."""
    path = Path(text)
    if path.exists() or len(path.parts) > 1:
        return path
    there = workspace.folder / FOLDER / text
    return there if there.exists() else path


def reconcile_program(
    workspace: Workspace, programs: Sequence[tuple[Program, str]], path: Path, as_of: date | None, how: How
) -> Reconciled | Problems:
    """Compares the people of some programs with a list. Raises `Refused`."""
    years = [year for year in workspace.years() if as_of is None or year <= as_of.year]
    if not years:
        raise Refused(f"{workspace.ledgers} 里没有按年份存放的台账")
    day = as_of or workspace.settings.closing_day(years[-1])
    theirs = outside_list(path, workspace.relative(path), how)
    if isinstance(theirs, Problem):
        return _with_remedy([theirs])
    if problem := not_there([theirs]):
        return _with_remedy([problem])
    people, problems = _our_people(workspace, programs, years[-1], day)
    if not people:
        names = "、".join(program.name for program, _ in programs)
        raise Refused(f"{years[-1]} 年的台账里没有{names}的花名册。请把它放进 {workspace.ledgers / str(years[-1])}")
    if path.resolve() in {workspace.ledgers.resolve() / person.file for person in people}:
        what = "这就是本方的台账，自己和自己比没有意义"
        return _with_remedy([wrong("MZ504", path.name, what, "换成别的单位给的名单")])
    found = compare(as_list(people), theirs, how, f"截至{day.isoformat()}")
    if isinstance(found, Reconciled):
        found.weakened += [
            f"{p.where} 没有读到（{p.what}），其中的人会被当作不在保，请先处理再比对。" for p in problems
        ]
    return found


def reconcile_lists(first: Path, second: Path, how: How) -> Reconciled | Problems:
    """Compares any two lists; the first is ours."""
    if first.resolve() == second.resolve():
        return _with_remedy([wrong("MZ504", second.name, "两份名单是同一个文件", "换成两个不同的文件")])
    readings = [outside_list(path, path.name, how, 2) for path in (first, second)]
    problems = list(dict.fromkeys(reading for reading in readings if isinstance(reading, Problem)))
    if problems:
        return _with_remedy(problems)
    ours, theirs = (reading for reading in readings if isinstance(reading, ListReading))
    if problem := not_there([ours, theirs]):
        return _with_remedy([problem])
    return compare(ours, theirs, how, "")


def compare(ours: ListReading, theirs: ListReading, how: How, when: str) -> Reconciled | Problems:
    """Two lists that were read, compared as `how` says; problems where the clerk's verdicts can't be read."""
    kind = next((k for k in KINDS if k.name == how.kind), None) or _told(theirs)
    runner = Cluster(how.scheduler) if how.scheduler else Here()
    try:
        matched = match(ours.frame, theirs.frame, auto_at=how.auto_at, review_at=how.review_at, runner=runner)
    finally:
        if isinstance(runner, Cluster):
            runner.close()
    if how.verdicts is None:
        return conclude(ours, theirs, matched, kind, LABELS, when)
    written = read_written(how.verdicts, LABELS)
    if isinstance(written, Problem):
        return _with_remedy([written])
    people = People(ours), People(theirs)
    if wrong_file := another_s(written, people):
        return _with_remedy([wrong_file])
    matched, decided = decide(matched, written, people)
    found = conclude(ours, theirs, matched, kind, LABELS, when)
    found.decided = decided
    carry_checks(found, written, people)
    found.problems = _with_remedy(written.problems)
    return found


def _told(reading: ListReading) -> Kind:
    return kind_of([Path(reading.file).stem, *reading.titles], reading.headings, KINDS)


def outside_list(path: Path, name: str, how: How, lists: int = 1) -> ListReading | Problem:
    """Another office's list, read by its headings, by its cells, or as `how` says (of so many lists)."""
    told = read_columns_option(how.columns, lists)
    return told if isinstance(told, Problem) else read_list(path, name, told, lists == 1)


def _roster(table: Table) -> bool:
    """Whether a table lists people (and not payments)."""
    return table.roster is None and (table.has("name", "id_no") or table.has("head_name", "head_id"))


def _our_people(
    workspace: Workspace, programs: Sequence[tuple[Program, str]], year: int, day: date
) -> tuple[list[Person], Problems]:
    wanted = {program.slug: view for program, view in programs}
    county = open_county(workspace)
    reader = county.reader(as_written=True, wants=lambda program, table: program.slug in wanted and _roster(table))
    files = [LedgerFile(path, workspace.relative(path), year, day) for path in workspace.year_files(year)]
    people: list[Person] = []
    problems: Problems = []
    for reading in reader.read(files):
        rosters = [p for p in reading.parts if p.program.slug in wanted and _roster(p.table)]
        if not rosters and any(problem.code in UNREADABLE for problem in reading.problems):
            problems += reading.problems
        for part in rosters:
            people += people_of(part, wanted[part.program.slug], day)
            problems += [problem for problem in part.problems if problem.code in ASKED]
    return people, problems


def people_of(part: Part, view: str, day: date) -> list[Person]:
    """The people of a sheet, with the reason for which somebody is not covered on the day ('' where he is)."""
    table, program = part.table, part.program
    columns = {name: values.tolist() for name, values in part.columns.items()}
    blank: list[Any] = [None] * len(part.rows)
    by_head = not table.has("name", "id_no")
    take = {
        name: columns.get(name, blank) for name in ("township", "village", "head_name", "head_id", "relation", "sex")
    }
    names = columns["head_name" if by_head else "name"]
    numbers = columns["head_id" if by_head else "id_no"]
    starts, stops = (columns.get(name, blank) for name in table.spell or ("", ""))
    covered, category = columns.get("covered", blank), columns.get(program.category, blank)
    reasons = columns.get("stop_reason", blank)
    views = {view.value.value: view.name for view in program.views}
    found = []
    for index, row in enumerate(part.rows):
        kind = str(category[index] or "")
        if view and folded(kind) != folded(view):
            continue
        found.append(
            Person(
                file=part.file,
                sheet=part.sheet,
                row=row,
                program=views.get(kind, program.name),
                outside=_outside(starts[index], stops[index], reasons[index], covered[index], day),
                id_no=numbers[index],
                name=names[index],
                **{name: values[index] for name, values in take.items()},
            )
        )
    return found


def _outside(start: date | None, stop: date | None, reason: str | None, covered: object, day: date) -> str:
    """Why somebody is not covered on the day; '' where he is."""
    if stop is not None and stop <= day:
        return f"本方已于{stop.year}年{stop.month}月停发" + (f"（{reason}）" if reason else "")
    if start is not None and start > day:
        return f"本方自{start.year}年{start.month}月起享受，截止日还没有开始"
    return "本方家庭在册，本人不是保障对象" if covered is Flag.NO else ""


def _with_remedy(problems: Problems) -> Problems:
    """The problems with what to do about each: by their own word, else by their page."""
    known = [(problem, graded(problem, Policy())) for problem in problems]
    return [replace(final, mend=problem.mend or final.mend) for problem, final in known if final]
