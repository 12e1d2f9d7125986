"""What holds in every document, whatever ledgers there are; and ledgers changed in memory to try it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from mzledger.document.rendering import Rendered
from mzledger.facts.book import FactBook
from mzledger.programs import all_programs
from mzledger.schema.measure import Count, Measure
from mzledger.schema.records import Part, Records, YearBook
from mzledger.schema.row import Row
from mzledger.values.coded import Coded
from mzledger.values.document import Figure, Heading, Paragraph, Run, Table
from mzledger.values.fact import Fact, Identity
from mzledger.work.report import YearFacts, make_document
from mzledger.workspace.texts import read_texts

OF_LINES = ("targets.value", "reconcile.")
"""Figures that come from a line of a ledger or from a list: no indicator's."""
DATES = re.compile(r"\d+年|\d+[—–-]\d+月|\d+月|\d+日")
NOTHING = re.compile(r"[^。，；：]*(?:没有|无土葬|尚未|本年无)[^。，；]*")
SENTENCE = re.compile(r"[。！？；]")
WHOLE_AND_PARTS = re.compile(r"其中：?|(?<=按)[^。，：]{1,9}分：|派驻：|分期为：")
RAGGED = re.compile(
    r"[，、：；。]{2}|（[，、：；。）]|^[，、。；]|[，、：（]$|None|[{}\ue000-\uf8ff]|其中[。，；：]?(?=[。；]|$)|(?<![\d.])0万元|增长0%|下降0%"
)
"""What a lost word leaves behind, and numbers that say nothing."""
GAP = "\x00"
"""Stands for a figure in a sentence's words; the next of its figures."""

Change = Callable[[YearBook], YearBook]


def changed(found: YearFacts, change: Change) -> YearFacts:
    """The year with other ledgers."""
    return replace(found, facts=FactBook(change(found.facts.book), all_programs(), found.facts.not_run))


def without(*models: type[Row]) -> Change:
    """The tables are not handed in, this year and before."""

    def change(book: YearBook) -> YearBook:
        tables = {model: records for model, records in book.tables.items() if model not in models}
        registers = {model: records for model, records in book.registers.items() if model not in models}
        previous = change(book.previous) if book.previous else None
        return replace(book, tables=tables, registers=registers, previous=previous)

    return change


def each_part(model: type[Row], change: Callable[[Part], Part]) -> Change:
    """Other sheets of one table."""

    def of_book(book: YearBook) -> YearBook:
        records = book.tables.get(model)
        if records is None:
            return book
        made = Records(records.program, records.table, tuple(map(change, records.parts)))
        return replace(book, tables=book.tables | {model: made})

    return of_book


def emptied(part: Part, said_none: bool) -> Part:
    """A sheet without rows."""
    columns = {name: Coded.of([]) for name in part.columns}
    return replace(part, columns=columns, rows=[], rejected=set(), scattered={}, totals=[], said_none=said_none)


def renamed(field: str, old: object, new: str) -> Callable[[Part], Part]:
    """A sheet in which one word of a field is another one."""

    def change(part: Part) -> Part:
        if field not in part.columns:
            return part
        values = [new if value == old else value for value in part.columns[field]]
        return replace(part, columns=part.columns | {field: Coded.of(values)})

    return change


def scaled(field: str, by: Decimal) -> Callable[[Part], Part]:
    """A sheet whose amounts are so many times as large."""

    def change(part: Part) -> Part:
        if field not in part.columns:
            return part
        values = [None if value is None else value * by for value in part.columns[field]]
        return replace(part, columns=part.columns | {field: Coded.of(values)})

    return change


def money_fields() -> list[tuple[type[Row], str]]:
    """Every field that is added up to yuan."""
    measures = [m for program in all_programs() for m in program.measures if isinstance(m, Measure)]
    return sorted({(m.table, m.of) for m in measures if m.unit == "元" and m.count is Count.TOTAL}, key=str)


def paragraphs(rendered: Rendered) -> Iterator[Sequence[Run]]:
    """The lines of the body, as words and figures."""
    assert rendered.document is not None, rendered.problems
    for block in rendered.document.blocks:
        if isinstance(block, Heading | Paragraph):
            yield block.runs
        elif isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row)


def words_of(runs: Sequence[Run], figure: Callable[[Figure], str] = lambda run: GAP) -> str:
    return "".join(figure(run) if isinstance(run, Figure) else run.text for run in runs)


def facts_of(rendered: Rendered) -> dict[Identity, Fact]:
    return {fact.identity: fact for fact in rendered.facts}


class Laws:
    """The laws, held against the county with all of its ledgers. Each gives the places where it is broken."""

    def __init__(self, whole: YearFacts) -> None:
        self.whole = whole
        self.rendered = make_document(whole)
        self._lines = facts_of(self.rendered)
        self._nothing = set(self._said_nothing(self.rendered))
        workspace, year = whole.county.workspace, whole.facts.book.year
        self._prose = {line for lines in read_texts(workspace, year).values() for line in lines}
        self._labels = sorted(_words_with_digits(whole.facts.book), key=len, reverse=True)

    def typed_numbers(self, rendered: Rendered) -> list[str]:
        """Digits that are no figure, no date and no word of a ledger."""
        found = []
        for runs in paragraphs(rendered):
            text = words_of(runs)
            if text in self._prose:
                continue
            for label in self._labels:
                text = text.replace(label, "")
            left = DATES.sub("", text)
            if re.search(r"\d", left):
                found.append(left)
        return found

    def other_values(self, rendered: Rendered) -> list[str]:
        """Figures that are known here and are another number when all ledgers are there."""
        facts, found = facts_of(rendered), []
        for what in _figures(rendered):
            fact = facts[what]
            if fact.value is None:
                continue
            known = self._lines.get(what) if what.key.startswith(OF_LINES) else self.whole.facts.of(what)
            if known is None or known.value != fact.value:
                found.append(f"{what}: {fact.value}, {known and known.value}")
        return found

    def claims_of_nothing(self, rendered: Rendered) -> list[str]:
        """Sentences that say that there is none, where with all ledgers there is."""
        return [said for said in self._said_nothing(rendered) if said not in self._nothing]

    @staticmethod
    def _said_nothing(rendered: Rendered) -> Iterator[str]:
        for runs in paragraphs(rendered):
            yield from (each.group() for each in NOTHING.finditer(words_of(runs)))

    @staticmethod
    def parts_that_miss(rendered: Rendered) -> list[str]:
        """Lists of parts of which none of the wholes before them is the sum, in the sentence or just before it."""
        facts = facts_of(rendered)
        return [line for runs in paragraphs(rendered) for line in _wrong_sums(runs, facts)]

    def ragged(self, rendered: Rendered) -> list[str]:
        """Lines with signs that a lost word left behind."""
        texts = [
            words_of(runs, lambda run: run.text) for runs in paragraphs(rendered) if words_of(runs) not in self._prose
        ]
        return [text for text in texts if RAGGED.search(text) or text.count("（") != text.count("）")]


def _figures(rendered: Rendered) -> list[Identity]:
    return [run.what for runs in paragraphs(rendered) for run in runs if isinstance(run, Figure)]


def _wrong_sums(runs: Sequence[Run], facts: dict[Identity, Fact]) -> Iterator[str]:
    figures = [facts[run.what] for run in runs if isinstance(run, Figure)]
    text = words_of(runs)
    for led in WHOLE_AND_PARTS.finditer(text):
        before = figures[: text[: led.start()].count(GAP)]
        said = (
            SENTENCE.split(text[led.end() :], maxsplit=1)[0]
            if "：" not in led.group()
            else text[led.end() :].split("。")[0]
        )
        parts = figures[len(before) : len(before) + said.count(GAP)]
        overlapping = "同时属于几项" in said
        if not parts or any(part.value is None for part in parts):
            continue
        sums = _sums(parts)
        wholes = {(_kind(fact.unit), fact.value) for fact in before}
        right = bool(wholes & sums)
        if not right and not overlapping and before and before[-1].value is not None:
            yield f"{text.replace(GAP, '□')} {sorted(map(str, sums))} {sorted(map(str, wholes))}"


def _sums(parts: Sequence[Fact]) -> set[tuple[str, Decimal]]:
    """What the parts of each kind add up to; a kind counted with several words (处, 座, 个) also all together."""
    kinds = {_kind(part.unit) for part in parts}
    found = {(kind, sum((p.value or Decimal(0) for p in parts if _kind(p.unit) == kind), Decimal(0))) for kind in kinds}
    counted = sum((p.value or Decimal(0) for p in parts if p.unit not in ("元", "%")), Decimal(0))
    return found | {(kind, counted) for kind in (*kinds, "处") if kind not in ("元", "%")}


def _kind(unit: str) -> str:
    return "人" if unit in ("名", "位") else unit


def _words_with_digits(book: YearBook) -> set[str]:
    """Every word of the ledgers that has a digit and something else."""
    found = set()
    for records in book.all_records():
        for spec in records.table.fields:
            for part in records.parts:
                values = part.columns[spec.name].values() if spec.name in part.columns else ()
                found |= {
                    str(v) for v in values if isinstance(v, str) and re.search(r"\d", v) and re.search(r"[^\d.]", v)
                }
    return {word for word in found if not re.fullmatch(r"[\dXx*-]+", word)}


def month_ends(year: int) -> list[date]:
    """The twelve closing days."""
    from mzledger.values.period import month_end

    return [month_end(year, month) for month in range(1, 13)]
