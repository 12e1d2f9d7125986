"""Words: one English name stands for one Chinese heading, and headings stand in programs/ only."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import mzledger
from mzledger.programs import all_programs
from mzledger.schema.program import Program
from mzledger.workbook.address import heading_key

ROOT = Path(mzledger.__file__).parent
COMMON_WORDS = {
    "乡",
    "村",
    "社区",
    "关系",
    "说明",
    "类别",
    "来源",
    "人口",
    "备注",
    "结果",
    "乡镇",
    "日期",
    "名称",
    "标准",
    "编制",
    "项目",
    "户数",
    "姓名",
}
"""Headings that are also plain words of messages."""
LEXICON = {"words.py", "across.py"}
"""The reader's lexicon: the words that anybody's headings are made of."""


def uses(programs: Iterable[Program]) -> Iterator[tuple[str, str, str]]:
    """English name, heading and place of every field."""
    for program in programs:
        for table in program.tables:
            yield from ((s.name, s.column.heading, f"{program.slug}.{table.model.__name__}") for s in table.fields)


def rivals(found: Iterable[tuple[str, str, str]]) -> list[str]:
    """English names with two headings, and headings with two English names: who uses which, and the cure."""
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, heading, place in found:
        places[name, heading].append(place)
    words = [({one for one, _ in places}, 0, "heading"), ({other for _, other in places}, 1, "English name")]
    return [
        f"“{word}” has more than one {what}: "
        + "; ".join(f"{pair[1 - side]} in {', '.join(places[pair])}" for pair in same)
        + ". Where they mean the same, put one column into programs/shared/words.py and use it in all; "
        + ("else give the new field another name." if side == 0 else "else give the new column another heading.")
        for known, side, what in words
        for word in sorted(known)
        if len(same := sorted(pair for pair in places if pair[side] == word)) > 1
    ]


def test_one_english_name_for_one_heading_and_the_reverse() -> None:
    assert rivals(uses(all_programs())) == []


def test_the_guard_names_the_rivals_and_the_cure() -> None:
    found = [
        ("head_id", "户主身份证号", "a.Member"),
        ("owner_id", "户主身份证号", "b.House"),
        ("name", "姓名", "a.Member"),
    ]
    assert rivals(found) == [
        "“户主身份证号” has more than one English name: head_id in a.Member; owner_id in b.House. Where they mean the same, "
        "put one column into programs/shared/words.py and use it in all; else give the new column another heading."
    ]
    found = [("paid_day", "拨付日期", "a.Payment"), ("paid_day", "发放日期", "b.Payment")]
    assert rivals(found) == [
        "“paid_day” has more than one heading: 发放日期 in b.Payment; 拨付日期 in a.Payment. Where they mean the same, "
        "put one column into programs/shared/words.py and use it in all; else give the new field another name."
    ]


def test_no_heading_fits_two_fields_of_a_table() -> None:
    for program in all_programs():
        for table in program.tables:
            claimed = defaultdict(set)
            for spec in table.fields:
                for heading in (spec.column.heading, *spec.column.alternatives):
                    claimed[heading_key(heading)].add(spec.name)
            assert {heading: names for heading, names in claimed.items() if len(names) > 1} == {}, table.name
            assert table.fields


def strings(source: str) -> set[str]:
    """String literals of a file that are no docstrings."""
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return {
        n.value
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docstrings
    }


def typed_headings(source: str) -> set[str]:
    return strings(source) & ({heading for _, heading, _ in uses(all_programs())} - COMMON_WORDS)


def test_headings_stand_in_programs_only() -> None:
    kinds = {"身份证号", "银行账号", "残疾证号"}  # also the names of cell kinds
    rooms = [path for path in ROOT.rglob("*.py") if path.relative_to(ROOT).parts[0] not in ("programs", "demo")]
    assert {
        path.name: found
        for path in rooms
        if path.name not in LEXICON and (found := typed_headings(path.read_text(encoding="utf-8")) - kinds)
    } == {}


def test_the_guard_sees_a_typed_heading() -> None:
    assert typed_headings('frame["户月保障金额"]') == {"户月保障金额"}


def test_every_program_states_its_grain_and_basis_and_a_meaning_for_each_measure() -> None:
    for program in all_programs():
        assert program.basis and all(program.basis), program.slug
        assert all(table.grain for table in program.tables), program.slug
        assert [measure.slug for measure in program.measures if not measure.meaning] == []


def test_names_of_programs_views_and_measures_are_unique() -> None:
    names = [name for program in all_programs() for name in {program.name, *(view.name for view in program.views)}]
    assert len(names) == len(set(names))
    for program in all_programs():
        assert (
            len({m.name for m in program.measures}) == len({m.slug for m in program.measures}) == len(program.measures)
        )
