"""What is done to a column by its codes gives what doing it row by row gives."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mzledger.values.coded import Coded, Encoder, combined, goes_with_two

VALUE = st.sampled_from([None, "", "甲村", "乙村", "丙村", 1.0, 2.0])
CELLS = st.lists(VALUE, max_size=30)
RAW = st.one_of(VALUE, st.booleans(), st.sampled_from([0.0, "TRUE"]))


def shown(cell: Any) -> Any:
    return ("FALSE", "TRUE")[cell] if isinstance(cell, bool) else cell


@given(CELLS, st.data())
def test_parts_conversions_and_tests(cells: list[Any], data: st.DataObject) -> None:
    column = Coded.of(cells)
    rows = data.draw(st.lists(st.integers(0, len(cells) - 1))) if cells else []
    part = column.take(rows)
    assert part.tolist() == [cells[row] for row in rows] and set(part.values()) == {cells[row] for row in rows}
    assert column.mapped(str) == [str(cell) for cell in cells]
    assert column.where(lambda cell: cell is None).tolist() == [cell is None for cell in cells]
    assert part.where_in(("甲村", 1.0, "丁村")).tolist() == [cells[row] in ("甲村", 1.0) for row in rows]
    assert [value in part for value in ("甲村", "丁村")] == [any(cells[r] == v for r in rows) for v in ("甲村", "丁村")]
    assert column.first(bool, 3) == [cell for cell in cells if cell][:3]


@given(st.lists(CELLS, min_size=1, max_size=4))
def test_columns_one_below_the_other(columns: list[list[Any]]) -> None:
    joined = Coded.joined([Coded.of(cells)[1:] for cells in columns])
    assert joined == [cell for cells in columns for cell in cells[1:]]
    assert len(set(joined.distinct)) == len(joined.distinct)


@given(CELLS.filter(bool), st.data())
def test_a_changed_part_leaves_the_column_as_it_is(cells: list[Any], data: st.DataObject) -> None:
    column = Coded.of(cells)
    part, at = column[:], data.draw(st.integers(0, len(cells) - 1))
    part.values()
    part[at] = "丁村"
    assert column == cells and "丁村" in part.values() and part[at] == "丁村"


@given(st.lists(st.lists(RAW, max_size=6), max_size=5))
def test_runs_of_cells_and_truth_values_that_are_no_numbers(runs: list[list[Any]]) -> None:
    encoder = Encoder()
    for run in runs:
        encoder.add(run)
    made = encoder.column().tolist()
    told = [shown(cell) for run in runs for cell in run]
    assert made == told and list(map(type, made)) == list(map(type, told))


@given(st.lists(st.tuples(VALUE, VALUE, VALUE), max_size=30))
def test_rows_that_agree(rows: list[tuple[Any, ...]]) -> None:
    columns = [Coded.of(row[at] for row in rows) for at in range(3)]
    first, sort = combined(columns)
    assert {rows[at] for at in first.tolist()} == set(rows) and len(first) == len(set(rows))
    assert [rows[first[number]] for number in sort.tolist()] == rows
    pairs = {row[:2] for row in rows if None not in row[:2]}
    assert goes_with_two(columns[0], columns[1]) == (len(pairs) > len({one for one, _ in pairs}))
