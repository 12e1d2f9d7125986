"""Paper, margins, grid, page numbers, signature, and the order of children that Word insists on."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn

from mzledger.values.document import Heading, Paragraph, Words
from mzledger.word.blocks import title_lines
from mzledger.word.xml import make

# ECMA-376 part 1, the sequences of the schema, as far as this room writes them.
SEQUENCE = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl pBdr autoSpaceDE autoSpaceDN snapToGrid spacing ind jc outlineLvl",
    "rPr": "rFonts b bCs color spacing sz szCs lang",
    "tblPr": "tblW jc tblInd tblBorders tblLayout tblCellMar",
    "tcPr": "tcW vAlign",
    "sectPr": "footerReference pgSz pgMar cols docGrid",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
    "settings": "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat themeFontLang decimalSymbol "
    "listSeparator",
}


def out_of_order(root) -> list[list[str]]:
    found = []
    for element in root.iter():
        order = SEQUENCE.get(element.tag.rpartition("}")[2])
        names = [child.tag.rpartition("}")[2] for child in element if not child.tag.endswith("latentStyles")]
        if order and names != sorted(names, key=order.split().index):
            found.append(names)
    return found


def test_every_property_stands_where_the_schema_wants_it(write, everything) -> None:
    wrapper = {"addressee": "某府", "attachments": ("统计表", "表格"), "annex": everything}
    file = write(*everything, subtitle="副题", signer="某局", date="2020年1月1日", **wrapper)
    parts = (file.main, file.styles, file.settings, file.footer1, file.footer2)
    assert [out_of_order(part) for part in parts] == [[], [], [], [], []]
    assert out_of_order(make("w:p", make("w:pPr", make("w:jc"), make("w:keepNext")))) == [["jc", "keepNext"]]


def test_the_page_has_the_margins_line_and_grid_of_gb_t_33476(write) -> None:
    file = write()
    [section] = file.main.xpath("//w:sectPr")

    def values(name: str) -> dict[str, str]:
        return {key.rpartition("}")[2]: value for key, value in section.find(qn(name)).attrib.items()}

    assert values("w:pgSz") == {"w": "11906", "h": "16838"}
    assert values("w:pgMar") == {
        "top": "1960",
        "right": "1474",
        "bottom": "1847",
        "left": "1587",
        "header": "851",
        "footer": "1446",
        "gutter": "0",
    }
    assert values("w:docGrid") == {"type": "lines", "linePitch": "589"}
    [spacing] = file.styles.xpath("//w:style[@w:styleId='Normal']/w:pPr/w:spacing")
    assert [spacing.get(qn(f"w:{name}")) for name in ("before", "after", "line", "lineRule")] == [
        "0",
        "0",
        "589",
        "exact",
    ]
    tracking = file.styles.xpath("//w:style[@w:styleId='BodyText']/w:rPr/w:spacing/@w:val")
    assert tracking == ["-5"]


def test_odd_pages_are_numbered_at_the_right_and_even_pages_at_the_left(write) -> None:
    file = write()
    assert file.settings.xpath("count(w:evenAndOddHeaders)") == 1
    references = file.main.xpath("//w:footerReference/@w:type")
    found = {}
    for kind, footer in zip(references, (file.footer1, file.footer2), strict=True):
        [indent] = footer.xpath(".//w:ind")
        text = "".join(footer.xpath(".//w:t/text()|.//w:instrText/text()"))
        side = {key.rpartition("}")[2]: value for key, value in indent.attrib.items()}
        found[kind] = (text, side, footer.xpath("string(.//w:jc/@w:val)"))
    assert found == {
        "default": ("— PAGE1 —", {"rightChars": "100", "right": "280"}, "right"),
        "even": ("— PAGE1 —", {"leftChars": "100", "left": "280"}, "left"),
    }


def test_word_opens_it_as_todays_format(write) -> None:
    modes = write().settings.xpath("//w:compatSetting[@w:name='compatibilityMode']/@w:val")
    assert modes == ["15"]


def paragraphs(main) -> list[tuple[str, str]]:
    return [(p.xpath("string(w:pPr/w:pStyle/@w:val)"), "".join(p.xpath(".//w:t/text()"))) for p in main.xpath("//w:p")]


def test_blocks_come_in_order_in_the_style_of_their_kind(write) -> None:
    main = write(
        Paragraph((Words("台账未提供"),), "notice"),
        Heading(1, "一、", (Words("基本情况"),)),
        Paragraph((Words("正文"),)),
        Paragraph((Words("来源"),), "note"),
        title="总结",
        subtitle="（草稿）",
    ).main
    assert paragraphs(main) == [
        ("Title", "总结"),
        ("Subtitle", "（草稿）"),
        ("Normal", ""),
        ("Notice", "台账未提供"),
        ("Heading1", "一、基本情况"),
        ("BodyText", "正文"),
        ("Note", "来源"),
    ]


def signature(main) -> dict[str, str]:
    return {
        "".join(p.xpath(".//w:t/text()")): p.xpath("string(w:pPr/w:ind/@w:rightChars)")
        for p in main.xpath("//w:p[w:pPr/w:pStyle/@w:val='Signature']")
    }


@pytest.mark.parametrize(
    ("signer", "date", "expected"),
    [
        ("青石县民政局办公室", "2020年12月31日", {"青石县民政局办公室": "200", "2020年12月31日": "200"}),
        ("民政局", "2020年1月1日", {"民政局": "700", "2020年1月1日": "200"}),
        ("青石县民政局", "", {"青石县民政局": "200"}),
        ("", "", {}),
    ],
)
def test_the_date_begins_two_characters_after_the_name_or_the_name_moves_left(write, signer, date, expected) -> None:
    assert signature(write(signer=signer, date=date).main) == expected


def test_a_long_title_is_parted_between_words_and_a_short_one_is_not() -> None:
    assert title_lines("2020年工作总结", 20) == ["2020年工作总结"]
    assert title_lines("第一行\n第二行", 20) == ["第一行", "第二行"]
    assert title_lines("某某县民政局关于进一步做好困难群众救助工作情况的报告", 20) == [
        "某某县民政局",
        "关于进一步做好困难群众救助工作情况的报告",
    ]
    assert title_lines("同德县民政局（合成数据）关于2020年度工作总结暨2021年工作思路的报告", 20) == [
        "同德县民政局（合成数据）关于2020年度",
        "工作总结暨2021年工作思路的报告",
    ]
    # Twenty characters, and half a one between them and the figures: too much for one line.
    assert title_lines("同德县民政局（合成数据）2020年度工作总结暨2021年工作思路", 20.1) == [
        "同德县民政局（合成数据）",
        "2020年度工作总结暨2021年工作思路",
    ]
    assert title_lines("阿坝藏族羌族自治州若尔盖县民政和退役军人事务局2020年工作总结", 20) == [
        "阿坝藏族羌族自治州若尔盖县民政",
        "和退役军人事务局2020年工作总结",
    ]
    assert title_lines("字" * 45, 20) == ["字" * 20, "字" * 12, "字" * 13]


def test_an_unknown_role_or_level_is_refused(write) -> None:
    with pytest.raises(KeyError):
        write(Paragraph((), "aside"))
    with pytest.raises(ValueError, match="5"):
        write(Heading(5, "", ()))
