"""Help pages and usage errors in Chinese: each piece is made in Chinese; of typer's own words none is printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from mzledger.cli.width import folded, padded, width

USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]
HELP_NAMES = {"help_option_names": ["-h", "--help"]}
WIDEST, SPACE = 100, 2
"""Columns of a page, and between the two columns of a list."""


_Page: Any = typer.Context.formatter_class


class ChinesePage(_Page):
    """Writes a page with Chinese stops, and with columns that count a Chinese character as two."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        self.write(f"用法：{prog} {args}\n")

    def write_heading(self, heading: str) -> None:
        self.write(f"{heading}：\n")

    def write_text(self, text: str) -> None:
        paragraphs = (self._folded(" ".join(each.split()), 0) for each in text.split("\n\n"))
        indented = ("".join(f"{'':{self.current_indent}}{line}\n" for line in lines) for lines in paragraphs)
        self.write("\n".join(indented))

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = SPACE) -> None:
        first = max(width(name) for name, _ in rows) + col_spacing
        for name, said in rows:
            lines = self._folded(said, first)
            self.write(f"{'':{self.current_indent}}{padded(name, first)}{lines[0]}\n")
            for line in lines[1:]:
                self.write(f"{'':{self.current_indent + first}}{line}\n")

    def _folded(self, text: str, beside: int) -> list[str]:
        return folded(text, max(self.width - self.current_indent - beside, 20))


class _InChinese:
    """What the group of commands and each command have in common."""

    params: list[Any]

    def get_help(self, ctx: Any) -> str:
        page = ChinesePage(max_width=WIDEST)
        self.format_help(ctx, page)  # type: ignore[attr-defined]
        return str(page.getvalue()).rstrip("\n")

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        option.help = "显示这份说明。"
        return option

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        arguments = [param for param in self.params if param.param_type_name == "argument"]
        return ["[选项]", *(_metavar(param) if param.required else f"[{_metavar(param)}]" for param in arguments)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        params = self.get_params(ctx)  # type: ignore[attr-defined]
        for heading, kind in (("参数", "argument"), ("选项", "option")):
            rows = [_row(param) for param in params if param.param_type_name == kind]
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)


class ChineseCommand(_InChinese, TyperCommand):
    """A command whose help is Chinese."""


class ChineseGroup(_InChinese, TyperGroup):
    """The group of commands, whose help is Chinese; a mistyped one is told the nearest."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        return ["[选项]", "命令", "[参数]"]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        super().format_options(ctx, formatter)
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("命令"):
            formatter.write_dl([(name, (each.help or "").split("\n\n")[0]) for name, each in commands if each])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            near = get_close_matches(args[0].lower(), self.list_commands(ctx))
            if near:
                ctx.fail(f"没有“{args[0]}”这个命令，是不是想写 {'、'.join(near)}？")
            ctx.fail(f"没有这个命令（{args[0]}）。")
        return super().resolve_command(ctx, args)


_TYPED = re.compile(r"'[^']*'|\"[^\"]*\"|\(.*\)", re.DOTALL)
"""What the user typed, as it is repeated in a message: it says nothing of the message's language."""
_EXTRA = re.compile(r"extra arguments?(?:\(s\))? \((.*)\)", re.DOTALL)


def _metavar(param: Any) -> str:
    return str(param.metavar or param.name)


def _row(param: Any) -> tuple[str, str]:
    """What is written, and what it says, with what holds where it isn't written."""
    names = [", ".join(sorted(param.opts, key=len))] if param.param_type_name == "option" else []
    value = [] if getattr(param, "is_flag", False) else [_metavar(param)]
    default = "" if param.default in (None, "", False) else f"[默认：{param.default}]"
    mark = "[必填]" if param.required else default if param.show_default else ""
    return " ".join(names + value), "  ".join(filter(None, (param.help, mark)))


def usage_sentence(error: Any) -> str:
    """One Chinese sentence for a usage error of any kind."""
    kind, message = type(error).__name__, str(getattr(error, "message", "") or "")
    said = message if re.search(r"[\u4e00-\u9fff]", _TYPED.sub("", message)) else ""
    param = getattr(error, "param", None)
    names = [name for name in getattr(param, "opts", ()) if name.startswith("-")]
    shown = names[0] if names else _metavar(param) if param else ""
    if kind == "NoSuchOption":
        near = "、".join(getattr(error, "possibilities", None) or ())
        return f"没有“{error.option_name}”这个选项" + (f"，是不是想写 {near}？" if near else "。")
    if kind == "MissingParameter":
        return f"少写了“{shown}”。"
    if kind == "BadOptionUsage":
        flag = "does not take" in message
        return f"选项“{error.option_name}”后面{'不带' if flag else '少写了'}内容。"
    if kind == "BadParameter":
        return (f"“{shown}”：" if shown else "") + f"{said or f'写法不对，应为{_metavar(param)}'}。"
    if extra := _EXTRA.search(message):
        return f"多写了内容，命令不认识：{extra[1]}。写法里有空格的，前后加引号。"
    return said or ("少写了命令。" if "Missing command" in message else "命令写法不对。")
