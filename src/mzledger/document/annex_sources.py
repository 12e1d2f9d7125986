"""The workbook's list of sources: every different figure that the body prints, and all of the rows that it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mzledger.document.annex_tables import AnnexTable, Cell
from mzledger.document.printed import Printed
from mzledger.facts.book import FactBook
from mzledger.values.document import Figure
from mzledger.values.fact import COMPARED, Fact, Identity, Origin, with_places

MOST_NAMED = 4
MOST_CHARACTERS = 30_000
"""A cell of Excel holds 32,767; longer lists of rows go on in the next line."""
HEAD = ("指标", "数值", "台账", "工作表", "行", "行数", "截止日", "说明")


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
    return _listed([facts.indicators[key].name for key in fact.parts], "项")


def _listed(names: Sequence[str], counted: str) -> str:
    more = f"等{len(names)}{counted}" if len(names) > MOST_NAMED else ""
    return "、".join(names[:MOST_NAMED]) + more
