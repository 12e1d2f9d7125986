"""Where things stand in the county's folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mzledger.schema.program import Program
from mzledger.values.refusal import Refused
from mzledger.workbook.sniffing import READABLE_ENDINGS, describe
from mzledger.workspace.running import run_programs
from mzledger.workspace.settings import FILE_NAME, Settings, read_settings

TEXTS = "文字材料"
"""The folder of the office's prose, within a year's: its files are no ledgers."""
GUIDE = f"{TEXTS}说明.txt"
"""The guide to the prose that lies beside that folder: no ledger either."""
_YEAR = re.compile(r"((?:19|20)\d{2})(?:年度?|年度?台账|台账)?")


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
        return sorted({year for path in _children(self.ledgers) if path.is_dir() and (year := year_of(path))})

    def standing_files(self) -> list[Path]:
        """The workbooks that belong to no year."""
        return workbooks(_children(self.ledgers))

    def year_files(self, year: int) -> list[Path]:
        """The workbooks of a year."""
        folders = [path for path in _children(self.ledgers) if path.is_dir() and year_of(path) == year]
        return [path for folder in folders for path in workbooks(folder.rglob("*"))]

    def unread_files(self) -> Iterator[tuple[Path, str]]:
        """Whatever stands among the ledgers and is not read, with the reason."""
        for path in sorted(self.ledgers.rglob("*")) if self.ledgers.is_dir() else ():
            inside = path.relative_to(self.ledgers).parts
            if not path.is_file() or TEXTS in inside or path.name.startswith(("~$", ".")):
                continue
            if path.suffix.lower() not in READABLE_ENDINGS:
                yield path, f"是{describe(path)}，不是台账"
            elif len(inside) > 1 and year_of(self.ledgers / inside[0]) is None:
                yield path, f"所在的文件夹“{inside[0]}”不是年份，不知道是哪一年的台账"

    def relative(self, path: Path) -> str:
        """A path as messages give it: within the ledgers' folder if it is there, else the file's name."""
        try:
            return path.resolve().relative_to(self.ledgers.resolve()).as_posix()
        except ValueError:
            return path.name


def find_workspace(start: Path) -> Workspace:
    """The nearest folder upwards that has `mz.toml` or `ledgers/`; the start itself where there is none.

    Raises `Refused` where the start is not there.
    """
    if not start.exists():
        raise Refused(f"找不到文件夹“{start}”")
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file() or (folder / "ledgers").is_dir():
            return Workspace(folder, read_settings(folder))
    return Workspace(start if start.is_dir() else start.parent, Settings())


def year_of(path: Path) -> int | None:
    """The year that a folder is named after: 2021, 2021年, 2021年度.

    >>> year_of(Path("ledgers/2021年")), year_of(Path("ledgers/旧台账"))
    (2021, None)
    """
    match = _YEAR.fullmatch(path.name.strip())
    return int(match[1]) if match else None


def workbooks(paths: Iterable[Path]) -> list[Path]:
    """The workbooks among some paths, by name; Excel's lock files (~$…) and hidden files are none."""
    return sorted(
        path
        for path in paths
        if path.suffix.lower() in READABLE_ENDINGS
        and TEXTS not in path.parts
        and path.name != GUIDE
        and path.is_file()
        and not path.name.startswith(("~$", "."))
    )


def _children(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []
