"""Columns of sums: in which unit they are, and which stand beside those that were read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from mzledger.layout.concepts import MONEY_TYPES
from mzledger.layout.header import Heading
from mzledger.layout.matching import meaning_of_words
from mzledger.layout.months import month_in
from mzledger.layout.profile import Profile, share, yuan_in
from mzledger.layout.telling import Columns, Told, make_absent, named
from mzledger.schema.columns import ColumnReader
from mzledger.schema.records import Part
from mzledger.schema.row import FieldSpec
from mzledger.values.money import MOST_AT_ONCE
from mzledger.values.problem import Problem, Severity
from mzledger.workbook.address import heading_key

PAYABLE = frozenset({"MONEY"})
OTHER_UNIT = 1000
"""Sums so many times the usual ones are in another unit."""
LEAST_YUAN = 5
"""No benefit of an office is smaller; a column of smaller sums is of 万元 that nobody wrote."""
_SUM = re.compile(r"[¥￥]?[\d,]+(?:\.\d+)?元?")
_OTHER_SUM = re.compile("补发|扣发|扣回|扣减|追回")
NOT_BESIDE = frozenset({"TOTAL", "OLD", "INCOME", "MONTHS_PAID"})
"""What a sum says that is none paid beside the amount."""


def units_in_doubt(columns: Columns) -> Iterator[Problem]:
    """Sums that figures hang on and that are too small or too large for the unit in which they are read."""
    told, fit, part, specs, wanted = columns.told, columns.fit, columns.part, columns.specs, columns.wanted
    read = {name: (taken.heading, taken.unit) for name, taken in fit.taken.items()}
    read |= {name: (h, h.unit) for group in fit.groups for name, h in group.columns.items()}
    for name, (heading, unit) in read.items():
        if specs[name].kind != "金额" or name not in wanted:
            continue
        if too_small(columns.of(heading), unit, told):
            yield _small(told, heading)
            make_absent(part, name)
        elif too_large(specs, part, name, columns.readers):
            yield _large(told, heading)
            make_absent(part, name)


def sums_beside(columns: Columns, free: Sequence[Heading]) -> tuple[list[Problem], set[int]]:
    """Sums left over in a payment table that may be paid too, and their columns; what is counted of the table is then missing."""
    fit, part = columns.fit, columns.part
    sums = [h for h in free if _other_sum(h, columns.of(h))]
    sums += [h for h in _among_items(columns, free) if h not in sums]
    if not sums or not fit.table.across or fit.table.across.amount in part.absent:
        return [], set()
    said = f"{'、'.join(named(h) for h in sums)}也是给付的钱，没有读取；不知道是否已含在读取的金额里"
    make_absent(part, fit.table.across.amount)
    if fit.groups and fit.table.across.month:
        make_absent(part, fit.table.across.month)
    return [Problem("MZ308", Severity.ERROR, columns.told.where(sums[0]), said)], {heading.column for heading in sums}


def too_small(profile: Profile, unit: str, told: Told) -> bool:
    """Whether sums of which nobody says the unit are too small to be yuan."""
    if yuan_in(unit or told.header.unit) > 1:
        return False
    sums = [size for cell in profile.cells if (size := _size(cell))]
    return len(sums) >= 3 and sum(value < LEAST_YUAN for value in sums) * 10 >= len(sums) * 9


def _size(cell: object) -> float:
    """A sum without its sign, as a number or as text; 0 where the cell is none."""
    if isinstance(cell, str) and _SUM.fullmatch(cell.strip()):
        return float(re.sub(r"[^\d.]", "", cell))
    return abs(cell) if isinstance(cell, (int, float)) and not isinstance(cell, bool) else 0.0


def _small(told: Told, heading: Heading) -> Problem:
    what = f"{named(heading)}的金额都不到 {LEAST_YUAN} 元，像是万元；请在列名里写明单位，如“{heading.text}（万元）”"
    return Problem("MZ308", Severity.ERROR, told.where(heading), what)


def too_large(specs: Mapping[str, FieldSpec], part: Part, name: str, readers: Mapping[str, ColumnReader]) -> bool:
    """Whether a person's sums, read in a unit larger than the yuan, are mostly beyond all benefits, or some by far beside the others."""
    reader = readers.get(name)
    if reader is None or reader.yuan_per_unit <= 1 or not any(spec.column.identity for spec in specs.values()):
        return False
    sums = sorted(fen for fen in part.columns[name] if fen)
    large = [fen for fen in sums if fen > MOST_AT_ONCE]
    usual = sums[(len(sums) - len(large)) // 2] if sums else 0
    return len(large) * 2 > len(sums) or (bool(large) and large[0] >= OTHER_UNIT * usual)


def _large(told: Told, heading: Heading) -> Problem:
    what = (
        f"{named(heading)}按写明的单位算，多数或者有的超过 {MOST_AT_ONCE // 1000000} 万元，像是元；请核对表上写的单位"
    )
    return Problem("MZ308", Severity.ERROR, told.where(heading), what)


def _other_sum(heading: Heading, profile: Profile) -> bool:
    """Whether a column left over in a payment table is money paid beside the amount: 补发, 价格补贴, 取暖费."""
    said = meaning_of_words(heading.words)
    beside = said.qualifiers & {"PRICE", "HEATING"} or _OTHER_SUM.search(heading.text)
    if not beside or said.qualifiers & NOT_BESIDE or said.types - MONEY_TYPES:
        return False
    return any(_is_sum(cell) for cell in profile.cells)


def _among_items(columns: Columns, free: Sequence[Heading]) -> list[Heading]:
    """Columns of sums right beside those of items or months, that are no total and no standard: they may be further ones."""
    groups = columns.fit.groups
    if not any(group.constants for group in groups):
        return []
    run = {heading.column for group in groups for heading in group.columns.values()}
    found: list[Heading] = []
    for heading in sorted(free, key=lambda h: min(abs(h.column - column) for column in run)):
        beside = {heading.column - 1, heading.column + 1} & run
        if beside and _may_be_paid(heading) and share(columns.of(heading).cells, _is_sum) >= 0.5:
            found.append(heading)
            run.add(heading.column)
    return found


def _may_be_paid(heading: Heading) -> bool:
    """Whether a heading names a month, a sum that is no total and no standard, or nothing that is known."""
    said = meaning_of_words(heading.words)
    if said.qualifiers & (NOT_BESIDE | {"PAID"}):
        return False
    month = month_in(heading_key(heading.text))
    return month is not None or not said.types - PAYABLE


def _is_sum(cell: object) -> bool:
    return _SUM.fullmatch(str(cell).strip()) is not None and any(digit in str(cell) for digit in "123456789")
