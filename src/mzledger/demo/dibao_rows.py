"""The rows of the dibao ledgers: rosters and payments of a year."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mzledger.demo.dibao import Household
from mzledger.demo.household_money import Prices, bookings
from mzledger.demo.places import UNIT_ORDER
from mzledger.programs.shared.words import Channel
from mzledger.schema.cells import Flag


def in_order(households: Iterable[Household], year: int) -> list[Household]:
    """The households of a year's ledger by village, the longest covered first."""
    found = (household for household in households if household.spell.seen_in(year))
    return sorted(
        found, key=lambda h: (UNIT_ORDER[h.head.place.township, h.head.place.name], h.spell.start, h.head.id_no)
    )


def roster(households: Iterable[Household], year: int) -> list[dict[str, Any]]:
    """A row for every member of the year; sizes and amounts are those of the last day covered."""
    return [row for household in in_order(households, year) for row in _members(household, year)]


def _members(household: Household, year: int) -> Iterable[dict[str, Any]]:
    day = household.spell.last_day_in(year)
    shared = household.columns() | {
        "residence": household.residence,
        "household_size": len(household.present(day)),
        "covered_persons": household.covered_on(day),
        "monthly_amount": household.monthly_amount(day.replace(day=1)),
        "grade": household.grade,
        "poverty_cause": household.cause,
    }
    for member in household.members:
        if member.spell.seen_in(year):
            yield (
                shared
                | member.person.columns()
                | member.spell.columns(year)
                | {
                    "relation": member.relation,
                    "covered": Flag.YES if member.covered else Flag.NO,
                    "disability_certificate": member.person.certificate,
                    "phone": household.phone if member.person is household.head else None,
                }
            )


def payments(households: Iterable[Household], year: int, prices: Prices) -> list[dict[str, Any]]:
    """A row for every household, month and item, by month."""
    rows = [
        household.columns()
        | {
            "paid_month": month,
            "paid_amount": yuan,
            "channel": Channel.CARD,
            "residence": household.residence,
            "item": item,
        }
        for household in in_order(households, year)
        for month, item, yuan in bookings(household, year, prices)
    ]
    return sorted(rows, key=lambda row: (row["paid_month"], UNIT_ORDER[row["township"], row["village"]]))
