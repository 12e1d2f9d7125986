"""`mz columns`: what each of an office's columns was taken for, and the lines of 列对照 that are still to be decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from mzledger.layout.files import FileReading
from mzledger.layout.mapping import UNUSED, WHOLE, table_label
from mzledger.layout.viewing import TableView, table_views
from mzledger.programs import all_programs
from mzledger.programs.column_map import ColumnLine
from mzledger.programs.word_map import WordLine
from mzledger.schema.columns import CellMemory
from mzledger.schema.row import Row, fields_of
from mzledger.values.refusal import Unusable
from mzledger.work.checking import Checked, check_target
from mzledger.work.said import Exit, Notice, Progress, Told
from mzledger.workbook.address import heading_key
from mzledger.workbook.book import Book, Column, Look, Page, Table
from mzledger.workbook.writing import write_book
from mzledger.workspace.county import County
from mzledger.workspace.sayings import closed_lists

LEDGER, WORDS = "列对照.xlsx", "词语对照.xlsx"


@dataclass(frozen=True, slots=True)
class FileView:
    """A file and its tables as they were understood; `ignored` are sheets that hold none, with the reason."""

    name: str
    tables: tuple[TableView, ...]
    ignored: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of the files that were looked at."""

    views: list[FileView]


def columns(target: str, save: bool, progress: Progress) -> Told:
    """What each column of some ledgers was taken for; `save` writes down what is undecided. Raises `Refused`, `Unusable`."""
    checked = check_target(target, date.today(), None, progress)
    county = checked.county
    views = file_views(checked.files, county) if county else []
    if county is None:
        yield from (Notice(f"{problem.where}：{problem.what}。") for problem in checked.problems)
    yield Columns(views)
    if save and county:
        path, added = save_undecided(checked, views, county.workspace.ledgers)
        words, asked = save_words(checked, county.workspace.ledgers)
        yield Notice(f"已写出 {path}：新增 {added} 行。请在“对应列”里选择，保存后再运行 mz validate。")
        if asked:
            yield Notice(f"已写出 {words}：新增 {asked} 行。请在“读作”里选择，本局自己的类别在“是否新类别”填“是”。")
    open_ones = any(column.state == "要问" for view in views for table in view.tables for column in table.columns)
    yield Exit.UNREADABLE if checked.unreadable else Exit.FINDINGS if open_ones else Exit.PASSED


def file_views(readings: Sequence[FileReading], county: County) -> list[FileView]:
    """What `mz columns` shows of some files that were read."""
    memory = CellMemory(county.places, county.words)
    return [FileView(r.name, tuple(table_views(r.views, memory)), tuple(r.ignored)) for r in readings]


def undecided(views: Sequence[FileView]) -> Iterator[tuple[Any, ...]]:
    """Lines for 列对照, by its columns: first what is asked, then every filled column that is not used."""
    lines = sorted(_lines(views), key=lambda line: not line[0])
    return (line for _, line in lines)


def _lines(views: Sequence[FileView]) -> Iterator[tuple[bool, tuple[Any, ...]]]:
    """(whether it is asked about, the line), each layout once."""
    seen: set[Any] = set()
    for view in views:
        for table in view.tables:
            where = f"{view.name} › {table.sheet}"
            if not table.label:
                if table.layout not in seen:
                    seen.add(table.layout)
                    headings = "、".join(c.heading for c in table.columns)[:60]
                    yield False, (table.layout, "", WHOLE, None, None, where, headings)
                continue
            label = table.label.split("、")[0]
            for column in table.columns:
                key = (table.layout, label, column.heading)
                if column.state in ("要问", "未用") and key not in seen:
                    seen.add(key)
                    line = (table.layout, label, column.heading, None, None, where, "；".join(column.samples))
                    yield column.state == "要问", line


def save_undecided(checked: Checked, views: Sequence[FileView], folder: Path) -> tuple[Path, int]:
    """Adds what is undecided to `列对照.xlsx` of the ledgers' folder, each line with a list to choose from; what stands there stays.

    Gives the path and how many lines were added. Raises PermissionError where the file is open in Excel, Unusable.
    """
    path = folder / LEDGER
    old = _standing_lines(checked, ColumnLine, path)
    known = {(line[0], line[1], line[2]) for line in old}
    new = [line for line in undecided(views) if (line[0], line[1], line[2]) not in known]
    choices = {label: (UNUSED, *fields) for label, fields in _headings_of_tables().items()}
    labels = tuple(choices)
    rows = [*old, *new]
    own = [choices.get(row[1], (UNUSED,)) if row[2] != WHOLE else ("是", UNUSED) for row in rows]
    columns = _columns(ColumnLine, rows)
    columns[1] = replace(columns[1], choices=labels)
    columns[3] = replace(columns[3], row_choices=own, to_fill=True)
    page = Page("列对照", "列对照：“对应列”选一列，不用的选“不用”", tables=(Table(columns),))
    write_book(path, Book(Look.FORM, [page]))
    return path, len(new)


def unknown_words(readings: Sequence[FileReading]) -> Iterator[tuple[str, str]]:
    """Words that no closed list knows: our heading and the word, each once."""
    found = (pair for reading in readings for part in reading.parts for pair in part.unknown_words)
    return iter(dict.fromkeys(found))


def save_words(checked: Checked, folder: Path) -> tuple[Path, int]:
    """Adds the unknown words to `词语对照.xlsx`, each with its list to choose from; what stands there stays."""
    path = folder / WORDS
    old = _standing_lines(checked, WordLine, path)
    known = {(row[0], row[1]) for row in old}
    new = [
        (heading, word, None, None) for heading, word in unknown_words(checked.files) if (heading, word) not in known
    ]
    if not new:
        return path, 0
    lists = closed_lists()
    rows = [*old, *new]
    choices = [tuple(lists[heading_key(row[0])].choices or ()) if heading_key(row[0]) in lists else () for row in rows]
    columns = _columns(WordLine, rows)
    columns[2] = replace(columns[2], row_choices=choices, to_fill=True)
    columns[3] = replace(columns[3], choices=("是", "否"))
    title = "词语对照：“读作”选一个；本局自己的类别，写上名称，“是否新类别”填“是”"
    write_book(path, Book(Look.FORM, [Page("词语对照", title, tables=(Table(columns),))]))
    return path, len(new)


def _columns(model: type[Row], rows: Sequence[Sequence[Any]]) -> list[Column]:
    """The columns of a file of decisions with its lines so far."""
    return [Column(spec.column.heading, [row[at] for row in rows]) for at, spec in enumerate(fields_of(model))]


def _standing_lines(checked: Checked, model: type[Row], path: Path) -> list[tuple[Any, ...]]:
    """The lines of a file of decisions, whichever ledgers were looked at. Raises Unusable where it has no such table."""
    assert checked.county is not None
    names = [spec.name for spec in fields_of(model)]
    parts = [p for reading in checked.county.files for p in reading.parts if p.table.model is model and p.columns]
    if path.exists() and not parts:
        raise Unusable(
            f"{path.name} 读不出来，其中已经填好的内容会丢失，没有改动它；请用备份替换，或移到别处后重新运行"
        )
    return [row for part in parts for row in zip(*(part.columns[name] for name in names), strict=True)]


def _headings_of_tables() -> dict[str, tuple[str, ...]]:
    return {
        table_label(program, table): tuple(spec.column.heading for spec in table.fields)
        for program in all_programs()
        for table in program.tables
    }
