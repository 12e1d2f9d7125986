"""Templates and facts into the Document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mzledger.document.filters import Filters
from mzledger.document.lint import lint
from mzledger.document.markup import Outline, blocks_of
from mzledger.document.printed import Anchors, Printed, bare, in_unit, in_wan, is_missing, is_zero
from mzledger.facts.book import FactBook
from mzledger.values.decoding import decode
from mzledger.values.document import Block, Document, Figure, Paragraph, Words
from mzledger.values.fact import Fact
from mzledger.values.problem import Problem, Severity, Where

TO_BE_WRITTEN = "〔待补充：{}〕"


@dataclass(frozen=True, slots=True)
class Source:
    """A template: the name by which messages call it, and its text (None where its encoding is not known)."""

    name: str
    text: str | None


@dataclass(slots=True)
class Rendered:
    """The document with the facts that it prints; or the templates' problems, and then no document."""

    document: Document | None
    facts: list[Fact] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class Subject:
    """A name such as 农村低保 in a template; its attributes are figures."""

    def __init__(self, facts: FactBook, measures: Mapping[str, str]) -> None:
        self._facts = facts
        self._measures = measures

    def __getitem__(self, name: str) -> Printed:
        """Jinja looks attributes up as items where there is no such attribute."""
        return Printed.of(self._facts.fact(self._measures[name]))


def load_sources(folders: Sequence[Path]) -> list[Source]:
    """The templates of some folders, each folder's in the order of their names."""
    return [
        Source(f"{folder.name}/{path.name}", decode(path.read_bytes()))
        for folder in folders
        for path in sorted(folder.glob("*.md.j2"))
    ]


def subjects(facts: FactBook) -> dict[str, dict[str, str]]:
    """Every subject that a template may name, with its measures: Chinese name → key."""
    found: dict[str, dict[str, str]] = {}
    for key, indicator in facts.indicators.items():
        found.setdefault(indicator.subject, {})[indicator.measure.name] = key
    return found


def make_environment(facts: FactBook, anchors: Anchors) -> ImmutableSandboxedEnvironment:
    """A sandboxed environment whose output marks every figure; unknown names are errors."""
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: anchors.mark(value) if isinstance(value, Printed) else value,
    )
    environment.filters.update({"万元": in_wan, "数字": bare, "单位": in_unit, **Filters(facts, anchors).by_name()})
    environment.tests.update({"零": is_zero, "缺": is_missing})
    return environment


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
    environment = make_environment(facts, anchors)
    names = subjects(facts)
    words = _words(facts, county, office, texts) | dict(extra or {})
    problems, texts_of = [], []
    for source in sources:
        if source.text is None:
            what = "模板的文字编码认不出来，应为 UTF-8"
            problems.append(Problem("MZ704", Severity.ERROR, Where(source.name), what))
        else:
            problems += lint(source.text, source.name, environment, names, words)
            texts_of.append(source.text)
    if problems:
        return Rendered(None, problems=problems)
    context: dict[str, Any] = {name: Subject(facts, measures) for name, measures in names.items()} | words
    outline, blocks = Outline(), list[Block]()
    title = ""
    for template in texts_of:
        text = environment.from_string(template).render(context)
        for line in text.splitlines():
            if line.startswith("# "):
                title = title or line[2:].strip()
        body = "\n".join(line for line in text.splitlines() if not line.startswith("# "))
        blocks.extend(blocks_of(body, anchors.figures, outline))
    warned = [Paragraph((Words(notice),), "notice") for notice in notices]
    return Rendered(Document(title, (*warned, *blocks), signer=office), anchors.facts, anchors.figures)


def _words(facts: FactBook, county: str, office: str, texts: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    year = facts.book.year

    def text(name: str) -> str:
        """文字材料的一节；没有时印〔待补充：…〕。"""
        return "\n".join(line.lstrip("#> ") for line in texts.get(name, ())) or TO_BE_WRITTEN.format(name)

    day = facts.book.as_of
    return {
        "县名": county,
        "单位名称": office,
        "年度": f"{year}年",
        "下一年度": f"{year + 1}年",
        "截止日": f"{day.month}月{day.day}日",
        "截止月": f"{day.month}月",
        "有上年": facts.book.previous is not None,
        "文字": text,
    }
