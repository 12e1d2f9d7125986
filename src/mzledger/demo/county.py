"""The public door: writes a whole synthetic workspace, its workbooks as an office would keep them."""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

from mzledger.demo.filling import WORDS, Cells
from mzledger.demo.ledgers import Ledgers, make_ledgers
from mzledger.demo.outside import write_outside_lists
from mzledger.demo.people import COUNTY, OFFICE
from mzledger.demo.plan import FIRST, YEAR, last_month, shipped
from mzledger.demo.recipes import Recipe, recipes, said
from mzledger.programs.shared.outside import FOLDER as OUTSIDE
from mzledger.schema.program import Program
from mzledger.schema.row import FieldSpec
from mzledger.values.refusal import Refused
from mzledger.workbook.book import GENERAL, TEXT, Book, Column, Look, Merge, Page, Table
from mzledger.workbook.writing import write_book

SEED, EPIDEMIC = 20201031, "疫情防控"
WIDTHS = {"身份证号": 20.0, "银行账号": 22.0, "证号": 23.0, "电话": 13.0, "金额": 13.0, "日期": 12.0, "年月": 11.0}


def make_county(
    folder: Path,
    *,
    seed: int = SEED,
    scale: Decimal = Decimal(1),
    years: tuple[int, ...] = (FIRST, YEAR),
    overwrite: bool = False,
    programs: tuple[Program, ...] | None = None,
) -> list[Path]:
    """Writes mz.toml, ledgers/ and 外部名单/ into the folder and returns the files, in order of their names.

    The same seed and scale give the same cells. Everything is written aside first and takes its place at the end. `programs`
    given are those of which ledgers are made, out of their declarations alone. `Refused` where there is a ledgers/ or mz.toml
    already; with `overwrite` both are replaced, whatever is in them.
    """
    target = folder / "ledgers"
    for existing in (target, folder / "mz.toml"):
        if existing.exists() and not overwrite:
            raise Refused(f"“{folder}”里已有 {existing.name}，没有写入。请换一个空文件夹")
    if not years or min(years) < FIRST or list(years) != list(range(min(years), max(years) + 1)):
        raise Refused(f"样例的年份应为{FIRST}年以后连续的几年，如 {FIRST}-{YEAR}，现为 {'、'.join(map(str, years))}")
    if scale <= 0:
        raise Refused(f"规模应大于 0，现为 {scale}")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".demo-", dir=folder) as name:
        fresh, ledgers = Path(name), make_ledgers(seed, scale, max(years), programs)
        _write_years(fresh / "ledgers", ledgers, years, programs)
        outside = [] if programs else write_outside_lists(fresh, ledgers, seed, max(years))
        (fresh / "mz.toml").write_text(shipped("settings.toml"), encoding="utf-8", newline="\n")
        if target.exists():
            target.rename(fresh / "replaced")
        (fresh / "ledgers").rename(target)
        (fresh / "mz.toml").replace(folder / "mz.toml")
        (folder / OUTSIDE).mkdir(exist_ok=True)
        lists = [path.replace(folder / OUTSIDE / path.name) for path in outside]
    return [folder / "mz.toml", *sorted(path for path in target.rglob("*") if path.is_file()), *lists]


def _write_years(folder: Path, ledgers: Ledgers, years: tuple[int, ...], programs: tuple[Program, ...] | None) -> None:
    texts = tomllib.loads(shipped("texts.toml"))
    early = {year for _, year in ledgers if year < FIRST} if FIRST in years else {0}
    for year in (*sorted(early), *years):
        place = folder / (str(year) if year else "")
        place.mkdir(parents=True, exist_ok=True)
        _write_year(place, ledgers, year, programs)
        for part, text in texts.items() if year >= FIRST else ():
            (place / "文字材料").mkdir(exist_ok=True)
            if part != EPIDEMIC or year >= YEAR:
                (place / "文字材料" / f"{part}.txt").write_text(text, encoding="utf-8", newline="\n")


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a ledger is written. `renamed`: other headings, `omitted`: columns that the name says instead; `months` and `days`
    are forms of a date as text, or empty for real dates; `split`: the field by whose values it is spread over sheets;
    `until_2019`: how it was written before the planned year, where that was otherwise.
    """

    ledger: str
    name: str
    title: str
    split: str = ""
    renamed: Mapping[str, str] = field(default_factory=dict)
    omitted: Sequence[str] = ()
    months: str = ""
    days: str = ""
    month_format: str = "yyyy-mm"
    money_format: str = "0.00"
    units: bool = False
    merged: bool = False
    subtotals: bool = False
    until_2019: Mapping[str, Any] | None = None


def workbooks(programs: tuple[Program, ...] | None = None) -> list[dict[str, Any]]:
    """The workbooks (name, sheets, cover, blank) that `county.toml` describes, and one for every other program."""
    found = [
        {**book, "sheets": [Sheet(**one) for one in book["sheets"]]} for book in said()["book"] if programs is None
    ]
    described = {sheet.ledger for book in found for sheet in book["sheets"]}
    others = [recipe for recipe in recipes(programs) if recipe.name not in described]
    for program, own in groupby(others, lambda recipe: recipe.program):
        sheets = [Sheet(one.name, one.table.name, f"{program.name}{one.table.name}表") for one in own]
        found.append({"name": program.name, "sheets": sheets})
    return found


def _write_year(folder: Path, ledgers: Ledgers, year: int, programs: tuple[Program, ...] | None = None) -> None:
    """The workbooks of a year (0 for those of no year); the same rows give the same bytes."""
    known = {recipe.name: recipe for recipe in recipes(programs)}
    for book in workbooks(programs):
        own = [one for one in book["sheets"] if ledgers.get((one.ledger, year))]
        pages = [page for one in own for page in _pages(one, known[one.ledger], ledgers[one.ledger, year], year)]
        if pages:
            filed = _filed(year)
            cover = [Page("封面", pages[0].title, [OFFICE, f"{filed.year}年{filed.month}月"])]
            pages = [*cover[: "cover" in book], *pages, *[Page("Sheet3")][: "blank" in book]]
            write_book(folder / f"{book['name']}.xlsx", Book(Look.LEDGER, pages, creator="合成数据"))


def _pages(sheet: Sheet, recipe: Recipe, rows: list[Cells], year: int) -> Iterator[Page]:
    """The sheets of a ledger: months (quarters before the planned year), townships, kinds; or one for all."""
    if sheet.until_2019 is not None and 0 < year < YEAR:
        sheet = Sheet(sheet.ledger, sheet.name, sheet.title, **sheet.until_2019)
    groups: Iterable[tuple[str, Iterable[Cells]]] = [(sheet.name, rows)]
    by_day = bool(sheet.split) and recipe.fields[sheet.split].kind in ("日期", "年月")
    if sheet.split:
        order = {row[sheet.split]: place for place, row in reversed(list(enumerate(rows)))}
        in_order = rows if by_day else sorted(rows, key=lambda row: order[row[sheet.split]])
        groups = groupby(in_order, lambda row: _named(row[sheet.split]))
    for name, block in groups:
        title = f"{COUNTY}{f'{year}年' if year else ''}{name if by_day else ''}{sheet.title}（合成数据）"
        yield _Writing(sheet, recipe, list(block)).page(name, title, _filed(year))


def _named(word: Any) -> str:
    """What a sheet is called: a month by its number, or before the planned year by its quarter; any other word."""
    if not isinstance(word, date):
        return str(word)
    return f"{word.month}月" if word.year >= YEAR else f"{'一二三四'[(word.month - 1) // 3]}季度"


def _filed(year: int) -> date:
    return date(year or YEAR, 11, 3) if last_month(year or YEAR) == 10 else date(year + 1, 1, 6)


class _Writing:
    """One sheet while it is written, row by row: data, 小计 and 合计, signatures."""

    def __init__(self, sheet: Sheet, recipe: Recipe, rows: Sequence[Cells]) -> None:
        self.sheet, self.rows, self.number = sheet, rows, 0
        kept = {name for row in rows for name in row}
        specs = (spec for spec in recipe.table.fields if spec.name not in sheet.omitted)
        self.specs = [spec for spec in specs if spec.name in kept or spec.column.required]
        self.forms = {"年月": sheet.months, "日期": sheet.days}
        self.formats = {"金额": sheet.money_format, "年月": sheet.month_format, "日期": "yyyy-mm-dd"}
        self.formats |= dict.fromkeys(("身份证号", "银行账号", "证号", "电话"), TEXT)
        self.formats |= {kind: GENERAL for kind, form in self.forms.items() if form}
        self.lines: list[list[Any]] = []
        self.merges: list[Merge] = []

    def page(self, name: str, title: str, filed: date) -> Page:
        """The whole sheet: title over all columns, the 填报 line, the headings, then everything below."""
        blocks = groupby(self.rows, lambda row: row["township"]) if self.sheet.subtotals else [("", iter(self.rows))]
        for township, block in blocks:
            rows = list(block)
            self._data(rows)
            self._total(f"{township}小计", rows if township else ())
        money = [spec.column.unit for spec in self.specs if spec.kind == "金额"]
        self._total("合计", self.rows if money else ())
        signed = [word for signer in WORDS["signers"] for word in (signer, None, None)] + [None] * len(self.specs)
        self.lines.append(signed[: len(self.specs) + 1])
        day = f"填报日期：{filed.year}年{filed.month}月{filed.day}日"
        top = [f"填报单位：{OFFICE}", None, None, f"单位：{money[0]}" if money else None, None, day]
        first, *others = zip(*self.lines, strict=True)
        columns = [self._column(spec, cells) for spec, cells in zip(self.specs, others, strict=True)]
        return Page(name, title, [top], (Table([Column("序号", first, 8.0, GENERAL), *columns]),), self.merges)

    def _column(self, spec: FieldSpec, cells: Sequence[Any]) -> Column:
        heading = self.sheet.renamed.get(spec.name, spec.column.heading)
        heading += f"（{spec.column.unit}）" if self.sheet.units and spec.column.unit else ""
        width = WIDTHS.get(spec.kind, max(10.0, 2.2 * len(heading) + 2))
        return Column(heading, cells, width, self.formats.get(spec.kind, GENERAL))

    def _data(self, rows: Sequence[Cells]) -> None:
        """Data rows; where cells are merged, a value stands in the first row of its block only."""
        merged = [spec.column.merged and self.sheet.merged for spec in self.specs]
        homes = groupby(rows, lambda row: row.get("head_id") or row.get("township_name"))
        for household in [list(block) for _, block in homes] if any(merged) else [[row] for row in rows]:
            first = len(self.lines)
            for at, row in enumerate(household):
                self.number += 1
                cells = [row.get(spec.name) for spec in self.specs]
                forms = [self.forms.get(spec.kind) for spec in self.specs]
                cells = [form.format(cell) if form and cell else cell for form, cell in zip(forms, cells, strict=True)]
                again = [None if once else cell for once, cell in zip(merged, cells, strict=True)]
                self.lines.append([self.number, *(again if at else cells)])
            if len(household) > 1:
                self.merges += [Merge(at, first, len(household)) for at, once in enumerate(merged, 1) if once]

    def _total(self, label: str, rows: Sequence[Cells]) -> None:
        """A row with the sums of the money columns, if there are rows; a merged amount counts once a household."""
        heads = list({row["head_id"]: row for row in rows}.values()) if self.sheet.merged and rows else rows
        of = {True: heads, False: rows}
        sums = [sum(r.get(s.name) or 0 for r in of[s.column.merged]) if s.kind == "金额" else None for s in self.specs]
        self.lines += [[label, *sums]] if rows else []
