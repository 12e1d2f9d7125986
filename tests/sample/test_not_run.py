"""A program that the office doesn't run leaves no word in the sample's document, and no 〔〕."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from mzledger.document.plain import to_text
from mzledger.document.rendering import Rendered
from mzledger.facts.book import FactBook
from mzledger.programs import all_programs
from mzledger.values.document import Table, text_of
from mzledger.work.report import YearFacts, attach_annex, make_document
from printing import is_numbered


def switched_off(sample: YearFacts, *slugs: str) -> Rendered:
    """The sample's document and annex without some programs."""
    facts = sample.facts
    found = replace(sample, facts=FactBook(facts.book, facts.programs, frozenset(slugs)))
    rendered = make_document(found)
    assert rendered.document is not None
    attach_annex(found, rendered)
    return rendered


def words(rendered: Rendered) -> str:
    """Body and annex as text."""
    assert rendered.document is not None
    tables = [block for block in rendered.document.annex if isinstance(block, Table)]
    cells = (text_of(cell) for table in tables for row in table.rows for cell in row)
    return "\n".join([to_text(rendered.document), *(table.caption for table in tables), *cells])


def lacking(rendered: Rendered) -> list[str]:
    """Lines that say what is missing; a hint for whoever reads the draft is none."""
    assert rendered.document is not None
    return re.findall(".*〔.*", re.sub("〔审稿提示：.*?〕", "", to_text(rendered.document)))


def test_home_care_switched_off_leaves_no_word_of_it(sample: YearFacts, document: Rendered) -> None:
    assert document.document is not None and "居家养老服务" in to_text(document.document)
    rendered = switched_off(sample, "home_care")
    assert rendered.document is not None
    assert "居家养老服务" not in words(rendered) and lacking(rendered) == []
    assert is_numbered(rendered.document)
    assert [problem.code for problem in rendered.problems].count("MZ409") == 1


@pytest.mark.parametrize("slug", [program.slug for program in all_programs() if program.measures])
def test_any_program_switched_off_leaves_whole_sentences(sample: YearFacts, slug: str) -> None:
    rendered = switched_off(sample, slug)
    assert rendered.document is not None and "本局没有" not in words(rendered)
    text = to_text(rendered.document)
    assert lacking(rendered) == []
    assert re.findall(r".*(?:。。|，。|、。|：。|（）|，，|、，|；。|None|[\ue000-\ue002]).*", text) == []
    assert re.findall(r"^[，、；].*", text, re.MULTILINE) == []
