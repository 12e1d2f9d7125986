"""Which figure is meant: by its name, by the text that a document prints, by its bookmark in Word, by a target's words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from mzledger.document.annex import printed_figures
from mzledger.facts.book import FactBook
from mzledger.values.document import Figure, Words
from mzledger.values.fact import ALL_CATEGORIES, WHOLE_COUNTY, Aspect, Fact, Identity
from mzledger.values.refusal import Refused, Unusable
from mzledger.values.words import squeezed
from mzledger.work.asked import TraceAsked
from mzledger.work.plan import plan_lines
from mzledger.work.report import YearFacts, attach_annex, make_document, year_facts
from mzledger.work.said import Faults, Progress, Told
from mzledger.workspace.folder import find_workspace

_BOOKMARK = re.compile(r"_?mz_[0-9a-f]{6}_[0-9]{4,}")
AROUND = 12
"""Characters shown on either side of a printed figure."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What was asked: a name or a text, and the part of it that is wanted."""

    text: str
    area: str = WHOLE_COUNTY
    category: str = ALL_CATEGORIES
    aspect: Aspect = Aspect.FIGURE


@dataclass(frozen=True, slots=True)
class Meant:
    """A figure, and the words around it where it was found by what is printed."""

    fact: Fact
    around: str = ""


@dataclass(frozen=True, slots=True)
class Traced:
    """The figures that are meant, in the year's facts."""

    found: YearFacts
    meant: list[Meant]


def trace(asked: TraceAsked, progress: Progress) -> Told:
    """Looks for a figure in a year, or in a month's report. Raises `Refused`, `Unusable`."""
    if asked.month and (asked.year or asked.as_of):
        raise Refused("--month 已经写明年份和截止日，不能再写 --year、--as-of")
    year, as_of = (asked.month.year, asked.month) if asked.month else (asked.year, asked.as_of)
    workspace = find_workspace(asked.folder)
    years = workspace.years()
    if not years or (year and year not in years):
        raise Unusable(f"没有{f' {year} 年的' if year else ''}台账：请看 {workspace.ledgers}")
    found = year_facts(workspace, year or years[-1], as_of, progress)
    found.of_month = asked.month is not None
    area = township(found.facts, asked.area) if asked.area else WHOLE_COUNTY
    aspect = Aspect(asked.aspect or Aspect.FIGURE)
    yield Traced(found, meant_by(found, Sought(asked.indicator, area, asked.category or ALL_CATEGORIES, aspect)))
    yield Faults(found.faults)


def meant_by(found: YearFacts, sought: Sought) -> list[Meant]:
    """The figures that are meant, each once. Raises `Refused`."""
    facts = found.facts.month if found.of_month else found.facts
    key = facts.key_of(sought.text)
    if key is not None:
        return [Meant(_of_indicator(facts, key, sought))]
    if _BOOKMARK.fullmatch(sought.text):
        return [Meant(_of_bookmark(found, sought.text))]
    targets = [
        Meant(fact) for fact in plan_lines(facts, found.county.policy.verified).figures if sought.text == fact.category
    ]
    met: dict[Identity, Meant] = {}
    for each in targets or _printed(found, _plain(sought.text)):
        met.setdefault(each.fact.identity, each)
    if not met:
        near = facts.nearest(sought.text)
        raise Refused(
            f"没有“{sought.text}”这个指标，也没有印出这样的数字。"
            + (f"是不是想查：{'、'.join(near)}？" if near else "用 mz facts 查看全部指标。")
        )
    return list(met.values())


def township(facts: FactBook, text: str) -> str:
    """A township by what was written for it. Raises `Refused`."""
    found = facts.book.places.township(text) if facts.book.places else None
    if found is None:
        raise Refused(f"区划台账里没有“{text}”。乡镇有：{'、'.join(facts.areas)}。")
    return found


def _of_indicator(facts: FactBook, key: str, sought: Sought) -> Fact:
    whole = facts.fact(key)
    fact = facts.of(Identity(key, sought.area, sought.category, whole.period, sought.aspect))
    if fact is None:
        raise Refused(f"“{whole.name}”没有“{sought.aspect}”：没有上年的台账，或者上年是零。")
    if sought.category != ALL_CATEGORIES and not fact.value:
        known = [part.category for part in facts.by_category(key) if part.value]
        if sought.category not in known:
            listed = "、".join(known)
            raise Refused(f"“{whole.name}”没有“{sought.category}”这一类。{f'有：{listed}。' if known else ''}")
    return fact


def _of_bookmark(found: YearFacts, name: str) -> Fact:
    """The figure of a bookmark in a document that was written into the folder for results."""
    wanted = name.lstrip("_")
    for path in sorted(found.county.workspace.out.glob("*.facts.json")):
        day, entries = _entries(path)
        for entry in entries:
            if any(each.get("bookmark") == wanted for each in entry.get("printed", ())):
                try:
                    what = Identity.read(entry)
                except (KeyError, ValueError):
                    continue  # somebody has changed the file
                fact = (_on(found.facts, day) or found.facts).of(what)
                if fact is None:
                    fact = next((each.fact for each in _printed(found) if each.fact.identity == what), None)
                if fact is None:
                    raise Refused(f"书签“{name}”是“{entry['name']}”（{what}），现在的台账里没有这个数字。")
                return fact
    raise Refused(f"{found.county.workspace.out} 里没有一份文件有书签“{name}”。书签只认 mz report 写出的文件。")


def _on(facts: FactBook, day: str) -> FactBook | None:
    """The facts on the closing day of a document that was made of them; None where it is of another year."""
    try:
        as_of = date.fromisoformat(day)
    except ValueError:
        return None
    book = facts.book
    if as_of == book.as_of:
        return facts
    return FactBook(replace(book, as_of=as_of), facts.programs, facts.not_run) if as_of.year == book.year else None


def _entries(path: Path) -> tuple[str, list[dict[str, Any]]]:
    """The closing day of a document, as it was written, and its figures."""
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "", []
    entries = read.get("figures", []) if isinstance(read, dict) else []
    known = [entry for entry in entries if isinstance(entry, dict) and isinstance(entry.get("printed"), list)]
    return (str(read.get("as_of", "")), known) if known else ("", [])


def _printed(found: YearFacts, text: str | None = None) -> Iterator[Meant]:
    """The figures that the body and the annex print, or those that are printed so; the body's first."""
    rendered = make_document(found)
    if rendered.document is None:
        return
    if not found.of_month:
        attach_annex(found, rendered)
    facts = dict(printed_figures(rendered))
    for runs in rendered.document.lines():
        for at, run in enumerate(runs):
            if isinstance(run, Figure) and (text is None or _plain(run.text) == text):
                yield Meant(facts[run], _around(runs, at) if len(runs) > 1 else "")


def _around(runs: tuple[Words | Figure, ...], at: int) -> str:
    before = "".join(run.text for run in runs[:at])[-AROUND:]
    after = "".join(run.text for run in runs[at + 1 :])[:AROUND]
    return f"…{before}【{runs[at].text}】{after}…"


def _plain(text: str) -> str:
    return squeezed(text).replace(",", "")
