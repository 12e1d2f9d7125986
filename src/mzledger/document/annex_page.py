"""What the annex prints: main figures, charts, townships, kinds, lists and years, numbered and captioned for a leader."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from mzledger.document.annex_charts import annex_charts
from mzledger.document.annex_names import book_name
from mzledger.document.annex_page_tables import (
    PageTable,
    joined,
    kind_tables,
    lacking,
    main_table,
    not_compared,
    township_tables,
)
from mzledger.document.annex_tables import AnnexTable, Cell
from mzledger.document.markup import ordinal
from mzledger.document.printed import Printed
from mzledger.facts.book import FactBook
from mzledger.facts.keys import Indicator
from mzledger.schema.program import Program
from mzledger.values.document import Block, Chart, Heading, Paragraph, Run, Runs, Table, Words
from mzledger.values.fact import Fact, Lack
from mzledger.values.period import chinese
from mzledger.values.words import listed

MOST_NOT_COMPARED = 6
"""So many figures are named that have no comparison; of all of them the table shows a dash."""


@dataclass(frozen=True, slots=True)
class AnnexPage:
    """The printed annex and the facts of its figures, in their order."""

    blocks: tuple[Block, ...]
    facts: tuple[Fact, ...]
    charts: tuple[Chart, ...]


def annex_page(
    facts: FactBook,
    programs: Sequence[Program],
    indicators: Sequence[Indicator],
    years: AnnexTable | None,
    said: Collection[Lack],
) -> AnnexPage:
    """The printed annex of the programs; `indicators` are the main ones that the body prints, `said` what it says it lacks."""
    charts = annex_charts(facts)
    made = _Making()
    blocks = tuple(made.blocks(facts, programs, indicators, years, charts, said))
    return AnnexPage(blocks, tuple(made.facts), tuple(charts))


@dataclass(slots=True)
class _Making:
    """Numbers headings and captions, and remembers each figure's fact."""

    facts: list[Fact] = field(default_factory=list)
    _tables: int = 0
    _charts: int = 0
    _sections: int = 0

    def blocks(
        self,
        facts: FactBook,
        programs: Sequence[Program],
        indicators: Sequence[Indicator],
        years: AnnexTable | None,
        charts: Iterable[Chart],
        said: Collection[Lack],
    ) -> Iterator[Block]:
        day, book = chinese(facts.book.as_of), book_name(facts.book.as_of)
        yield _note(
            f"统计截止日：{day}。金额单位：万元，保留两位小数，各数先累加后换算，相加与合计可能相差0.01。"
            f"“—”表示没有这项数据。更细的分项和每个数字所依据的台账、工作表、行，见《{book}》。"
        )
        main = main_table(facts, indicators)
        yield from self._section("主要指标", self._printed([main] if main else []))
        yield from map(_note, _about_last_year(facts, indicators))
        yield from self._section("统计图", (self._chart(chart) for chart in charts))
        yield from self._section("各乡镇情况", self._printed(township_tables(facts, programs)))
        yield from self._section("分类情况", self._printed(map(joined, kind_tables(facts, programs))))
        yield from self._section("历年情况", self._printed([_of_years(years)] if years else []))
        yield from (
            _note(f"〔{reason}〕{'、'.join(names)}，附表没有列入。")
            for reason, names in lacking(facts, programs, said).items()
        )

    def _section(self, name: str, blocks: Iterable[Block]) -> Iterator[Block]:
        """The blocks under the next heading of the first level; no heading over nothing."""
        found = list(blocks)
        if found:
            self._sections += 1
            yield Heading(1, ordinal(1, self._sections), (Words(name),))
        yield from found

    def _chart(self, chart: Chart) -> Chart:
        self._charts += 1
        return Chart(f"图{self._charts}　{chart.caption}", chart.panels, chart.said, chart.side_by_side)

    def _printed(self, tables: Iterable[PageTable]) -> Iterator[Table]:
        for table in tables:
            self._tables += 1
            head = len(table.head)
            rows = (*(tuple(map(_words, line)) for line in table.head), *map(self._row, table.rows))
            bold = tuple(at + head for at in table.bold_rows)
            yield Table(f"表{self._tables}　{table.caption}", rows, head, bold, joined=True)

    def _row(self, cells: tuple[Cell, ...]) -> tuple[Runs, ...]:
        return tuple((self._run(cell),) if cell != "" else () for cell in cells)

    def _run(self, cell: Cell) -> Run:
        if isinstance(cell, str):
            return Words(cell)
        assert isinstance(cell, Printed)
        self.facts.append(cell.fact)
        return cell.figure()


def _about_last_year(facts: FactBook, indicators: Sequence[Indicator]) -> Iterator[str]:
    year = facts.book.year
    if facts.previous is None:
        yield "没有上年的台账，不作对比。"
    elif names := not_compared(facts, indicators):
        yield f"{year - 1}年没有可比台账或数据、没有对比的：{listed(names, MOST_NOT_COMPARED, '项')}。"


def _of_years(table: AnnexTable) -> PageTable:
    """The workbook's table of the years; a subject is named once."""
    rows = [
        ("" if at else row[0], *row[1:])
        for _, same in groupby(table.rows, lambda r: r[0])
        for at, row in enumerate(same)
    ]
    return PageTable(table.caption, (table.head,), tuple(rows))


def _note(text: str) -> Paragraph:
    return Paragraph((Words(text),), "note")


def _words(text: str) -> Runs:
    return (Words(text),) if text else ()
