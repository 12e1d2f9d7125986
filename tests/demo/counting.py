"""Counting figures from the workbooks' cells, without the project's own rooms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from ledger_reader import ROOT, Cells, month, read_folder

DAY = date(2020, 10, 31)
Written = Mapping[tuple[str, str], list[Cells]]


@cache
def repository(year: int) -> Written:
    """A year's workbooks in the repository."""
    return read_folder(ROOT / "ledgers" / str(year))


class County:
    """The rows of the workbooks, and the few ways in which they are counted."""

    def __init__(self, written: Written) -> None:
        self.written = written

    def in_year(self, year: int) -> County:
        return County(repository(year))

    def of(self, file: str, sheet: str = "") -> list[Cells]:
        return [
            row for (name, tab), rows in self.written.items() if name == file and sheet in ("", tab) for row in rows
        ]

    def in_force(self, file: str, sheet: str = "", start: str = "起始保障年月", stop: str = "停发年月") -> list[Cells]:
        return [
            row
            for row in self.of(file, sheet)
            if month(row[start]) <= DAY and (not month(row[stop]) or month(row[stop]) > DAY)
        ]

    def paid(self, file: str, sheet: str = "", last: int = 10, heading: str = "发放金额", **where: str) -> int:
        return sum(
            int(row[heading])
            for row in self.of(file, sheet)
            if month(row["发放年月"]).month <= last and all(row[key] == value for key, value in where.items())
        )

    def changed(self, file: str, heading: str, keys: str, **where: str) -> int:
        span = (date(2020, 1, 1), DAY)
        rows = [row for row in self.of(file) if month(row[heading]) and span[0] <= month(row[heading]) <= span[1]]
        return different([row for row in rows if all(row[key] == value for key, value in where.items())], keys)


def different(rows: list[Cells], *headings: str) -> int:
    return len({row[heading] for row in rows for heading in headings if heading in row})


def in_span(rows: list[Cells], heading: str, first: int = 2020, last: int = 2020) -> list[Cells]:
    """The rows whose day lies between 1 January of one year and 31 October of a year."""
    span = (date(first, 1, 1), date(last, 10, 31))
    return [row for row in rows if month(row[heading]) and span[0] <= month(row[heading]) <= span[1]]
