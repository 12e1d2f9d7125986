"""What `mz validate` looks at: the whole folder, a year, a file, or one program's ledgers everywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from mzledger.layout.files import FileReading
from mzledger.programs import find_program
from mzledger.schema.program import Program
from mzledger.values.problem import Problem, Severity, Where
from mzledger.values.refusal import Refused
from mzledger.work.said import Exit, Progress, Told, steps
from mzledger.workspace.county import County, open_county, read_ledgers, read_years
from mzledger.workspace.folder import Workspace, find_workspace, workbooks, year_of

UNREADABLE = frozenset({"MZ001", "MZ002", "MZ003", "MZ004", "MZ005", "MZ006", "MZ007", "MZ008", "MZ010"})
"""Codes of whole files that could not be read."""


def is_unreadable(problems: list[Problem]) -> bool:
    """Whether some file could not be read at all."""
    return any(problem.code in UNREADABLE for problem in problems)


@dataclass(slots=True)
class Checked:
    """Files read, and all problems in the order of files."""

    files: list[FileReading] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    county: County | None = None

    @property
    def errors(self) -> list[Problem]:
        """The problems that are certain."""
        return [problem for problem in self.problems if problem.is_error]

    @property
    def unreadable(self) -> bool:
        """Whether some file could not be read at all."""
        return is_unreadable(self.errors)


def validate(target: str, as_of: date | None, progress: Progress) -> Told:
    """Checks what a clerk named. Raises `Refused`."""
    checked = check_target(target, date.today(), as_of, progress)
    yield checked
    yield Exit.UNREADABLE if checked.unreadable else Exit.FINDINGS if checked.errors else Exit.PASSED


def check_target(target: str, today: date, as_of: date | None = None, notice: Progress = print) -> Checked:
    """Checks what a clerk named: a path, or a program by slug or Chinese name (then every ledger of it).

    `today` is the closing day of files that stand in no year's folder. Raises `Refused`.
    """
    path = Path(target)
    if path.exists():
        workspace = find_workspace(path if path.is_dir() else path.parent)
        return _check_path(workspace, path.resolve(), today, as_of, notice)
    program = find_program(target)
    if program is not None:
        workspace = find_workspace(Path.cwd())
        return _of_program(_check_all(workspace, as_of, notice), program)
    if path.suffix or len(path.parts) > 1:
        return _nothing(target, "找不到这个文件或文件夹", "检查文件名和所在文件夹")
    raise Refused(f"“{target}”既不是文件、文件夹，也不是业务名称")


def _check_path(workspace: Workspace, path: Path, today: date, as_of: date | None, notice: Progress) -> Checked:
    if path in (workspace.folder, workspace.ledgers.resolve()):
        return _check_all(workspace, as_of, notice)
    county = open_county(workspace)
    files = workbooks(path.rglob("*")) if path.is_dir() else [path]
    year = next((year for folder in (path, *path.parents) if (year := year_of(folder))), None)
    day = as_of or (workspace.settings.closing_day(year) if year else today)
    if not files:
        what = "这个文件夹里没有一本台账（.xlsx、.xls、.ods）"
        return _nothing(path.name, what, "检查文件夹；别的格式请另存为 .xlsx")
    if path in workspace.standing_files():
        return _only(Checked(county.files, county.problems, county), {workspace.relative(path)})
    reading = read_ledgers(county, files, year, day)
    return Checked(reading.files, reading.problems, county)


def _nothing(name: str, what: str, mend: str) -> Checked:
    return Checked(problems=[Problem("MZ001", Severity.ERROR, Where(name), what, mend=mend)])


def _check_all(workspace: Workspace, as_of: date | None, notice: Progress) -> Checked:
    notice("正在读取区划、标准等常设台账")
    county = open_county(workspace)
    checked = Checked([*county.files], [*county.problems], county)
    notice("正在读取并核对各年台账")
    for reading in read_years(county, workspace.years(), as_of, steps(notice)):
        checked.files += reading.files
        checked.problems += reading.problems
    return checked


def _of_program(checked: Checked, program: Program) -> Checked:
    return _only(checked, {f.name for f in checked.files if any(part.program is program for part in f.parts)})


def _only(checked: Checked, names: set[str]) -> Checked:
    """What was read of some files."""
    return Checked(
        [reading for reading in checked.files if reading.name in names],
        [problem for problem in checked.problems if problem.where.file in names],
        checked.county,
    )
