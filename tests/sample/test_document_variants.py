"""Whatever ledger is missing, empty, closed on another day or in other words: the document claims nothing that it can't."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations, islice
from pathlib import Path
from random import Random

import pytest
from document_laws import (
    Laws,
    changed,
    each_part,
    emptied,
    facts_of,
    money_fields,
    month_ends,
    renamed,
    scaled,
    without,
)

from mzledger.demo.county import make_county
from mzledger.document.rendering import Rendered
from mzledger.schema.row import Row
from mzledger.work.report import YearFacts, make_document, year_facts
from mzledger.workspace.folder import find_workspace

SHARE_OF_PAIRS = 60
"""Every so many-th pair of tables is tried here; all of them by the benchmark of variants."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> YearFacts:
    """A county with few people and the repository's templates."""
    folder = tmp_path_factory.mktemp("variants")
    make_county(folder, seed=3, scale=Decimal("0.03"))
    shutil.copytree(Path(__file__).parents[2] / "templates", folder / "templates")
    return year_facts(find_workspace(folder), 2020, None, lambda text: None)


@pytest.fixture(scope="module")
def laws(small: YearFacts) -> Laws:
    return Laws(small)


def broken(laws: Laws, rendered: Rendered, *more: Callable[[Rendered], list[str]]) -> list[str]:
    """Where a document breaks a law that holds in every one."""
    always = (laws.typed_numbers, laws.parts_that_miss, laws.ragged)
    return [f"{law.__name__}: {place}" for law in (*always, *more) for place in law(rendered)]


def tables(found: YearFacts) -> list[type[Row]]:
    return [*found.facts.book.tables, *found.facts.book.registers]


def test_the_laws_hold_for_the_county_and_can_fail(laws: Laws, small: YearFacts) -> None:
    assert broken(laws, laws.rendered, laws.other_values, laws.claims_of_nothing) == []
    fewer = make_document(changed(small, each_part(_roster(small), lambda part: emptied(part, said_none=True))))
    assert laws.other_values(fewer) and laws.claims_of_nothing(fewer)


def _roster(found: YearFacts) -> type[Row]:
    return next(model for model in found.facts.book.tables if model.__module__.endswith("dibao"))


def test_without_any_one_table_nothing_else_is_said_than_with_it(laws: Laws, small: YearFacts) -> None:
    wrong = {}
    for model in tables(small):
        rendered = make_document(changed(small, without(model)))
        wrong[model.__qualname__] = broken(laws, rendered, laws.other_values, laws.claims_of_nothing)
    assert len(wrong) > 30 and {name: places for name, places in wrong.items() if places} == {}


def test_without_two_tables_neither(laws: Laws, small: YearFacts) -> None:
    pairs = list(combinations(tables(small), 2))
    Random(9).shuffle(pairs)
    wrong = []
    for pair in pairs[: len(pairs) // SHARE_OF_PAIRS]:
        rendered = make_document(changed(small, without(*pair)))
        wrong += [f"{pair}: {at}" for at in broken(laws, rendered, laws.other_values, laws.claims_of_nothing)]
    assert wrong == []


@pytest.mark.parametrize("said_none", [True, False])
def test_an_empty_table_is_nothing_where_it_says_so_and_else_unknown(
    laws: Laws, small: YearFacts, said_none: bool
) -> None:
    more = () if said_none else (laws.other_values, laws.claims_of_nothing)
    wrong = []
    for model in small.facts.book.tables:
        rendered = make_document(changed(small, each_part(model, lambda part: emptied(part, said_none))))
        wrong += [f"{model}: {at}" for at in broken(laws, rendered, *more)]
    assert wrong == []


def words(found: YearFacts) -> Iterator[tuple[type[Row], str, object]]:
    """Table, field and one of its words, of every field that has a list of them."""
    for model, records in found.facts.book.tables.items():
        for spec in records.table.fields if records.parts else ():
            columns = [part.columns[spec.name] for part in records.parts if spec.name in part.columns]
            values = dict.fromkeys(value for column in columns for value in column.values() if value is not None)
            yield from ((model, spec.name, value) for value in islice(values, 1) if spec.choices)


def test_a_kind_by_another_name_is_still_among_the_parts(laws: Laws, small: YearFacts) -> None:
    wrong = []
    for model, field, word in words(small):
        rendered = make_document(changed(small, each_part(model, renamed(field, word, "另一类"))))
        wrong += [f"{model} {field} {word}: {at}" for at in broken(laws, rendered)]
    assert wrong == []


def test_money_a_thousandth_as_large_is_printed_as_such(laws: Laws, small: YearFacts) -> None:
    for model, field in money_fields():
        if model in small.facts.book.tables:
            small = changed(small, each_part(model, scaled(field, Decimal("0.001"))))
            rendered = make_document(small)
            assert broken(laws, rendered) == [], (model, field)
            moved = 0
            for what, fact in facts_of(rendered).items():
                known = facts_of(laws.rendered).get(what)
                if known and known.value and fact.value and fact.unit == "元" and fact.value != known.value:
                    moved += 1
                    assert fact.value < known.value, what
            assert moved or not _is_printed(laws, model), (model, field)


def _is_printed(laws: Laws, model: type[Row]) -> bool:
    program = laws.whole.facts.book.tables[model].program.slug
    return any(fact.unit == "元" and fact.key.startswith(f"{program}.paid") for fact in laws.rendered.facts)


@pytest.mark.parametrize("day", month_ends(2020), ids=str)
def test_on_each_closing_day_the_laws_hold_and_no_key_is_wrong(small: YearFacts, day: date) -> None:
    found = year_facts(small.county.workspace, 2020, day, lambda text: None)
    laws = Laws(found)
    assert broken(laws, laws.rendered, laws.other_values) == []
    for fact in laws.rendered.facts:
        assert (
            fact.period.last <= day
            or fact.aspect != "本数"
            or fact.key.startswith("targets.")
            or _planned(found, fact.key)
        )


def _planned(found: YearFacts, key: str) -> bool:
    """Whether a figure belongs to what is planned to the end of the year."""
    indicator = found.facts.indicators.get(key)
    return bool(getattr(getattr(getattr(indicator, "measure", None), "when", None), "past_closing", False))
