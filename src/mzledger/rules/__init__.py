"""规则：一条规则一个文件，写明编号、依据和改法；运行器不漏一行。文件放进本目录即被发现。"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from mzledger.rules._kinds import ReadRule, Rule
from mzledger.values.problem import Severity

SECTIONS = ("检查什么", "为什么", "怎么改", "例子", "依据")


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule with its page taken apart: title, and the text under each of the five headings."""

    rule: Rule
    title: str
    sections: dict[str, str]

    @property
    def mend(self) -> str:
        """What to do, in one line."""
        return " ".join(self.sections["怎么改"].split())

    @property
    def basis(self) -> str:
        """The legal basis, in one line."""
        return " ".join(self.sections["依据"].split())

    @property
    def is_fixed(self) -> bool:
        """Whether no office can change its severity: what can't be read can only be an error."""
        return isinstance(self.rule, ReadRule) and self.rule.severity is Severity.ERROR


@cache
def catalogue() -> dict[str, RulePage]:
    """Code → rule and page, in the order of codes. A page without its five headings is a ValueError."""
    found = {}
    for info in sorted(iter_modules([str(folder) for folder in __path__]), key=lambda info: info.name):
        if re.fullmatch(r"mz\d{3}_\w+", info.name):
            module = import_module(f"{__name__}.{info.name}")
            found[module.RULE.code] = RulePage(module.RULE, *_page(module.__doc__ or "", info.name))
    return found


def _page(text: str, name: str) -> tuple[str, dict[str, str]]:
    title, _, body = text.strip().partition("\n")
    parts = re.split(rf"^({'|'.join(SECTIONS)})[：:]?\s*$", body, flags=re.MULTILINE)
    sections = {heading: text.strip("\n") for heading, text in zip(parts[1::2], parts[2::2], strict=True)}
    if tuple(sections) != SECTIONS or not all(s.strip() for s in sections.values()):
        raise ValueError(
            f"{name}: the docstring needs the headings {'、'.join(SECTIONS)}, in this order and none empty"
        )
    return title.strip(), {
        heading: "\n".join(line.strip() for line in s.splitlines()) for heading, s in sections.items()
    }
