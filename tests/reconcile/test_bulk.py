"""A large text file read by columns gives what the ordinary reader gives, or is left to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from reconcile_lists import make_lists
from reconcile_speed import THEIRS, write

from mzledger.reconcile.lists import ListReading
from mzledger.workspace import bulk_lists, lists
from mzledger.workspace.bulk_lists import read_bulk
from mzledger.workspace.list_columns import ListSayings, Sight
from mzledger.workspace.lists import read_list

Lines = list[str]


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Lines:
    path = write(make_lists(700, 1000, 560, 77).theirs, THEIRS, tmp_path_factory.mktemp("a") / "名单.csv")
    return path.read_text(encoding="utf-8-sig").splitlines()


def both(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[ListReading, ListReading]:
    """The file read by columns, and by the ordinary reader."""
    found = []
    for least in (0, 1 << 40):
        monkeypatch.setattr(lists, "read_bulk", lambda path, sight, least=least: read_bulk(path, sight, least))
        reading = read_list(path, path.name, {})
        assert isinstance(reading, ListReading)
        found.append(reading)
    return found[0], found[1]


def same(one: ListReading, other: ListReading) -> bool:
    pd.testing.assert_frame_equal(one.frame.replace({None: ""}), other.frame.replace({None: ""}))
    return (one.columns, one.headings, one.titles, one.sources, one.other_rows, one.set_aside, one.notes) == (
        other.columns, other.headings, other.titles, other.sources, other.other_rows, other.set_aside, other.notes,
    )  # fmt: skip


def plain(lines: Lines) -> Lines:
    return lines


def titled_with_totals_and_blanks(lines: Lines) -> Lines:
    commas = "," * lines[0].count(",")
    return [
        f"某县名单{commas}",
        *lines[:500],
        f"合计{commas}",
        commas,
        *lines[500:],
        commas,
        f"制表人：张三{commas}",
        commas,
    ]


def headings_again(lines: Lines) -> Lines:
    return [*lines[:600], lines[0], *lines[600:]]


def wrapped(lines: Lines) -> Lines:
    head, *rows = lines
    return [head, *(",".join(f'="{cell}"' for cell in row.split(",")) for row in rows)]


@pytest.mark.parametrize("made", [plain, titled_with_totals_and_blanks, headings_again, wrapped])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_both_readers_say_the_same(
    made: Callable[[Lines], Lines], encoding: str, lines: Lines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("\r\n".join(made(lines)) + "\r\n", encoding=encoding)
    assert read_bulk(path, Sight(ListSayings({}), path.name), 0) is not None
    assert same(*both(path, monkeypatch))


@pytest.mark.parametrize(
    "row",
    [
        "多,出,来,的,一,行,有,十,格,呢",
        "第0县,某乡,〃,张三,张三,990121195001010016,户主",
        '第0县,某乡,"没有配对',
        "以下是新增人员",
    ],
)
def test_what_is_not_plain_is_left_to_the_ordinary_reader(row: str, lines: Lines, tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("\n".join([*lines[:700], row, *lines[700:]]), encoding="utf-8")
    assert read_bulk(path, Sight(ListSayings({}), path.name), 0) is None


def test_a_small_file_is_never_read_by_columns(lines: Lines, tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert path.stat().st_size < bulk_lists.LARGE and read_bulk(path, Sight(ListSayings({}), path.name)) is None
