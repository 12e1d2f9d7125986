"""Runs every rule over a year's book. A row with an error is kept out of the figures; nothing is dropped unsaid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from mzledger.rules import RulePage, catalogue
from mzledger.rules._kinds import (
    AnyFinding,
    BookRule,
    CellRule,
    Context,
    Finding,
    PlaceFinding,
    RowRule,
    TableRule,
    Unfinished,
)
from mzledger.schema.records import Records, YearBook
from mzledger.schema.timing import days_of
from mzledger.values.coded import all_of, combined
from mzledger.values.fault import place_of
from mzledger.values.problem import Problem, Severity, Where

OFF = "不查"


@dataclass(frozen=True, slots=True)
class Policy:
    """The office's own decisions: severities by code (or 不查), and verified cases: (code, ID) → the reason given."""

    severities: Mapping[str, str] = field(default_factory=dict)
    verified: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def severity(self, page: RulePage) -> Severity | None:
        """A rule's severity in this county; None where it is switched off."""
        chosen = self.severities.get(page.rule.code, page.rule.severity)
        return None if chosen == OFF else Severity(chosen)


def graded(problem: Problem, policy: Policy) -> Problem | None:
    """A reader's problem with severity, basis and remedy from its page; None where the office switched the code off.

    What made a row unreadable stays an error whatever the office says.
    """
    page = catalogue()[problem.code]
    chosen = problem.severity if problem.is_error else policy.severities.get(problem.code, problem.severity)
    severity = None if chosen == OFF else Severity(chosen)
    return (
        None
        if severity is None
        else replace(problem, severity=severity, basis=page.basis, mend=problem.mend or page.mend)
    )


def check_book(book: YearBook, policy: Policy) -> list[Problem]:
    """Problems of all rules over all records, by code; rows with an error become rejected rows."""
    check = _Check(book, Context(book.as_of, book))
    problems: list[Problem] = []
    for page in catalogue().values():
        severity = policy.severity(page)
        if severity is None or not page.rule.in_force(book.as_of):
            continue
        try:
            for records, finding in check.findings(page):
                problems.append(_problem(page, severity, records, finding, policy))
        except Exception as error:  # one rule's fault must not keep the others from being heard
            problems.append(_not_finished(page, book, error))
    return problems


def _not_finished(page: RulePage, book: YearBook, error: Exception) -> Problem:
    """A rule that failed as a whole: no row can be named."""
    where = Where(next((part.file for records in book for part in records.parts), "台账"))
    what = f"规则 {page.rule.code} 没有查完（{place_of(error)}），这些台账的这一条等于没有查"
    own = catalogue()["MZ420"]
    return Problem("MZ420", Severity.ERROR, where, what, own.basis, own.mend)


@dataclass(slots=True)
class _Check:
    """One run over a book."""

    book: YearBook
    context: Context

    def findings(self, page: RulePage) -> Iterator[tuple[Records, AnyFinding]]:
        """What a rule finds in the book."""
        rule = page.rule
        if isinstance(rule, BookRule):
            yield from rule.check(self.book, self.context)
        elif isinstance(rule, CellRule):
            yield from self._cells(rule)
        else:
            for records in self.book:
                found: Iterable[AnyFinding] = ()
                looked_at = records
                if isinstance(rule, RowRule) and records.table.has(*rule.fields):
                    looked_at = records.having(*rule.fields)
                    found = self._rows(rule, looked_at)
                elif isinstance(rule, TableRule) and rule.wants(records.table):
                    looked_at = records.having(*rule.needs(records.table))
                    found = rule.check(looked_at, self.context)
                yield from ((looked_at, finding) for finding in found)

    def _cells(self, rule: CellRule) -> Iterator[tuple[Records, Finding]]:
        """A value that stands in several tables is looked at once; in a row that begins after the closing day, on that row's own day."""
        columns = [(r, s.name, r.coded(s.name)) for r in self.book for s in r.table.fields if s.kind in rule.kinds]
        if rule.suspects:
            ids = self.book.identities
            values = ids.those(rule.suspects(ids, self.context))
        else:
            values = list(dict.fromkeys(value for *_, column in columns for value in column.values()))
        wrong = {v: found for v in values if v is not None and (found := self._of(rule.check, rule.code, v))}
        for records, name, column in columns if wrong else ():
            for index in column.where_in(wrong).nonzero()[0].tolist():
                found = wrong[column[index]]
                begun = _begins(records, index)
                if begun is not None and begun > self.book.as_of:
                    found = self._of(rule.check, rule.code, column[index], day=begun)
                if found:
                    kind, what = found
                    yield records, kind(index, name, what)

    def _rows(self, rule: RowRule, records: Records) -> Iterator[Finding]:
        columns = [records.coded(name) for name in rule.fields]
        looked_at = [column.filled() for column in columns]
        if rule.suspects:
            looked_at.append(rule.suspects(*columns, self.context))
        rows = all_of(looked_at).nonzero()[0]
        looked = [column.take(rows) for column in columns]
        first, sort = combined(looked)
        wrong = {
            number: found
            for number, values in enumerate(zip(*(column.take(first) for column in looked), strict=True))
            if (found := self._of(rule.check, rule.code, *values))
        }
        for index, number in zip(rows.tolist(), sort.tolist(), strict=True) if wrong else ():
            if number in wrong:
                kind, what = wrong[number]
                yield kind(index, rule.at, what)

    def _of(
        self, check: Callable[..., str | None], code: str, *values: Any, day: date | None = None
    ) -> tuple[type[Finding], str] | None:
        """What a check finds of some values on the closing day, or another day; that it failed is a finding too."""
        try:
            what = check(*values, replace(self.context, as_of=day) if day else self.context)
        except Exception as error:  # one odd cell is one problem
            return Unfinished, f"查规则 {code} 时出错（{place_of(error)}），这一行没有查完"
        return (Finding, what) if what else None


def _begins(records: Records, index: int) -> date | None:
    """The day since when a row is there, or on which it happened."""
    names = days_of(records.table.kind)
    day: date | None = records.column(names[0])[index] if names else None
    return day


def _problem(page: RulePage, severity: Severity, records: Records, finding: AnyFinding, policy: Policy) -> Problem:
    rule, what = page.rule, finding.what
    if isinstance(finding, Unfinished):
        page, severity = catalogue()["MZ420"], Severity.ERROR
        rule = page.rule
    if isinstance(finding, PlaceFinding):
        return Problem(rule.code, severity, finding.where, what, page.basis, page.mend)
    if severity is Severity.ERROR and policy.verified:
        reason = _verified(rule.code, records, finding.index, policy)
        if reason:
            severity, what = Severity.WARNING, f"{what}（已在“核实说明”写明：{reason}）"
    if severity is Severity.ERROR and rule.rejects:
        records.reject(finding.index)
    where = records.where(finding.index, finding.field)
    return Problem(rule.code, severity, where, what, page.basis, page.mend)


def _verified(code: str, records: Records, index: int, policy: Policy) -> str:
    ids = (records.column(spec.name)[index] for spec in records.table.fields if spec.kind == "身份证号")
    return next((reason for id_no in ids if (reason := policy.verified.get((code, id_no or ""), ""))), "")
