"""列对照 and 词语对照: what the office says outranks what the reader sees, and a line that says nothing sensible is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mzledger.facts.book import FactBook
from mzledger.layout.mapping import layout_of
from mzledger.programs import all_programs
from mzledger.workspace.county import County, YearReading, open_county, read_years
from mzledger.workspace.folder import find_workspace
from sheets import make_workspace, rows_of

CHILDREN = """
姓名 | 身份证号           | 儿童类别     | 起始保障年月 | 何时不领 | 爱好
张一 | 990121201201010019 | 服刑人员子女 | 2019-01      | 2020-03  | 下棋
张二 | 990121201201010027 | 重病         | 2019-01      |          |
张三 | 990121201201010035 | 大病         | 2019-01      |          |
"""


class Office:
    """A county with one ledger of children, and what the office says of it."""

    def __init__(self, folder: Path, **sayings: str) -> None:
        ledgers = {f"{name}.xlsx": {name: rows_of(text)} for name, text in sayings.items()}
        texts = {"2020/唐谷镇/困境儿童.xlsx": {"花名册": rows_of(CHILDREN)}}
        self.county: County = open_county(find_workspace(make_workspace(folder, {**texts, **ledgers})))
        self.year: YearReading = list(read_years(self.county, [2020], date(2020, 10, 31)))[-1]
        self.facts = FactBook(self.year.book, all_programs())

    def codes(self) -> list[tuple[str, str]]:
        """Code and cell of the year's problems, but for the region of the invented numbers."""
        return [(p.code, p.where.cell) for p in self.year.problems if p.code != "MZ107"]

    def column(self, name: str) -> list[str | None]:
        """A field of the children as text."""
        (part,) = (part for reading in self.year.files for part in reading.parts)
        return [None if value is None else str(value) for value in part.columns[name]]

    @property
    def layout(self) -> str:
        """The code of the ledger's layout."""
        return layout_of(self.year.files[0].views[0].seen.header)


@pytest.fixture
def office(tmp_path: Path) -> Callable[..., Office]:
    """Builds the office; called again, the same folder with other sayings."""
    return lambda **sayings: Office(tmp_path, **sayings)


SAID = """
版式     | 台账名称        | 原列名   | 对应列   | 金额单位
{layout} | 困境儿童.花名册 | 何时不领 | 停发年月 |
{layout} | 困境儿童.花名册 | 爱好     | 不用     |
"""


def test_what_the_office_says_of_a_column_holds_and_ends_the_questions(office: Callable[..., Office]) -> None:
    before = office()
    assert before.column("stop_month") == [None] * 3
    assert [found for found in before.codes() if found[0] != "MZ119"] == [("MZ308", "E3"), ("MZ310", "F3")]
    after = office(列对照=SAID.format(layout=before.layout))
    assert after.column("stop_month") == ["2020-03-01", None, None]
    assert not {code for code, _ in after.codes()} & {"MZ302", "MZ308", "MZ309", "MZ310"}
    assert after.facts.fact("children.persons").value is not None


def test_a_line_without_a_layout_holds_for_every_layout_of_the_table(office: Callable[..., Office]) -> None:
    assert office(列对照=SAID.format(layout="")).column("stop_month") == ["2020-03-01", None, None]


def test_a_line_of_another_layout_holds_where_nothing_contradicts_it(office: Callable[..., Office]) -> None:
    assert office(列对照=SAID.format(layout="00000000")).column("stop_month") == ["2020-03-01", None, None]
    torn = SAID.format(layout="00000000") + "11111111 | 困境儿童.花名册 | 何时不领 | 不用 |\n"
    assert office(列对照=torn).column("stop_month") == [None] * 3


def test_a_whole_sheet_can_be_set_aside(office: Callable[..., Office]) -> None:
    layout = office().layout
    said = f"版式 | 台账名称 | 原列名 | 对应列\n{layout} | 困境儿童.花名册 | （整张表） | 不用"
    after = office(列对照=said)
    assert after.year.files[0].ignored == [("花名册", "列对照写明不用")]
    assert after.year.files[0].parts == [] and after.codes() == []


def test_a_unit_that_the_office_says_holds_for_the_column(office: Callable[..., Office], tmp_path: Path) -> None:
    text = "姓名 | 身份证号 | 起始保障年月 | 停发年月 | 给多少\n张一 | 990121201201010019 | 2019-01 |  | 0.06"
    said = "版式 | 台账名称 | 原列名 | 对应列 | 金额单位\n | 孤儿.花名册 | 给多少 | 月标准 | 万元"
    ledgers = {"2020/孤儿.xlsx": {"花名册": rows_of(text)}, "列对照.xlsx": {"列对照": rows_of(said)}}
    county = open_county(find_workspace(make_workspace(tmp_path / "b", ledgers)))
    (reading,) = next(iter(read_years(county, [2020], date(2020, 10, 31)))).files
    assert reading.parts[0].columns["monthly_standard"] == [60000]


@pytest.mark.parametrize(
    ("line", "cell"),
    [("困境儿童.花名册 | 何时不领 | 停发日子", "D4"), ("困境儿童 | 何时不领 | 停发年月", "B4")],
    ids=["no such column", "no such ledger"],
)  # fmt: skip
def test_a_line_of_columns_that_says_nothing_sensible_is_named(
    office: Callable[..., Office], line: str, cell: str
) -> None:
    made = office(列对照=f"版式 | 台账名称 | 原列名 | 对应列\n | {line}")
    assert [(p.code, p.where.file, p.where.cell) for p in made.county.problems] == [("MZ320", "列对照.xlsx", cell)]
    assert made.column("stop_month") == [None] * 3


WORDS = """
所在列   | 台账写法     | 读作         | 是否新类别
儿童类别 | 服刑人员子女 | 服刑人员子女 | 是
儿童类别 | 大病         | 重病         |
"""


def test_words_of_the_office_are_read_and_a_category_of_its_own_is_counted_and_in_the_total(
    office: Callable[..., Office],
) -> None:
    assert office().column("child_class") == [None, "重病", None]
    after = office(词语对照=WORDS, 列对照=SAID.format(layout=""))
    assert after.column("child_class") == ["服刑人员子女", "重病", "重病"]
    assert "MZ119" not in {code for code, _ in after.codes()}
    # the child of the office's own category was stopped in March
    assert {f.category: f.value for f in after.facts.by_category("children.persons")} == {"重病": 2}
    still = office(词语对照=WORDS, 列对照=SAID.format(layout="").replace("停发年月", "不用"))
    found = still.facts.by_category("children.persons")
    assert [(fact.category, fact.value) for fact in found] == [("重病", 2), ("服刑人员子女", 1)]
    assert still.facts.fact("children.persons").value == 3


@pytest.mark.parametrize(
    ("line", "cell"),
    [("儿童类型 | 大病 | 重病 |", "A4"), ("儿童类别 | 大病 | 大病儿童 |", "C4"), ("姓名 | 大病 | 重病 |", "A4")],
    ids=["no such column", "no such word", "a column without a list"],
)  # fmt: skip
def test_a_line_of_words_that_says_nothing_sensible_is_named(
    office: Callable[..., Office], line: str, cell: str
) -> None:
    made = office(词语对照=f"所在列 | 台账写法 | 读作 | 是否新类别\n{line}")
    assert [(p.code, p.where.file, p.where.cell) for p in made.county.problems] == [("MZ320", "词语对照.xlsx", cell)]


def test_the_layout_s_code_is_that_of_its_headings_in_any_order(tmp_path: Path) -> None:
    codes = []
    for at, heads in enumerate(("姓名|身份证号|儿童类别", "儿童类别|姓名|身份证号", "姓名|身份证号|儿童类别|爱好")):
        rows = rows_of(heads + "\n" + "|".join("重" for _ in heads.split("|")))
        county = open_county(
            find_workspace(make_workspace(tmp_path / str(at), {"2020/困境儿童.xlsx": {"花名册": rows}}))
        )
        (reading,) = next(iter(read_years(county, [2020], date(2020, 10, 31)))).files
        codes.append(layout_of(reading.views[0].seen.header))
    assert codes[0] == codes[1] != codes[2] and len(codes[0]) == 8
