"""Runs every rule over a year's book. A row with an error is kept out of the figures; nothing is dropped unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from mzledger.rules import RulePage, catalogue
from mzledger.rules._kinds import BookRule, CellRule, Context, Finding, RowRule, TableRule
from mzledger.schema.records import Records, YearBook
from mzledger.values.problem import Problem, Severity

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
    severity = problem.severity if problem.is_error else policy.severity(page)
    return None if severity is None else replace(problem, severity=severity, basis=page.basis, mend=page.mend)


def check_book(book: YearBook, policy: Policy) -> list[Problem]:
    """Problems of all rules over all records, in the order of ledgers; rows with an error become rejected rows."""
    context = Context(book.as_of, book)
    problems: list[Problem] = []
    for page in catalogue().values():
        severity = policy.severity(page)
        if severity is None or not page.rule.in_force(book.as_of):
            continue
        for records, finding in _findings(page, book, context):
            problems.append(_problem(page, severity, records, finding, policy))
    return problems


def _findings(page: RulePage, book: YearBook, context: Context) -> Iterator[tuple[Records, Finding]]:
    rule = page.rule
    if isinstance(rule, BookRule):
        yield from rule.check(book, context)
        return
    for records in book:
        if isinstance(rule, CellRule):
            found = _check_cells(rule, records, context)
        elif isinstance(rule, RowRule) and records.table.has(*rule.fields):
            found = _check_rows(rule, records, context)
        elif isinstance(rule, TableRule) and rule.wants(records.table):
            found = iter(rule.check(records, context))
        else:
            continue
        yield from ((records, finding) for finding in found)


def _check_cells(rule: CellRule, records: Records, context: Context) -> Iterator[Finding]:
    for spec in records.table.fields:
        if spec.kind in rule.kinds:
            values = records.column(spec.name)
            wrong = {v: what for v in set(values) if v is not None and (what := rule.check(v, context))}
            if wrong:
                yield from (Finding(i, spec.name, wrong[v]) for i, v in enumerate(values) if v in wrong)


def _check_rows(rule: RowRule, records: Records, context: Context) -> Iterator[Finding]:
    columns = [records.column(name) for name in rule.fields]
    for index, values in enumerate(zip(*columns, strict=True)):
        if None not in values and (what := rule.check(*values, context)):
            yield Finding(index, rule.at, what)


def _problem(page: RulePage, severity: Severity, records: Records, finding: Finding, policy: Policy) -> Problem:
    what = finding.what
    if severity is Severity.ERROR and policy.verified:
        reason = _verified(page.rule.code, records, finding.index, policy)
        if reason:
            severity, what = Severity.WARNING, f"{what}（已在“核实说明”写明：{reason}）"
    if severity is Severity.ERROR:
        records.reject(finding.index)
    where = records.where(finding.index, finding.field)
    return Problem(page.rule.code, severity, where, what, page.basis, page.mend)


def _verified(code: str, records: Records, index: int, policy: Policy) -> str:
    ids = (records.column(spec.name)[index] for spec in records.table.fields if spec.kind == "身份证号")
    return next((reason for id_no in ids if (reason := policy.verified.get((code, id_no or ""), ""))), "")
