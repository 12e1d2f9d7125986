"""Templates and facts into the Document."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from traceback import extract_tb
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError

from mzledger.document.budget import MOST_CHARACTERS, Budget
from mzledger.document.filters import Filters
from mzledger.document.language import NotAllowed, TemplateLanguage
from mzledger.document.leaving_out import PLACEHOLDER, leaving_out
from mzledger.document.lint import UNPAIRED, lint
from mzledger.document.markup import Outline, blocks_of
from mzledger.document.printed import ASIDE, Anchors, Printed, bare, in_unit, in_wan, is_missing, is_zero
from mzledger.document.repeating import Rows
from mzledger.document.sources import Source as Source
from mzledger.document.sources import load_sources as load_sources
from mzledger.document.statements import Statements
from mzledger.facts.book import FactBook
from mzledger.values.document import Block, Document, Paragraph, Words
from mzledger.values.fact import Fact
from mzledger.values.period import part_of_year, so_far
from mzledger.values.problem import Problem, Severity, Where
from mzledger.values.refusal import Refused

TO_BE_WRITTEN = PLACEHOLDER + "{}〕"
MAY_BE_MISSING = "可缺"


@dataclass(slots=True)
class Rendered:
    """The document with the facts that it prints; or the templates' problems, and then no document."""

    document: Document | None
    facts: list[Fact] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    day: date | None = None


class Subject:
    """A name such as 农村低保 in a template; its attributes are figures."""

    unprintable = "业务名称后面要写上指标，如 农村低保.户数"

    def __init__(self, facts: FactBook, measures: Mapping[str, str]) -> None:
        self._facts = facts
        self._measures = measures

    def __getitem__(self, name: str) -> Printed:
        """Jinja looks attributes up as items where there is no such attribute."""
        return Printed(self._facts.fact(self._measures[name]))


def subjects(facts: FactBook) -> dict[str, dict[str, str]]:
    """Every subject that a template may name, with its measures: Chinese name → key."""
    found: dict[str, dict[str, str]] = {}
    for key, indicator in facts.indicators.items():
        found.setdefault(indicator.subject, {})[indicator.measure.name] = key
    return found


def make_environment(facts: FactBook, anchors: Anchors, budget: Budget) -> TemplateLanguage:
    """The language of templates with its filters and statements; its output marks every figure, unknown names are errors."""
    environment = TemplateLanguage(budget, anchors.text)
    filters = Filters(facts, anchors)
    environment.filters = {"万元": in_wan, "数字": bare, "单位": in_unit, **filters.by_name()}
    environment.tests = {"零": is_zero, "缺": is_missing, "可比": filters.comparable}
    environment.globals = {**Statements(filters, anchors).by_name()}
    anchors.allow = budget.figure
    return environment


FAILURES = (
    Refused, TemplateError, TypeError, AttributeError, LookupError, ValueError, ArithmeticError, RecursionError, MemoryError, SyntaxError,
)  # fmt: skip
"""What a template can bring about while it is filled in; anything else is our own fault."""


def failure(error: BaseException) -> tuple[int, str]:
    """The template's line where it went wrong (0 where that isn't known), and the Chinese sentence that says why."""
    line = next((f.lineno for f in reversed(extract_tb(error.__traceback__)) if f.filename == "<template>"), 0)
    if isinstance(error, NotAllowed):
        return error.lineno, error.said
    if isinstance(error, Refused):
        return line or 0, str(error)
    if isinstance(error, TemplateSyntaxError):
        return error.lineno, UNPAIRED
    return line or 0, "这一处的写法用不了，请对照说明书里的写法"


def _rendered(environment: TemplateLanguage, source: Source, context: Mapping[str, Any]) -> str | Problem:
    """A template's text; what goes wrong while it is filled in comes back as a problem with its line."""
    try:
        return environment.from_string(source.text or "").render(context)
    except FAILURES as error:
        line, said = failure(error)
        mend = "" if said == UNPAIRED else "照提示改这一处的写法；各种写法见说明书的“改模板”。"
        return Problem("MZ704", Severity.ERROR, Where(source.name, cell=f"第 {line or 1} 行"), said, mend=mend)


@dataclass(frozen=True, slots=True)
class Kit:
    """What a template is filled in with: the environment, the subjects with their measures, and the other names."""

    environment: TemplateLanguage
    names: dict[str, dict[str, str]]
    words: dict[str, Any]

    @property
    def known(self) -> dict[str, Collection[str]]:
        """Every name that has parts, with its parts: a subject's measures, a list's columns."""
        return {**self.names, **self.environment.lists}

    def context(self, facts: FactBook) -> dict[str, Any]:
        """Every name that a template may use."""
        return {name: Subject(facts, measures) for name, measures in self.names.items()} | self.words


def make_kit(
    facts: FactBook,
    anchors: Anchors,
    *,
    county: str,
    office: str,
    texts: Mapping[str, Sequence[str]],
    extra: Mapping[str, Any] | None,
    characters: int = MOST_CHARACTERS,
) -> Kit:
    """The kit of a year's templates; printed figures go to the anchors. At most as many characters are printed."""
    words = _words(facts, county, office, texts) | dict(extra or {})
    environment = make_environment(facts, anchors, Budget(characters))
    environment.lists = {name: value.columns for name, value in words.items() if isinstance(value, Rows)}
    return Kit(environment, subjects(facts), words)


def render(
    sources: Sequence[Source],
    facts: FactBook,
    *,
    county: str,
    office: str,
    texts: Mapping[str, Sequence[str]],
    notices: Sequence[str] = (),
    extra: Mapping[str, Any] | None = None,
) -> Rendered:
    """The document of a year. Problems of all templates are reported together; then no document is made.

    `extra` are further names that templates may use, such as the lines of the targets.
    """
    anchors = Anchors()
    kit = make_kit(facts, anchors, county=county, office=office, texts=texts, extra=extra)
    problems = (
        []
        if sources
        else [Problem("MZ704", Severity.ERROR, Where("templates"), "没有模板，总结和计划两个文件夹都是空的")]
    )
    for source in sources:
        if source.text is None:
            at = f"第 {source.line} 行" if source.line else ""
            problems.append(Problem("MZ704", Severity.ERROR, Where(source.name, cell=at), source.wrong))
        else:
            problems += lint(source.text, source.name, kit.environment, kit.known, kit.words)
    if problems:
        return Rendered(None, problems=problems)
    title, bodies = "", list[str]()
    for source in sources:
        text = _rendered(kit.environment, source, kit.context(facts))
        if isinstance(text, Problem):
            problems.append(text)
            continue
        for line in text.splitlines():
            if line.startswith("# "):
                title = title or line[2:].strip()
        bodies.extend(line for line in text.splitlines() if not line.startswith("# "))
    if problems:
        return Rendered(None, problems=problems)
    blocks: list[Block] = list(blocks_of(leaving_out("\n".join(bodies), anchors.facts), anchors.figures, Outline()))
    warned = [Paragraph((Words(notice),), "notice") for notice in notices]
    return Rendered(Document(title, (*warned, *blocks), signer=office), anchors.facts, day=facts.book.as_of)


def _words(facts: FactBook, county: str, office: str, texts: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    year = facts.book.year

    def text(name: str, missing: str = "") -> str:
        """文字材料的一节；没有时印〔待补充：…〕，写了“可缺”的什么也不印。"""
        aside = ASIDE if missing == MAY_BE_MISSING else ""
        found = "\n".join(aside + line.lstrip("#> ") for line in texts.get(name, ()))
        return found or ("" if aside else TO_BE_WRITTEN.format(name))

    day = facts.book.as_of
    return {
        "县名": county,
        "单位名称": office,
        "题目": f"{so_far(day)}工作总结" if part_of_year(day) else f"{year}年度工作总结暨{year + 1}年工作思路",
        "本月": f"{year}年{day.month}月",
        "期间": so_far(day),
        "年度": f"{year}年",
        "下一年度": f"{year + 1}年",
        "截止日": f"{day.month}月{day.day}日",
        "截止月": f"{day.month}月",
        "有上年": facts.book.previous is not None,
        "文字": text,
        "有文字": lambda name: bool(texts.get(name)),
    }
