"""The office's own Word template: filled with the same names, or its mistakes named by paragraph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from mzledger.facts.book import FactBook
from mzledger.word.files import WordFileError
from mzledger.word.reading import read_paragraphs
from mzledger.workspace.county import open_county
from mzledger.workspace.folder import find_workspace
from mzledger.workspace.report import YearFacts, fill_office_template
from sheets import an_id

ROSTER = f"""
身份证号 | 儿童类别 | 起始保障年月
{an_id(1, "20120101")} | 重病 | 2019-05
{an_id(2, "20120101")} | 重残 | 2019-05
"""


@pytest.fixture
def fill(facts_of: Callable[..., FactBook], tmp_path: Path) -> Callable[..., object]:
    def write(*paragraphs: str) -> object:
        facts = facts_of({"2020/困境儿童.xlsx": ("children", 0, ROSTER)})
        word = Document()
        for paragraph in paragraphs:
            word.add_paragraph(paragraph)
        word.save(str(tmp_path / "本局模板.docx"))
        found = YearFacts(open_county(find_workspace(tmp_path)), facts, [])
        return fill_office_template(found, tmp_path / "本局模板.docx", tmp_path / "out")

    return write


def test_the_template_is_filled_with_the_same_names(fill: Callable[..., object]) -> None:
    path = fill(
        "{{ 县名 }}2020年情况 <内部> & 摘要",
        "困境儿童{{ 困境儿童.人数 }}：{{ 困境儿童.人数|按类别 }}；孤儿{{ 孤儿.人数 }}。",
    )
    assert isinstance(path, Path) and path.name == "2020年本局模板.docx"
    assert read_paragraphs(path) == [
        "测试县2020年情况 <内部> & 摘要",
        "困境儿童2名：重病1名、重残1名；孤儿〔未提供台账〕。",
    ]


def test_a_mistyped_name_is_told_with_its_paragraph_and_no_file_is_made(
    fill: Callable[..., object], tmp_path: Path
) -> None:
    (problem,) = fill("第一段", "全县困境儿童{{ 困境儿童.人娄 }}。")  # type: ignore[misc]
    assert (problem.code, problem.where.file, problem.where.cell) == (
        "MZ701",
        "本局模板.docx",
        "第 2 段“全县困境儿童{{ 困境儿…”",
    )
    assert "最接近的是“困境儿童.人数”" in problem.what and not (tmp_path / "out").exists()


def test_what_cannot_be_filled_in_is_said_in_chinese(fill: Callable[..., object]) -> None:
    with pytest.raises(WordFileError, match="不能印成万元"):
        fill("{{ 困境儿童.人数|万元 }}")
