"""A figure's key outlives editing: the words around it, the figure itself, and another program's saving."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mzledger.values.document import Document, Figure, Paragraph, Words
from mzledger.values.fact import Aspect, Identity
from mzledger.values.forms import Form, Sign
from mzledger.values.period import Span
from mzledger.word.keys import KeptFigure, read_keys
from mzledger.word.writing import write_docx

HOUSEHOLDS = Figure("1742户", Identity("dibao.rural.households", "青石镇", period=Span.on(date(2020, 10, 31))))
PAID = Figure("1947.37万元", Identity("dibao.rural.paid", aspect=Aspect.CHANGE), Form(wan=True, sign=Sign.NONE))
SENTENCE = Paragraph((Words("有"), HOUSEHOLDS, Words("，发放"), PAID, Words("。")))


def edit(path: Path, change: Callable[[str], str]) -> Path:
    """The same file with its main part changed."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    before = parts["word/document.xml"].decode()
    after = change(before)
    assert after != before, "the edit found nothing to change"
    with zipfile.ZipFile(path, "w") as new:
        for name, content in {**parts, "word/document.xml": after.encode()}.items():
            new.writestr(name, content)
    return path


def test_every_figure_is_found_again_with_its_key_area_and_text(write) -> None:
    path = write(SENTENCE).path
    assert read_keys(path) == [KeptFigure(HOUSEHOLDS, "1742户"), KeptFigure(PAID, "1947.37万元")]
    assert not any(kept.changed for kept in read_keys(path))


def test_words_edited_around_a_figure_leave_it_alone(write) -> None:
    path = edit(write(SENTENCE).path, lambda xml: xml.replace(">有<", ">全镇现在共有<").replace(">，发放<", ">；<"))
    assert [kept.now for kept in read_keys(path)] == ["1742户", "1947.37万元"]


def test_a_figure_that_was_edited_gives_its_text_now(write) -> None:
    path = edit(write(SENTENCE).path, lambda xml: xml.replace("1742户", "1743</w:t></w:r><w:r><w:t>户"))
    assert [(kept.now, kept.changed) for kept in read_keys(path)] == [("1743户", True), ("1947.37万元", False)]


def test_a_figure_whose_bookmark_is_gone_is_reported_not_lost(write) -> None:
    path = edit(write(SENTENCE).path, lambda xml: xml.replace("_0001", "_gone"))
    assert read_keys(path)[0] == KeptFigure(HOUSEHOLDS, None)


def test_tracked_changes_are_read_as_accepted(write) -> None:
    new = "1742</w:t></w:r><w:del><w:r><w:delText>个</w:delText></w:r></w:del><w:ins><w:r><w:t>户整</w:t></w:r></w:ins><w:r><w:t>"
    path = edit(write(SENTENCE).path, lambda xml: xml.replace("1742户", new))
    assert read_keys(path)[0].now == "1742户整"


def test_a_bookmark_pasted_from_another_document_means_nothing_here(write, tmp_path: Path) -> None:
    other = tmp_path / "去年.docx"
    write_docx(Document("去年", (Paragraph((Figure("1户", Identity("x.y")),)),)), other)
    with zipfile.ZipFile(other) as parts:
        xml = parts.read("word/document.xml").decode()
    foreign = xml[xml.index("<w:bookmarkStart") : xml.index("<w:bookmarkEnd")] + '<w:bookmarkEnd w:id="1"/>'
    path = edit(write(SENTENCE).path, lambda xml: xml.replace("<w:sectPr", f"<w:p>{foreign}</w:p><w:sectPr", 1))
    assert [kept.now for kept in read_keys(path)] == ["1742户", "1947.37万元"]


def test_a_plain_document_carries_no_keys_at_all(write) -> None:
    file = write(SENTENCE, plain=True)
    assert read_keys(file.path) == []
    assert file.main.xpath("count(//w:bookmarkStart)") == 0
    assert [name for name in file.names if name.startswith("customXml")] == []


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_keys_survive_being_opened_and_saved_by_libreoffice(write, everything, tmp_path: Path) -> None:
    path = write(*everything, SENTENCE).path
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "saved"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    saved = tmp_path / "saved" / path.name
    assert saved.read_bytes() != path.read_bytes()
    assert read_keys(saved) == read_keys(path) != []
