"""What dibao households are paid: rates that reach the year's allowance exactly, price subsidies, heating."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from random import Random

from mzledger.demo.dibao import Household
from mzledger.demo.plan import FIRST, YEAR, Plan
from mzledger.demo.settle import standards
from mzledger.demo.spells import instalments, price_months
from mzledger.programs.dibao import Grade, Item, Residence

NOMINAL = {Grade.A: 545, Grade.B: 440, Grade.C: 360}
HEATING = {
    (Residence.RURAL, FIRST): 700,
    (Residence.URBAN, FIRST): 900,
    (Residence.RURAL, YEAR): 800,
    (Residence.URBAN, YEAR): 1000,
}
PRICE_NOMINAL = {Grade.A: 105, Grade.B: 100, Grade.C: 90}
PRICE_OTHERWISE = 40
Booking = tuple[date, Item, int]
Prices = dict[tuple[Grade, int], int]


def set_rates(households: list[Household], target: int, rng: Random) -> None:
    """Rates by grade, so that January to October of the planned year cost exactly the target.

    The rest that whole-yuan rates leave goes to households' `extra`: tens to those paid for ten months, the last few yuan
    to one that came in in October.
    """
    months = {household: sum(map(household.covered_on, household.spell.months(YEAR))) for household in households}
    nominal = {h: NOMINAL[h.grade] + rng.choice((-20, -10, 0, 0, 10, 20)) for h in households}
    factor = target / sum(nominal[h] * months[h] for h in households)
    for household in households:
        household.rate = round(nominal[household] * factor)
    residual = target - sum(h.rate * months[h] for h in households)
    full = [h for h in households if len(h.spell.months(YEAR)) == 10]
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
    next(h for h in households if len(h.spell.months(YEAR)) == 1).extra += residual % 10


def price_rates(households: list[Household], plan: Plan, residence: Residence) -> Prices:
    """The price subsidy in yuan a person and month, by grade and quarter, that costs exactly what is planned."""
    months = Counter(dict.fromkeys(((grade, quarter) for grade in Grade for quarter in (1, 2)), 0))
    for household in households:
        for month in price_months(YEAR):
            months[household.grade, quarter(month)] += household.covered_on(date(YEAR, month, 1))
    nominal = {(grade, quarter): PRICE_NOMINAL[grade] for grade, quarter in months}
    return standards(plan.money(f"dibao.{residence.name.lower()}.price_subsidy"), months, nominal)


def quarter(month: int) -> int:
    """The quarter of a month, from 1."""
    return (month + 2) // 3


def bookings(household: Household, year: int, prices: Prices) -> Iterator[Booking]:
    """Everything that a household is paid in a year: month, item, yuan."""
    for month, yuan in instalments(household.spell, year, household.monthly_amount):
        yield month, Item.ALLOWANCE, yuan
    for number in price_months(year):
        month = date(year, number, 1)
        if household.covered_on(month):
            rate = prices[household.grade, quarter(number)] if year == YEAR else PRICE_OTHERWISE
            yield month, Item.PRICE, rate * household.covered_on(month)
    heating_months = [month for month in household.spell.months(year) if month.month >= 10]
    if heating_months and (household.heated or year > YEAR):
        yield heating_months[0], Item.HEATING, HEATING[household.residence, min(year, YEAR)]
