"""What dibao households are paid: rates that reach the year's allowance exactly, price subsidies by month, heating."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from mzledger.demo.dibao import Household
from mzledger.demo.plan import Plan
from mzledger.demo.settle import standards
from mzledger.demo.spells import LAST_MONTH, instalments
from mzledger.programs.dibao import Grade, Item, Residence

NOMINAL = {Grade.A: 545, Grade.B: 440, Grade.C: 360}
HEATING = {(Residence.RURAL, 2019): 700, (Residence.URBAN, 2019): 900, (Residence.RURAL, 2020): 800, (Residence.URBAN, 2020): 1000}
SUBSIDISED = {2019: (9, 12), 2020: (1, 2, 3, 4, 5, 6)}
Booking = tuple[date, Item, int]


def set_rates(households: list[Household], target: int, rng: Random) -> None:
    """Rates by grade, so that January to October 2020 cost exactly the target.

    The rest that whole-yuan rates leave goes to households' `extra`: tens to those paid for ten months, the last few yuan
    to one that came in in October.
    """
    months = {household: sum(map(household.covered_on, household.spell.months(2020))) for household in households}
    nominal = {h: NOMINAL[h.grade] + rng.choice((-20, -10, 0, 0, 10, 20)) for h in households}
    factor = target / sum(nominal[h] * months[h] for h in households)
    for household in households:
        household.rate = round(nominal[household] * factor)
    residual = target - sum(h.rate * months[h] for h in households)
    full = [h for h in households if len(h.spell.months(2020)) == 10]
    step = 1 if residual > 0 else -1
    for household in rng.sample(full, len(full)):
        if abs(residual) >= months[household]:
            household.rate += step
            residual -= step * months[household]
    if residual < 0:
        full[0].rate -= 1
        residual += months[full[0]]
    for household in full[1 : 1 + residual // 10]:
        household.extra += 1
    next(h for h in households if len(h.spell.months(2020)) == 1).extra += residual % 10


def price_rates(households: list[Household], plan: Plan, residence: Residence) -> dict[date, int]:
    """The price subsidy of each month, in yuan a person."""
    by_month = {
        date(2020, month, 1): sum(h.covered_on(date(2020, month, 1)) for h in households) for month in SUBSIDISED[2020]
    }
    target = plan.money(f"dibao.{residence.name.lower()}.price_subsidy")
    rates = standards(target, by_month, dict.fromkeys(by_month, 100))
    return rates | {date(2019, month, 1): 40 for month in SUBSIDISED[2019]}


def bookings(household: Household, year: int, prices: dict[date, int]) -> Iterator[Booking]:
    """Everything that a household is paid in a year: month, item, yuan."""
    for month, yuan in instalments(household.spell, year, household.monthly_amount):
        yield month, Item.ALLOWANCE, yuan
    for number in SUBSIDISED[year]:
        month = date(year, number, 1)
        if household.covered_on(month):
            yield month, Item.PRICE, prices[month] * household.covered_on(month)
    heating_months = [month for month in household.spell.months(year) if month.month >= 10]
    if heating_months and household.heated and LAST_MONTH[year] >= 10:
        yield heating_months[0], Item.HEATING, HEATING[household.residence, year]
