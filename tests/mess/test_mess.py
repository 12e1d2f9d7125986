"""The metamorphic proof, its quick part; `bench/mess.py` runs thousands of cases."""

from __future__ import annotations

from random import Random

import pytest

from mess.county import clean_ledgers
from mess.figures import figures_of
from mess.headings import headings, run_heading
from mess.kinds import KINDS
from mess.model import Case, case_of, targets
from mess.run import BROKEN, Outcome, Verdict, judge, make_case, read_case, run_case
from mess.words import WORDS
from mzledger.values.problem import Problem, Severity, Where

SLUGS = tuple(dict.fromkeys(ledger.slug for ledger in clean_ledgers()))


def judged(case: Case, found: object, *kinds: str) -> Outcome:
    """The verdict on a case that was read."""
    outcome = Outcome(0, kinds, case.target.key, Verdict.SAME)
    judge(case, found, [KINDS[name] for name in kinds], outcome)  # type: ignore[arg-type]
    return outcome


def clean(slug: str) -> Case:
    """A case in which nothing was rewritten."""
    case = case_of(slug, 0, Random(1))
    case.build()
    return case


@pytest.mark.parametrize("slug", SLUGS)
def test_the_clean_county_gives_its_figures_without_a_problem(slug: str) -> None:
    case = clean(slug)
    found = read_case(case)
    assert (judged(case, found).verdict, found.problems) == (Verdict.SAME, [])


def test_a_changed_row_that_nobody_names_is_silently_different() -> None:
    case = clean("old_age")
    line = next(line for line in case.targets[0].lines if line.cells[case.targets[0].at("stop_month")] is None)
    case.targets[0].lines.remove(line)
    outcome = judged(case, read_case(case))
    assert outcome.verdict is Verdict.SILENT
    assert any(reason.startswith("old_age.persons = ") for reason in outcome.reasons)


def test_a_difference_is_not_excused_by_an_error_in_another_file_or_sheet() -> None:
    case = clean("orphans")
    line = next(line for line in case.targets[0].lines if line.cells[case.targets[0].at("stop_month")] is None)
    case.targets[0].lines.remove(line)
    found = read_case(case)
    found.problems.append(Problem("MZ115", Severity.ERROR, Where("2020/孤儿.xlsx", "发放", "A3"), "…"))
    found.problems.append(Problem("MZ115", Severity.ERROR, Where("2020/困境儿童.xlsx", "花名册", "A3"), "…"))
    assert judged(case, found).verdict is Verdict.SILENT
    found.problems.append(Problem("MZ115", Severity.ERROR, Where("2020/孤儿.xlsx", "花名册", "A3"), "…"))
    assert judged(case, found).verdict is Verdict.UNEXPLAINED
    found.problems.append(Problem("MZ308", Severity.ERROR, Where("2020/孤儿.xlsx", "花名册", "L2"), "…"))
    assert judged(case, found).verdict is Verdict.ASKED


def test_a_warning_excuses_a_difference_only_where_the_kind_says_so() -> None:
    case = clean("old_age")
    for line in case.targets[0].lines[:5]:
        case.targets[0].lines.remove(line)
    found = read_case(case)
    found.problems.append(Problem("MZ117", Severity.WARNING, Where("2020/高龄津贴.xlsx", "花名册"), "…"))
    assert judged(case, found).verdict is Verdict.SILENT
    assert judged(case, found, "rows_twice").verdict is Verdict.ASKED


def test_an_error_on_clean_content_is_a_false_alarm() -> None:
    case = clean("marriage")
    found = read_case(case)
    found.problems.append(Problem("MZ118", Severity.ERROR, Where("2020/婚姻登记.xlsx", "登记", "A9"), "…"))
    assert judged(case, found).verdict is Verdict.FALSE_ALARM
    assert judged(case, found, "ids_cut_short").verdict is Verdict.ASKED


def test_one_error_does_not_excuse_the_loss_of_another_row() -> None:
    case = clean("old_age")
    page = case.targets[0]
    stays = [line for line in page.lines if line.cells[page.at("stop_month")] is None]
    covered = [line for line in stays if line.cells[page.at("start_month")] < "2020"]
    covered[0].cells[page.at("id_no")] = "无"
    assert judged(case, read_case(case), "ids_replaced_by_words").verdict is Verdict.ASKED
    covered[1].cells[page.at("stop_month")] = "2020-02"
    assert judged(case, read_case(case), "ids_replaced_by_words").verdict is Verdict.UNEXPLAINED


def test_what_is_destroyed_must_be_named_even_if_the_figures_stay() -> None:
    case = clean("marriage")
    assert judged(case, read_case(case), "ids_masked").verdict is Verdict.UNSAID


def test_rows_of_a_table_that_nobody_wrote_are_silently_different() -> None:
    case, other = clean("orphans"), clean("marriage")
    case.books += other.books
    assert judged(case, read_case(case)).verdict is Verdict.SILENT


def test_a_case_is_the_same_for_the_same_seed() -> None:
    one, two = (make_case(5, [KINDS["category_words_mixed"]]) for _ in range(2))
    assert one is not None and two is not None
    assert (one.target.key, one.books) == (two.target.key, two.books)


def test_every_kind_rewrites_some_ledger() -> None:
    assert len(KINDS) >= 60
    idle = [name for name, kind in KINDS.items() if not any(make_case(seed, [kind]) for seed in range(12))]
    assert idle == []


def test_important_columns_have_ten_unseen_headings_and_the_stop_column_has_26() -> None:
    assert len(WORDS) >= 40
    assert {field: len(words) for field, words in WORDS.items() if len(words) < 10 and "." not in field} == {}
    assert len(set(WORDS["stop_month"])) >= 26
    assert all(len(set(words)) == len(words) for words in WORDS.values())


def test_figures_by_township_add_up_to_the_county() -> None:
    for slug, _, ledger in targets():
        found = figures_of([each for each in clean_ledgers() if each.slug == slug])
        for (key, area, category), (whole, _) in found.items():
            if not area and not category and ledger.slug == slug:
                parts = [value for (k, a, _), (value, _) in found.items() if k == key and a]
                assert sum(parts) == whole, key


def test_no_case_is_silently_different() -> None:
    broken = []
    rng = Random(2020)
    names = sorted(KINDS)
    plans = [(1000 + number, [name]) for number, name in enumerate(names) if number % 2]
    plans += [(seed, rng.sample(names, 3)) for seed in range(40)]
    for seed, kinds in plans:
        outcome = run_case(seed, kinds)
        if outcome is not None and outcome.verdict in BROKEN:
            broken.append(outcome.line())
    assert broken == []


def test_no_unseen_heading_is_silently_different() -> None:
    chosen = Random(2020).sample(list(headings()), 60)
    found = [run_heading(*each, 1) for each in chosen]
    assert [h for h in found if h.verdict in BROKEN or h.verdict is Verdict.FALSE_ALARM] == []
