"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer


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


Year = Annotated[int, typer.Option("--year", parser=read_year, metavar="年份", help="哪一年，如 2020")]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=read_day, metavar="日期", help="统计截止日，如 2020-10-31；不写时按 mz.toml"),
]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="上次写出以后有人改过的文件也直接覆盖，不另外保留")]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON，供其他程序读取")]
Folder = Annotated[Path, typer.Option("--dir", metavar="文件夹", help="工作文件夹（有 mz.toml 和 ledgers 的那个）")]
