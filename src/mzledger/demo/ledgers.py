"""The whole county in memory: every ledger's rows, by name and year (year 0 for what belongs to no year).

A row is what the cells hold: yuan, dates, text. Names are `program.table`, or `program.view.table`, in slugs and Chinese.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from random import Random
from typing import Any

from mzledger.demo import (
    children,
    dibao_rows,
    disability,
    elder_care,
    extreme_hardship,
    household_growth,
    household_money,
    means_check,
    office,
    old_age,
    relief,
    rescue,
    standing,
)
from mzledger.demo.affairs import Affairs, deaths
from mzledger.demo.dibao import Household
from mzledger.demo.household_flows import make_households
from mzledger.demo.people import People, Person
from mzledger.demo.places import UNIT_ORDER
from mzledger.demo.plan import FIRST, YEAR, Plan
from mzledger.demo.spells import Spell
from mzledger.programs.dibao import Residence

Cells = dict[str, Any]
Ledgers = dict[tuple[str, int], list[Cells]]
HOME_CARE_ONLY = (FIRST - 2, FIRST - 1)
"""Years of which only the visits at home are known."""
BY_DAY = {"approved_day", "served_day", "care_paid_day"}
"""Registers with one of these days stay in the order of days."""


def make_ledgers(seed: int, scale: Decimal = Decimal(1), last_year: int = YEAR) -> Ledgers:
    """All ledgers up to a year (at least the planned one); the same seed and scale give the same rows.

    The first two years are made together. Each later year grows out of the closing of the one before, and leaves the
    ledgers of earlier years as they were.
    """
    county = County(seed, scale)
    county.write((FIRST, YEAR))
    for year in range(YEAR + 1, last_year + 1):
        county.grow(year)
        county.write((year,))
    return {name: _in_order(rows) for name, rows in county.ledgers.items()}


def _in_order(rows: list[Cells]) -> list[Cells]:
    """Payments by month, rosters by village, as an office files them; registers by day stay as they are."""
    if not rows or "village" not in rows[0] or not BY_DAY.isdisjoint(rows[0]):
        return rows
    paid = "paid_month" in rows[0]
    return sorted(rows, key=lambda r: (r["paid_month"] if paid else None, UNIT_ORDER[r["township"], r["village"]]))


class County:
    """The county while it is made: its people, and the ledgers that are finished.

    Subjects are made in a fixed order, each with its own stream of chance: later ones draw on the people of earlier ones.
    """

    def __init__(self, seed: int, scale: Decimal) -> None:
        self.seed, self.plan, self.people = seed, Plan(scale), People(seed)
        self.ledgers: Ledgers = {}
        self._make_dibao()
        self._make_care()
        plan, people, households = self.plan, self.people, self.households
        self.elders = old_age.make_elders(plan, people, households, self.supported, self.rng("old_age"))
        self.orphans = children.make_orphans(plan, people, self.rng("orphans"))
        self.in_need = children.make_children(plan, people, households, self.rng("children"))
        self.child_yuan = children.make_standards(plan, self.in_need)
        self.applicants = relief.make_applicants(plan, people, households, self.rng("applicants"))
        self._affairs: Affairs | None = None

    def rng(self, subject: str) -> Random:
        """A stream of chance of the subject's own, so that a change in one leaves the others alone."""
        return Random(f"{self.seed}/{subject}")

    @property
    def affairs(self) -> Affairs:
        """Everything that is not social relief; it is made when it is first asked for, after the relief ledgers."""
        if self._affairs is None:
            self._affairs = Affairs(self)
        return self._affairs

    def _make_dibao(self) -> None:
        """Households, the one approved exception, and the two subsidies: their certificates stand in the rosters too."""
        self.households: list[Household] = []
        for residence in Residence:
            view = _view(residence)
            households = make_households(self.plan, self.people, residence, self.rng(view))
            household_money.set_rates(households, self.plan.money(f"{view}.paid"), self.rng(f"{view}.rates"))
            self.households += households
        self.excepted = _misissue(self.households)
        self.enrolments = disability.make_enrolments(self.plan, self.people, self.households, self.rng("disability"))
        self.subsidy_yuan = disability.make_standards(self.plan, self.enrolments)
        self.prices = {r: household_money.price_rates(self._living(r), self.plan, r) for r in Residence}

    def _make_care(self) -> None:
        """People in extreme hardship; then who is cared for at home, and who lives in a home."""
        plan, people, households = self.plan, self.people, self.households
        self.supported = extreme_hardship.make_supported(plan, people, households, self.rng("extreme_hardship"))
        self.support_yuan = extreme_hardship.make_standards(plan, self.supported)
        elders = elder_care.find_elders(people, households, self.rng("elders"))
        self.contracts = elder_care.make_contracts(plan, self.supported, elders, self.rng("entrusted_care"))
        self.fees = elder_care.make_fees(plan, self.contracts)
        self.stays = elder_care.stays(plan, self.supported, self.contracts, elders, self.rng("care_homes"))

    def _living(self, residence: Residence) -> list[Household]:
        return [household for household in self.households if household.residence is residence]

    def grow(self, year: int) -> None:
        """Makes the next year out of the closing of the one before."""
        plan, people, households = self.plan, self.people, self.households

        def rng(subject: str) -> Random:
            return self.rng(f"{subject}/{year}")

        for residence in Residence:
            view = _view(residence)
            household_growth.grow(plan, people, households, residence, year, rng(view))
        extreme_hardship.grow(plan, people, households, self.supported, year, rng("extreme_hardship"))
        died = {p.id_no: stop for p, stop in deaths(households, self.supported) if stop.year == year}
        covered = self._covered()
        old_age.grow(plan, people, covered, self.elders, died, year, rng("old_age"))
        for elder in self.elders:
            if elder.person and elder.spell.stop and elder.spell.stop.year == year:
                died[elder.person.id_no] = elder.spell.stop
        elder_care.grow_contracts(plan, self.contracts, self.supported, died, year, rng("entrusted_care"))
        elder_care.grow_stays(plan, self.stays, self._free_elders(covered), died, year, rng("care_homes"))
        disability.grow(plan, people, households, self.enrolments, year, rng("disability"))
        children.grow(plan, people, self.orphans, plan.sized(2), year, rng("orphans"))
        children.grow(plan, people, self.in_need, plan.sized(14), year, rng("children"))
        self.applicants[year] = relief.applicants_in(plan, people, households, year, rng("applicants"))
        self.affairs.grow(year)

    def _covered(self) -> dict[str, tuple[Person, Spell]]:
        """Everybody whom dibao or support in extreme hardship covers, or covered last."""
        found = {m.person.id_no: (m.person, m.spell) for h in self.households for m in h.members if m.covered}
        return found | {s.person.id_no: (s.person, s.spell) for s in self.supported}

    def _free_elders(self, covered: Mapping[str, object]) -> list[Person]:
        """Who draws the old-age allowance, and nothing else."""
        taken = {c.person.id_no for c in self.contracts} | {row["id_no"] for row in self.stays}
        people = [e.person for e in self.elders if e.person and e.spell.stop is None]
        return [person for person in people if person.id_no not in taken and person.id_no not in covered]

    def write(self, years: tuple[int, ...]) -> None:
        """The rows of some years, subject by subject."""
        for year in years:
            self._write_rosters(year)
        for year in years:
            rng = self.rng(f"relief/{year}")
            self.ledgers["temporary_relief.审批", year] = relief.relief_rows(
                self.plan, self.applicants[year], year, rng
            )
            self.ledgers["means_check.核对", year] = means_check.request_rows(
                self.plan,
                self.people,
                self.households,
                self.supported,
                self.applicants[year],
                year,
                self.rng(f"means_check/{year}"),
            )
        for year in years:
            rng = self.rng(f"rescue/{year}")
            self.ledgers["rescue.救助", year] = rescue.rescue_rows(self.plan, self.people, year, rng)
            self.ledgers["rescue.巡查", year] = rescue.patrol_rows(year, rng)
            self.ledgers["staff.人员", year] = office.staff_rows(self.plan, year, self.rng("staff"))
            self.ledgers["staff.综合业务", year] = office.service_rows()
            self.ledgers["population.人口", year] = office.population_rows(self.plan, year)
        for year in HOME_CARE_ONLY if FIRST in years else ():
            self.ledgers["home_care.服务", year] = self.affairs.visits(year)
        for year in years:
            self.ledgers |= {(name, year): rows for name, rows in self.affairs.of(year).items()}
        self.ledgers["regions.区划", 0] = standing.region_rows()
        self.ledgers["standards.标准", 0] = standing.standard_rows()
        self.ledgers["exceptions.核实", 0] = standing.exception_rows(self.excepted)

    def _write_rosters(self, year: int) -> None:
        """Rosters and payments of a year; they take nothing from any stream of chance."""
        found = {
            "disability.花名册": disability.roster(self.enrolments, year, self.subsidy_yuan),
            "disability.发放": disability.payments(self.enrolments, year, self.subsidy_yuan),
            "extreme_hardship.花名册": extreme_hardship.roster(self.supported, year, self.support_yuan),
            "extreme_hardship.发放": extreme_hardship.payments(self.supported, year, self.support_yuan),
            "entrusted_care.花名册": elder_care.roster(self.contracts, year, self.fees),
            "entrusted_care.发放": elder_care.payments(self.contracts, year, self.fees),
            "care_homes.入住": elder_care.stays_in(self.stays, year),
            "old_age.花名册": old_age.roster(self.elders, year),
            "old_age.发放": old_age.payments(self.elders, year),
            "orphans.花名册": children.orphan_roster(self.orphans, year),
            "orphans.发放": children.orphan_payments(self.orphans, year),
            "children.花名册": children.child_roster(self.in_need, year, self.child_yuan),
            "children.发放": children.child_payments(self.in_need, year, self.child_yuan),
        }
        for residence in Residence:
            view, households = _view(residence), self._living(residence)
            found[f"{view}.花名册"] = dibao_rows.roster(households, year)
            found[f"{view}.发放"] = dibao_rows.payments(households, year, self.prices[residence])
        self.ledgers |= {(name, year): rows for name, rows in found.items()}


def _view(residence: Residence) -> str:
    return f"dibao.{residence.name.lower()}"


def _misissue(households: list[Household]) -> Person:
    """Somebody of middle age whose card itself bears a wrong check character: the one approved exception."""
    members = (member for household in households if not household.spell.stop for member in household.members[1:])
    found = next(m.person for m in members if 1966 <= m.person.born.year <= 1996 and not m.person.disability)
    found.id_no = found.id_no[:17] + ("7" if found.id_no[17] != "7" else "2")
    return found
