"""Every program keeps what all programs keep: rows of its kind are read without a problem; figures are what was planted, printed, traced."""

from __future__ import annotations

from pathlib import Path

import pytest
from conformance import Planted, in_words, measured, number, plant, printed, rows_behind

from mzledger.programs import all_programs

ANSWERS = ("regions", "exceptions", "column_map", "word_map")
"""Their rows must name what stands elsewhere: places, cases, columns. They are tested with what they name."""
PLANTED = [program for program in all_programs() if program.tables and program.slug not in ANSWERS]
COUNT, SEED = 60, 2020


@pytest.fixture(scope="module", params=PLANTED, ids=lambda program: program.slug)
def planted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return plant(request.param, tmp_path_factory.mktemp(request.param.slug), COUNT, SEED)


def test_rows_made_from_the_declaration_are_read_without_a_problem(planted: Planted) -> None:
    problems = [each for each in planted.found.problems if planted.program.name in each.where.file]
    assert [f"{each.code} {each.where.sheet} {each.where.cell} {each.what}" for each in problems] == []
    read = planted.found.facts.book
    assert {t.name: len(read.records(t.model) or ()) for t in planted.rows} == {
        t.name: len(r) for t, r in planted.rows.items()
    }


def test_every_measure_is_what_was_planted(planted: Planted) -> None:
    facts, found = planted.found.facts, measured(planted)
    rows = {each.key: [planted.rows_of(each.measure)[at] for at in planted.counted(each)] for each in found}
    assert [key for key, counted in rows.items() if not counted] == []
    assert {each.key: facts.fact(each.key).value for each in found} == {
        each.key: number(each.measure, rows[each.key]) for each in found
    }


def test_every_measure_is_traced_to_its_rows(planted: Planted) -> None:
    for each in measured(planted):
        table = planted.program.table_of(each.measure.table)
        wanted = [(table.name, at) for at in planted.counted(each)]
        assert rows_behind(planted.found.facts.fact(each.key)) == wanted, each.key


def test_categories_add_up_and_are_what_was_planted(planted: Planted) -> None:
    for each in measured(planted):
        found = {fact.category: fact.value for fact in planted.found.facts.by_category(each.key)}
        assert found == {word: number(each.measure, rows) for word, rows in planted.groups(each).items()}, each.key
        assert not found or planted.overlapping(each) or sum(found.values()) == planted.found.facts.fact(each.key).value


def test_every_measure_is_printed_in_a_sentence(planted: Planted) -> None:
    found = measured(planted)
    assert printed(planted, found) == {each.name: in_words(planted.found.facts.fact(each.key)) for each in found}


def test_every_program_has_a_test_of_its_own() -> None:
    there = {path.stem.removeprefix("test_program_") for path in Path(__file__).parent.glob("test_program_*.py")}
    assert {program.slug for program in all_programs()} == there
