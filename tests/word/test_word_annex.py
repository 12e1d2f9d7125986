"""The annex follows the signature on a new page; the signature never stands alone; totals and small print in tables."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from test_word_render import render

from mzledger.values.document import Document, Figure, Heading, Paragraph, Table, Words
from mzledger.values.fact import Identity
from mzledger.word.keys import read_keys

BODY = Paragraph((Words("正文。"),))
ANNEX = (Heading(1, "", (Words("附表"),)), Table("附表1", (((Words("甲"),), (Words("乙"),)),)))
HAS_OFFICE = bool(shutil.which("soffice") and shutil.which("pdftotext"))


def test_the_annex_follows_the_signature_on_a_new_page(write) -> None:
    main = write(BODY, signer="某局", date="2020年12月31日", annex=ANNEX).main
    texts = ["".join(p.xpath(".//w:t/text()")) for p in main.xpath("/w:document/w:body/w:p")]
    assert texts == ["工作总结", "", "正文。", "", "某局", "2020年12月31日", "附表", "附表1", ""]
    [broken] = main.xpath("//w:p[w:pPr/w:pageBreakBefore]")
    assert broken.xpath(".//w:t/text()") == ["附表"]


def test_an_annex_that_begins_with_a_bare_table_breaks_the_page_too(write) -> None:
    main = write(BODY, annex=(Table("", (((Words("甲"),),),)),)).main
    assert main.xpath("name(//w:p[w:pPr/w:pageBreakBefore]/following-sibling::*[1])") == "w:tbl"


def test_the_last_paragraph_and_the_signature_stay_together(write) -> None:
    file = write(Paragraph((Words("前文。"),)), BODY, signer="某局", date="2020年12月31日")
    kept = {
        "".join(p.xpath(".//w:t/text()")): [tag for tag in ("keepNext", "keepLines") if p.xpath(f"w:pPr/w:{tag}")]
        for p in file.main.xpath("//w:p")[2:]
    }
    both = ["keepNext", "keepLines"]
    assert kept == {"前文。": [], "正文。": both, "": ["keepNext"], "某局": both, "2020年12月31日": ["keepLines"]}


def test_a_long_last_paragraph_may_be_parted(write) -> None:
    main = write(Paragraph((Words("长" * 600),)), signer="某局").main
    assert main.xpath("count(//w:p[w:pPr/w:keepNext])") == 2
    assert main.xpath("count(//w:p[w:pPr/w:keepLines])") == 1


def test_without_a_signature_nothing_is_held(write) -> None:
    assert write(BODY).main.xpath("//w:keepNext") == []


def test_a_total_s_column_is_bold_and_its_heading_is_not(write) -> None:
    rows = (((Words("乡镇"),), (Words("全县"),)), ((Words("青石镇"),), (Words("3"),)))
    main = write(Table("表", rows, bold_columns=(1,))).main
    assert main.xpath("//w:r[w:rPr/w:b]/w:t/text()") == ["3"]


def test_small_print_is_small_however_few_the_columns(write) -> None:
    main = write(Table("表", (((Words("甲"),), (Words("乙"),)),), small=True)).main
    assert set(main.xpath("//w:tbl//w:sz/@w:val")) == {"18"}


def test_a_figure_of_one_category_keeps_it(write) -> None:
    figure = Figure("3名", Identity("children.persons", category="重病"))
    assert [kept.figure for kept in read_keys(write(Paragraph((figure,))).path)] == [figure]


def test_figures_of_the_annex_are_the_document_s_too() -> None:
    figure = Figure("3户", Identity("a.b"))
    assert list(Document("题", (), annex=(Paragraph((figure,)),)).figures()) == [figure]


@pytest.mark.skipif(not HAS_OFFICE, reason="needs LibreOffice and pdftotext")
@pytest.mark.parametrize("lines", range(16, 23))
def test_no_page_holds_the_signature_alone(tmp_path: Path, lines: int) -> None:
    body = tuple(Paragraph((Words("国" * 20),)) for _ in range(lines))
    pages = render(Document("总结", body, signer="测试县民政局", date="2020年12月31日"), tmp_path)
    texts = [[line.text for line in page if "—" not in line.text] for page in pages]
    [signed] = [page for page in texts if "测试县民政局" in page]
    assert signed[signed.index("测试县民政局") - 1] == "国" * 20
