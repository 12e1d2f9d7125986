"""Workbooks that lie about outside the ledgers' folder: what they seem to hold, and where they belong. Nothing is moved."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mzledger.layout.files import FileReader, FileReading, LedgerFile
from mzledger.programs import all_programs
from mzledger.programs.shared.outside import FOLDER
from mzledger.values.problem import Problem
from mzledger.workbook.reading import open_workbook
from mzledger.workspace.folder import Workspace, workbooks

DEEPEST, MOST = 3, 300
"""How many folders down, and how many files, are looked at."""
OWN = frozenset({"ledgers", "out", "templates", FOLDER, "空白台账"})
TITLE_ROWS = 3
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class LooseFile:
    """A workbook: its path within the workspace, the programs that it seems to hold, its year, and where to put it."""

    name: str
    programs: tuple[str, ...]
    year: int | None
    advice: str


def loose_files(workspace: Workspace) -> list[LooseFile]:
    """The workbooks of the workspace that are no ledgers yet."""
    paths = list(_walk(workspace.folder))[:MOST]
    names = [path.relative_to(workspace.folder).as_posix() for path in paths]
    files = [LedgerFile(path, name, None) for path, name in zip(paths, names, strict=True)]
    readings = FileReader(all_programs(), None).read(files)
    return [_advised(path, reading) for path, reading in zip(paths, readings, strict=True)]


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        depth = len(Path(root).relative_to(folder).parts)
        own = OWN if depth == 0 else frozenset()
        folders[:] = sorted(
            name for name in folders if name not in own and not name.startswith(".") and depth < DEEPEST
        )
        yield from workbooks(Path(root) / name for name in files)


def _advised(path: Path, reading: FileReading) -> LooseFile:
    programs = tuple(dict.fromkeys(part.program.name for part in reading.parts))
    if not reading.parts:
        return LooseFile(reading.name, programs, None, _unknown(reading.problems))
    if all(part.program.standing for part in reading.parts):
        return LooseFile(reading.name, programs, None, "不分年度；ledgers 里还没有的，放进 ledgers")
    year = year_told(path)
    if year is None:
        return LooseFile(
            reading.name, programs, None, "文件名和标题没有写年份：看清是哪一年的，放进 ledgers 下面那一年的文件夹"
        )
    return LooseFile(reading.name, programs, year, f"放进 ledgers/{year}")


def _unknown(problems: list[Problem]) -> str:
    why = f"（{problems[0].what}）" if problems else ""
    return f"认不出是哪一项业务{why}。是台账的，在文件名里写上业务名称；是别的单位给的名单，放进 {FOLDER}"


def year_told(path: Path) -> int | None:
    """The one year that the file's name tells, else its folder's, else the first rows of its sheets; None where none or two do."""
    for text in (path.stem, path.parent.name, _titles(path)):
        found = set(_YEAR.findall(text))
        if found:
            return int(found.pop()) if len(found) == 1 else None
    return None


def _titles(path: Path) -> str:
    """The text of each sheet's first rows that hold one cell only: titles, not data."""
    book = open_workbook(path, path.name)
    if isinstance(book, Problem):
        return ""
    rows = (row for sheet in book.sheets() for row in sheet.head()[:TITLE_ROWS])
    filled = ([cell for cell in row if cell != ""] for row in rows)
    return " ".join(str(cells[0]) for cells in filled if len(cells) == 1 and isinstance(cells[0], str))
