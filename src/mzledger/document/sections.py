"""The sections of prose that templates ask for: 文字("开头") and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, nodes

from mzledger.document.budget import Budget
from mzledger.document.language import TemplateLanguage
from mzledger.document.sources import Source

ASKED_BY = "文字"
_HEADING = re.compile(r"^##+\s*(.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Section:
    """A section's name, the heading that it stands under ('' right under the title), and the template."""

    name: str
    heading: str
    template: str


def sections(sources: Iterable[Source]) -> list[Section]:
    """Every section by its first place, in the order of the templates; a template that can't be parsed has none."""
    found: dict[str, Section] = {}
    environment = TemplateLanguage(Budget(), str)
    for source in sources:
        try:
            tree = environment.parse(source.text or "")
        except TemplateSyntaxError:
            continue
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == ASKED_BY and call.args:
                name = getattr(call.args[0], "value", None)
                if isinstance(name, str):
                    found.setdefault(name, Section(name, _heading(source.text or "", call.lineno), source.name))
    return list(found.values())


def _heading(text: str, line: int) -> str:
    """The last heading above a line, without its marks and what Jinja would fill in."""
    above = "\n".join(text.splitlines()[: line - 1])
    headings = _HEADING.findall(above)
    return "" if not headings else re.sub(r"\{[{%].*?[%}]\}", "…", headings[-1])
