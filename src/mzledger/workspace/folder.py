"""Where things stand in the county's folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mzledger.schema.program import Program
from mzledger.workspace.running import run_programs
from mzledger.workspace.settings import FILE_NAME, Settings, read_settings

WORKBOOK_ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et"})


@dataclass(frozen=True, slots=True)
class Workspace:
    """A county's folder and its settings."""

    folder: Path
    settings: Settings

    @property
    def ledgers(self) -> Path:
        """The folder of the ledgers."""
        return self.folder / "ledgers"

    @property
    def templates(self) -> Path:
        """The folder of the office's templates."""
        return self.folder / "templates"

    @property
    def out(self) -> Path:
        """The folder that mz writes into."""
        return self.folder / "out"

    def programs(self) -> tuple[Program, ...]:
        """The programs that this county runs."""
        return run_programs(self.settings.not_run)

    def years(self) -> list[int]:
        """The years for which there is a folder, ascending."""
        return sorted(year_of(path) or 0 for path in _children(self.ledgers) if path.is_dir() and year_of(path))

    def standing_files(self) -> list[Path]:
        """The workbooks that belong to no year."""
        return workbooks(_children(self.ledgers))

    def year_files(self, year: int) -> list[Path]:
        """The workbooks of a year."""
        return workbooks((self.ledgers / str(year)).rglob("*")) if (self.ledgers / str(year)).is_dir() else []

    def relative(self, path: Path) -> str:
        """A path as messages give it: within the ledgers' folder if it is there, else the file's name."""
        try:
            return path.resolve().relative_to(self.ledgers.resolve()).as_posix()
        except ValueError:
            return path.name


def find_workspace(start: Path) -> Workspace:
    """The nearest folder upwards that has `mz.toml` or `ledgers/`; the start itself where there is none."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file() or (folder / "ledgers").is_dir():
            return Workspace(folder, read_settings(folder))
    return Workspace(start if start.is_dir() else start.parent, Settings())


def year_of(path: Path) -> int | None:
    """The year that a folder is named after."""
    return int(path.name) if len(path.name) == 4 and path.name.isdigit() else None


def workbooks(paths: Iterable[Path]) -> list[Path]:
    """The workbooks among some paths, by name; Excel's lock files (~$…) and hidden files are none."""
    return sorted(
        path
        for path in paths
        if path.suffix.lower() in WORKBOOK_ENDINGS and path.is_file() and not path.name.startswith(("~$", "."))
    )


def _children(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []
