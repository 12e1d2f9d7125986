"""Columns on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from mzledger.cli.console import say, say_json
from mzledger.layout.viewing import ColumnView, TableView
from mzledger.work.columns import FileView


def show_columns(views: Sequence[FileView], as_json: bool) -> None:
    """A block a table: its columns, then what is not used and what is not there; or the same as JSON."""
    if as_json:
        say_json({"files": [asdict(view) for view in views]})
        return
    for view in views:
        for table in view.tables:
            _show_table(view.name, table)
        for sheet, why in view.ignored:
            say(f"{view.name} › {sheet}：{why}，没有读取")


def _show_table(file: str, table: TableView) -> None:
    if not table.label:
        say(f"{file} › {table.sheet}：没有认出是哪一项业务的台账（版式 {table.layout}）")
        say(f"    列名：{'、'.join(column.heading for column in table.columns)}")
        say()
        return
    say(f"{file} › {table.sheet}：{table.label}，{table.rows} 行（版式 {table.layout}）")
    for text in table.shape:
        say(f"    {text}")
    for column in table.columns:
        if column.ours:
            say(f"    {_front(column)} → {'、'.join(column.ours)}（{column.by}）{_unit(column)}{_samples(column)}")
    for column in table.columns:
        if column.state == "要问":
            say(f"    {_front(column)} → 要指明{_nearest(column)}{_samples(column)}")
    unused = [column for column in table.columns if column.state == "未用"]
    for column in unused:
        say(f"    {_front(column)} → 没有使用{_nearest(column)}{_samples(column)}")
    empty = [column.heading for column in table.columns if column.state == "空列"]
    if empty:
        say(f"    没有内容的列：{'、'.join(empty)}")
    for heading, instead, figures in table.lacking:
        hangs = f"，影响：{'、'.join(figures)}" if figures else ""
        say(f"    没有“{heading}”列{'：' + instead if instead else hangs}")
    say()


def _front(column: ColumnView) -> str:
    return f"{column.column} {column.heading}"


def _unit(column: ColumnView) -> str:
    return f"，单位{column.unit}" if column.unit else ""


def _samples(column: ColumnView) -> str:
    return f"，如 {'、'.join(column.samples)}" if column.samples else ""


def _nearest(column: ColumnView) -> str:
    return f"（最像“{column.nearest}”）" if column.nearest else ""
