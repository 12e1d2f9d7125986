"""The annex (附表): each program by township and category, the years compared, and where every printed figure comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from mzledger.document.annex_page import AnnexPage, annex_page
from mzledger.document.annex_tables import (
    AnnexTable,
    Cell,
    by_area,
    by_category,
    has_areas,
    indicators_of,
    is_missing,
    whole_only,
)
from mzledger.document.annex_years import against_last_year, main_indicators, over_the_years
from mzledger.document.printed import Printed
from mzledger.document.rendering import Rendered
from mzledger.facts.book import FactBook
from mzledger.schema.program import Program
from mzledger.values.document import Figure
from mzledger.values.fact import COMPARED, Fact, Identity, Origin, with_places
from mzledger.values.period import chinese
from mzledger.values.words import listed

MOST_NAMED = 4
MOST_CHARACTERS = 30_000
"""A cell of Excel holds 32,767; longer lists of rows go on in the next line."""
HEAD = ("指标", "数值", "台账", "工作表", "行", "行数", "截止日", "说明")


@dataclass(frozen=True, slots=True)
class Annex:
    """The workbook's tables, a line for each program without any ledger, and the printed annex, which is much shorter."""

    year: int
    day: str
    programs: tuple[AnnexTable, ...]
    categories: tuple[AnnexTable, ...]
    missing: tuple[str, ...]
    last_year: AnnexTable | None
    years: AnnexTable | None
    sources: AnnexTable | None
    page: AnnexPage
    typed: AnnexTable | None = None
    """The numbers of the office's prose that nobody has checked."""

    def tables(self) -> list[AnnexTable]:
        """Every table, in order."""
        later = (self.last_year, self.years, self.sources, self.typed)
        return [*self.programs, *self.categories, *(table for table in later if table)]


def make_annex(facts: FactBook, printed: Sequence[tuple[Figure, Fact]]) -> Annex:
    """The annex of a year; `printed` are the body's figures with their facts. Programs stand in the order of the body."""
    programs = [each for each in _in_order(facts, printed) if _is_listed(facts, each, printed)]
    known = [program for program in programs if not is_missing(facts, program)]
    local = [program for program in known if has_areas(facts, program)]
    rest = whole_only(facts, [program for program in known if program not in local])
    tables = [by_area(facts, program) for program in local]
    keys = {fact.key for _, fact in printed}
    main = [each for each in main_indicators(facts, programs) if each.key in keys]
    years = over_the_years(facts, main)
    return Annex(
        facts.book.year,
        chinese(facts.book.as_of),
        (*tables, *([rest] if rest else [])),
        tuple(table for program in known for table in by_category(facts, program)),
        tuple(_unknown(facts, program) for program in programs if program not in known),
        against_last_year(facts, main),
        years,
        sources_table(facts, printed),
        annex_page(facts, programs, main, years, {lack for _, fact in printed for lack in fact.missing}),
    )


def _unknown(facts: FactBook, program: Program) -> str:
    """`孤儿：〔未提供台账〕`."""
    lacks = dict.fromkeys(lack for each in indicators_of(facts, program) for lack in facts.fact(each.key).missing)
    whole = replace(facts.fact(indicators_of(facts, program)[0].key), missing=tuple(lacks))
    return f"{program.name}：{Printed(whole).text}"


def _is_listed(facts: FactBook, program: Program, printed: Iterable[tuple[Figure, Fact]]) -> bool:
    """Whether the document prints something of the program, or a ledger of it was handed in.

    What belongs to another year, and so has neither, is no gap.
    """
    own = {each.key for each in facts.indicators.values() if each.program is program}
    if any(fact.key in own for _, fact in printed):
        return True
    if not program.tables:
        return not is_missing(facts, program)
    return any(facts.book.records(table.model) is not None for table in program.tables)


def _in_order(facts: FactBook, printed: Iterable[tuple[Figure, Fact]]) -> list[Program]:
    """The programs that count something, those that the body prints first in its order."""
    met = dict.fromkeys(fact.key for _, fact in printed)
    first = dict.fromkeys(facts.indicators[key].program for key in met if key in facts.indicators)
    counted = [program for program in facts.run if indicators_of(facts, program)]
    return [*(program for program in first if program in counted), *(p for p in counted if p not in first)]


def printed_figures(rendered: Rendered) -> list[tuple[Figure, Fact]]:
    """The figures that the document prints, in reading order, with their facts. One identity has one value (AssertionError)."""
    assert rendered.document is not None
    facts: dict[Identity, Fact] = {}
    for fact in rendered.facts:
        known = facts.setdefault(fact.identity, fact)
        assert known.value == fact.value, f"{fact.identity} has two values"
    return [(figure, facts[figure.what]) for figure in rendered.document.figures()]


def add_annex(rendered: Rendered, annex: Annex) -> None:
    """Puts the printed annex behind the document's signature; its figures and their facts join the document's."""
    assert rendered.document is not None
    rendered.document = replace(rendered.document, annex=annex.page.blocks)
    rendered.facts.extend(annex.page.facts)


def sources_table(facts: FactBook, printed: Iterable[tuple[Figure, Fact]]) -> AnnexTable | None:
    """A line for each sheet of each different figure (indicator, township, category, day), as it was printed first.

    A change against last year is none of its own: its two figures are.
    """
    found: dict[Identity, tuple[Cell, Fact]] = {}
    for figure, fact in printed:
        if fact.aspect not in COMPARED:
            found.setdefault(fact.identity, (Printed(fact, figure.form), fact))
    rows = [
        (fact.full_name, value, *where, str(fact.period.last), said)
        for value, fact in found.values()
        for *where, said in _lines(facts, fact)
    ]
    return AnnexTable("数字来源", "正文数字来源", HEAD, tuple(rows)) if rows else None


def _lines(facts: FactBook, fact: Fact) -> Iterator[tuple[str, str, str, str, str]]:
    """File, sheet, rows, how many, and what is to be said."""
    noted = "；".join(filter(None, ("；".join(f"假设：{said}" for said in fact.assumed), fact.mark)))
    if fact.value is None:
        yield "", "", "", "", with_places(fact.missing) or fact.unknown_because
    elif fact.parts:
        yield "", "", "", "", "；".join(filter(None, (f"由{_parts(facts, fact)}得出", noted)))
    elif not fact.origins:
        yield "", "", "", "0", "；".join(filter(None, ("台账中没有符合条件的行", noted)))
    for origin in fact.origins if fact.value is not None and not fact.parts else ():
        for at, part in enumerate(_cut(origin)):
            yield origin.file, origin.sheet, part, "" if at else str(origin.row_count()), noted


def _cut(origin: Origin) -> Iterator[str]:
    """All rows of a sheet, in texts that a cell can hold.

    >>> list(_cut(Origin("低保.xlsx", "农村", "ab12", ((5, 8), (11, 11)))))
    ['5–8、11']
    """
    text = origin.row_text()
    while len(text) > MOST_CHARACTERS:
        end = text.rindex("、", 0, MOST_CHARACTERS)
        yield text[:end]
        text = text[end + 1 :]
    yield text


def _parts(facts: FactBook, fact: Fact) -> str:
    return listed([facts.indicators[key].name for key in fact.parts], MOST_NAMED, "项")
