"""Blank ledgers, of one program or of all that are run."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mzledger.programs import all_programs, find_program
from mzledger.schema.blank import blank_book
from mzledger.schema.program import Program
from mzledger.values.refusal import Refused
from mzledger.work.said import Notice, Told, Written
from mzledger.workbook.not_written import telling_why
from mzledger.workbook.writing import write_book
from mzledger.workspace.folder import find_workspace, workbooks

BLANKS = "空白台账"


def blank(name: str, every: bool, output: Path | None) -> Told:
    """Writes the blank ledger of a program, or of `every` one that is run. Raises `Refused`, `Unusable`."""
    if every == bool(name):
        raise Refused("请写一项业务的名称，如 mz blank 低保；或者写 --all，每项业务各做一本")
    if every:
        folder = output or Path(BLANKS)
        with telling_why(folder):
            written, kept = write_blanks(folder, find_workspace(Path.cwd()).programs())
        yield Written(written)
        if kept:
            yield Notice(f"已经有的没有覆盖：{'、'.join(path.name for path in kept)}。")
        return
    program = find_program(name)
    if program is None or not program.tables:
        names = "、".join(p.name for p in all_programs() if p.tables)
        raise Refused(f"没有“{name}”这项业务的台账。业务有：{names}")
    path = output or Path(f"{program.name}空表.xlsx")
    if path.exists():
        raise Refused(f"“{path}”已经存在，没有覆盖。请换一个文件名")
    write_book(path, blank_book(program))
    yield Written([path])


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
