"""Word files of an office (templates, prose) and its plain texts can't take the machine down either."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from filled_templates import fill_office_template
from mzledger.facts.book import FactBook
from mzledger.values.problem import Problem
from mzledger.values.refusal import Unusable
from mzledger.word.reading import read_paragraphs
from mzledger.work.report import YearFacts
from mzledger.workspace.county import open_county
from mzledger.workspace.folder import find_workspace
from mzledger.workspace.texts import FOLDER, read_texts
from sheets import an_id

ROSTER = f"""
身份证号 | 儿童类别 | 起始保障年月
{an_id(1, "20120101")} | 重病 | 2019-05
"""
BOMB = '<!DOCTYPE a [<!ENTITY b "甲甲甲甲"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'


def word(path: Path, *paragraphs: str) -> Path:
    made = Document()
    for text in paragraphs:
        made.add_paragraph(text)
    made.save(str(path))
    return path


def changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The same package with one part changed, or added."""
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = change(parts.get(part, b""))
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


def with_doctype(data: bytes) -> bytes:
    head, end, rest = data.partition(b"?>")
    return head + end + BOMB.encode() + rest


def inflated(data: bytes) -> bytes:
    return data.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 5_000_000)


MAIN, SETTINGS = "word/document.xml", "word/settings.xml"


@pytest.fixture
def fill(facts_of: Callable[..., FactBook], tmp_path: Path) -> Callable[[Path], object]:
    facts = facts_of({"2020/困境儿童.xlsx": ("children", 0, ROSTER)})

    def write(template: Path) -> object:
        return fill_office_template(
            YearFacts(open_county(find_workspace(tmp_path)), facts, []), template, tmp_path / "out"
        )

    return write


@pytest.mark.parametrize(
    ("attack", "said"),
    [
        ("{{ 'x' * 10**9 }}", "加减乘除"),
        ("{{ 困境儿童.人数|万元(1000000000) }}", "用不了"),
        ("{{ ''.__class__ }}", "__class__"),
        ("{% macro 甲() %}{{ 甲() }}{% endmacro %}{{ 甲() }}", "macro"),
        ("{% include '甲' %}", "include"),
        ("{% for 行 in range(9) %}{% endfor %}", "没有“range”"),
        ("".join(f'{{% for 字{n} in "{"甲" * 60}" %}}' for n in range(6)) + "{% endfor %}" * 6, "循环的次数太多"),
        ('{% set 甲 = "甲" %}' + "{% set 甲 = 甲 ~ 甲 %}" * 60, "万字"),
        ("{{ 1000000|第几 }}", "用不了"),
        ("{{ 县名", "没有配对"),
    ],
    ids=range(10),
)
def test_an_attack_in_word_is_a_problem_with_its_paragraph(
    fill: Callable[[Path], object], tmp_path: Path, attack: str, said: str
) -> None:
    began = monotonic()
    problems = fill(word(tmp_path / "模板.docx", "第一段", f"共{attack}"))
    assert monotonic() - began < 8 and isinstance(problems, list) and not list((tmp_path / "out").glob("*.docx"))
    assert {problem.where.file for problem in problems} == {"模板.docx"}
    assert all(problem.code in ("MZ701", "MZ702", "MZ704") for problem in problems)
    assert any("第 2 段“共{" in problem.where.cell and said in problem.what for problem in problems)


def test_what_is_hidden_from_readers_is_bounded_all_the_same(fill: Callable[[Path], object], tmp_path: Path) -> None:
    """Text that Word has struck out is not read as a paragraph, but the filler sees it."""
    template = word(tmp_path / "模板.docx", "第一段", "甲")
    hidden = b"<w:p><w:del><w:r><w:t>{{ [].__class__ }}</w:t></w:r></w:del></w:p><w:sectPr"
    found = fill(changed(template, MAIN, lambda data: data.replace(b"<w:sectPr", hidden)))
    assert isinstance(found, list) and isinstance(found[0], Problem)
    assert (found[0].code, found[0].where.cell) == ("MZ704", "“{{ [].__clas…”")


@pytest.mark.parametrize(
    ("part", "change", "said"),
    [
        (MAIN, with_doctype, "DTD"),
        (SETTINGS, with_doctype, "DTD"),
        (MAIN, lambda data: with_doctype(data).decode().replace("UTF-8", "UTF-16").encode("utf-16"), "DTD"),
        (MAIN, inflated, "解压后太大"),
        (SETTINGS, lambda data: b" " * 30_000_000, "解压后太大"),
        ("word/media/a.png", lambda data: b"\0" * 450_000_000, "解压后太大"),
    ],
    ids=("a DTD", "a DTD aside", "a DTD in UTF-16", "a bomb", "a bomb aside", "a picture's bomb"),
)
def test_a_package_made_to_burst_is_not_opened(
    fill: Callable[[Path], object], tmp_path: Path, part: str, change: Callable[[bytes], bytes], said: str
) -> None:
    template = changed(word(tmp_path / "模板.docx", "{{ 县名 }}"), part, change)
    began = monotonic()
    with pytest.raises(Unusable, match=said):
        fill(template)
    if part != SETTINGS or said != "DTD":
        with pytest.raises(Unusable, match=said):
            read_paragraphs(template)
    assert monotonic() - began < 8


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("开头.txt", b"a" * 50_000_000, "太大"),
        ("开头.md", ("甲" * 250_000).encode(), "太长"),
        ("开头.txt", "甲\n\n乙\x00".encode(), "第 2 段有印不出来的字符（U+0000）"),
        ("开头.txt", "甲\ue0005\ue001".encode(), "U+E000"),
        ("开头.txt", b"\x89PNG\xff\xff", "编码认不出来"),
        ("开头.docx", b"PK\x03\x04", "已损坏"),
    ],
    ids=range(6),
)
def test_a_text_that_cannot_be_printed_is_named(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    folder = tmp_path / "ledgers" / "2020" / FOLDER
    folder.mkdir(parents=True)
    (folder / name).write_bytes(data)
    with pytest.raises(Unusable, match=re.escape(said)) as told:
        read_texts(find_workspace(tmp_path), 2020)
    assert f"{FOLDER}/{name}" in str(told.value)
