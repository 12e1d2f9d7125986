"""The lines of the plan and of the shortcomings: what stands in their ledgers, beside the figures that they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from mzledger.document.printed import Printed, money_or_plain
from mzledger.document.rewriting import Rows
from mzledger.facts.book import FactBook
from mzledger.facts.lacks import no_column
from mzledger.programs import shortcomings, targets
from mzledger.programs.shortcomings import Shortcoming
from mzledger.programs.targets import Direction, Target
from mzledger.schema.measure import Derived, Operation
from mzledger.schema.program import Program
from mzledger.schema.records import Records
from mzledger.schema.row import Row
from mzledger.values.fact import Aspect, Fact
from mzledger.values.identity import without_numbers
from mzledger.values.money import half_up, plain
from mzledger.values.period import Span
from mzledger.values.problem import Problem, Severity
from mzledger.work.aims import ALL_SHARES, LEAVES_NOTHING, NOT_BETTER, Verified, by_whom, confirmed, statement
from mzledger.work.deadlines import deadline_of

REACHED, MISSED, UNKNOWN = "已达到", "未达到", "尚无法判断"
EARLY, WITHIN, NOT_YET, NO_DEADLINE = (
    "已提前达到",
    "没有超过目标值（时限未到）",
    "还没有达到（时限未到）",
    "尚无法判断时限",
)
BASELINE, STATED, BY_WHOM, OUTCOME, EVIDENCE = "基期", "表述", "责任句", "完成情况", "佐证"
"""What lists have beside the columns of their ledgers."""


@dataclass(slots=True)
class PlanLines:
    """Lines for templates (Chinese names → words or figures), and what is wrong with the ledgers behind them.

    `targets` are for next year, `last_targets` those that last year's ledger set for this one.
    """

    targets: list[dict[str, Any]] = field(default_factory=list)
    last_targets: list[dict[str, Any]] = field(default_factory=list)
    shortcomings: list[dict[str, Any]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    figures: list[Fact] = field(default_factory=list)
    """What the targets' ledgers themselves say: the values aimed at, and the baselines that no indicator gives."""

    def names(self) -> dict[str, Rows]:
        """As templates name them, each with the columns of its ledger and what was worked out for it."""
        aims = (*_headings(targets.PROGRAM, Target), BASELINE, STATED, BY_WHOM)
        return {
            "本年目标": Rows(self.targets, aims),
            "上年目标": Rows(self.last_targets, (*aims, OUTCOME)),
            "问题清单": Rows(self.shortcomings, (*_headings(shortcomings.PROGRAM, Shortcoming), EVIDENCE)),
        }


def plan_lines(facts: FactBook, verified: Verified | None = None) -> PlanLines:
    """Reads the targets and shortcomings of a year's book, and last year's targets against this year's figures.

    `verified`: what the office confirms in 核实说明.
    """
    lines, verified = PlanLines(), verified or {}
    records = None if "targets" in facts.not_run else facts.book.records(Target)
    full = dict(_full_shares(facts, records, verified))
    for index in _accepted(records):
        assert records is not None
        if _is_not_run(facts, records, index, lines.problems):
            continue
        line = _target(facts, records, index, lines.problems, lines.figures, verified)
        lines.targets.append(line | ({STATED: (*line[STATED], LEAVES_NOTHING)} if index in full else {}))
        lines.problems.extend(_not_better(records, index, line, verified))
    lines.problems.extend(full.values())
    before = facts.book.previous.records(Target) if facts.book.previous and "targets" not in facts.not_run else None
    for index in _accepted(before):
        assert before is not None
        if _is_not_run(facts, before, index, []):
            continue
        line = _target(facts, before, index, [], lines.figures, verified)
        lines.last_targets.append(line | _outcome(facts, before, index, line))
    listed = None if "shortcomings" in facts.not_run else facts.book.records(Shortcoming)
    for index in _accepted(listed):
        assert listed is not None
        lines.shortcomings.append(_shortcoming(facts, listed, index, lines.problems))
    return lines


def _is_not_run(facts: FactBook, records: Records, index: int, problems: list[Problem]) -> bool:
    """Whether a target is of a program that the office says it doesn't run: then the line is not printed, and that is said."""
    name = records.column("target_indicator")[index]
    key = facts.key_of(name.strip()) if name else None
    if key is None or not facts.fact(key).not_run:
        return False
    what = f"“{name}”所属的业务在设置里写明本局没有，这个目标没有写进文件"
    problems.append(Problem("MZ409", Severity.WARNING, records.where(index, "target_indicator"), what))
    return True


def _accepted(records: Records | None) -> Iterator[int]:
    if records is not None:
        yield from (index for index, kept in enumerate(records.accepted().tolist()) if kept)


def _target(
    facts: FactBook, records: Records, index: int, problems: list[Problem], figures: list[Fact], verified: Verified
) -> dict[str, Any]:
    """A target by its ledger's headings, its value as a figure; `基期` is the figure of its indicator, or the ledger's own."""
    cell = {spec.name: records.column(spec.name)[index] for spec in records.table.fields}
    named = cell["target_indicator"]
    fact = _indicator(facts, named, records, index, "target_indicator", problems) if named else None
    own = _ledger_fact(facts, records, index, cell["target_unit"])
    baseline: list[Fact] = []
    if fact is None and cell["baseline"] is not None:
        fact = replace(own, value=cell["baseline"], aspect=Aspect.BASELINE)
        baseline = [fact]
    part, _ = records.locate(index)
    missing = tuple(no_column(records.table, "target_value", [part] if cell["target_value"] is None else []))
    aim = replace(own, value=cell["target_value"], missing=missing)
    figures += [aim, *baseline]
    cell["target_value"] = Printed(aim)
    now = money_or_plain(fact) if fact else None
    said = tuple(statement(cell["target"], cell["direction"], cell["target_value"], now, verified))
    return _by_heading(records, cell) | {
        BASELINE: now,
        STATED: said,
        BY_WHOM: by_whom(cell["responsible"], cell["deadline"]),
    }


def _headings(program: Program, model: type[Row]) -> list[str]:
    return [spec.column.heading for spec in program.table_of(model).fields]


def _by_heading(records: Records, cell: dict[str, Any]) -> dict[str, Any]:
    """What stands in a row, by the ledger's headings, as templates name them."""
    return {spec.column.heading: cell[spec.name] for spec in records.table.fields}


def _ledger_fact(facts: FactBook, records: Records, index: int, unit: str) -> Fact:
    """A target as the ledger states it: named by its words, and meant for the year after the ledger's."""
    where, name = records.where(index), without_numbers(records.column("target")[index] or "")
    year = facts.book.year if records is facts.book.records(Target) else facts.book.year - 1
    return replace(
        facts.fact("targets.total"),
        key="targets.value",
        name="目标.目标值",
        category=name,
        aspect=Aspect.TARGET,
        period=Span(date(year + 1, 1, 1), date(year + 1, 12, 31)),
        unit=unit,
        meaning=f"{where.file} › {where.sheet} 第 {records.sheet_row(index)} 行",
        origins=(records.origin(index),),
        missing=(),
        left_out=0,
    )


def _not_better(records: Records, index: int, line: dict[str, Any], verified: Verified) -> Iterator[Problem]:
    baseline = line[BASELINE]
    wanted, direction = records.column("target_value")[index], records.column("direction")[index]
    if records.column("target_indicator")[index] is None or baseline is None or wanted is None:
        return
    if confirmed(records.column("target")[index] or "", verified):
        return
    now = baseline.fact.value
    if now is None or baseline.fact.left_out:
        return
    if not (wanted > now if direction is Direction.AT_LEAST else wanted < now):
        unit = records.column("target_unit")[index]
        name = records.column("target")[index]
        what = f"目标“{name}”{direction}{plain(wanted)}{unit}，基期已是 {baseline.text}"
        yield Problem(NOT_BETTER, Severity.WARNING, records.where(index, "target_value"), what)


def _outcome(facts: FactBook, records: Records, index: int, line: dict[str, Any]) -> dict[str, Any]:
    """What became of a target, in words and figures; before its date, where it is not reached, in percent of its value."""
    now, wanted = line[BASELINE], records.column("target_value")[index]
    if records.column("target_indicator")[index] is None or now is None or wanted is None:
        return {OUTCOME: (UNKNOWN,)}
    if now.fact.value is None or now.fact.left_out:
        return {OUTCOME: ("实际", now, "，", UNKNOWN)}
    at_least = records.column("direction")[index] is Direction.AT_LEAST
    reached = now.fact.value >= wanted if at_least else now.fact.value <= wanted
    deadline = deadline_of(records.column("deadline")[index] or "", facts.book.year)
    if deadline is None:
        said: tuple[str | Printed, ...] = (NO_DEADLINE,)
    elif facts.book.as_of >= deadline:
        said = (REACHED if reached else MISSED,)
    elif reached:
        said = (EARLY if at_least else WITHIN,)
    else:
        said = _so_far(facts, records, index, now.fact, wanted)
    return {OUTCOME: (*(("实际", now, "，") if now else ("实际为零，",)), *said)}


def _so_far(facts: FactBook, records: Records, index: int, now: Fact, wanted: Decimal) -> tuple[str | Printed, ...]:
    share = _progress(now.value or Decimal(0), wanted)
    if not share:
        return (NOT_YET,)
    own = replace(_ledger_fact(facts, records, index, "%"), value=share, aspect=Aspect.PROGRESS)
    own = replace(own, meaning=f"{now.name}占目标值的比例", origins=(*own.origins, *now.origins))
    day = facts.book.as_of
    return (f"截至{day.month}月{day.day}日为目标值的", Printed(own), "（时限未到）")


def _progress(now: Decimal, wanted: Decimal) -> Decimal | None:
    """What is there in percent of what is wanted: never 100 where it isn't reached. None for a target of nothing."""
    if wanted <= 0:
        return None
    return next(share for places in count(1) if (share := half_up(now * 100 / wanted, places)) != 100)


def _full_shares(facts: FactBook, records: Records | None, verified: Verified) -> Iterator[tuple[int, Problem]]:
    """Targets of shares of one total that add up to 100% while its ledger allows further categories: the last one's row."""
    wholes: dict[str, list[tuple[int, str, Decimal]]] = {}
    for index in _accepted(records):
        assert records is not None
        key = facts.key_of(records.column("target_indicator")[index] or "")
        measure = facts.indicators[key].measure if key else None
        wanted = records.column("target_value")[index]
        if isinstance(measure, Derived) and measure.operation is Operation.SHARE and wanted is not None:
            share = (index, measure.name, wanted)
            wholes.setdefault(measure.parts[1], []).append(share)
    for whole, shares in wholes.items():
        total = sum((value for _, _, value in shares), Decimal(0))
        others = _categories(facts, whole)
        if records is not None and len(shares) > 1 and total >= 100 and len(others) > len(shares):
            names = "、".join(name for _, name, _ in shares)
            what = f"{names}的目标合计 {plain(total)}%，而台账允许{'、'.join(others)}等 {len(others)} 类，没有给别的类别留余地"
            last = shares[-1][0]
            if not any(confirmed(records.column("target")[at] or "", verified, ALL_SHARES) for at, _, _ in shares):
                yield last, Problem(ALL_SHARES, Severity.WARNING, records.where(last, "target_value"), what)


def _categories(facts: FactBook, key: str) -> list[str]:
    indicator = facts.indicators[key]
    if isinstance(indicator.measure, Derived):
        return []
    name = indicator.program.category_of(indicator.measure.table)
    specs = indicator.program.table_of(indicator.measure.table).fields
    return [str(member) for spec in specs if spec.name == name for member in spec.choices or ()]


def _shortcoming(facts: FactBook, records: Records, index: int, problems: list[Problem]) -> dict[str, Any]:
    evidence: list[str | Printed] = []
    for name in (records.column("evidence")[index] or "").replace("，", "、").split("、"):
        fact = _indicator(facts, name, records, index, "evidence", problems) if name else None
        if fact is not None and not fact.not_run:
            evidence += ["，", fact.name.replace(".", ""), money_or_plain(fact)]
    cell = {spec.name: records.column(spec.name)[index] for spec in records.table.fields}
    return _by_heading(records, cell) | {EVIDENCE: tuple(evidence[1:])}


def _indicator(
    facts: FactBook, name: str, records: Records, index: int, at: str, problems: list[Problem]
) -> Fact | None:
    key = facts.key_of(name.strip())
    if key is not None:
        return facts.fact(key)
    near = facts.nearest(name)
    what = f"没有“{name}”这个指标" + (f"，最接近的是“{near[0]}”" if near else "")
    problems.append(Problem("MZ409", Severity.ERROR, records.where(index, at), what))
    return None
