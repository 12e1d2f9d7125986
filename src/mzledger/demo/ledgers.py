"""The whole county in memory: every ledger's rows, by name and year (year 0 for what belongs to no year).

A row is what the cells hold: yuan, dates, text. Names are `program.table`, or `program.view.table`, in slugs and Chinese.
"""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

from mzledger.demo import (
    children,
    dibao_rows,
    disability,
    elder_care,
    extreme_hardship,
    household_money,
    means_check,
    office,
    old_age,
    relief,
    rescue,
    standing,
)
from mzledger.demo.affairs import Affairs
from mzledger.demo.dibao import Household
from mzledger.demo.household_flows import make_households
from mzledger.demo.people import People, Person
from mzledger.demo.places import UNIT_ORDER
from mzledger.demo.plan import YEAR, Plan
from mzledger.programs.dibao import Residence

Cells = dict[str, Any]
Ledgers = dict[tuple[str, int], list[Cells]]
FIRST = YEAR - 1
YEARS = (FIRST, YEAR)
HOME_CARE_ONLY = (FIRST - 2, FIRST - 1)
"""Years of which only the visits at home are known."""
BY_DAY = {"approved_day", "served_day", "care_paid_day"}
"""Registers with one of these days stay in the order of days."""


def make_ledgers(seed: int, scale: Decimal = Decimal(1), last_year: int = YEAR) -> Ledgers:
    """All ledgers of both years; the same seed and scale give the same rows.

    Subjects are made in this order, each with its own stream of chance: later ones draw on the people of earlier ones.
    """
    county = _County(seed, scale, last_year)
    for step in (
        county.dibao,
        county.disability,
        county.extreme_hardship_and_care,
        county.old_age,
        county.children,
        county.relief_and_means_checks,
        county.rescue,
        county.office,
        county.affairs,
    ):
        step()
    return {name: _in_order(rows) for name, rows in county.ledgers.items()}


def _in_order(rows: list[Cells]) -> list[Cells]:
    """Payments by month, rosters by village, as an office files them; registers by day stay as they are."""
    if not rows or "village" not in rows[0] or not BY_DAY.isdisjoint(rows[0]):
        return rows
    paid = "paid_month" in rows[0]
    return sorted(rows, key=lambda r: (r["paid_month"] if paid else None, UNIT_ORDER[r["township"], r["village"]]))


class _County:
    """The county while it is made: its people, and the ledgers that are finished."""

    def __init__(self, seed: int, scale: Decimal, last_year: int) -> None:
        self.last_year = last_year
        self.seed, self.plan, self.people = seed, Plan(scale), People(seed)
        self.households: list[Household] = []
        self.ledgers: Ledgers = {}

    def rng(self, subject: str) -> Random:
        """A stream of chance of the subject's own, so that a change in one leaves the others alone."""
        return Random(f"{self.seed}/{subject}")

    def dibao(self) -> None:
        """Rural and urban households, and the one approved exception."""
        for residence in Residence:
            view = f"dibao.{residence.name.lower()}"
            households = make_households(self.plan, self.people, residence, self.rng(view))
            household_money.set_rates(households, self.plan.money(f"{view}.paid"), self.rng(f"{view}.rates"))
            self.households += households
        self.excepted = _misissue(self.households)

    def disability(self) -> None:
        """The two subsidies; the certificates that they give stand in the dibao rosters too, so these come after."""
        self.enrolments = enrolments = disability.make_enrolments(
            self.plan, self.people, self.households, self.rng("disability")
        )
        yuan = disability.make_standards(self.plan, enrolments)
        for year in YEARS:
            self.ledgers["disability.花名册", year] = disability.roster(enrolments, year, yuan)
            self.ledgers["disability.发放", year] = disability.payments(enrolments, year, yuan)
        for residence in Residence:
            view = f"dibao.{residence.name.lower()}"
            households = [household for household in self.households if household.residence is residence]
            prices = household_money.price_rates(households, self.plan, residence)
            for year in YEARS:
                self.ledgers[f"{view}.花名册", year] = dibao_rows.roster(households, year)
                self.ledgers[f"{view}.发放", year] = dibao_rows.payments(households, year, prices)

    def extreme_hardship_and_care(self) -> None:
        """People in extreme hardship; then who is cared for at home, and who lives in a home."""
        self.supported = extreme_hardship.make_supported(
            self.plan, self.people, self.households, self.rng("extreme_hardship")
        )
        yuan = extreme_hardship.make_standards(self.plan, self.supported)
        elders = elder_care.find_elders(self.people, self.households, self.rng("elders"))
        contracts = elder_care.make_contracts(self.plan, self.supported, elders, self.rng("entrusted_care"))
        fees = elder_care.make_fees(self.plan, contracts)
        stays = elder_care.stays(self.plan, self.supported, contracts, elders, self.rng("care_homes"))
        for year in YEARS:
            self.ledgers["extreme_hardship.花名册", year] = extreme_hardship.roster(self.supported, year, yuan)
            self.ledgers["extreme_hardship.发放", year] = extreme_hardship.payments(self.supported, year, yuan)
            self.ledgers["entrusted_care.花名册", year] = elder_care.roster(contracts, year, fees)
            self.ledgers["entrusted_care.发放", year] = elder_care.payments(contracts, year, fees)
            self.ledgers["care_homes.入住", year] = elder_care.stays_in(stays, year)

    def old_age(self) -> None:
        """The old-age allowance."""
        self.elders = elders = old_age.make_elders(
            self.plan, self.people, self.households, self.supported, self.rng("old_age")
        )
        for year in YEARS:
            self.ledgers["old_age.花名册", year] = old_age.roster(elders, year)
            self.ledgers["old_age.发放", year] = old_age.payments(elders, year)

    def children(self) -> None:
        """Orphans, and children in difficulty."""
        orphans = children.make_orphans(self.plan, self.people, self.rng("orphans"))
        in_need = children.make_children(self.plan, self.people, self.households, self.rng("children"))
        yuan = children.make_standards(self.plan, in_need)
        for year in YEARS:
            self.ledgers["orphans.花名册", year] = children.orphan_roster(orphans, year)
            self.ledgers["orphans.发放", year] = children.orphan_payments(orphans, year)
            self.ledgers["children.花名册", year] = children.child_roster(in_need, year, yuan)
            self.ledgers["children.发放", year] = children.child_payments(in_need, year, yuan)

    def relief_and_means_checks(self) -> None:
        """Temporary relief, and the checks of everybody who draws or asks for something."""
        applicants = relief.make_applicants(self.plan, self.people, self.households, self.rng("applicants"))
        for year in YEARS:
            self.ledgers["temporary_relief.审批", year] = relief.relief_rows(
                self.plan, applicants[year], year, self.rng(f"relief/{year}")
            )
            self.ledgers["means_check.核对", year] = means_check.request_rows(
                self.plan,
                self.people,
                self.households,
                self.supported,
                applicants[year],
                year,
                self.rng(f"means_check/{year}"),
            )

    def rescue(self) -> None:
        """Help for people without shelter, and patrols."""
        for year in YEARS:
            rng = self.rng(f"rescue/{year}")
            self.ledgers["rescue.救助", year] = rescue.rescue_rows(self.plan, self.people, year, rng)
            self.ledgers["rescue.巡查", year] = rescue.patrol_rows(year, rng)

    def office(self) -> None:
        """The bureau, the population, and what belongs to no year."""
        for year in YEARS:
            self.ledgers["staff.人员", year] = office.staff_rows(self.plan, year, self.rng("staff"))
            self.ledgers["staff.综合业务", year] = office.service_rows()
            self.ledgers["population.人口", year] = office.population_rows(self.plan, year)
        self.ledgers["regions.区划", 0] = standing.region_rows()
        self.ledgers["standards.标准", 0] = standing.standard_rows()
        self.ledgers["exceptions.核实", 0] = standing.exception_rows(self.excepted)

    def affairs(self) -> None:
        """Everything that is not social relief; visits at home began two years earlier."""
        affairs = Affairs(self, self.last_year)
        for year in HOME_CARE_ONLY:
            self.ledgers["home_care.服务", year] = affairs.visits(year)
        for year in YEARS:
            self.ledgers |= {(name, year): rows for name, rows in affairs.of(year).items()}


def _misissue(households: list[Household]) -> Person:
    """Somebody of middle age whose card itself bears a wrong check character: the one approved exception."""
    members = (member for household in households if not household.spell.stop for member in household.members[1:])
    found = next(m.person for m in members if 1966 <= m.person.born.year <= 1996 and not m.person.disability)
    found.id_no = found.id_no[:17] + ("7" if found.id_no[17] != "7" else "2")
    return found
