"""A program of which the recipes say nothing gets ledgers out of its declaration: they are read back without an error."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from mzledger.demo.county import make_county
from mzledger.programs import all_programs
from mzledger.schema.program import Program
from mzledger.work.checking import check_target

KNOW_MORE = {
    "dibao": "how large a household is beside those of it who are covered",
    "old_age": "from which age on the allowance is paid",
    "special_care": "what is paid more than once on one day",
    "temporary_relief": "how large a household is beside those of it who are helped",
}
"""Programs whose rules know what no declaration says; the recipe says it."""
NO_ROWS = ("recipients", "regions", "column_map", "word_map")
"""Programs that have no table, or whose rows name what is there already."""
ALONE = [program for program in all_programs() if program.slug not in (*KNOW_MORE, *NO_ROWS)]


@pytest.mark.parametrize("program", ALONE, ids=lambda program: program.slug)
def test_its_ledgers_are_read_back_without_an_error(program: Program, tmp_path: Path) -> None:
    make_county(tmp_path, scale=Decimal("0.05"), programs=(program,))
    checked = check_target(str(tmp_path / "ledgers"), date(2020, 11, 3), notice=lambda text: None)
    assert [(problem.code, str(problem.where), problem.what) for problem in checked.errors] == []
    parts = [part for reading in checked.files for part in reading.parts]
    assert {part.table.name for part in parts} >= {table.name for table in program.tables}
    assert all(part.rows for part in parts)


def test_what_recipes_must_say_is_still_needed(tmp_path: Path) -> None:
    for program in all_programs():
        if program.slug in KNOW_MORE:
            make_county(tmp_path / program.slug, scale=Decimal("0.05"), programs=(program,))
            checked = check_target(
                str(tmp_path / program.slug / "ledgers"), date(2020, 11, 3), notice=lambda text: None
            )
            assert checked.errors, program.slug
