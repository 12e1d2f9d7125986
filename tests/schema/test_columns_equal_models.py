"""Reading by columns, each distinct cell once, gives what sending every row through its pydantic model gives."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from mzledger.programs import all_programs
from mzledger.schema.cells import CellContext, folded
from mzledger.schema.columns import NOTHING, ColumnReader
from mzledger.schema.program import Table
from mzledger.schema.row import FieldSpec
from mzledger.values.coded import Coded, Encoder
from mzledger.values.place import Places
from sheets import an_id

PLACES = Places("测试县", {"唐谷镇": ("加吾村",), "河北乡": ("黄河村",)}, {})
TABLES = [(program.slug, table) for program in all_programs() for table in program.tables]
ODD = st.one_of(
    st.sampled_from([an_id(1), an_id(1).lower(), " " + an_id(2), "9901２119500101", 1.9e17, "唐谷", "河北乡", "某镇", "是", "有", "√",
                     "农村", "城镇", "户主", "本人", "2020-05", "2020年5月", 2020.1, 202005.0, "20200501", 43983.0, -5.0, "1,234",
                     "￥12元", "无", "-", 738.505, 0.1 + 0.2, "長期", "A", "70-79岁"]),
    st.floats(allow_nan=False, allow_infinity=False, width=32), st.text(max_size=6), st.booleans(), st.just(""),
    st.dates(date(1900, 3, 1), date(2100, 1, 1)), st.datetimes(datetime(1900, 3, 1), datetime(2100, 1, 1)),
)  # fmt: skip


@pytest.mark.parametrize(("slug", "table"), TABLES, ids=lambda value: value if isinstance(value, str) else value.name)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_columns_and_models_agree(slug: str, table: Table, data: st.DataObject) -> None:
    rows = data.draw(st.lists(st.fixed_dictionaries({spec.name: ODD for spec in table.fields}), min_size=1, max_size=3))
    readers = {spec.name: ColumnReader(spec, CellContext(PLACES)) for spec in table.fields}
    columns = {name: reader.read_column(_column([row[name] for row in rows])) for name, reader in readers.items()}
    for index, row in enumerate(rows):
        by_columns = {name: values[index] for name, values in columns.items()}
        bad = {name for name, reader in readers.items() if _cell(row[name]) in reader.bad}
        assert (bad or by_columns) == _by_model(table, row)


def _column(cells: list[Any]) -> Coded:
    encoder = Encoder()
    encoder.add(cells)
    return encoder.column()


def _cell(raw: Any) -> Any:
    """A truth value as Excel shows it."""
    return ("TRUE" if raw else "FALSE") if isinstance(raw, bool) else raw


def _by_model(table: Table, row: dict[str, Any]) -> dict[str, Any] | set[str]:
    """The row through its model; the names of the fields that it refuses."""
    given_cells = {spec.name: _cell(row[spec.name]) for spec in table.fields if not _blank(row[spec.name], spec)}
    try:
        return table.model.model_validate(given_cells, context=CellContext(PLACES)).model_dump()
    except ValidationError as error:
        return {str(problem["loc"][0]) for problem in error.errors()}


def _blank(value: Any, spec: FieldSpec) -> bool:
    """Nothing, or a word for it: in a column that may be blank, and in one of amounts. No day is 0 or 长期."""
    open_date = spec.kind in ("年月", "日期") and not spec.column.required
    if not isinstance(value, str):
        return value is None or (open_date and value == 0 and not isinstance(value, bool))
    text = folded(value)
    if spec.kind in ("金额", "整数", "数值") and text in {"-", "--", "—", "/", "无"}:
        return True
    return not text or (not spec.column.required and text in NOTHING) or (open_date and text in {"0", "今", "在享"})
