"""Telling the rows of a run apart: data, headings again, another table's headings, totals, signatures, notes, sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from mzledger.layout.filling import blank
from mzledger.layout.fitting import Fit
from mzledger.layout.rows import TELLING, is_remark, numbers_columns, repeats, row_kind
from mzledger.schema.columns import AMOUNT_KINDS
from mzledger.values.coded import Coded
from mzledger.workbook.address import heading_key
from mzledger.workbook.grid import Cells, row_of

LEADING = 6
LONGEST_NAME = 5
"""A longer word alone in a row of a list of people is nobody's name."""
_STATED = re.compile(r"[^:：\d]{2,14}[:：]")
HEADING = "表头"
NOTE = "说明行"
REPEATED = "重复表头"
NUMBERS = "栏次行"


@dataclass(slots=True)
class Sorted:
    """Rows of a run that are no data, by index: their kind; notes that nothing marks as such; where another table begins."""

    others: dict[int, str] = field(default_factory=dict)
    doubtful: list[int] = field(default_factory=list)
    next_table: int | None = None


class RowSorter:
    """Sorts the rows below one header. `known` are the heading keys of all programs; `kinds` remembers words over all sheets."""

    def __init__(self, fit: Fit, left: int, known: dict[str, None], kinds: dict[str, str]) -> None:
        self.left, self.known, self.kinds = left, known, kinds
        self.begun = False
        self.headings = {
            h.column - left: frozenset("".join(text.split()) for text in (*h.parents, h.text))
            for h in fit.header.headings
        }
        fields = {spec.name: spec for spec in fit.table.fields}
        places = {name: taken.heading.column for name, taken in fit.taken.items()}
        grouped = {name: h.column for group in fit.groups for name, h in group.columns.items()}
        self.columns = places | grouped
        self.width = len(set(self.columns.values()))
        kinds_of = {name: fields[name].kind for name in self.columns}
        self.identity = [c for name, c in self.columns.items() if kinds_of[name] in ("身份证号", "姓名")]
        self.numbers = [c for name, c in self.columns.items() if kinds_of[name] == "身份证号"]
        self.wanted = [
            c for n, c in self.columns.items() if fields[n].column.required and kinds_of[n] not in AMOUNT_KINDS
        ]

    def sort(self, columns: Sequence[Coded]) -> Sorted:
        """The rows of a run that are no data."""
        found = Sorted()
        if not columns:
            return found
        suspects, headed = self._suspects(columns)
        for index in range(min(2, len(columns[0])) if not self.begun else 0):
            if numbers_columns(row_of(columns, index)):
                found.others[index] = NUMBERS
        self.begun = True
        for index in headed:
            cells = row_of(columns, index)
            if repeats(cells, self.headings):
                found.others[index] = REPEATED
            elif self._other_headings(cells):
                found.next_table = index
                break
        for index in suspects:
            if index not in found.others and (found.next_table is None or index < found.next_table):
                self._closely(found, index, row_of(columns, index))
        return found

    def _suspects(self, columns: Sequence[Coded]) -> tuple[list[int], list[int]]:
        """The rows to look at closely, and those of which several cells are headings."""
        suspects = np.zeros(len(columns[0]), np.bool_)
        hits = np.zeros(len(columns[0]), np.int8)
        for cells in columns[:LEADING]:
            words = (v for v in cells.values() if type(v) is str and (not v.isascii() or not v or v.isspace()))
            kinds = {value: kind for value in words if (kind := self._kind(value))}
            suspects |= cells.where_in(value for value, kind in kinds.items() if kind != HEADING)
            hits += cells.where_in(value for value, kind in kinds.items() if kind == HEADING)
        if self.identity:
            nothing = _no_number if self.numbers else blank
            wanted = self.numbers or self.identity
            suspects |= np.logical_and.reduce([columns[column - self.left].where(nothing) for column in wanted])
        return np.flatnonzero(suspects).tolist(), np.flatnonzero(hits >= 2).tolist()

    def _kind(self, value: str) -> str:
        kind = self.kinds.get(value)
        if kind is None:
            telling = not value.strip() or not TELLING.isdisjoint(value)
            kind = row_kind([value] * 3) if telling else ""
            if not kind and len(value) < 24 and heading_key(value) in self.known:
                kind = HEADING
            self.kinds[value] = kind
        return kind

    def _other_headings(self, cells: Cells) -> bool:
        """Whether a row is the headings of another table: known headings nearly all, none of it data."""
        filled = [cell for cell in cells if cell != ""]
        texts = [cell for cell in filled if isinstance(cell, str)]
        known = sum(heading_key(text) in self.known for text in texts)
        return known >= 3 and known * 10 >= len(filled) * 6 and len(texts) == len(filled)

    def _closely(self, found: Sorted, index: int, cells: Cells) -> None:
        kind = row_kind(cells)
        if not kind:
            kind = self._total_within(cells)
        if kind and (kind == "空行" or not self._is_filled_in(cells)):
            found.others[index] = kind
        elif not kind and self._nobody(cells) and _all_stated(cells):
            found.others[index] = "签字行"
        elif not kind and self._is_note(cells):
            found.others[index] = NOTE
            found.doubtful.append(index)

    def _total_within(self, cells: Cells) -> str:
        """A row with a sequence number whose first words are 合计, and nobody's name or number."""
        first = next((cell for cell in cells if isinstance(cell, str) and cell.strip()), "")
        return "合计行" if first and row_kind([first]) == "合计行" and self._nobody(cells) else ""

    def _nobody(self, cells: Cells) -> bool:
        values = [cells[column - self.left] for column in self.identity]
        return bool(values) and all(v == "" or (isinstance(v, str) and (not v.strip() or is_remark(v))) for v in values)

    def _is_filled_in(self, cells: Cells) -> bool:
        """Whether a row that begins like a total or a signature is data all the same: its other required words are filled in."""
        wanted = [cells[column - self.left] for column in self.wanted]
        filled = [cell for cell in wanted if cell != "" and not (isinstance(cell, str) and is_remark(cell))]
        return len(filled) >= min(2, len(wanted) - 1) > 0

    def _is_note(self, cells: Cells) -> bool:
        """A word or two in a wide table, and nobody's name or number: a note, a section's title."""
        filled = [cell for cell in cells if cell != "" and not (isinstance(cell, str) and not cell.strip())]
        words = [cell for cell in filled if isinstance(cell, str)]
        if len(words) != len(filled) or self.width < 4:
            return False
        if self._nobody(cells) and len(filled) <= 2:
            return True
        return len(filled) == 1 and bool(self.numbers) and len(words[0].strip()) > LONGEST_NAME


def _no_number(cell: Any) -> bool:
    """Whether a cell is blank, or a text too short or long for a person's number."""
    return type(cell) is str and not 14 < len(cell) < 24


def _all_stated(cells: Cells) -> bool:
    """Whether every filled cell begins like 县残联审核：… or 制表：…"""
    filled = [cell for cell in cells if cell != "" and not (isinstance(cell, str) and not cell.strip())]
    return all(isinstance(cell, str) and _STATED.match(cell.strip()) for cell in filled)
