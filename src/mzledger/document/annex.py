"""The annex (附表): each program by township and category, the years compared, and where every printed figure comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from mzledger.document.annex_sources import sources_table
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
from mzledger.document.numerals import ordinal
from mzledger.document.printed import Printed
from mzledger.document.rendering import Rendered
from mzledger.facts.book import FactBook
from mzledger.schema.program import Program
from mzledger.values.document import Block, Figure, Heading, Paragraph, Run, Runs, Table, Words
from mzledger.values.fact import Fact, Identity
from mzledger.values.period import chinese

MOST_AREAS = 7
"""Townships side by side in one printed table; a county with more gets its table in parts."""


@dataclass(frozen=True, slots=True)
class Annex:
    """The tables under their headings, and a line for each program without any ledger."""

    year: int
    day: str
    programs: tuple[AnnexTable, ...]
    categories: tuple[AnnexTable, ...]
    missing: tuple[str, ...]
    last_year: AnnexTable | None
    years: AnnexTable | None
    sources: AnnexTable | None

    def tables(self) -> list[AnnexTable]:
        """Every table, in order."""
        later = (self.last_year, self.years, self.sources)
        return [*self.programs, *self.categories, *(table for table in later if table)]


def make_annex(facts: FactBook, printed: Sequence[tuple[Figure, Fact]]) -> Annex:
    """The annex of a year; `printed` are the body's figures with their facts. Programs stand in the order of the body."""
    programs = _in_order(facts, printed)
    known = [program for program in programs if not is_missing(facts, program)]
    local = [program for program in known if has_areas(facts, program)]
    rest = whole_only(facts, [program for program in known if program not in local])
    tables = [by_area(facts, program) for program in local]
    names = {fact.name for _, fact in printed}
    main = [each for each in main_indicators(facts, programs) if each.name in names]
    return Annex(
        facts.book.year,
        chinese(facts.book.as_of),
        (*tables, *([rest] if rest else [])),
        tuple(table for program in known for table in by_category(facts, program)),
        tuple(_unknown(facts, program) for program in programs if program not in known),
        against_last_year(facts, main),
        over_the_years(facts, main),
        sources_table(facts, printed),
    )


def _unknown(facts: FactBook, program: Program) -> str:
    """`孤儿：〔未提供台账〕`."""
    lacks = dict.fromkeys(lack for each in indicators_of(facts, program) for lack in facts.fact(each.key).missing)
    whole = replace(facts.fact(indicators_of(facts, program)[0].key), missing=tuple(lacks))
    return f"{program.name}：{Printed(whole).text}"


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
    """Puts the annex behind the document's signature; its figures and their facts join the document's."""
    assert rendered.document is not None
    made = _Blocks()
    rendered.document = replace(rendered.document, annex=tuple(made.blocks(annex)))
    rendered.facts.extend(made.facts)


def annex_blocks(facts: FactBook, printed: Sequence[tuple[Figure, Fact]]) -> list[Block]:
    """The annex as blocks of a document."""
    return list(_Blocks().blocks(make_annex(facts, printed)))


@dataclass(slots=True)
class _Blocks:
    """Makes blocks of tables, numbers headings and captions, and remembers each figure's fact."""

    facts: list[Fact] = field(default_factory=list)
    _sections: int = 0
    _tables: int = 0

    def blocks(self, annex: Annex) -> Iterator[Block]:
        yield Heading(1, "", (Words("附表"),))
        yield _note(
            f"统计截止日：{annex.day}。金额单位为万元，保留两位小数；各数由元累加后再换算，相加与合计可能有0.01的出入。"
            "“—”表示台账不分乡镇，或者没有可比的数。"
        )
        if annex.programs or annex.missing:
            yield self._heading("分乡镇情况")
            yield from self._printed(annex.programs)
            yield from map(_note, annex.missing)
        if annex.categories:
            yield self._heading("分类别情况")
            yield from self._printed(annex.categories)
        yield self._heading("与上年对比")
        if annex.last_year:
            yield from self._printed([annex.last_year])
        else:
            yield _note("没有上年的台账，不作对比。")
        if annex.years:
            yield self._heading("历年情况")
            yield from self._printed([annex.years])
        if annex.sources:
            yield self._heading("数字来源")
            yield _note("正文每个数字所依据的台账、工作表和行。行号只列开头几段，全部行号用“mz trace 指标”查看。")
            yield from self._printed([annex.sources], small=True)

    def _heading(self, text: str) -> Heading:
        self._sections += 1
        return Heading(2, ordinal(2, self._sections), (Words(text),))

    def _printed(self, tables: Iterable[AnnexTable], small: bool = False) -> Iterator[Table]:
        for table in tables:
            self._tables += 1
            money = "（金额单位：万元）" if _has_money(table) else ""
            for part, said in _parts(table):
                rows = (tuple[Runs, ...]((Words(text),) for text in part.head), *map(self._row, part.rows))
                yield Table(
                    f"附表{self._tables}　{part.caption}{money}{said}",
                    rows,
                    bold_rows=tuple(number + 1 for number in part.bold_rows),
                    bold_columns=part.bold_columns,
                    small=small,
                )

    def _row(self, cells: tuple[Cell, ...]) -> tuple[Runs, ...]:
        return tuple((self._run(cell),) if cell != "" else () for cell in cells)

    def _run(self, cell: Cell) -> Run:
        if isinstance(cell, str):
            return Words(cell)
        self.facts.append(cell.fact)
        return cell.figure()


def _note(text: str) -> Paragraph:
    return Paragraph((Words(text),), "note")


def _has_money(table: AnnexTable) -> bool:
    return any(
        isinstance(cell, Printed) and cell.form.wan and cell.fact.value is not None
        for row in table.rows
        for cell in row
    )


def _parts(table: AnnexTable) -> Iterator[tuple[AnnexTable, str]]:
    """The table, or its parts where it has more townships than fit side by side; the county stands in each."""
    if table.across is None or table.across[1] - table.across[0] < MOST_AREAS:
        yield table, ""
        return
    first, last = table.across
    count = -(-(last - first + 1) // MOST_AREAS)
    size = -(-(last - first + 1) // count)
    for number in range(count):
        shown = [*range(first), *range(first + number * size, min(first + (number + 1) * size, last + 1)), last + 1]
        part = replace(
            table,
            head=tuple(table.head[at] for at in shown),
            rows=tuple(tuple(row[at] for at in shown) for row in table.rows),
            bold_columns=(len(shown) - 1,),
        )
        yield part, f"（续表{number}）" if number else ""
