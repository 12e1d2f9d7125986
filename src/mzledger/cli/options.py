"""How options are read and written, and how a command is handed all of its own as one object."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_type_hints

import typer

from mzledger.values.period import month_end

Asked = TypeVar("Asked")


def asking(kind: type[Asked], /, **how: Any) -> Callable[[Callable[[Asked], int]], Callable[..., int]]:
    """Hands a command one object of a dataclass: `how` says of each field, in the order of the help page, how it is written.

    Types and defaults are the dataclass's. Raises TypeError where a field is forgotten or there is none of a name.
    """
    if how.keys() != (fields := inspect.signature(kind).parameters).keys():
        raise TypeError(f"{kind.__name__}: {sorted(how.keys() ^ fields.keys())}")
    hints = get_type_hints(kind)

    def give(command: Callable[[Asked], int]) -> Callable[..., int]:
        def with_object(**given: Any) -> int:
            return command(kind(**given))

        typed = {name: Annotated[hints[name], written] for name, written in how.items()}
        shape = [fields[name].replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=typed[name]) for name in how]
        with_object.__signature__ = inspect.Signature(shape)  # type: ignore[attr-defined]
        with_object.__annotations__ = typed
        with_object.__doc__ = command.__doc__
        return with_object

    return give


def one_of(*words: str) -> Callable[[str], str]:
    """A reader of one of some words."""

    def read(text: str) -> str:
        if text not in words:
            listed = " 或 ".join(words) if len(words) == 2 else f"{'、'.join(words)} 之一"
            raise typer.BadParameter(f"“{text}”不认识，应为 {listed}")
        return text

    return read


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


def year(help: str) -> Any:
    """The option for a year."""
    return typer.Option("--year", parser=read_year, metavar="年份", help=help)


def month(help: str) -> Any:
    """The option for a month."""
    return typer.Option("--month", parser=read_month, metavar="年月", help=help)


AS_OF = typer.Option("--as-of", parser=read_day, metavar="日期", help="统计截止日，如 2020-10-31；不写时按 mz.toml")
OVERWRITE = typer.Option("--overwrite", help="上次写出以后有人改过的文件也直接覆盖，不另外保留")
AS_JSON = typer.Option("--json", help="输出 JSON，供其他程序读取")
FOLDER = typer.Option("--dir", metavar="文件夹", help="工作文件夹（有 mz.toml 和 ledgers 的那个）")
TARGET = typer.Argument(metavar="台账", help="文件夹、文件，或业务名称（如 低保、dibao）")
AsOf = Annotated[date | None, AS_OF]
AsJson = Annotated[bool, AS_JSON]
Folder = Annotated[Path, FOLDER]
Target = Annotated[str, TARGET]
