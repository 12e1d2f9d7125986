"""Blank ledgers of many programs at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mzledger.programs import all_programs
from mzledger.schema.blank import blank_book
from mzledger.schema.program import Program
from mzledger.workbook.writing import write_book
from mzledger.workspace.folder import workbooks


def write_blanks(folder: Path, programs: Iterable[Program]) -> tuple[list[Path], list[Path]]:
    """One blank ledger a program, named after it: those written, and those that were there and stay as they are.

    A ledger whose name begins with the program's (农村低保.xlsx, 低保2020.xlsx) is there already. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    there: dict[Program | None, list[Path]] = {}
    for file in workbooks(folder.iterdir()):
        there.setdefault(_program_of(file.stem), []).append(file)
    written: list[Path] = []
    kept: list[Path] = []
    for program in programs:
        if program in there:
            kept += there[program]
        elif program.tables:
            path = folder / f"{program.name}.xlsx"
            write_book(path, blank_book(program))
            written.append(path)
    return written, kept


def _program_of(stem: str) -> Program | None:
    """The program whose name a file's name begins with, the longest such name winning (特困代养 is 代养, not 特困供养)."""
    found = [(len(name), program) for program in all_programs() for name in program.names if stem.startswith(name)]
    return max(found, key=lambda each: each[0])[1] if found else None
