"""The programs that a county runs: which can be switched off, and what the figures made of several programs become."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches

from mzledger.programs import all_programs, find_program, shortcomings, targets
from mzledger.schema.measure import AnyMeasure, Derived, Operation
from mzledger.schema.program import Program
from mzledger.values.refusal import Refused

ADDED = (Operation.SUM, Operation.DISTINCT)
"""A figure so made can do without one of its parts; any other can't."""


def not_run_slugs(names: Iterable[str]) -> frozenset[str]:
    """The slugs of programs named by Chinese name, alias or slug. Raises `Refused`."""
    slugs = frozenset(_switched_off(name).slug for name in names)
    emptied = next((name for name, parts in _sums() if {part.partition(".")[0] for part in parts} <= slugs), None)
    if emptied:
        raise Refused(f"“{emptied}”所加的业务一项也没有了，至少要留一项")
    return slugs


def optional_programs() -> tuple[Program, ...]:
    """The programs that a county may or may not run."""
    return tuple(program for program in all_programs() if not _why_needed(program))


def run_programs(not_run: frozenset[str]) -> tuple[Program, ...]:
    """All programs but those switched off. Sums over programs leave their part out.

    >>> len(run_programs(frozenset())) - len(run_programs(frozenset({"home_care"})))
    1
    """
    if not not_run:
        return all_programs()
    return tuple(_without(program, not_run) for program in all_programs() if program.slug not in not_run)


def _switched_off(name: str) -> Program:
    found = find_program(name)
    if found is None:
        near = nearest_programs(name)
        raise Refused(f"没有“{name}”这项业务" + (f"，最接近的是{'、'.join(near)}" if near else ""))
    view = next((view.name for view in found.views if view.name == name.strip()), None)
    if view:
        raise Refused(f"“{view}”是{found.name}的一部分，不能单独不开展；没有对象的，交一本没有行的空白台账")
    why = _why_needed(found)
    if why:
        raise Refused(f"“{name}”不能写在这里：{why}")
    return found


def nearest_programs(name: str) -> list[str]:
    """Names of programs that look like a mistyped one, the likeliest first."""
    known = {known: program.name for program in all_programs() for known in (*program.names, program.slug)}
    near = get_close_matches(name, known, n=3, cutoff=0.3)
    return list(dict.fromkeys(known[each] for each in near))


def _why_needed(program: Program) -> str:
    if program.standing:
        return "它是各项业务共用的台账"
    if not program.tables:
        return "它由各项业务的数字得出，自己没有台账"
    if program in (targets.PROGRAM, shortcomings.PROGRAM):
        return "计划和存在问题两节由它写成"
    needed = {part.partition(".")[0] for part in _indispensable()}
    return "别的业务要用它的数字计算" if program.slug in needed else ""


def _indispensable() -> Iterable[str]:
    """Keys of figures without which a figure of another program can't be had."""
    for program in all_programs():
        for measure in program.measures:
            if isinstance(measure, Derived) and measure.operation not in ADDED:
                yield from (part for part in measure.parts if not part.startswith(f"{program.slug}."))


def _sums() -> Iterable[tuple[str, tuple[str, ...]]]:
    """Name and parts of every figure that adds up other programs' figures."""
    for program in all_programs():
        for measure in program.measures:
            if isinstance(measure, Derived) and not any(part.startswith(f"{program.slug}.") for part in measure.parts):
                yield f"{program.name}.{measure.name}", measure.parts


def _without(program: Program, not_run: frozenset[str]) -> Program:
    """The program itself where none of its figures is made of one not run; else a copy whose sums leave those out."""
    measures = tuple(_shortened(measure, not_run) for measure in program.measures)
    return program if measures == program.measures else replace(program, measures=measures)


def _shortened(measure: AnyMeasure, not_run: frozenset[str]) -> AnyMeasure:
    if not isinstance(measure, Derived):
        return measure
    parts = tuple(part for part in measure.parts if part.partition(".")[0] not in not_run)
    return measure if parts == measure.parts else replace(measure, parts=parts)
