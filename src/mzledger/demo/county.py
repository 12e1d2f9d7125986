"""The public door: writes a whole synthetic workspace."""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from mzledger.demo.books import STANDING_BOOKS, books_of
from mzledger.demo.ledgers import HOME_CARE_ONLY, Cells, Ledgers, make_ledgers
from mzledger.demo.looks import Book, Part
from mzledger.demo.outside import FOLDER as OUTSIDE
from mzledger.demo.outside import write_outside_lists
from mzledger.demo.places import COUNTY
from mzledger.demo.plan import FIRST, YEAR
from mzledger.demo.sheets import Sheet, write_book
from mzledger.values.refusal import Refused

SEED = 20201031
EPIDEMIC = "疫情防控"
MONTHLY = ("paid_month", "served_day")
"""Fields by which a table is spread over the sheets of months."""
QUARTERS = ("一季度", "二季度", "三季度", "四季度")
SETTINGS = f"""\
["单位"]
"县名" = "{COUNTY}"
"单位名称" = "{COUNTY}民政局（合成数据）"

["统计"]
"截止日" = "10-31"

["问题级别"]
# 样例的身份证号用未分配的 99 开头，不是真实的行政区划代码，所以不查区划代码。
"MZ107" = "不查"
"""


def make_county(
    folder: Path,
    *,
    seed: int = SEED,
    scale: Decimal = Decimal(1),
    years: tuple[int, ...] = (FIRST, YEAR),
    overwrite: bool = False,
) -> list[Path]:
    """Writes mz.toml, ledgers/ and 外部名单/ into the folder and returns the files, in order of their names.

    The same seed and scale give the same cells. Everything is written aside first and takes its place at the end.
    `Refused` where there is a ledgers/ or mz.toml already; with `overwrite` both are replaced, whatever is in them.
    """
    target = folder / "ledgers"
    for existing in (target, folder / "mz.toml"):
        if existing.exists() and not overwrite:
            raise Refused(f"“{folder}”里已有 {existing.name}，没有写入。请换一个空文件夹。")
    if not years or min(years) < FIRST or list(years) != list(range(min(years), max(years) + 1)):
        raise Refused(f"样例的年份应为{FIRST}年以后连续的几年，如 {FIRST}-{YEAR}，现为 {'、'.join(map(str, years))}。")
    if scale <= 0:
        raise Refused(f"规模应大于 0，现为 {scale}。")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".demo-", dir=folder) as name:
        fresh = Path(name)
        ledgers = make_ledgers(seed, scale, max(years))
        _write_all(fresh / "ledgers", ledgers, years)
        outside = write_outside_lists(fresh, ledgers, seed, max(years))
        (fresh / "mz.toml").write_text(SETTINGS, encoding="utf-8", newline="\n")
        _take_place(fresh / "ledgers", target)
        (fresh / "mz.toml").replace(folder / "mz.toml")
        (folder / OUTSIDE).mkdir(exist_ok=True)
        lists = [path.replace(folder / OUTSIDE / path.name) for path in outside]
    return [folder / "mz.toml", *sorted(path for path in target.rglob("*") if path.is_file()), *lists]


def _take_place(fresh: Path, target: Path) -> None:
    """Moves the new folder to its place; the old one comes back where that fails."""
    replaced = fresh.with_name("replaced")
    if target.exists():
        target.rename(replaced)
    try:
        fresh.rename(target)
    except OSError:
        if replaced.exists():
            replaced.rename(target)
        raise


def _write_all(folder: Path, ledgers: Ledgers, years: tuple[int, ...]) -> None:
    folder.mkdir(parents=True)
    for book in STANDING_BOOKS:
        write_book(folder / f"{book.name}.xlsx", book, list(_sheets(book, ledgers, 0)))
    earlier = HOME_CARE_ONLY if FIRST in years else ()
    for year in (*earlier, *years):
        (folder / str(year)).mkdir()
        for book in books_of(year):
            write_book(folder / str(year) / f"{book.name}.xlsx", book, list(_sheets(book, ledgers, year)))
        if year not in earlier:
            _write_texts(folder / str(year) / "文字材料", year)


def _write_texts(folder: Path, year: int) -> None:
    """The prose of the year's document, a file for each part; nothing of the epidemic before there was one."""
    folder.mkdir()
    texts = tomllib.loads(files("mzledger.demo").joinpath("texts.toml").read_text(encoding="utf-8"))
    for name, text in texts.items():
        if name == EPIDEMIC and year < YEAR:
            continue
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")


def _sheets(book: Book, ledgers: Ledgers, year: int) -> Iterator[Sheet]:
    """The sheets of a workbook, in order."""
    for part in book.parts:
        for name, when, rows in _split(part, ledgers[part.ledger, year]):
            title = f"{COUNTY}{f'{year}年' if year else ''}{when}{part.title}（合成数据）"
            yield Sheet(name, title, _filed(year or YEAR), part, rows)


def _filed(year: int) -> date:
    """The day on which a year's ledgers were handed in."""
    return date(year, 11, 3) if year >= YEAR else date(year + 1, 1, 6)


def _split(part: Part, rows: list[Cells]) -> Iterator[tuple[str, str, list[Cells]]]:
    """Name, time and rows of each sheet: months (quarters before the planned year), townships, kinds; or one sheet for all."""
    if not part.split:
        yield part.name, "", rows
    elif part.split in MONTHLY:
        for name, block in groupby(rows, lambda row: _month_name(row[part.split])):
            yield name, name, list(block)
    else:
        for value in dict.fromkeys(row[part.split] for row in rows):
            yield str(value), "", [row for row in rows if row[part.split] == value]


def _month_name(month: date) -> str:
    return f"{month.month}月" if month.year >= YEAR else QUARTERS[(month.month - 1) // 3]
