"""A look at what lies in a county's folder: before it begins, and right after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mzledger.programs import regions
from mzledger.work.checking import Checked, check_target
from mzledger.work.loose import LooseFile, loose_files
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
    """The ledgers checked, the workbooks that are no ledgers yet, and whether the places are known."""

    workspace: Workspace
    checked: Checked
    loose: list[LooseFile]
    has_places: bool


def already_there(folder: Path) -> AlreadyThere:
    """What a folder holds before the county begins; nothing where there is no folder."""
    workspace = Workspace(folder, Settings())
    return AlreadyThere((folder / FILE_NAME).exists(), open_county(workspace).places is not None, workspace.years())


def first_look(folder: Path, today: date, notice: Callable[[str], None]) -> FirstLook:
    """Reads and checks every ledger, and looks at the other workbooks. Raises `Refused`."""
    checked = check_target(str(folder), today, None, notice)
    workspace = Workspace(folder, read_settings(folder))
    parts = [part for reading in checked.files for part in reading.parts]
    has_places = any(part.table.model is regions.Unit and part.rows for part in parts)
    return FirstLook(workspace, checked, loose_files(workspace), has_places)
