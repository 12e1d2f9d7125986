"""What stands side by side in one row: months, the words of a closed list, household members. Each group becomes a record."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from mzledger.layout.concepts import MONEY_TYPES, meaning_of
from mzledger.layout.header import Heading
from mzledger.layout.matching import Level, Words, accepted, matches
from mzledger.layout.months import RANGE, month_in, ordinal_in
from mzledger.layout.profile import Profile, share
from mzledger.schema.cells import folded
from mzledger.schema.program import Across, Table
from mzledger.workbook.address import heading_key

FEWEST_MONTHS = 2


@dataclass(frozen=True, slots=True)
class Group:
    """The columns that make one record of a row, by field, and what their headings say of it."""

    columns: Mapping[str, Heading]
    constants: Mapping[str, Any] = field(default_factory=dict)
    spans: bool = False
    """Whether the heading says a half-year, a quarter or a year, which stands for its last month."""
    whole_year: bool = False


def groups_of(
    table: Table, headings: Sequence[Heading], profiles: Mapping[int, Profile], said: Mapping[str, str]
) -> tuple[Group, ...]:
    """The groups of a table's headings; none where it stands one record a row."""
    free = [heading for heading in headings if heading.path not in said]
    if table.across:
        found = _amounts(table, table.across, free, profiles)
        if found:
            return found
    return _members(table, free) if table.family else ()


def _amounts(
    table: Table, across: Across, headings: Sequence[Heading], profiles: Mapping[int, Profile]
) -> tuple[Group, ...]:
    """Columns of money under a month, a word of the list, or both."""
    spellings = _spellings(table, across.choice)
    dated: list[Group] = []
    chosen: list[Group] = []
    for heading in headings:
        texts = [heading_key(text) for text in (*heading.parents, heading.text)]
        month = next((m for text in texts if (m := month_in(text))), None) if across.month else None
        choice = next((c for text in reversed(texts) if (c := _chosen(text, spellings))), "")
        if across.month and month is None and choice:
            month = next(
                (("", 12, "") if not y[0] else (y[0], 12, "") for text in texts if (y := _whole_year(text))), None
            )
        if not (month or choice) or not _numeric(profiles[heading.column]):
            continue
        rest = month[2] if month else ""
        if month and not choice and rest and not _is_amount(rest):
            continue
        if not _says_amount(table, across.amount, heading, spellings) or not _under(table, across.amount, heading):
            continue
        constants: dict[str, Any] = {across.choice: choice} if choice else {}
        if month:
            constants[across.month] = f"{month[0]}-{month[1]:02d}" if month[0] else f"{month[1]}月"
            spans = not any(_is_one_month(text) for text in texts)
            year = spans and any(_whole_year(text) for text in texts)
            dated.append(Group({across.amount: heading}, constants, spans, year))
        elif choice:
            chosen.append(Group({across.amount: heading}, constants))
    single = {group.constants.get(across.choice) for group in dated if not group.spans}
    if sum(not group.spans for group in dated) >= FEWEST_MONTHS:
        dated = [g for g in dated if not g.spans or g.constants.get(across.choice) not in single]
    months = {str(group.constants[across.month]) for group in dated}
    if len(months) >= FEWEST_MONTHS or (dated and all(across.choice in group.constants for group in dated)):
        return tuple(_with_items(table, across, dated, chosen, headings))
    words = {str(group.constants[across.choice]) for group in chosen}
    return tuple(chosen) if len(words) == len(chosen) else ()


def _with_items(
    table: Table, across: Across, dated: list[Group], chosen: list[Group], headings: Sequence[Heading]
) -> list[Group]:
    """Months beside sums of other items for the whole year (1月…12月, 价格补贴): the months are of the item that holds by default."""
    if not chosen or not across.month:
        return dated
    default = next((s.column.absent for s in table.fields if s.name == across.choice), None)
    own_column = any(
        (near := matches(table, heading.words)).get(across.choice) and near[across.choice].level >= Level.SAME
        for heading in headings
    )
    if default is None or default.value is None or own_column:
        return dated
    if any(across.choice in group.constants for group in dated):
        return dated
    of_default = [replace(g, constants={**g.constants, across.choice: default.value}) for g in dated]
    others = [g for g in chosen if g.constants[across.choice] != default.value]
    return of_default + [
        Group(g.columns, {**g.constants, across.month: "12月"}, spans=True, whole_year=True) for g in others
    ]


_YEAR = re.compile(r"(20\d\d)年(?!度?\d*月)|全年|年度")


def _is_one_month(text: str) -> bool:
    found = month_in(text)
    return found is not None and "季" not in text and "半年" not in text and not RANGE.search(text)


def _whole_year(text: str) -> tuple[str] | None:
    """The year that a heading says without a month: 2021年实际发放."""
    match = _YEAR.search(text)
    return (match[1] or "",) if match else None


def _under(table: Table, amount: str, heading: Heading) -> bool:
    """Whether the headings above let a column be the amount: sums paid do not stand under 标准, nor standards under 发放."""
    wanted = [way for spec, ways in accepted(table) if spec.name == amount for _, way, _, _ in ways]
    types = frozenset().union(*(way.types for way in wanted))
    qualifiers = frozenset().union(*(way.qualifiers for way in wanted))
    for text in heading.parents:
        said = meaning_of(text)
        if (said.types & MONEY_TYPES) - types or (
            said.qualifiers & {"PAID", "TOTAL", "MONTHS_PAID", "INCOME"}
        ) - qualifiers:
            return False
    return True


def _says_amount(table: Table, amount: str, heading: Heading, spellings: Mapping[str, str]) -> bool:
    """Whether the leaf is the amount wanted, and not the standard, the months or a total beside it."""
    leaf = heading_key(heading.text)
    month = month_in(leaf)
    rest = month[2] if month else leaf
    if not rest or _chosen(leaf, spellings):
        return True
    said = meaning_of(rest)
    if said.qualifiers & {"TOTAL", "OLD", "MONTHS_PAID", "LEVY"} or said.types - MONEY_TYPES:
        return False
    near = matches(table, Words(rest))
    best = max(near, key=lambda name: near[name].score, default=amount)
    return best == amount and (amount in near or (said.types == {"MONEY"} and not said.unknown))


def _numeric(profile: Profile) -> bool:
    return profile.empty or share(profile.cells, lambda c: isinstance(c, (int, float)) or _is_number(c)) >= 0.6


def _is_number(cell: Any) -> bool:
    if not isinstance(cell, str):
        return False
    text = folded(cell).replace(",", "").lstrip("¥￥").removesuffix("元")
    return text.replace(".", "", 1).isdigit() or text in ("-", "—", "/", "无")


def _spellings(table: Table, name: str) -> dict[str, str]:
    spec = next((s for s in table.fields if s.name == name), None)
    if spec is None or spec.choices is None:
        return {}
    return {folded(m.value): m.value for m in spec.choices} | {folded(k): v for k, v in spec.choices.also().items()}


def _chosen(text: str, spellings: Mapping[str, str]) -> str:
    """The word of the list that a heading is, but for 金额, 标准 and the like after it."""
    month = month_in(text)
    text = (month[2] if month else text).removeprefix("其中").lstrip(":：")
    for tail in ("", "金额", "(元)", "资金", "标准", "发放金额", "额", "金"):
        key = text.removesuffix(tail) if tail else text
        for word in (key, key.split("(")[0]):
            if word in spellings:
                return spellings[word]
    return ""


def _is_amount(text: str) -> bool:
    said = meaning_of(text)
    return not said.unknown and bool(said.types & MONEY_TYPES) and not said.qualifiers & {"TOTAL", "OLD"}


def _members(table: Table, headings: Sequence[Heading]) -> tuple[Group, ...]:
    """成员一姓名, 成员一身份证号 … or 姓名, 身份证号 under 家庭成员一: a group an ordinal."""
    family = table.family
    assert family is not None
    found: dict[int, dict[str, Heading]] = {}
    for heading in headings:
        told = _member_of(heading)
        if told is None:
            continue
        ordinal, rest = told
        name = _person_field(table, rest)
        if name and name not in found.setdefault(ordinal, {}):
            found[ordinal][name] = heading
    groups = [columns for _, columns in sorted(found.items()) if family.name in columns or family.id_no in columns]
    if len(groups) < 2 and not (len(groups) == 1 and _numbered_member(groups[0])):
        return ()
    return tuple(Group(columns) for columns in groups)


def _numbered_member(columns: Mapping[str, Heading]) -> bool:
    return any("成员" in text for heading in columns.values() for text in (*heading.parents, heading.text))


def _member_of(heading: Heading) -> tuple[int, str] | None:
    for level, text in enumerate((*heading.parents, heading.text)):
        told = ordinal_in(heading_key(text))
        if told and level < len(heading.parents):
            return told[0], heading.text
        if told and (told[1] or "成员" in text):
            return told[0], told[1] or "姓名"
    return None


def _person_field(table: Table, rest: str) -> str:
    fits = matches(table, Words(rest))
    best = max(fits, key=lambda name: fits[name].score, default="")
    return best if best and fits[best].level >= Level.SAME else ""
