"""The geometry, measured on pages that LibreOffice has set. Punctuation may hang out, so there is none in these texts."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from mzledger.values.document import Document, Paragraph, Table, Words
from mzledger.word.layout import GB9704, Layout
from mzledger.word.writing import write_docx

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")), reason="needs LibreOffice and pdftotext"
)
MM = 25.4 / 72
FULL = Document("总结", (Paragraph((Words("国" * 1600),)),))


@dataclass(frozen=True)
class Line:
    """A line of print: its text, and its left, right and bottom edges in millimetres."""

    text: str
    left: float
    right: float
    bottom: float


def half_width_latin() -> str:
    """A font that this machine has whose figures are half a character wide, as those of Times New Roman are."""
    for name in ("Times New Roman", "Liberation Serif", "Tinos", "Noto Sans Mono CJK SC"):
        found = subprocess.run(["fc-match", "-f", "%{family}", name], capture_output=True, check=True, encoding="utf-8")
        if name in found.stdout.split(","):
            return name
    pytest.skip("needs a font whose figures are half a character wide")


def render(document: Document, folder: Path, layout: Layout = GB9704) -> list[list[Line]]:
    """The lines of every page, from top to bottom."""
    path = folder / "页.docx"
    write_docx(document, path, layout=layout)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    boxes = subprocess.run(
        ["pdftotext", "-bbox-layout", str(path.with_suffix(".pdf")), "-"], check=True, capture_output=True
    ).stdout.decode("utf-8")
    return [_lines(page) for page in boxes.split("<page ")[1:]]


def _lines(page: str) -> list[Line]:
    found: dict[int, list[tuple[float, float, float, str]]] = {}
    word = r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
    for left, right, bottom, text in re.findall(word, page):
        row = found.setdefault(round(float(bottom) / 4), [])
        row.append((float(left) * MM, float(right) * MM, float(bottom) * MM, text))
    return [
        Line("".join(w[3] for w in sorted(row)), min(row)[0], max(w[1] for w in row), max(w[2] for w in row))
        for _, row in sorted(found.items())
    ]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[list[Line]]:
    return render(FULL, tmp_path_factory.mktemp("full"))


def counts(page: list[Line]) -> list[int]:
    """Characters in each line, the page number left out."""
    return [len(line.text) for line in page if "—" not in line.text]


def test_a_full_page_has_22_lines_of_28_characters(pages) -> None:
    assert counts(pages[1]) == [28] * 22


def test_the_first_line_of_a_paragraph_is_two_characters_in(pages) -> None:
    # The title and one blank line stand above.
    assert counts(pages[0]) == [2, 26, *[28] * 19]


def test_text_stays_inside_the_type_area(pages) -> None:
    for line in pages[1][:-1]:
        assert line.left == pytest.approx(28, abs=0.5)
        assert line.right <= 184.5
        assert line.bottom <= 264.5


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(pages) -> None:
    first, second, third = (page[-1] for page in pages[:3])
    assert [line.text for line in (first, second, third)] == ["—1—", "—2—", "—3—"]
    assert first.right == pytest.approx(184 - 14 * MM, abs=0.6)
    assert second.left == pytest.approx(28 + 14 * MM, abs=0.6)
    assert third.right == pytest.approx(first.right, abs=0.1)


def test_the_measure_sees_a_wrong_grid(tmp_path: Path) -> None:
    wide = render(FULL, tmp_path, replace(GB9704, spacing_twips=0))
    assert counts(wide[1]) == [27] * 22
    high = render(FULL, tmp_path, replace(GB9704, line_twips=609))
    assert counts(high[1]) == [28] * 21


def test_head_rows_stand_on_every_page_and_no_cell_leaves_the_type_area(tmp_path: Path) -> None:
    head = tuple((Words(text),) for text in ("乡镇名称", *["累计发放资金（万元）"] * 11))
    row = tuple((Words(text),) for text in ("北山蒙古族乡", *["1947.37"] * 11))
    layout = replace(GB9704, latin_font=half_width_latin())
    pages = render(Document("总结", (Table("表1", (head, *[row] * 90)),)), tmp_path, layout)
    assert len(pages) > 2
    for page in pages:
        assert sum("累计" in line.text for line in page) == 1
        assert min(line.left for line in page) >= 27.8
        assert max(line.right for line in page) <= 184.2
    values = sum(line.text.count("1947.37") for page in pages for line in page)
    assert values == 90 * 11
