"""A county begins: what lies in its folder before, what it begins with, and what is understood of it right after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mzledger.programs import regions
from mzledger.work.asked import Answers, InitAsked
from mzledger.work.beginning import begin
from mzledger.work.checking import Checked, check_target
from mzledger.work.loose import LooseFile, loose_files
from mzledger.work.said import Progress, Told
from mzledger.work.wishes import beginning_of
from mzledger.workbook.not_written import telling_why
from mzledger.workspace.county import open_county
from mzledger.workspace.folder import Workspace
from mzledger.workspace.settings import FILE_NAME, Settings, read_settings


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """What need not be asked: whether there are settings and a register of places, and the years of the ledgers."""

    settings: bool
    places: bool
    years: list[int]


@dataclass(frozen=True, slots=True)
class FirstLook:
    """The year it begins with, the ledgers checked, the workbooks that are no ledgers yet, whether the places are known."""

    workspace: Workspace
    year: int
    checked: Checked
    loose: list[LooseFile]
    has_places: bool


def init(asked: InitAsked, ask: Callable[[AlreadyThere], Answers], progress: Progress) -> Told:
    """Asks for what was left out, lays the folder out, and looks at what lies there. Raises `Refused`, `Unusable`."""
    folder = asked.folder.absolute()
    with telling_why(asked.folder):
        wish = beginning_of(ask(already_there(folder)), asked.blank)
        yield begin(folder, wish)
        yield first_look(folder, wish.year, date.today(), progress)


def already_there(folder: Path) -> AlreadyThere:
    """What a folder holds before the county begins; nothing where there is no folder."""
    workspace = Workspace(folder, Settings())
    return AlreadyThere((folder / FILE_NAME).exists(), open_county(workspace).places is not None, workspace.years())


def first_look(folder: Path, year: int, today: date, notice: Progress) -> FirstLook:
    """Reads and checks every ledger, and looks at the other workbooks. Raises `Refused`."""
    checked = check_target(str(folder), today, None, notice)
    workspace = Workspace(folder, read_settings(folder))
    parts = [part for reading in checked.files for part in reading.parts]
    has_places = any(part.table.model is regions.Unit and part.rows for part in parts)
    return FirstLook(workspace, year, checked, loose_files(workspace), has_places)
