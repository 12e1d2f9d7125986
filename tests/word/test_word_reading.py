"""Reads anybody's .docx, and says in Chinese why another file can't be read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from mzledger.values.refusal import Unusable
from mzledger.word.reading import read_paragraphs

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def raw(tmp_path: Path, body: str, namespace: str = W, **others: str) -> Path:
    """A .docx with just this in its body; `others` are the contents of further parts (numbering, styles)."""
    path = tmp_path / "草稿.docx"
    relation = '<Relationship Id="r" Type="http://x/officeDocument" Target="word/document.xml"/>'
    kind = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("_rels/.rels", f'<Relationships xmlns="{kind}">{relation}</Relationships>')
        document = f'<w:document xmlns:w="{namespace}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'
        parts.writestr("word/document.xml", document)
        for name, content in others.items():
            parts.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{namespace}">{content}</w:{name}>')
    return path


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_paragraphs_come_in_order_with_tables_row_by_row_and_blank_ones_left_out(tmp_path: Path) -> None:
    path = tmp_path / "文字材料.docx"
    word = docx.Document()
    word.add_paragraph("第一段")
    word.add_paragraph("  ")
    table = word.add_table(2, 2)
    for row, texts in zip(table.rows, (("项目", "人数"), ("特困", "12人")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    word.add_paragraph("末段")
    word.save(str(path))
    assert read_paragraphs(path) == ["第一段", "项目\t人数", "特困\t12人", "末段"]


def test_what_was_written_is_read_back(write, everything) -> None:
    path = write(*everything, signer="某局", date="2020年1月1日").path
    assert read_paragraphs(path) == [
        "工作总结",
        "提示：台账未提供。",
        *["一、标题1742户"] * 4,
        "共有“低保”1742户……如下——\t完。\n",
        "来源：低保.xlsx",
        *("表1", "乡镇\t户数", "青石镇\t1742户", "合计\t"),
        "各乡镇人数",
        *("某局", "2020年1月1日"),
    ]


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    changed = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins>"
    moved = "<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>"
    assert read_paragraphs(raw(tmp_path, f"<w:p>{changed}{moved}<w:r><w:t>文</w:t></w:r></w:p>")) == ["新文"]


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    twice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    path = raw(tmp_path, f"<w:p><w:r><w:t>前</w:t></w:r><w:r>{twice}</w:r><w:r><w:t>后</w:t></w:r></w:p>")
    assert read_paragraphs(path) == ["前后", "框内"]


def test_links_content_controls_and_field_results_are_read_and_field_codes_are_not(tmp_path: Path) -> None:
    parts = "<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r>"
    inner = f"<w:sdt><w:sdtContent><w:p>{parts}</w:p></w:sdtContent></w:sdt>"
    assert read_paragraphs(raw(tmp_path, inner)) == ["链接"]


def test_the_strict_dialect_is_read_as_well(tmp_path: Path) -> None:
    assert read_paragraphs(raw(tmp_path, p("正文"), STRICT)) == ["正文"]


def level(index: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{index}"><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def listed(text: str, number: int, index: int) -> str:
    mark = f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{mark}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


LISTS = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCountingThousand", "（%2）", '<w:pStyle w:val="Sub"/>')
    + level(2, "decimal", "%3.")
    + level(3, "bullet", "\uf06c")
    + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    + '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def test_automatic_numbers_stand_before_the_text_and_an_empty_line_uses_one_up(tmp_path: Path) -> None:
    body = [
        *(listed("基本情况", 1, 0), listed("工作", 1, 0), listed("救助", 1, 1), listed("低保", 1, 2)),
        *(listed("", 1, 2), listed("特困", 1, 2), listed("养老", 1, 1), listed("孤儿", 1, 2), listed("点", 1, 3)),
        *(p("正文"), listed("问题", 1, 0), listed("另起", 2, 0), listed("不编号", 0, 0)),
    ]
    assert read_paragraphs(raw(tmp_path, "".join(body), numbering=LISTS)) == [
        *("一、基本情况", "二、工作", "（一）救助", "1.低保", "3.特困", "（二）养老", "1.孤儿", "点"),
        *("正文", "三、问题", "一、另起", "不编号"),
    ]


def test_a_style_can_bring_its_number_and_pass_it_on(tmp_path: Path) -> None:
    styles = (
        '<w:style w:styleId="Sub"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Heir"><w:basedOn w:val="Sub"/></w:style>'
        '<w:style w:styleId="Ring"><w:basedOn w:val="Ring"/></w:style>'
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{style}</w:t></w:r></w:p>'
        for style in ("Sub", "Heir", "Ring", "None")
    )
    path = raw(tmp_path, body, numbering=LISTS, styles=styles)
    assert read_paragraphs(path) == ["（一）Sub", "（二）Heir", "Ring", "None"]


def test_numbers_of_a_damaged_list_part_are_left_out_and_the_text_is_read(tmp_path: Path) -> None:
    assert read_paragraphs(raw(tmp_path, listed("正文", 1, 0), numbering="<w:num>")) == ["正文"]
    odd = LISTS.replace('w:ilvl="0"', 'w:ilvl="x"')
    assert read_paragraphs(raw(tmp_path, listed("正文", 1, 0), numbering=odd)) == ["一、正文"]


OLE = bytes.fromhex("d0cf11e0a1b11ae1")
SAVE_AS = "请在 Word 或 WPS 中打开，另存为“Word 文档（*.docx）”后再试。"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "草稿.docx是空文件，没有内容。请检查文件是否复制完整。"),
        (b"PK\x03\x04 cut off", f"草稿.docx已损坏或不是 Word 文档，无法读取。{SAVE_AS}"),
        (b"{\\rtf1}", f"草稿.docx已损坏或不是 Word 文档，无法读取。{SAVE_AS}"),
        (OLE + b"WordDocument", f"草稿.docx是旧格式的文档（.doc 或 .wps），无法读取。{SAVE_AS}"),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "草稿.docx设有打开密码，无法读取。请在 Word 或 WPS 中去掉密码，保存后再试。",
        ),
    ],
)
def test_a_file_that_is_no_docx_is_refused_in_chinese(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "草稿.docx"
    path.write_bytes(content)
    with pytest.raises(Unusable) as caught:
        read_paragraphs(path)
    assert str(caught.value) == sentence


def test_a_workbook_under_a_false_name_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "草稿.docx"
    openpyxl = pytest.importorskip("openpyxl")
    openpyxl.Workbook().save(path)
    with pytest.raises(Unusable, match="不是 Word 文档"):
        read_paragraphs(path)


def test_a_docx_cut_short_or_flipped_anywhere_is_refused_or_read_never_a_crash(write, everything) -> None:
    path = write(*everything).path
    whole = path.read_bytes()
    for place in range(0, len(whole), len(whole) // 40):
        for damaged in (whole[:place], whole[:place] + bytes([whole[place] ^ 255]) + whole[place + 1 :]):
            path.write_bytes(damaged)
            try:
                read_paragraphs(path)
            except Unusable:
                continue


def test_a_missing_file_is_the_systems_own_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_paragraphs(tmp_path / "没有.docx")
