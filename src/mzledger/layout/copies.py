"""Copies: a sheet that stands in another one already is counted once; one that half does is asked about, not called 470 doubles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from mzledger.schema.program import Table
from mzledger.schema.records import Part
from mzledger.values.problem import Problem, Severity, Where

FEWEST = 3
"""Rows alike from which two sheets may be copies; below it is a matter of single doubles."""
OVERLAP = 0.6
"""The part of the smaller sheet that stands in the other, from which on it is a version of it."""
ALIKE = 0.7
"""The part of the shared rows' cells that must agree: else they are two ledgers of the same people."""
_OLD = ("旧", "副本", "复件", "备份", "copy", "Copy")
_COPY_WORDS = (*_OLD, "最终", "初稿", "(1)", "（1）", "(2)", "（2）", "修改", "定稿", "原")


def settle_copies(parts: Sequence[Part]) -> None:
    """Sets aside each sheet whose rows all stand in another of the same table; names the pairs that can't both be right."""
    by_table: dict[Any, list[Part]] = {}
    for part in parts:
        if part.rows and part.columns:
            by_table.setdefault(part.table.model, []).append(part)
    for group in by_table.values():
        _settle(group)
        for part in [part for part in group if part.rows and any(word in part.sheet for word in _OLD)]:
            _ask_of_old(part, [p for p in group if p is not part and p.rows and p.file == part.file])


def _settle(group: list[Part]) -> None:
    keys: dict[Part, dict[tuple[Any, ...], int]] = {}
    first: dict[Part, set[Any]] = {}
    for one, other in combinations(group, 2):
        if not (one.rows and other.rows and one.columns and other.columns) or _apart(one, other):
            continue
        if _key_fields(one.table, one) != _key_fields(other.table, other):
            continue
        if not _meet(one, other, first):
            continue
        for part in (one, other):
            if part not in keys:
                keys[part] = _keys(part)
        mine, theirs = keys[one], keys[other]
        shared = mine.keys() & theirs.keys()
        if len(shared) < max(FEWEST, OVERLAP * min(len(mine), len(theirs))):
            continue
        names = _common_fields(one, other)
        same = sum(_row(one, mine[k], names) == _row(other, theirs[k], names) for k in shared)
        smaller, larger = _which(one, other, len(mine), len(theirs))
        if same == len(shared) == len(keys[smaller]) and not _timeless(smaller):
            _set_aside(smaller, larger)
        elif _agreement(one, other, mine, theirs, shared, names) >= ALIKE:
            _ask(smaller, larger, len(shared), len(shared) - same)


def _ask_of_old(part: Part, others: Sequence[Part]) -> None:
    """A sheet that is called old, and whose people stand on the file's other sheets, though these are laid out otherwise."""
    number = next((s.name for s in part.table.fields if s.kind == "身份证号" and s.name in part.table.unique), "")
    if not others or number in part.absent or not number:
        return
    mine = set(part.columns[number]) - {None}
    there = set().union(*(other.columns[number] for other in others))
    if len(mine & there) >= max(FEWEST, OVERLAP * len(mine)):
        most = max(others, key=lambda other: len(mine.intersection(other.columns[number])))
        _ask(part, most, len(mine & there), 0)


def _meet(one: Part, other: Part, first: dict[Part, set[Any]]) -> bool:
    """Whether enough values of the key's first field stand in both: a cheap look before the keys are made."""
    names = _key_fields(one.table, one)
    if not names:
        return False
    for part in (one, other):
        if part not in first:
            first[part] = set(part.columns[names[0]]) - {None}
    if names[0] not in one.table.unique:
        return True
    a, b = first[one], first[other]
    return len(a & b) >= min(FEWEST, len(a), len(b))


def _apart(one: Part, other: Part) -> bool:
    """Whether some field of the key says that two sheets are of different months or kinds."""
    for name in one.table.unique:
        spec = one.table.field(name)
        if spec.kind in ("年月", "日期", "选项", "整数") and set(one.columns[name]).isdisjoint(other.columns[name]):
            return True
    return False


def _timeless(part: Part) -> bool:
    """Whether a sheet of payments does not say its month: two alike may be of two months."""
    across = part.table.across
    return across is not None and across.month in part.coarse | part.absent | part.asked


def _keys(part: Part) -> dict[tuple[Any, ...], int]:
    """Key of a row → its index; rows without the whole key are left out. Equal rows are told apart by counting them."""
    names = _key_fields(part.table, part)
    rows = zip(*(part.columns[name] for name in names), strict=True)
    if set(names) <= {*part.table.unique, part.table.household}:
        return {key: index for index, key in enumerate(rows) if None not in key}
    found: dict[tuple[Any, ...], int] = {}
    times: Counter[tuple[Any, ...]] = Counter()
    for index, key in enumerate(rows):
        times[key] += 1
        found[*key, times[key]] = index
    return found


def _key_fields(table: Table, part: Part) -> tuple[str, ...]:
    """The unique fields that the sheet has; in household rows the head's number stands for the person's.

    Where a table has no unique fields, or the sheet none of them, two rows are the same if all their cells are.
    """
    if not table.unique:
        return tuple(s.name for s in table.fields if s.name in part.positions)
    names = [name for name in table.unique if name not in part.absent]
    if len(names) < len(table.unique) and table.household and table.household not in part.absent:
        names.append(table.household)
    return tuple(names) or tuple(s.name for s in table.fields if s.name in part.positions)


def _common_fields(one: Part, other: Part) -> list[str]:
    return [s.name for s in one.table.fields if s.name in one.positions and s.name in other.positions]


def _row(part: Part, index: int, names: Iterable[str]) -> tuple[Any, ...]:
    return tuple(part.columns[name][index] for name in names)


def _agreement(
    one: Part,
    other: Part,
    mine: dict[tuple[Any, ...], int],
    theirs: dict[tuple[Any, ...], int],
    shared: Iterable[tuple[Any, ...]],
    names: Sequence[str],
) -> float:
    cells = agree = 0
    for key in shared:
        for a, b in zip(_row(one, mine[key], names), _row(other, theirs[key], names), strict=True):
            cells += 1
            agree += a == b
    return agree / cells if cells else 0.0


def _which(one: Part, other: Part, mine: int, theirs: int) -> tuple[Part, Part]:
    """The sheet that is the copy, and the one that it is of: by size, then by a name that says so, then the later one."""
    if mine != theirs:
        return (one, other) if mine < theirs else (other, one)
    suspect = any(word in f"{one.file} {one.sheet}" for word in _COPY_WORDS)
    return (
        (one, other) if suspect and not any(w in f"{other.file} {other.sheet}" for w in _COPY_WORDS) else (other, one)
    )


def _set_aside(copy: Part, of: Part) -> None:
    what = f"这张表的 {len(copy.rows)} 行都已在“{_name(of, copy)}”中，内容相同，只计一次"
    copy.problems = [p for p in copy.problems if p.severity is not Severity.ERROR or p.code in ("MZ308", "MZ302")]
    copy.problems.append(Problem("MZ314", Severity.WARNING, Where(copy.file, copy.sheet), what))
    copy.empty(f"与“{_name(of, copy)}”相同的行")


def _ask(copy: Part, of: Part, shared: int, different: int) -> None:
    only = len(copy.rows) - shared
    differing = f"，其中 {different} 行内容不同" if different else ""
    more = f"，另有 {only} 行那边没有" if only > 0 else ""
    what = f"这张表像是“{_name(of, copy)}”的另一个版本：{shared} 行是同样的人{differing}{more}；不知道以哪张为准"
    copy.problems = [Problem("MZ314", Severity.ERROR, Where(copy.file, copy.sheet), what)]
    copy.leave_unread()


def _name(part: Part, beside: Part) -> str:
    return part.sheet if part.file == beside.file else f"{part.file} › {part.sheet}"


def same_files(digests: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Files of two years that are one and the same: (name, digest) in order."""
    seen: dict[str, str] = {}
    for name, digest in digests:
        before = seen.setdefault(digest, name)
        if digest and before != name and before.split("/")[0] != name.split("/")[0]:
            what = f"和 {before} 是同一个文件，两年不会完全相同，可能把别的年份的台账放错了文件夹"
            yield Problem("MZ314", Severity.ERROR, Where(name), what)
