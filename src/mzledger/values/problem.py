"""What is wrong with a ledger, as a value: where, what, on which basis, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How sure we are: an error is certain, a warning is doubtful, a repair was made by us and is shown."""

    ERROR = "错误"
    WARNING = "提醒"
    REPAIRED = "已修"


@dataclass(frozen=True, slots=True)
class Where:
    """File, sheet and A1 cell of a problem; the sheet and the cell may be empty.

    >>> str(Where("低保.xlsx", "农村", "D18"))
    '低保.xlsx › 农村 › D18'
    """

    file: str
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        return " › ".join(part for part in (self.file, self.sheet, self.cell) if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one place. `what` states found and expected; `mend` says what to do next. All in Chinese."""

    code: str
    severity: Severity
    where: Where
    what: str
    basis: str = ""
    mend: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it keeps a row from becoming a record."""
        return self.severity is Severity.ERROR
