"""Each unseen heading by itself over its column in a clean sheet: understood, asked, or silently wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from mess.model import case_of, table_of, targets
from mess.run import BROKEN, Outcome, ToolEnded, Verdict, judge, read_case
from mess.words import words_for
from mzledger.work.report import YearFacts


@dataclass(frozen=True, slots=True)
class Heading:
    """An unseen heading of a field in one clean table, and what became of it."""

    field: str
    table: str
    word: str
    declared: bool
    verdict: Verdict
    taken: bool
    reason: str


def headings() -> Iterator[tuple[str, int, str, str]]:
    """(program, position of the ledger, field, heading): each program's words for each of its fields, once a table."""
    seen = set()
    for slug, place, ledger in targets():
        for spec in table_of(slug, ledger.table).fields:
            if all(row.get(spec.name) is None for row in ledger.rows):
                continue  # an empty column shows nothing
            for word in words_for(slug, spec.name):
                if (slug, ledger.table, spec.name, word) not in seen:
                    seen.add((slug, ledger.table, spec.name, word))
                    yield slug, place, spec.name, word


def values_of(found: YearFacts, slug: str, table: str, field: str) -> list[object]:
    """What the tool has read into a field, all sheets of the table together."""
    records = found.facts.book.records(table_of(slug, table).model)
    return [] if records is None else sorted(map(str, records.column(field)))


@cache
def _clean_values(slug: str, table: str, field: str) -> list[object]:
    return values_of(_clean_reading(slug), slug, table, field)


@cache
def _clean_reading(slug: str) -> YearFacts:
    case = case_of(slug, 0, Random(0))
    case.build()
    return read_case(case)


def run_heading(slug: str, place: int, field: str, word: str, seed: int) -> Heading:
    """Puts one heading into a clean sheet and judges it."""
    case = case_of(slug, place, Random(seed))
    case.build()
    page = case.targets[0]
    page.column(field).heading = word
    outcome, taken = Outcome(seed, (), case.target.key, Verdict.SAME), False
    if word in {column.heading for column in page.columns if column.field != field}:
        outcome.verdict, outcome.reasons = Verdict.ASKED, ["the sheet has this heading already"]
    else:
        try:
            found = read_case(case)
            judge(case, found, (), outcome)
            taken = values_of(found, slug, case.target.table, field) == _clean_values(slug, case.target.table, field)
        except ToolEnded as ended:
            outcome.verdict, outcome.reasons = Verdict.CRASH, [str(ended)]
    spec = next(spec for spec in table_of(slug, case.target.table).fields if spec.name == field)
    declared = word in getattr(spec.column, "alternatives", ())
    return Heading(field, case.target.key, word, declared, outcome.verdict, taken, "; ".join(outcome.reasons[:2]))


def run_headings(seed: int, one_table_each: bool = True) -> list[Heading]:
    """Every heading; with `one_table_each` a field's word is tried in one table only."""
    chosen: dict[tuple[str, ...], tuple[str, int, str, str]] = {}
    for slug, place, field, word in headings():
        chosen.setdefault(
            (field, word) if one_table_each else (slug, str(place), field, word), (slug, place, field, word)
        )
    return [run_heading(*each, seed) for each in chosen.values()]


def table_of_headings(found: list[Heading]) -> str:
    """By field: how many headings, how many are declared word for word, how many were understood, and the other verdicts.

    Passed over: the figures stay because none needs the column, but the column was not taken.
    """
    others = [verdict for verdict in Verdict if verdict is not Verdict.SAME]
    names = ("words", "declared", "understood", "passed over", *others)
    lines = [f"{'field':<24}" + "".join(f"{name:>12}" for name in names)]
    for field in [*dict.fromkeys(each.field for each in found), ""]:
        own = [each for each in found if not field or each.field == field]
        same = [each for each in own if each.verdict is Verdict.SAME]
        counts = Counter(each.verdict for each in own)
        taken = sum(each.taken for each in same)
        numbers = [len(own), sum(each.declared for each in own), taken, len(same) - taken]
        numbers += [counts[verdict] for verdict in others]
        lines.append(f"{field or '~ all':<24}" + "".join(f"{number or '·':>12}" for number in numbers))
    for told, of in (("all", found), ("declared nowhere", [each for each in found if not each.declared])):
        understood = sum(each.verdict is Verdict.SAME and each.taken for each in of)
        share = 100 * understood / max(1, len(of))
        lines.append(f"understood without asking, {told}: {understood} of {len(of)} ({share:.1f}%)")
    odd = [each for each in found if each.verdict in BROKEN or each.verdict is Verdict.FALSE_ALARM]
    lines += [f"{each.verdict}: {each.table} {each.field} “{each.word}”: {each.reason}" for each in odd]
    return "\n".join(lines)
