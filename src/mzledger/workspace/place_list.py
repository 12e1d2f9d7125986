"""The places that a clerk gives when beginning: typed in one line, or an office's own list in a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mzledger.layout.files import FileReader, LedgerFile
from mzledger.programs import all_programs
from mzledger.programs.regions import Unit, township_kind_of, unit_kind_of
from mzledger.schema.records import Part
from mzledger.values.place_names import OTHER, squeezed
from mzledger.values.refusal import Refused
from mzledger.workspace.register import fill_registers, read_list, split_names

PlaceRow = dict[str, str]
"""Field of the register → text."""


def read_places(given: str) -> list[PlaceRow]:
    """Rows of the register: from a workbook where the text names one, else from the text itself. Raises `Refused`.

    >>> [row.get("unit_name") for row in read_places("青石镇:张家村、李家社区;白沙乡：")]
    ['张家村', '李家社区', None]

    A text with an ending like a file's (.xlsx) is a file; a name that tells no kind of township must have its villages.
    """
    path = Path(given.strip())
    if re.search(r"\.[A-Za-z]{2,4}$", path.name):
        return _from_workbook(path)
    rows = list(_from_text(given))
    if not any("township_kind" in row or "unit_name" in row for row in rows):
        raise Refused(f"“{given}”里没有乡镇。应写成 青石镇:张家村、李家村社区;白沙乡:王家村 的样子")
    return _without_doubles(rows)


def _from_text(given: str) -> Iterator[PlaceRow]:
    for part in re.split(r"[;；\n]+", given):
        township, mark, units = part.replace("：", ":").partition(":")
        township = squeezed(township)
        if not township:
            if mark:
                raise Refused(f"“{part.strip()}”前面没有写乡镇。应写成 青石镇:张家村、李家村社区 的样子")
            continue
        for unit in split_names(units) or [""]:
            yield _row(township, squeezed(unit))


def _row(township: str, unit: str, **more: str) -> PlaceRow:
    kinds = {"township_kind": township_kind_of(township), "unit_kind": unit_kind_of(unit)}
    return _untold(
        {"township_name": township, "unit_name": unit, **more, **{k: str(v or "") for k, v in kinds.items()}}
    )


def _untold(row: PlaceRow) -> PlaceRow:
    """A kind that no name tells stays blank in the register, so that the clerk is asked; other blanks go."""
    return {name: text for name, text in row.items() if text and text != OTHER}


def _from_workbook(path: Path) -> list[PlaceRow]:
    """The rows of a register, or of any list of townships and villages; several villages in a cell become several rows."""
    file = LedgerFile(path, path.name, None)
    reading = next(FileReader(all_programs(), None).read([file]))
    parts = [part for part in reading.parts if part.table.model is Unit and part.columns]
    if not parts:
        listed = read_list(file)
        if listed is None:
            why = next((f"（{problem.what}）" for problem in reading.problems), "")
            raise Refused(f"“{path}”读不出乡镇和村{why}。表头应有“乡镇”“村”两列，一村（社区）一行")
        reading, parts = listed, listed.parts
    fill_registers([reading])
    return _without_doubles([row for part in parts for row in _rows_of(part)])


def _rows_of(part: Part) -> Iterator[PlaceRow]:
    for index in range(len(part.rows)):
        cell = {name: str(values[index]) if values[index] is not None else "" for name, values in part.columns.items()}
        if index in part.rejected or not cell["township_name"]:
            continue
        names = split_names(cell["unit_name"])
        if len(names) > 1:
            yield from (_row(cell["township_name"], name, township_aliases=cell["township_aliases"]) for name in names)
        else:
            yield _untold(cell)


def _without_doubles(rows: list[PlaceRow]) -> list[PlaceRow]:
    return list({(row["township_name"], row.get("unit_name")): row for row in reversed(rows)}.values())[::-1]
