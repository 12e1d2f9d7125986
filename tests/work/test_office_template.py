"""The office's own Word template: filled with the same names, or its mistakes named by paragraph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from filled_templates import fill_office_template
from mzledger.facts.book import FactBook
from mzledger.word.reading import read_paragraphs
from mzledger.work.report import YearFacts
from mzledger.workspace.county import open_county
from mzledger.workspace.folder import find_workspace
from sheets import an_id

ROSTER = f"""
身份证号 | 儿童类别 | 起始保障年月
{an_id(1, "20120101")} | 重病 | 2019-05
{an_id(2, "20120101")} | 重残 | 2019-05
"""


@pytest.fixture
def fill(facts_of: Callable[..., FactBook], tmp_path: Path) -> Callable[..., object]:
    def write(*paragraphs: str, header: str = "", cells: tuple[str, ...] = ()) -> object:
        facts = facts_of({"2020/困境儿童.xlsx": ("children", 0, ROSTER)})
        word = Document()
        for paragraph in paragraphs:
            word.add_paragraph(paragraph)
        if header:
            word.sections[0].header.paragraphs[0].text = header
        for cell, text in zip(word.add_table(1, len(cells)).row_cells(0) if cells else (), cells, strict=True):
            cell.text = text
        word.save(str(tmp_path / "本局模板.docx"))
        found = YearFacts(open_county(find_workspace(tmp_path)), facts, [])
        written = fill_office_template(found, tmp_path / "本局模板.docx", tmp_path / "out")
        return written if isinstance(written, list) else written.paths[0]

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
    (problem,) = fill("第一段", "共{{ 困境儿童.人数|万元 }}")  # type: ignore[misc]
    assert (problem.code, problem.where.file, problem.where.cell, problem.what) == (
        "MZ704",
        "本局模板.docx",
        "第 2 段“共{{ 困境儿童.人数|…”",
        "“困境儿童.人数”的单位是“名”，不能印成万元",
    )


def test_a_mistyped_name_in_a_header_or_a_table_is_told_too(fill: Callable[..., object]) -> None:
    problems = fill("第一段", header="页眉{{ 孤而.人数 }}", cells=("孤儿", "{{ 孤儿.人娄 }}"))
    assert [problem.where.cell for problem in problems] == [  # type: ignore[attr-defined]
        "第 2 段“孤儿 {{ 孤儿.人娄 …”",
        "页眉第 1 段“页眉{{ 孤而.人数 }…”",
    ]


def test_the_curly_quotes_that_word_makes_are_quotes(fill: Callable[..., object]) -> None:
    path = fill("{{ 文字(“开头”) }}", "“{{ 困境儿童.人数 }}”")
    assert isinstance(path, Path) and read_paragraphs(path) == ["〔待补充：开头〕", "“2名”"]


def test_rows_of_a_table_and_runs_parted_by_word_are_filled(fill: Callable[..., object], tmp_path: Path) -> None:
    path = fill("{% if 困境儿童.人数 %}有{% endif %}", cells=("困境儿童", "{{ 困境儿童.人数|数字 }}"))
    assert isinstance(path, Path) and read_paragraphs(path) == ["有", "困境儿童\t2"]
