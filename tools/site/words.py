"""The words of the template language: statements, filters, tests and names, taken from the language itself.

What a word means is its function's docstring; what has none is explained by the README's tables, which a test holds.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from mzledger.document.printed import Anchors
from mzledger.document.rendering import Kit, make_kit
from mzledger.work.outside import poverty_lines
from mzledger.work.plan import plan_lines
from mzledger.work.report import year_facts
from mzledger.workspace.folder import find_workspace
from tools.check import ROOT
from tools.site.page import Block, Heading, Link, Page, Text, grid

ABOVE = Link("模板写法", "words.html")
_OTHERWISE = {
    "若有文字": "文字材料里没有这一节时，这一句不印。",
    "并列": "用顿号连起几项，没有的不印，如 并列(项(…), 项(…))。",
    "分列": "用逗号连起几项，没有的不印。",
    "第几": "把个数写成中文数字，如 三。",
    "有上年": "有没有上年的台账。",
    "有文字": "文字材料里有没有这一节。",
    "主送机关": "mz.toml 或命令里写的主送机关。",
    "成文日期": "mz.toml 或命令里写的成文日期。",
}
"""What neither a docstring nor the README says."""
_README = re.findall(r"^\| `(.*?)` \| (.*?) \|$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)


def kit() -> Kit:
    """The language as it is for a county that has handed in nothing."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "ledgers/2020").mkdir(parents=True)
        workspace = find_workspace(Path(folder))
        facts = year_facts(workspace, 2020, date(2020, 10, 31), lambda said: None).facts
        extra = plan_lines(facts).names() | workspace.settings.wrapper.names()
        extra |= {"建档立卡比对": poverty_lines(workspace, facts, [])}
        return make_kit(facts, Anchors(), county="某县", office="某县民政局", texts={}, extra=extra)


def pages() -> Iterator[Page]:
    """One page with all words."""
    yield Page(ABOVE.to, "模板写法", tuple(_blocks(kit())))


def _blocks(language: Kit) -> Iterator[Block]:
    yield Text("模板里只写文字和这些名称，不写数字、不做计算。指标的名称见各项业务的页面，写作 {{ 农村低保.户数 }}。")
    environment = language.environment
    for heading, words in (
        ("句子", environment.globals),
        ("竖线后面", environment.filters),
        ("判断", environment.tests),
    ):
        yield Heading(heading, heading)
        yield grid("写法 意思 例子 印出来", ((name, *explained(name, made)) for name, made in words.items()))
    yield Heading("清单", "清单")
    yield grid("清单 列", ((name, "、".join(columns)) for name, columns in environment.lists.items()))
    yield Heading("别的名称", "别的名称")
    others = {name: value for name, value in language.words.items() if name not in environment.lists}
    yield grid("名称 意思 例子", (_name(name, value) for name, value in others.items()))


def meaning(name: str, made: Any) -> str:
    """What a word means: its docstring, where that begins with the word, or what is said here; '' where neither is."""
    said = " ".join((getattr(made, "__doc__", None) or "").split())
    return said.removeprefix(f"{name}：") if said.startswith(f"{name}：") else _OTHERWISE.get(name, "")


def example(name: str) -> tuple[str, str]:
    """The README's line on a word: how it is written, what it does."""
    called = re.compile(rf"(?<![\w\u4e00-\u9fff]){name}(?![\w\u4e00-\u9fff])")
    return next(
        ((way.replace("\\|", "|"), said.replace("`", "")) for way, said in _README if called.search(way)), ("", "")
    )


def explained(name: str, made: Any) -> tuple[str, str, str]:
    """What a word means, how it is written and what that prints; the README's line on a word without docstring is its meaning."""
    said, (written, printed) = meaning(name, made), example(name)
    return (said, written, printed) if said else (printed, written, "")


def _name(name: str, value: Any) -> tuple[str, str, str]:
    """A name with its meaning, and its value where it is a text."""
    if isinstance(value, Mapping):
        return name, "、".join(f"{name}.{part}" for part in value), ""
    said = " ".join((value.__doc__ or "").split()) if callable(value) else ""
    return name, _OTHERWISE.get(name, said), value if isinstance(value, str) else ""
