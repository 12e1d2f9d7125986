"""Options that several commands share."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from mzledger.values.period import month_end


def read_day(text: str) -> date:
    """A day written 2020-10-31."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"“{text}”不是日期，应写成 2020-10-31 的样子") from None


def read_year(text: str) -> int:
    """A year of four digits."""
    if len(text) != 4 or not text.isdigit() or not 1949 <= int(text) <= 2999:
        raise typer.BadParameter(f"“{text}”不是年份，应写成 2020 的样子")
    return int(text)


def read_month(text: str) -> date:
    """A month written 2020-09, 2020.9 or 2020年9月: its last day."""
    found = re.fullmatch(r"(\d{4})[-./年](\d{1,2})月?", text.strip())
    if not found or not 1949 <= int(found[1]) <= 2999 or not 1 <= int(found[2]) <= 12:
        raise typer.BadParameter(f"“{text}”不是月份，应写成 2020-09 的样子")
    return month_end(int(found[1]), int(found[2]))


Year = Annotated[int, typer.Option("--year", parser=read_year, metavar="年份", help="哪一年，如 2020")]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=read_day, metavar="日期", help="统计截止日，如 2020-10-31；不写时按 mz.toml"),
]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="上次写出以后有人改过的文件也直接覆盖，不另外保留")]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON，供其他程序读取")]
Folder = Annotated[Path, typer.Option("--dir", metavar="文件夹", help="工作文件夹（有 mz.toml 和 ledgers 的那个）")]
