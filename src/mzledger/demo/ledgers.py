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
from mzledger.demo.household_flows import make_households
from mzledger.demo.people import People, Person
from mzledger.demo.places import UNIT_ORDER
from mzledger.demo.plan import Plan
from mzledger.demo.special_care import special_care_rows
from mzledger.programs.dibao import Residence

Cells = dict[str, Any]
Ledgers = dict[tuple[str, int], list[Cells]]
YEARS = (2019, 2020)
RELIEF_2019 = (2871, 2814000)


def make_ledgers(seed: int, scale: Decimal = Decimal(1)) -> Ledgers:
    """All ledgers of both years; the same seed and scale give the same rows."""
    plan, people = Plan(scale), People(seed)

    def rng(subject: str) -> Random:
        return Random(f"{seed}/{subject}")

    ledgers: Ledgers = {}
    households = []
    prices = {}
    for residence in Residence:
        view = f"dibao.{residence.name.lower()}"
        found = make_households(plan, people, residence, rng(view))
        household_money.set_rates(found, plan.money(f"{view}.paid"), rng(f"{view}.rates"))
        prices[residence] = household_money.price_rates(found, plan, residence)
        households += found
    mismatched = _mismatch(households[0].members[-1].person)
    enrolments = disability.make_enrolments(plan, people, households, rng("disability"))
    supported = extreme_hardship.make_supported(plan, people, households, rng("extreme_hardship"))
    fixed_elders = elder_care.dibao_elders(households, rng("elders"))
    contracts = elder_care.make_contracts(plan, supported, fixed_elders, rng("entrusted_care"))
    stays = elder_care.stays(plan, supported, contracts, fixed_elders, rng("care_homes"))
    elders = old_age.make_elders(plan, people, households, supported, rng("old_age"))
    orphans = children.make_orphans(plan, people, rng("orphans"))
    in_need = children.make_children(plan, people, households, rng("children"))
    special = special_care_rows(plan, people, rng("special_care"))
    applicants = relief.make_applicants(plan, people, households, rng("applicants"))
    subsidies = disability.make_standards(plan, enrolments)
    support = extreme_hardship.make_standards(plan, supported)
    fees = elder_care.make_fees(plan, contracts)
    allowances = children.make_standards(plan, in_need)
    relieved = {
        2019: (plan.sized(RELIEF_2019[0]), plan.sized(RELIEF_2019[1] // 100) * 100),
        2020: (plan["temporary_relief.persons"], plan.money("temporary_relief.paid")),
    }
    for year in YEARS:
        for residence in Residence:
            mine = [household for household in households if household.residence is residence]
            view = f"dibao.{residence.name.lower()}"
            ledgers[f"{view}.花名册", year] = dibao_rows.roster(mine, year)
            ledgers[f"{view}.发放", year] = dibao_rows.payments(mine, year, prices[residence])
        ledgers["disability.花名册", year] = disability.roster(enrolments, year, subsidies)
        ledgers["disability.发放", year] = disability.payments(enrolments, year, subsidies)
        ledgers["extreme_hardship.花名册", year] = extreme_hardship.roster(supported, year, support)
        ledgers["extreme_hardship.发放", year] = extreme_hardship.payments(supported, year, support)
        ledgers["entrusted_care.花名册", year] = elder_care.roster(contracts, year, fees)
        ledgers["entrusted_care.发放", year] = elder_care.payments(contracts, year, fees)
        ledgers["care_homes.入住", year] = elder_care.stays_in(stays, year)
        ledgers["old_age.花名册", year] = old_age.roster(elders, year)
        ledgers["old_age.发放", year] = old_age.payments(elders, year)
        ledgers["orphans.花名册", year] = children.orphan_roster(orphans, year)
        ledgers["orphans.发放", year] = children.orphan_payments(orphans, year)
        ledgers["children.花名册", year] = children.child_roster(in_need, year, allowances)
        ledgers["children.发放", year] = children.child_payments(in_need, year, allowances)
        ledgers["special_care.花名册", year] = special[year]
        twice = min(plan.sized(relief.TWICE), len(applicants[year]))
        ledgers["temporary_relief.审批", year] = relief.relief_rows(
            applicants[year], year, *relieved[year], twice, rng(f"relief/{year}")
        )
        ledgers["means_check.核对", year] = means_check.request_rows(
            plan, people, households, supported, applicants[year], year, rng(f"means_check/{year}")
        )
        ledgers["rescue.救助", year] = rescue.rescue_rows(plan, people, year, rng(f"rescue/{year}"))
        ledgers["rescue.巡查", year] = rescue.patrol_rows(year, rng(f"patrols/{year}"))
        ledgers["staff.人员", year] = office.staff_rows(plan, year, rng("staff"))
        ledgers["staff.综合业务", year] = office.service_rows()
        ledgers["population.人口", year] = office.population_rows(plan, year)
    ledgers["regions.区划", 0] = standing.region_rows()
    ledgers["standards.标准", 0] = standing.standard_rows()
    ledgers["exceptions.核实", 0] = standing.exception_rows(mismatched)
    return {name: _in_order(rows) for name, rows in ledgers.items()}


def _mismatch(person: Person) -> Person:
    """Makes the ledgers disagree with the person's number about the sex: the one approved exception."""
    person.written_sex = "女" if person.sex == "男" else "男"
    return person


def _in_order(rows: list[Cells]) -> list[Cells]:
    """Payments by month, rosters by village, as an office files them; registers by day stay as they are."""
    if not rows or "village" not in rows[0] or "approved_day" in rows[0]:
        return rows
    first = rows[0].get("paid_month")
    return sorted(rows, key=lambda r: (r["paid_month"] if first else None, UNIT_ORDER[r["township"], r["village"]]))
