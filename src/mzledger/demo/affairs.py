"""The ledgers of social affairs, year by year: they draw on the people of the relief ledgers, and leave those alone."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any, Protocol

from mzledger.demo import (
    aims,
    elder_care,
    funerals,
    gazetteer,
    offices,
    organizations,
    registrations,
    services,
    special_care,
    veterans,
    villages,
)
from mzledger.demo.dibao import Household
from mzledger.demo.disability import Enrolment
from mzledger.demo.extreme_hardship import Supported
from mzledger.demo.old_age import Elder
from mzledger.demo.people import People
from mzledger.demo.plan import YEAR, Plan
from mzledger.demo.services import Covered
from mzledger.programs.dibao import Residence
from mzledger.programs.elder_insurance import InsuredClass
from mzledger.programs.extreme_hardship import PersonClass
from mzledger.programs.shared.words import StopReason

Rows = list[dict[str, Any]]


class Relief(Protocol):
    """What the ledgers of social relief know of people."""

    plan: Plan
    people: People
    households: list[Household]
    supported: list[Supported]
    elders: list[Elder]
    enrolments: list[Enrolment]

    def rng(self, subject: str) -> Random:
        """A stream of chance of the subject's own."""
        ...


class Affairs:
    """Who and what stays from year to year; `of` gives a year's rows. Years have to be asked for in order."""

    def __init__(self, county: Relief) -> None:
        self.county, plan, people = county, county.plan, county.people
        self.beneficiaries = special_care.make_beneficiaries(plan, people, county.rng("special_care"))
        self.organizations = organizations.make_organizations(plan, county.rng("organizations"))
        self.returned = {
            year: veterans.make_returned(plan, people, year, county.rng(f"veterans/returned/{year}"))
            for year in (YEAR - 1, YEAR)
        }
        self.veterans = veterans.make_veterans(plan, people, self.beneficiaries, self.returned, county.rng("veterans"))
        self.serving = veterans.make_families(plan, people, county.rng("honor_plaques"))
        self.relocated = villages.make_relocated(plan, people, county.households, county.rng("village_aid"))

    def grow(self, year: int) -> None:
        """What comes to these ledgers in a year after the planned one."""
        plan, people, rng = self.county.plan, self.county.people, self.county.rng(f"affairs/{year}")
        organizations.grow(plan, self.organizations, year, rng)
        special_care.add_beneficiary(self.beneficiaries, people, year)
        self.returned[year] = veterans.make_returned(plan, people, year, rng)
        self.veterans += veterans.came_back(self.returned[year], year, rng)

    def of(self, year: int) -> dict[str, Rows]:
        """The rows of every ledger of social affairs in a year."""
        return dict(self._registers(year)) | dict(self._services(year)) | dict(self._office(year))

    def visits(self, year: int) -> Rows:
        """The visits at home of a year, which may be one before all other ledgers."""
        return services.visit_rows(self.county.plan, self._old(), year, self._rng("home_care", year))

    def _rng(self, subject: str, year: int) -> Random:
        return self.county.rng(f"{subject}/{year}")

    def _registers(self, year: int) -> Iterator[tuple[str, Rows]]:
        """Registrations, funerals, organisations, special care and veterans."""
        plan, people = self.county.plan, self.county.people
        yield (
            "marriage.登记",
            registrations.couple_rows(plan, people, self._brides(), year, self._rng("marriage", year)),
        )
        yield "marriage.档案移交", registrations.archive_rows(year)
        yield "funerals.设施", funerals.facility_rows(plan, year)
        deaths = self._deaths()
        yield "funerals.安葬", funerals.burial_rows(plan, people, deaths, year, self._rng("burials", year))
        yield "funerals.奖补名单", funerals.subsidy_rows(plan, year, self._rng("subsidies", year))
        yield "funerals.奖补资金", funerals.fund_rows(plan, year)
        yield "funerals.投资", funerals.investment_rows(year)
        yield "funerals.宣传", funerals.publicity_rows(plan, year)
        yield (
            "organizations.登记年检",
            organizations.organization_rows(plan, self.organizations, year, self._rng("inspection", year)),
        )
        yield "special_care.花名册", special_care.roster(self.beneficiaries, year)
        yield "special_care.发放", special_care.payments(plan, self.beneficiaries, year)
        yield "veterans.信息采集", veterans.collected_rows(self.veterans, year)
        yield "veterans.待遇", veterans.benefit_rows(plan, self.veterans, year)
        rng = self._rng("veterans", year)
        yield "veterans.登记", veterans.entry_rows(plan, people, self.returned[year], year, rng)
        yield "veterans.培训报名", veterans.waiting_rows(plan, self.veterans, year, rng)
        yield "honor_plaques.悬挂", veterans.plaque_rows(plan, self.veterans, self.serving, self.beneficiaries, year)

    def _services(self, year: int) -> Iterator[tuple[str, Rows]]:
        """Services for the old, and what is done for villages."""
        plan, county = self.county.plan, self.county
        rng = self._rng("elder_insurance", year)
        yield "elder_insurance.投保", services.insured_rows(plan, self._rosters(), year, rng)
        yield "home_care.服务", self.visits(year)
        yield "care_homes.机构", elder_care.home_rows(year)
        yield "care_homes.封闭管理", elder_care.closed_rows(county.supported, year, self._rng("closed", year))
        yield "village_aid.慰问", villages.visit_rows(plan, year)
        yield "village_aid.捐赠", villages.donation_rows(plan, year)
        yield "village_aid.易地搬迁", villages.relocated_rows(self.relocated, year)
        yield "village_aid.牲畜", villages.herd_rows(plan, year)
        yield "village_aid.联村购置", villages.joint_rows()
        yield "village_charters.备案", villages.charter_rows(year, self._rng("village_charters", year))

    def _office(self, year: int) -> Iterator[tuple[str, Rows]]:
        """Places, the bureau's own work and its plans."""
        plan = self.county.plan
        yield "place_names.词条", gazetteer.place_rows(plan, year, self.county.rng("place_names"))
        yield "boundaries.协议", gazetteer.boundary_rows(year)
        yield "lottery.站点", offices.outlet_rows()
        yield "lottery.检查", offices.outlet_check_rows(year, self._rng("lottery", year))
        yield "trainings.培训", offices.session_rows(plan, year)
        yield "purchased.人员", offices.worker_rows(plan, year, self.county.rng("purchased"))
        yield "epidemic.发放", offices.delivery_rows(year, self._rng("epidemic", year))
        yield "projects.项目", aims.project_rows(year)
        yield "shortcomings.问题", aims.shortcoming_rows(year)
        yield "targets.目标", aims.target_rows(year)

    def _brides(self) -> list[registrations.Bride]:
        """Women who left a dibao household to marry."""
        return [
            (m.person, m.spell.stop)
            for h in self.county.households
            for m in h.members
            if m.spell.stop and m.spell.reason == StopReason.MARRIED_OUT
        ]

    def _deaths(self) -> list[funerals.Death]:
        """Everybody whom a relief ledger stopped because of death, once."""
        county = self.county
        found = {person.id_no: (person, stop) for person, stop in deaths(county.households, county.supported)}
        others = [(e.person, e.spell) for e in county.elders if e.person]
        others += [(e.person, e.spell) for e in county.enrolments]
        for person, spell in others:
            if spell.stop and spell.reason == StopReason.DEATH:
                found.setdefault(person.id_no, (person, spell.stop))
        return list(found.values())

    def _old(self) -> list[Covered]:
        """Everybody covered by dibao, in extreme hardship or drawing the old-age allowance."""
        county = self.county
        found = [Covered(m.person, m.spell) for h in county.households for m in h.members if m.covered]
        found += [Covered(s.person, s.spell) for s in county.supported]
        return found + [Covered(e.person, e.spell) for e in county.elders if e.person]

    def _rosters(self) -> dict[InsuredClass, list[Covered]]:
        """The rosters that stand behind the classes of the insured."""
        county = self.county

        def members(residence: Residence) -> list[Covered]:
            own = (h for h in county.households if h.residence is residence)
            return [Covered(m.person, m.spell) for h in own for m in h.members if m.covered]

        elderly = [s for s in county.supported if s.person_class is PersonClass.ELDERLY]
        return {
            InsuredClass.RURAL_DIBAO: members(Residence.RURAL),
            InsuredClass.URBAN_DIBAO: members(Residence.URBAN),
            InsuredClass.DISABLED: [Covered(e.person, e.spell) for e in county.enrolments],
            InsuredClass.EXTREME_HARDSHIP: [Covered(s.person, s.spell) for s in elderly],
        }


def deaths(households: list[Household], supported: list[Supported]) -> Iterator[funerals.Death]:
    """Who died out of dibao or support in extreme hardship, and the month from which on the ledger has stopped."""
    spells = [(m.person, m.spell) for h in households for m in h.members]
    for person, spell in spells + [(s.person, s.spell) for s in supported]:
        if spell.stop and spell.reason == StopReason.DEATH:
            yield person, spell.stop
