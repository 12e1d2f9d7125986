"""Each unseen heading by itself over its column in a clean sheet: understood, asked, or silently wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from mess.model import case_of, table_of, targets
from mess.run import Outcome, Verdict, judge, read_case
from mess.words import words_for


@dataclass(frozen=True, slots=True)
class Heading:
    """An unseen heading of a field in one clean table, and what became of it."""

    field: str
    table: str
    word: str
    declared: bool
    verdict: Verdict
    reason: str


def headings() -> Iterator[tuple[str, int, str, str]]:
    """(program, position of the ledger, field, heading): each program's words for each of its fields, once a table."""
    seen = set()
    for slug, place, ledger in targets():
        for spec in table_of(slug, ledger.table).fields:
            for word in words_for(slug, spec.name):
                if (slug, ledger.table, spec.name, word) not in seen:
                    seen.add((slug, ledger.table, spec.name, word))
                    yield slug, place, spec.name, word


def run_heading(slug: str, place: int, field: str, word: str, seed: int) -> Heading:
    """Puts one heading into a clean sheet and judges it."""
    case = case_of(slug, place, Random(seed))
    case.build()
    page = case.targets[0]
    page.column(field).heading = word
    outcome = Outcome(seed, (), case.target.key, Verdict.SAME)
    if word in {column.heading for column in page.columns if column.field != field}:
        outcome.verdict, outcome.reasons = Verdict.ASKED, ["the sheet has this heading already"]
    else:
        try:
            judge(case, read_case(case), (), outcome)
        except Exception as error:
            outcome.verdict, outcome.reasons = Verdict.CRASH, [f"{type(error).__name__}: {error}"]
    spec = next(spec for spec in table_of(slug, case.target.table).fields if spec.name == field)
    declared = word in getattr(spec.column, "alternatives", ())
    return Heading(field, case.target.key, word, declared, outcome.verdict, "; ".join(outcome.reasons[:2]))


def run_headings(seed: int, one_table_each: bool = True) -> list[Heading]:
    """Every heading; with `one_table_each` a field's word is tried in one table only."""
    chosen: dict[tuple[str, ...], tuple[str, int, str, str]] = {}
    for slug, place, field, word in headings():
        chosen.setdefault(
            (field, word) if one_table_each else (slug, str(place), field, word), (slug, place, field, word)
        )
    return [run_heading(*each, seed) for each in chosen.values()]


def table_of_headings(found: list[Heading]) -> str:
    """By field: how many headings, how many are declared word for word, and the share of each verdict."""
    lines = [f"{'field':<24}{'words':>7}{'declared':>10}" + "".join(f"{verdict:>20}" for verdict in Verdict)]
    for field in [*dict.fromkeys(each.field for each in found), ""]:
        own = [each for each in found if not field or each.field == field]
        counts = Counter(each.verdict for each in own)
        cells = "".join(f"{counts[verdict] or '·':>20}" for verdict in Verdict)
        lines.append(f"{field or '~ all':<24}{len(own):>7}{sum(each.declared for each in own):>10}{cells}")
    same = sum(each.verdict is Verdict.SAME for each in found)
    lines.append(f"understood without asking: {same} of {len(found)} ({100 * same / max(1, len(found)):.1f}%)")
    lines += [
        f"{each.verdict}: {each.table} {each.field} “{each.word}”: {each.reason}"
        for each in found
        if each.verdict not in (Verdict.SAME, Verdict.ASKED)
    ]
    return "\n".join(lines)
