"""The sample's annex: figures add up, nothing runs off the page, and it is not a book."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from mzledger.document.annex import Annex, add_annex, make_annex, printed_figures
from mzledger.document.annex_tables import AnnexTable
from mzledger.document.printed import Printed
from mzledger.document.rendering import Rendered
from mzledger.values.document import Document
from mzledger.values.fact import Aspect
from mzledger.word.layout import GB9704
from mzledger.word.writing import write_docx
from mzledger.work.report import YearFacts

MM = 25.4 / 72
MOST_PAGES = 16


@pytest.fixture(scope="module")
def annex(sample: YearFacts, document: Rendered) -> Annex:
    return make_annex(sample.facts, printed_figures(document))


@pytest.fixture(scope="module")
def whole(annex: Annex, document: Rendered) -> Document:
    copy = replace(document, facts=list(document.facts))
    add_annex(copy, annex)
    assert copy.document is not None
    return copy.document


@pytest.fixture(scope="module")
def pages(whole: Document, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Each page of the document as LibreOffice sets it: its words with their places."""
    if not (shutil.which("soffice") and shutil.which("pdftotext")):
        pytest.skip("needs LibreOffice and pdftotext")
    folder = tmp_path_factory.mktemp("pages")
    path = folder / "总结.docx"
    write_docx(whole, path)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    command = ["pdftotext", "-bbox", str(path.with_suffix(".pdf")), "-"]
    found = subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")
    return found.split("<page ")[1:]


def test_every_program_of_the_sample_stands_in_the_annex(annex: Annex, sample: YearFacts) -> None:
    counted = {p.name for p in sample.facts.programs if any(measure.unit for measure in p.measures)}
    rest = next(table for table in annex.programs if table.sheet == "其他业务")
    said = (
        {table.sheet for table in annex.programs}
        | {str(row[0]) for row in rest.rows}
        | {line.split("：")[0] for line in annex.missing}
    )
    assert counted <= said and annex.missing == ()


def numbers(table: AnnexTable, row: int) -> Iterator[Decimal]:
    for cell in table.rows[row][2:]:
        if isinstance(cell, Printed):
            assert cell.fact.value is not None
            yield cell.fact.value
        else:
            yield Decimal(cell)


def test_townships_add_up_to_the_county(annex: Annex) -> None:
    summed = 0
    for table in annex.programs:
        for row in sorted(table.added):
            *parts, total = numbers(table, row)
            assert sum(parts) == total, (table.caption, table.rows[row][0])
            summed += 1
    assert summed > 120


def test_categories_add_up_to_their_total(annex: Annex) -> None:
    assert len(annex.categories) > 20
    for table in annex.categories:
        for column in range(1, len(table.head)):
            cells = [row[column] for row in table.rows]
            values = [cell.fact.value for cell in cells if isinstance(cell, Printed)]
            assert len(values) == len(cells) and None not in values
            assert sum(values[:-1]) == values[-1], (table.caption, table.head[column])  # type: ignore[arg-type]


def test_home_care_is_shown_for_four_years(annex: Annex) -> None:
    assert annex.years is not None
    rows = {f"{row[0]}.{row[1]}": row[3:] for row in annex.years.rows}
    found = [cell.text for cell in rows["居家养老服务.人次"] if isinstance(cell, Printed)]
    assert len(found) == 4 and annex.years.head[3:] == ("2017年", "2018年", "2019年", "2020年（至10月31日）")


def test_every_figure_of_the_body_has_a_source(annex: Annex, document: Rendered) -> None:
    assert annex.sources is not None
    printed = {cell.fact.name for row in annex.sources.rows for cell in row if isinstance(cell, Printed)}
    assert {
        fact.name for _, fact in printed_figures(document) if fact.aspect not in (Aspect.CHANGE, Aspect.GROWTH)
    } == printed


def text_of(page: str) -> str:
    return "".join(re.findall(r">([^<]*)</word>", page))


def first_of_annex(pages: list[str]) -> int:
    [first] = [number for number, page in enumerate(pages) if text_of(page).startswith("统计截止日")]
    return first


def test_no_table_runs_off_the_page(pages: list[str]) -> None:
    word = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"'
    for number, page in enumerate(pages[first_of_annex(pages) :], first_of_annex(pages) + 1):
        edges = [tuple(float(edge) * MM for edge in found) for found in re.findall(word, page)]
        assert min(left for left, _, _, _ in edges) >= GB9704.left_mm - 0.2, number
        assert max(right for _, _, right, _ in edges) <= 210 - GB9704.right_mm + 0.5, number
        assert min(top for _, top, _, _ in edges) >= GB9704.top_mm - 2, number
        body = [bottom for _, _, _, bottom in edges if bottom < 297 - GB9704.footer_mm - 4]
        assert max(body) <= 297 - GB9704.bottom_mm + 1, number


def test_the_annex_begins_on_a_page_of_its_own_and_is_no_book(pages: list[str], whole: Document) -> None:
    texts = [text_of(page) for page in pages]
    first = first_of_annex(pages)
    assert whole.signer in texts[first - 1] and 8 < first < 30
    assert len(texts) - first <= MOST_PAGES


def test_the_signature_does_not_stand_alone(pages: list[str], whole: Document) -> None:
    signed = text_of(pages[first_of_annex(pages) - 1])
    assert signed.index(whole.signer) > 10
