"""Chinese for what typer says in English: help headings and usage errors."""

from __future__ import annotations

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

_HELP = (
    ("Usage: ", "用法："),
    ("Show this message and exit.", "显示这份说明。"),
    ("Arguments:", "参数："),
    ("Options:", "选项："),
    ("Commands:", "命令："),
    ("[OPTIONS]", "[选项]"),
    ("COMMAND [ARGS]...", "命令 [参数]"),
    ("[required]", "[必填]"),
    (" <str>", ""),
    (" <path>", ""),
    ("required]", "必填]"),
    ("[default: ", "[默认："),
)
USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]


def in_chinese(text: str) -> str:
    """A help page with typer's own words in Chinese."""
    for english, chinese in _HELP:
        text = text.replace(english, chinese)
    return text


class ChineseCommand(TyperCommand):
    """A command whose help is Chinese."""

    def get_help(self, ctx: Any) -> str:
        return in_chinese(super().get_help(ctx))


class ChineseGroup(TyperGroup):
    """The group of commands whose help is Chinese."""

    def get_help(self, ctx: Any) -> str:
        return in_chinese(super().get_help(ctx))


def _shown(param: Any) -> str:
    """An option by its name, an argument by the Chinese word of its help page."""
    options = [option for option in getattr(param, "opts", ()) if option.startswith("-")]
    return options[0] if options else str(getattr(param, "metavar", "") or getattr(param, "human_readable_name", ""))


def usage_sentence(error: Any) -> str:
    """One Chinese sentence for a usage error of any kind."""
    kind = type(error).__name__
    message = str(getattr(error, "message", "") or "")
    param = getattr(error, "param", None)
    shown = _shown(param) if param else ""
    if kind == "NoSuchOption":
        near = "、".join(getattr(error, "possibilities", None) or ())
        return f"没有“{error.option_name}”这个选项" + (f"，是不是想写 {near}？" if near else "。")
    if kind == "MissingParameter":
        return f"少写了“{shown}”。"
    if kind == "BadOptionUsage":
        return f"选项“{error.option_name}”后面少写了内容。"
    if kind == "BadParameter":
        said = message if re.search(r"[\u4e00-\u9fff]", message) else "写法不对"
        return f"“{shown}”：{said}。" if shown else f"{said}。"
    if "No such command" in message:
        return f"没有这个命令（{message.split(chr(39))[1] if chr(39) in message else ''}）。"
    if "unexpected extra argument" in message:
        return "多写了内容，命令不认识。"
    if "Missing command" in message:
        return "少写了命令。"
    return "命令写法不对。"
