"""A file of households and a file of their members: one table in two sheets, joined by the head's number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from mzledger.layout.telling import make_absent
from mzledger.schema.records import Part
from mzledger.values.coded import Coded
from mzledger.values.problem import Problem, Severity
from mzledger.workbook.address import a1

FEWEST_PAIRS = 3
UNLIKE = 0.7
"""From this part of unlike values on, two columns are not of one meaning."""
FEWEST = 0.3
"""The part of the households that must have members for two sheets to be a pair; fewer is a double here and there."""


def join_households(parts: Sequence[Part]) -> None:
    """Gives members what their household's row says, and takes the household rows out of the count of persons.

    A household without members, or that stands in both kinds of sheet though they are no pair, is an error at its row.
    """
    by_table: dict[Any, list[Part]] = {}
    for part in parts:
        if part.table.family and part.rows and part.table.family.head_id not in part.absent:
            by_table.setdefault(part.table.model, []).append(part)
    for group in by_table.values():
        family = group[0].table.family
        assert family is not None
        members = [part for part in group if family.id_no not in part.absent]
        for households in [part for part in group if family.id_no in part.absent]:
            _join(households, members, family.head_id)


def _join(households: Part, members: Sequence[Part], head_id: str) -> None:
    heads = households.columns[head_id]
    known = {head for part in members for head in part.columns[head_id]}
    with_members = [index for index, head in enumerate(heads) if head is not None and head in known]
    if not with_members:
        return
    if len(with_members) < FEWEST * len(heads):
        for index in with_members:
            what = "这一户在一人一行的表里也有，人数会重复计算，请只留一处"
            households.problems.append(Problem("MZ316", Severity.ERROR, households.where(index, head_id), what))
            households.rejected.add(index)
        return
    for part in members:
        _compare_times(households, part, head_id)
    wrong = {heads[index] for index in households.rejected if index < len(heads)}
    for part in members:
        _give(households, part, head_id)
        for index, head in enumerate(part.columns[head_id]):
            if head is not None and head in wrong:
                part.rejected.add(index)
                what = "这一户在家庭表里的一行有错误，改正以前，成员没有计入"
                part.problems.append(Problem("MZ316", Severity.ERROR, part.where(index, head_id), what))
    matched = set(with_members)
    for index, head in enumerate(heads):
        if index not in matched and head is not None and index not in households.rejected:
            what = "家庭表里有这一户，人员表里没有它的成员"
            households.problems.append(Problem("MZ316", Severity.ERROR, households.where(index, head_id), what))
    what = f"和人员表是一对：{len(matched)} 户的家庭情况已并入各人，不再单独计数"
    where = households.where(0)
    households.problems.append(Problem("MZ317", Severity.REPAIRED, where, what))
    households.keep([index for index in range(len(heads)) if index not in matched], "已并入人员表的户")
    households.rejected = set(range(len(households.rows)))


def _compare_times(households: Part, members: Part, head_id: str) -> None:
    """A start or stop that both sheets tell, and hardly ever alike, is not of one meaning."""
    for name in members.table.spell or ():
        if not (name in households.positions and name in members.positions):
            continue
        told = dict(zip(households.columns[head_id], households.columns[name], strict=True))
        pairs = [
            (told[head], value)
            for head, value in zip(members.columns[head_id], members.columns[name], strict=True)
            if head in told and value is not None and told[head] is not None
        ]
        if len(pairs) >= FEWEST_PAIRS and sum(one != other for one, other in pairs) > UNLIKE * len(pairs):
            heading = members.table.field(name).column.heading
            what = f"“{heading}”和家庭表（{households.label}）里的大多不同，不是一个意思，不知道该用哪一列"
            where = replace(members.where(0, name), cell=a1(members.rows[0] - 1, members.positions[name]))
            members.problems.append(Problem("MZ308", Severity.ERROR, where, what))
            make_absent(members, name)


def _give(households: Part, members: Part, head_id: str) -> None:
    """Fields that the members' sheet has no column for, taken from the household's row."""
    family = members.table.family
    assert family is not None
    own = {family.name, family.id_no, family.relation, family.head_id}
    wanted = [
        n for n in households.positions if n not in members.positions and n not in own and n not in households.absent
    ]
    index_of = {head: index for index, head in enumerate(households.columns[head_id])}
    at = [index_of.get(head) for head in members.columns[head_id]]
    if all(index is None for index in at):
        return
    for name in wanted:
        values = households.columns[name]
        members.columns[name] = Coded.of(None if index is None else values[index] for index in at)
        members.assumed.pop(name, None)
    members.absent = members.absent - set(wanted)
