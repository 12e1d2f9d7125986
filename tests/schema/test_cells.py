"""Cells to values: money, dates, IDs, choices; what is refused, and in which words."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mzledger.programs.dibao import Member, Payment
from mzledger.schema.cells import CellContext
from mzledger.schema.columns import ColumnReader
from mzledger.schema.row import Row, fields_of
from mzledger.values.money import to_yuan


def reader(name: str, model: type[Row] = Member, context: CellContext | None = None) -> ColumnReader:
    return ColumnReader(next(spec for spec in fields_of(model) if spec.name == name), context or CellContext())


def read(name: str, raw: Any, model: type[Row] = Member) -> Any:
    """The value, or the code of what is wrong."""
    made = reader(name, model)
    cells = [raw]
    (value,) = made.read(cells)
    return made.bad[cells[0]][0] if cells[0] in made.bad else value


@pytest.mark.parametrize(
    ("raw", "fen"),
    [(738.5, 73850), (0.1 + 0.2, 30), ("1,234", 123400), ("￥12元", 1200), ("１２．５", 1250), (0.0, 0), (-1.0, "MZ116"),
     (738.505, "MZ116"), ("约500", "MZ116"), (1e20, "MZ116"), ("1e400", "MZ116"), ("nan", "MZ116"), (True, "MZ116"), ("-", "MZ115"), ("", "MZ115"), (" ", "MZ115")],
)  # fmt: skip
def test_money_is_whole_fen_or_refused(raw: Any, fen: Any) -> None:
    assert read("paid_amount", raw, Payment) == fen


def test_wan_in_the_heading_counts_as_ten_thousand_yuan() -> None:
    made = reader("paid_amount", Payment, CellContext(yuan_per_unit=10000))
    assert made.read([0.12345]) == [123450]


@given(st.integers(0, 10**11))
def test_an_amount_that_excel_holds_comes_back_to_the_fen(fen: int) -> None:
    assert read("paid_amount", float(Decimal(fen) / 100), Payment) == fen
    assert to_yuan(fen) * 100 == fen


@pytest.mark.parametrize(
    ("raw", "month"),
    [(datetime(2020, 5, 3), date(2020, 5, 1)), (date(2020, 5, 1), date(2020, 5, 1)), ("2020-05", date(2020, 5, 1)),
     ("2020.5", date(2020, 5, 1)), ("2020/5", date(2020, 5, 1)), ("2020年5月", date(2020, 5, 1)), ("202005", date(2020, 5, 1)),
     ("２０２０年５月", date(2020, 5, 1)), ("2020.5.1—", date(2020, 5, 1)), (202005.0, date(2020, 5, 1)), (43983.0, date(2020, 6, 1)),
     ("2020.10", date(2020, 10, 1)), (2020.1, "MZ118"), ("5月", "MZ118"), ("长期", "MZ118"), (datetime(1905, 7, 12), "MZ118"), ("2020-13", "MZ118"), (0.0, "MZ118"),
     (86400.0, "MZ118"), (True, "MZ118"), ("年满18周岁，2021年5月起停发", date(2021, 5, 1)), ("去世，2021.9停发", date(2021, 9, 1)),
     ("2020年1月纳入，2021年5月起停发", "MZ118"), ("年满18周岁", "MZ118")],
)  # fmt: skip
def test_months_as_ledgers_write_them(raw: Any, month: Any) -> None:
    assert read("start_month", raw) == month


@given(st.dates(date(1955, 1, 1), date(2060, 1, 1)))
def test_a_month_reads_back_from_every_way_of_writing_it(day: date) -> None:
    first = day.replace(day=1)
    ways = (f"{day:%Y-%m}", f"{day:%Y.%m}", f"{day.year}年{day.month}月", f"{day:%Y%m}", f"{day:%Y-%m-%d}", day)
    assert [read("start_month", way) for way in ways] == [first] * len(ways)


def test_an_id_in_a_numeric_cell_is_an_error_whatever_it_looks_like() -> None:
    made = reader("id_no")
    made.read([990121195001010016.0, 44052419.0])
    assert [code for code, _ in made.bad.values()] == ["MZ103", "MZ103"]
    assert (
        "990121********" in made.bad[990121195001010016.0][1]
        and "990121195001010" not in made.bad[990121195001010016.0][1]
    )


def test_an_id_is_mended_aloud() -> None:
    made = reader("id_no")
    assert made.read(["'99012119500101001x ", "９９０１２１１９５００１０１００１６"]) == [
        "99012119500101001X",
        "990121195001010016",
    ]
    assert len(made.repaired) == 2 and all("*" in said[0] for said in made.repaired.values())


def test_an_unknown_choice_never_falls_into_a_default() -> None:
    made = reader("covered")
    assert made.read(["是", "有", "是否"]) == ["是", "是", None]
    assert made.bad["是否"] == ("MZ119", "“是否”不在允许的值里，最接近的是“是”、“否”。允许的值：是、否")
    assert list(made.repaired) == ["有"]
