"""The annex's list of sources: every different figure that the body prints, and the rows that it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mzledger.document.annex_tables import AnnexTable, Cell
from mzledger.document.printed import Printed
from mzledger.facts.book import FactBook
from mzledger.values.document import Figure
from mzledger.values.fact import COMPARED, Fact, Identity, Origin, with_places

SHOWN_RANGES, SHOWN_SHEETS, SHOWN_PARTS = 2, 2, 4
HEAD = ("指标", "数值", "台账 › 工作表", "行", "截止日")


def sources_table(facts: FactBook, printed: Iterable[tuple[Figure, Fact]]) -> AnnexTable | None:
    """One row for each different figure (indicator, township, category, day), as it was printed first.

    A change against last year is none of its own: its two figures are.
    """
    rows: dict[Identity, tuple[Cell, ...]] = {}
    for figure, fact in printed:
        if fact.aspect not in COMPARED and fact.identity not in rows:
            rows[fact.identity] = (fact.full_name, Printed(fact, figure.form), *_source(facts, fact))
    return AnnexTable("数字来源", "正文数字来源", HEAD, tuple(rows.values())) if rows else None


def _source(facts: FactBook, fact: Fact) -> tuple[str, str, str]:
    day = str(fact.period.last)
    if fact.value is None:
        return with_places(fact.missing) or fact.unknown_because, "—", day
    noted = "".join(f"；假设：{said}" for said in fact.assumed) + fact.mark
    if fact.parts:
        return f"由{_parts(facts, fact)}得出{noted}", "—", day
    if not fact.origins:
        return f"台账中没有符合条件的行{noted}", "0行", day
    return _places(fact.origins) + noted, _rows(fact.origins), day


def _parts(facts: FactBook, fact: Fact) -> str:
    return _listed([facts.indicators[key].name for key in fact.parts], "项")


def _listed(names: Sequence[str], counted: str) -> str:
    more = f"等{len(names)}{counted}" if len(names) > SHOWN_PARTS else ""
    return "、".join(names[:SHOWN_PARTS]) + more


def _places(origins: tuple[Origin, ...]) -> str:
    """The first file with its first sheets: `2020/低保.xlsx › 青石镇、红旗乡等5张表`."""
    files: dict[str, list[str]] = {}
    for origin in origins:
        files.setdefault(origin.file, []).append(origin.sheet)
    said = []
    for file, sheets in list(files.items())[:SHOWN_SHEETS]:
        more = f"等{len(sheets)}张表" if len(sheets) > SHOWN_SHEETS else ""
        said.append(f"{file} › {'、'.join(sheets[:SHOWN_SHEETS])}{more}")
    more = f"等{len(files)}个文件" if len(files) > SHOWN_SHEETS else ""
    return "；".join(said) + more


def _rows(origins: tuple[Origin, ...]) -> str:
    """The first ranges of the first sheet, then how many rows in all: `5–8、11等612行`.

    >>> _rows((Origin("低保.xlsx", "农村", "ab12", ((5, 8), (11, 11), (20, 29))),))
    '5–8、11等15行'
    """
    count = sum(origin.row_count() for origin in origins)
    first = origins[0]
    if len(origins) == 1 and len(first.ranges) <= SHOWN_RANGES:
        return f"{first.row_text()}" + (f"（{count}行）" if count > 1 else "")
    shown = Origin(first.file, first.sheet, first.digest, first.ranges[:SHOWN_RANGES])
    return f"{shown.row_text()}等{count}行"
