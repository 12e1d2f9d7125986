"""From a mask of rows to a number, and to the group that each row is counted in."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from mzledger.facts.frames import NO_GROUP, Frame
from mzledger.schema.measure import Count, Measure
from mzledger.schema.program import Program
from mzledger.values.coded import Codes, Mask
from mzledger.values.money import to_yuan


def number_of(frame: Frame, measure: Measure, mask: Mask) -> Decimal:
    """Rows counted, different values counted, or a field added up.

    Where a sheet has no column for the values, another field of its rows is added up instead, if the measure names one.
    """
    if measure.count is Count.ROWS:
        return Decimal(int(mask.sum()))
    if measure.count is Count.DISTINCT:
        number = len(frame.values(measure.of, mask))
        if measure.otherwise:
            number += int(frame.numbers(measure.otherwise)[mask & frame.lacking(measure.of)].sum())
        return Decimal(number)
    total = int(frame.numbers(measure.of)[mask].sum())
    return to_yuan(total) if frame.kind(measure.of) == "金额" else Decimal(total)


def group_of(frame: Frame, program: Program, measure: Measure, name: str, mask: Mask) -> Codes:
    """The code of each counted row's group; for a distinct count, that of the last counted row with the same value.

    Views keep their own, and so do rows whose sheet has no column for the values.
    """
    groups, _ = frame.groups(name)
    is_view = bool(program.views) and name == program.category
    if measure.count is not Count.DISTINCT or is_view:
        return groups
    values, known = frame.groups(measure.of)
    last = np.full(len(known), NO_GROUP, dtype=groups.dtype)
    last[values[mask]] = groups[mask]
    return np.where(frame.lacking(measure.of), groups, last[values])
