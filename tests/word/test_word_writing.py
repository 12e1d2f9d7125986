"""Written whole or not at all, and the same bytes for the same document."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mzledger.values.document import Document, Paragraph, Words
from mzledger.values.refusal import Unusable
from mzledger.word.writing import write_docx

DOCUMENT = Document("总结", (Paragraph((Words("正文"),)),))


def test_the_same_document_gives_the_same_bytes(write, everything) -> None:
    first = write(*everything).path.read_bytes()
    assert write(*everything).path.read_bytes() == first
    assert write(*everything[:-1]).path.read_bytes() != first


def test_a_file_open_in_word_is_left_as_it_was_and_nothing_else_is_left(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "总结.docx"
    path.write_bytes(b"old")

    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(13, "in use", str(target))

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(Unusable, match="总结.docx"):
        write_docx(DOCUMENT, path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"总结.docx": b"old"}


def test_a_document_that_cannot_be_made_touches_nothing(tmp_path: Path) -> None:
    path = tmp_path / "总结.docx"
    path.write_bytes(b"old")
    with pytest.raises(KeyError):
        write_docx(Document("总结", (Paragraph((), "unknown"),)), path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"总结.docx": b"old"}


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"old")
    with pytest.raises(Unusable, match="是一个文件，不是文件夹"):
        write_docx(DOCUMENT, tmp_path / "文件" / "总结.docx")


def test_it_says_its_title_and_language_and_no_author_or_day(write) -> None:
    core = write(title="工作总结\n和计划").core
    said = {child.tag.rpartition("}")[2]: child.text for child in core}
    assert said == {"title": "工作总结和计划", "creator": None, "language": "zh-CN"}


def test_nothing_of_the_library_template_is_carried_along(write) -> None:
    assert sorted(write().names) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]
