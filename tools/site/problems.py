"""A page per problem code: what `mz explain` says of it."""

from __future__ import annotations

from collections.abc import Iterator

from mzledger.rules import catalogue
from tools.site.page import Heading, Link, Page, Text, grid

ABOVE = Link("问题编号", "problems.html")


def pages() -> Iterator[Page]:
    """The list of codes, then a page of each."""
    found = catalogue().values()
    listed = ((Link(page.rule.code, _path(page.rule.code)), str(page.rule.severity), page.title) for page in found)
    yield Page(ABOVE.to, "问题编号", (grid("编号 级别 问题", listed),))
    for page in found:
        said = [block for name, text in page.sections.items() for block in (Heading(name), Text(text))]
        level = Text(f"级别：{page.rule.severity}。在 mz.toml 的［问题级别］里可以改。")
        yield Page(_path(page.rule.code), f"{page.rule.code}　{page.title}", (level, *said), ABOVE)


def _path(code: str) -> str:
    return f"problem/{code}.html"
