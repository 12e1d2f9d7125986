"""Every code has its page, and every page its code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import mzledger
from mzledger.rules import SECTIONS, _page, catalogue
from mzledger.rules._kinds import BookRule, CellRule, ReadRule, RowRule, TableRule

SOURCE = Path(mzledger.__file__).parent
RAISED = re.compile(r'(?<!< )"(MZ\d{3})"')
"""A code where a problem is made; not one that codes are compared with."""


def raised_outside_rules() -> set[str]:
    files = (path for path in SOURCE.rglob("*.py") if path.parent.name != "rules" or path.name == "runner.py")
    return {code for path in files for code in RAISED.findall(path.read_text(encoding="utf-8"))}


def test_every_code_that_is_raised_has_a_page() -> None:
    assert raised_outside_rules() - catalogue().keys() == set()


def test_every_page_of_a_reader_s_code_is_raised_by_a_reader() -> None:
    assert {c for c, page in catalogue().items() if isinstance(page.rule, ReadRule)} - raised_outside_rules() == set()


def test_a_code_that_is_only_compared_with_is_not_taken_for_a_raised_one() -> None:
    assert RAISED.findall('if p.code < "MZ100": yield Problem("MZ001")') == ["MZ001"]


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_a_page_is_named_after_its_code_and_its_kind_is_known(code: str) -> None:
    rule = catalogue()[code].rule
    assert list((SOURCE / "rules").glob(f"{code.lower()}_*.py"))
    assert isinstance(rule, (ReadRule, CellRule, RowRule, TableRule, BookRule))


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_a_mend_is_one_short_paragraph_that_ends_as_a_sentence(code: str) -> None:
    page = catalogue()[code]
    assert len(page.mend) <= 70
    assert page.mend.endswith("。")
    assert not page.basis.endswith("。")


def test_no_page_holds_a_number_that_could_be_somebody_s() -> None:
    """An example's ID begins with 99."""
    shown = [number for page in catalogue().values() for number in re.findall(r"\d{15,}", str(page.sections))]
    assert [number for number in shown if not number.startswith("99")] == []


@pytest.mark.parametrize("heading", SECTIONS)
def test_a_page_without_one_of_its_headings_is_refused(heading: str) -> None:
    text = "标题\n\n" + "\n".join(f"{name}\n    内容" for name in SECTIONS if name != heading)
    with pytest.raises(ValueError, match="headings"):
        _page(text, "mz000_example")


def test_a_page_with_an_empty_section_is_refused() -> None:
    text = "标题\n\n" + "\n".join(f"{name}\n    {'' if name == '依据' else '内容'}" for name in SECTIONS)
    with pytest.raises(ValueError, match="none empty"):
        _page(text, "mz000_example")
