"""The office's Word file as other programs write it: tags in pieces, looks, tables, text boxes, tracked changes, lists."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from mzledger.facts.book import FactBook
from mzledger.values.problem import Problem, Severity
from mzledger.word.keys import read_keys
from mzledger.word.reading import read_paragraphs
from mzledger.work.office_report import OfficeReport, make_office_report, office_papers
from mzledger.work.papers import write_papers
from mzledger.work.report import YearFacts
from mzledger.workspace.county import open_county
from mzledger.workspace.folder import find_workspace
from sheets import an_id

ROSTER = f"""
身份证号 | 儿童类别 | 起始保障年月
{an_id(1, "20120101")} | 重病 | 2019-05
{an_id(2, "20120101")} | 重残 | 2019-05
"""
LATER = f"身份证号 | 年龄段 | 起始保障年月\n{an_id(5, '19400101')} | 80–89岁 | 2021-05"


class Word:
    """A template made of raw XML, filled."""

    def __init__(self, found: YearFacts, folder: Path) -> None:
        self._found, self._folder = found, folder
        self.path = folder / "out" / "2020年本局.docx"

    def template(self, body: str, change: Callable[[object], None] | None = None, name: str = "本局.docx") -> Path:
        made = Document()
        end = made.element.body[-1]
        for element in parse_xml(f"<w:body {nsdecls('w', 'r', 'wp', 'a')}>{body}</w:body>"):
            end.addprevious(element)
        if change:
            change(made)
        made.save(str(self._folder / name))
        return self._folder / name

    def report(self, body: str, annexed: bool = False) -> OfficeReport:
        return make_office_report(self._found, self.template(body), annexed=annexed)

    def fill(self, body: str, annexed: bool = False) -> list[str]:
        """The texts of the filled file."""
        made = self.report(body, annexed)
        assert made.rendered.document is not None, made.problems
        write_papers(office_papers(made), self._folder / "out", overwrite=True)
        return read_paragraphs(self.path)

    def problems(self, body: str) -> list[Problem]:
        return self.report(body).problems

    @property
    def main(self) -> object:
        with zipfile.ZipFile(self.path) as package:
            return parse_xml(package.read("word/document.xml"))


@pytest.fixture
def word(facts_of: Callable[..., FactBook], tmp_path: Path) -> Word:
    facts = facts_of(
        {
            "2020/困境儿童.xlsx": ("children", 0, ROSTER),
            "2020/高龄津贴.xlsx": ("old_age", 0, LATER),
        }
    )
    return Word(YearFacts(open_county(find_workspace(tmp_path)), facts, []), tmp_path)


def r(text: str, look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def bold_texts(word: Word) -> list[str]:
    return ["".join(run.xpath(".//w:t/text()")) for run in word.main.xpath("//w:r[w:rPr/w:b]")]  # type: ignore[attr-defined]


def test_a_tag_that_word_cut_at_every_letter_is_one(word: Word) -> None:
    pieces = [r(sign) + '<w:proofErr w:type="spellStart"/>' for sign in "全县｛｛ 困境儿童.人数｜带（“有”，“。”） ｝｝"]
    assert word.fill(p("".join(pieces))) == ["全县有2名。"]
    assert [kept.figure.text for kept in read_keys(word.path)] == ["2名"]


def test_every_run_keeps_its_look_and_a_figure_has_that_of_its_name(word: Word) -> None:
    bold = "<w:b/>"
    assert word.fill(p("甲：{{ ", r("困境儿童.人数", bold), " }}，", r("重点", bold), "乙。")) == ["甲：2名，重点乙。"]
    assert bold_texts(word) == ["2名", "重点"]


def test_looks_stay_with_their_words_when_a_sentence_before_them_goes(word: Word) -> None:
    bold = "<w:b/>"
    assert word.fill(p(r("一句。", bold), "{{ 若有数(高龄津贴.人数) }}二句。", r("三句。", bold), "四句。")) == [
        "一句。三句。四句。"
    ]
    assert bold_texts(word) == ["一句。", "三句。"]


def test_a_paragraph_without_sentences_goes_and_with_a_heading_its_section(word: Word) -> None:
    said = word.fill(
        p("一、甲", style="Heading1")
        + p("{{ 若有数(高龄津贴.人数) }}不说。")
        + p("甲文。")
        + p("二、{{ 若有数(高龄津贴.人数) }}乙", style="Heading1")
        + p("乙文。")
        + p("（一）丙", style="Heading2")
        + p("丙文。")
        + p("三、丁", style="Heading1")
        + p("丁文。")
    )
    assert said == ["一、甲", "甲文。", "二、丁", "丁文。"]


def test_a_paragraph_style_on_a_style_is_a_heading_and_what_has_an_outline_level_too(word: Word) -> None:
    own = '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>' + r("一、{{ 若有数(高龄津贴.人数) }}甲") + "</w:p>"
    assert word.fill(own + p("甲文。") + p("二、乙", style="Heading1") + p("乙文。")) == ["一、乙", "乙文。"]


def test_the_lines_of_a_list_repeat_and_so_do_headings_and_rows(word: Word, facts_of: Callable[..., FactBook]) -> None:
    rows = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    table = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{}</w:tbl>"
    head, line = rows.format(p("业务"), p("人数")), rows.format(p("困境儿童"), p("{{ 困境儿童.人数 }}"))
    gone = rows.format(p("{{ 若有数(高龄津贴.人数) }}高龄津贴"), p("{{ 高龄津贴.人数 }}"))
    assert word.fill(table.format(head + line + gone) + p("后。")) == ["业务\t人数", "困境儿童\t2名", "后。"]
    assert word.fill(p("前。") + table.format(head + gone) + p("后。")) == ["前。", "后。"]
    assert word.fill(p("附件") + p("{{ 附件.说明 }}") + p("后。")) == ["附件", "后。"]
    assert word.fill(
        p("{{ 附件.说明 }}") + table.format(rows.format(p("{{ 附件.序号 }}"), p("{{ 附件.说明 }}"))), annexed=True
    )[:4] == [
        "附件：1.民政业务统计表（2020年）",
        "　　　2.民政业务统计表电子版（2020年附表.xlsx）",
        "一是\t附件：1.民政业务统计表（2020年）",
        "二是\t　　　2.民政业务统计表电子版（2020年附表.xlsx）",
    ]


def test_typed_ordinals_follow_what_goes_and_what_repeats(word: Word) -> None:
    body = "".join(
        (
            p("一、甲", style="Heading1"),
            p("（一）{{ 附件.说明|去句号 }}", style="Heading2"),
            p("文。"),
            p("（二）{{ 若有数(高龄津贴.人数) }}丙", style="Heading2"),
            p("丙文。"),
            p("（三）", r("丁", "<w:b/>"), style="Heading2"),
            p("丁文。"),
            p("二、戊", style="Heading1"),
            p("（一）己", style="Heading2"),
            p("己文。"),
        )
    )
    said = word.fill(body, annexed=True)[:10]
    assert [text[:5] for text in said if not text.endswith("文。")] == [
        "一、甲",
        "（一）附件",
        "（二）　　",
        "（三）丁",
        "二、戊",
        "（一）己",
    ]
    assert [text for text in word.fill(body) if not text.endswith("文。")] == [
        "一、甲",
        "（一）丁",
        "二、戊",
        "（一）己",
    ]
    assert bold_texts(word) == ["丁"]


def test_a_text_of_several_paragraphs_stands_in_several(word: Word, tmp_path: Path) -> None:
    texts = tmp_path / "ledgers/2020/文字材料"
    texts.mkdir(parents=True)
    (texts / "开头.txt").write_text("第一段。\n第二段。", encoding="utf-8")
    table = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{p('{{ 文字(“开头”) }}')}</w:tc><w:tc>{p('乙')}</w:tc></w:tr></w:tbl>"
    assert word.fill(p(r("{{ 文字(“开头”) }}", "<w:b/>")) + p("后。") + table) == [
        "第一段。",
        "第二段。",
        "后。",
        "第一段。 第二段。\t乙",
    ]
    assert bold_texts(word) == ["第一段。", "第二段。"]


def test_links_controls_fields_tabs_and_line_ends_stay_where_they_are(word: Word) -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('{{ 困境儿童')}</w:sdtContent></w:sdt>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    link = f'<w:hyperlink w:anchor="处">{r("见{{ 县名 }}")}</w:hyperlink>'
    said = word.fill(
        p("甲", "<w:r><w:tab/><w:t>乙</w:t><w:br/></w:r>", control, r(".人数 }}"), "丙", link, field, "页。")
    )
    assert said == ["甲\t乙\n2名丙见测试县7页。"]
    assert "".join(word.main.xpath("//w:hyperlink[@w:anchor='处']//w:t/text()")) == "见测试县"  # type: ignore[attr-defined]
    assert word.problems(p("{{ 县名 }}", field)) == []


def test_a_block_of_controls_loses_its_paragraph_and_then_itself(word: Word) -> None:
    inner = p("{{ 若有数(高龄津贴.人数) }}甲。")
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    assert word.fill(p("前。") + control + p("后。")) == ["前。", "后。"]
    assert not word.main.xpath("//w:sdt")  # type: ignore[attr-defined]


def test_tracked_changes_are_named_where_a_tag_stands_and_told_elsewhere(word: Word) -> None:
    added = f'<w:ins w:id="1" w:author="某" w:date="2020-01-01T00:00:00Z">{r("乙")}</w:ins>'
    (wrong,) = word.problems(p("第一段。") + p("甲{{ 县名 }}", added))
    assert (wrong.code, wrong.severity, wrong.where.cell) == ("MZ704", Severity.ERROR, "第 2 段“甲{{ 县名 }}乙…”")
    assert "修订" in wrong.what and "接受所有修订" in wrong.mend
    (told,) = word.problems(p("甲", added) + p("{{ 县名 }}"))
    assert (told.severity, told.where.cell) == (Severity.WARNING, "第 1 段“甲乙…”")


def test_a_typed_number_is_told_and_printed_an_ordinal_is_none(word: Word) -> None:
    body = p("1.甲", style="Heading1") + p("全县有3200人、3.5万元，困境儿童{{ 困境儿童.人数 }}。")
    (told,) = word.problems(body)
    assert (told.code, told.severity, told.where.cell) == ("MZ703", Severity.WARNING, "第 2 段“全县有3200人、3.5…”")
    assert "“3200、3.5”" in told.what and "未核数字" in told.what
    assert word.fill(body) == ["1.甲", "全县有3200人、3.5万元，困境儿童2名。"]


def box(text: str) -> str:
    inner = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="wps"><w:drawing><wps:txbx '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{inner}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_text_boxes_headers_and_footnotes_are_filled_too(word: Word) -> None:
    def headed(made: object) -> None:
        made.sections[0].header.paragraphs[0].text = "{{ 县名 }}有{{ 困境儿童.人数 }}"  # type: ignore[attr-defined]

    word.template("", headed)
    path = word.template(p("{{ 困境儿童.人数 }}甲", box("盒{{ 困境儿童.人数|数字 }}")), headed)
    made = make_office_report(word._found, path, annexed=False)
    written = write_papers(office_papers(made), path.parent / "out")
    assert read_paragraphs(written.paths[0]) == ["2名甲", "盒2"]
    boxes = word.main.xpath("//w:txbxContent")  # type: ignore[attr-defined]
    assert ["".join(t.text for t in each.iter() if t.tag.endswith("}t")) for each in boxes] == ["盒2", "盒2"]
    assert len(word.main.xpath("//w:bookmarkStart")) == 2  # type: ignore[attr-defined]
    with zipfile.ZipFile(written.paths[0]) as package:
        headers = [package.read(name).decode() for name in package.namelist() if "header" in name]
    assert any("测试县" in each and "2名" in each for each in headers)
    assert [figure.text for figure in made.rendered.document.figures()] == ["2名", "2名", "2"]  # type: ignore[union-attr]


def test_the_page_of_a_section_stays_when_its_paragraph_says_nothing(word: Word) -> None:
    last = "<w:p><w:pPr><w:sectPr/></w:pPr>" + r("{{ 若有数(高龄津贴.人数) }}甲。") + "</w:p>"
    assert word.fill(p("前。") + last + p("后。")) == ["前。", "后。"]
    assert len(word.main.xpath("//w:sectPr")) == 2  # type: ignore[attr-defined]


def test_bookmarks_of_an_earlier_document_are_forgotten_and_the_offices_own_stay(word: Word) -> None:
    marks = '<w:bookmarkStart w:id="7" w:name="{}"/>甲<w:bookmarkEnd w:id="7"/>'
    ours = marks.format("mz_abcdef_0001").replace("甲", r("甲"))
    own = marks.format("本局").replace("甲", r("乙")).replace('"7"', '"9"')
    word.fill(p(ours, own, "{{ 困境儿童.人数 }}"))
    found = word.main.xpath("//w:bookmarkStart/@w:name")  # type: ignore[attr-defined]
    assert found[0] == "本局" and len(found) == 2 and found[1].startswith("mz_") and found[1] != "mz_abcdef_0001"
    assert word.main.xpath("//w:bookmarkStart/@w:id") == ["9", "10"]  # type: ignore[attr-defined]


def test_a_filled_file_taken_for_a_template_keeps_only_the_new_keys(word: Word, tmp_path: Path) -> None:
    word.fill(p("{{ 困境儿童.人数 }}"), annexed=True)
    again = tmp_path / "再.docx"
    again.write_bytes(word.path.read_bytes())
    made = make_office_report(word._found, again, annexed=True)
    written = write_papers(office_papers(made), tmp_path / "二")
    kept = read_keys(written.paths[0])
    assert kept and not [each for each in kept if each.changed]


def test_a_tag_where_nothing_can_be_filled_in_is_named(word: Word) -> None:
    formula = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>{{ 县名 }}</m:t></m:r></m:oMath>'
    (wrong,) = word.problems(p("甲", formula))
    assert (wrong.code, wrong.severity, wrong.where.cell) == ("MZ704", Severity.ERROR, "第 1 段“甲…”")
    assert "填不进去" in wrong.what
    field = f'<w:fldSimple w:instr=" MERGEFIELD 甲 ">{r("{{ 县名 }}")}</w:fldSimple>'
    assert word.fill(p("在", field)) == ["在测试县"]


def test_under_a_heading_that_repeats_its_table_stands_each_time(word: Word) -> None:
    cells = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid/>{cells.format(p('序'), p('名'))}{cells.format(p('甲'), p('{{ 附件.说明 }}'))}</w:tbl>"
    body = p("{{ 附件.说明 }}", style="Heading1") + table + p("后", style="Heading1") + p("后文。")
    said = word.fill(body, annexed=True)[:8]
    assert [text.split("\t")[0].strip()[:2] for text in said] == ["附件", "序", "甲", "2.", "序", "甲", "后", "后文"]
    assert len(word.main.xpath("/w:document/w:body/w:tbl[position()<3]//w:tr")) == 4  # type: ignore[attr-defined]


def test_the_same_template_gives_the_same_bytes(word: Word) -> None:
    word.fill(p("{{ 困境儿童.人数 }}"))
    first = word.path.read_bytes()
    word.fill(p("{{ 困境儿童.人数 }}"))
    assert word.path.read_bytes() == first


def test_numbers_that_word_makes_stand_in_the_text_too(word: Word) -> None:
    numbered = '<w:p><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr>{}</w:p>'
    lines = [numbered.format(r(text)) for text in ("甲。", "{{ 若有数(高龄津贴.人数) }}乙。", "丙。")]
    said = word.fill(p("题") + "".join(lines))
    assert said == ["题", "1.甲。", "2.丙。"]
    assert (word.path.with_suffix(".txt")).read_text(encoding="utf-8") == "题\n\n1.甲。\n2.丙。\n"


def test_where_the_year_is_not_over_the_plan_goes(word: Word) -> None:
    body = p("甲") + p("一、{{ 若有文字(有工作思路) }}工作思路", style="Heading1") + p("文。")
    assert word.fill(body) == ["甲", "一、工作思路", "文。"]


def test_a_last_section_that_goes_leaves_the_signature(word: Word) -> None:
    gone = (
        p("一、甲", style="Heading1")
        + p("甲文。")
        + p("二、{{ 若有数(高龄津贴.人数) }}乙", style="Heading1")
        + p("乙文。")
    )
    right = '<w:p><w:pPr><w:jc w:val="right"/></w:pPr>' + r("{{ 单位名称 }}") + "</w:p>"
    for closing in (p() + p("附件：表") + p() + right, right, right + right, p() + p("{{ 县名 }}民政局")):
        said = word.fill(gone + closing)
        assert said[:2] == ["一、甲", "甲文。"] and "乙文。" not in said and said[-1].endswith("局")
