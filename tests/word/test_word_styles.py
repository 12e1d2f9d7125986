"""Fonts are proven in the XML: a rendering machine swaps a missing font in silence."""

from __future__ import annotations

from dataclasses import replace

from docx.oxml.ns import qn

from mzledger.values.document import Paragraph, Words
from mzledger.word.layout import GB9704
from mzledger.word.xml import font, make, run


def fonts(styles) -> dict[str, tuple[str, str, str]]:
    """Style id → Chinese font, Latin font, half points."""
    found = {}
    for style in styles.xpath("//w:style[@w:type='paragraph']"):
        names = style.find(f".//{qn('w:rFonts')}")
        latin = {names.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs")}
        assert len(latin) == 1, style.get(qn("w:styleId"))
        found[style.get(qn("w:styleId"))] = (
            names.get(qn("w:eastAsia")),
            latin.pop(),
            style.find(f".//{qn('w:sz')}").get(qn("w:val")),
        )
    return found


def theme_attributes(element) -> list[str]:
    return [name for each in element.iter() for name in each.attrib if name.endswith("Theme")]


def test_every_style_names_its_fonts_for_every_script(write) -> None:
    roman = "Times New Roman"
    assert fonts(write().styles) == {
        "Normal": ("仿宋_GB2312", roman, "32"),
        "Title": ("方正小标宋简体", roman, "44"),
        "Subtitle": ("楷体_GB2312", roman, "32"),
        "Heading1": ("黑体", roman, "32"),
        "Heading2": ("楷体_GB2312", roman, "32"),
        "Heading3": ("仿宋_GB2312", roman, "32"),
        "Heading4": ("仿宋_GB2312", roman, "32"),
        "Addressee": ("仿宋_GB2312", roman, "32"),
        "AttachmentNote": ("仿宋_GB2312", roman, "32"),
        "AnnexMark": ("黑体", roman, "32"),
        "AnnexTitle": ("方正小标宋简体", roman, "44"),
        "BodyText": ("仿宋_GB2312", roman, "32"),
        "Signature": ("仿宋_GB2312", roman, "32"),
        "Notice": ("黑体", roman, "28"),
        "Note": ("仿宋_GB2312", roman, "24"),
        "Caption": ("黑体", roman, "28"),
        "Figure": ("仿宋_GB2312", roman, "24"),
        "FigureCaption": ("黑体", roman, "28"),
        "TableText": ("仿宋_GB2312", roman, "24"),
        "TableHead": ("黑体", roman, "24"),
        "Footer": ("宋体", "宋体", "28"),
    }


def test_an_office_can_change_any_font_and_size(write) -> None:
    layout = replace(GB9704, body_font="仿宋", latin_font="仿宋", title_font="华文中宋", bold_levels=(3,))
    styles = write(layout=layout).styles
    assert fonts(styles)["BodyText"] == ("仿宋", "仿宋", "32")
    assert fonts(styles)["Title"] == ("华文中宋", "仿宋", "44")
    bold = {s.get(qn("w:styleId")) for s in styles.xpath("//w:style[.//w:b[@w:val='1']]")}
    assert bold == {"Heading3"}


def test_no_theme_can_win_over_a_font_name(write, everything) -> None:
    file = write(*everything)
    parts = (file.styles, file.main, file.footer1, file.footer2)
    assert [theme_attributes(part) for part in parts] == [[], [], [], []]
    themed = make("w:rPr", make("w:rFonts", asciiTheme="minorHAnsi"))
    assert theme_attributes(themed) != []  # the guard can fail


def test_the_language_of_the_text_is_chinese(write) -> None:
    languages = write().styles.xpath("//w:lang/@w:eastAsia")
    assert set(languages) == {"zh-CN"}


def test_every_style_that_the_text_uses_is_in_the_style_sheet(write, everything) -> None:
    wrapper = {"addressee": "某府", "attachments": ("统计表", "表格"), "annex": everything[:1]}
    file = write(*everything, subtitle="副题", signer="某局", date="2020年1月1日", **wrapper)
    used = {*file.main.xpath("//w:pStyle/@w:val"), *file.footer1.xpath("//w:pStyle/@w:val")}
    assert used == {*file.styles.xpath("//w:style[@w:type='paragraph']/@w:styleId")}


def test_headings_have_their_outline_level_and_stay_with_what_follows(write) -> None:
    styles = write().styles
    for level in (1, 2, 3, 4):
        [properties] = styles.xpath(f"//w:style[@w:styleId='Heading{level}']/w:pPr")
        [indent] = properties.xpath("w:ind")
        assert [child.tag for child in properties] == [
            qn(f"w:{name}") for name in ("keepNext", "keepLines", "ind", "outlineLvl")
        ]
        assert properties.xpath("string(w:outlineLvl/@w:val)") == str(level - 1)
        assert dict(indent.attrib) == {qn("w:firstLineChars"): "200", qn("w:firstLine"): "640"}


def test_quotes_dashes_and_dots_take_the_chinese_font(write) -> None:
    main = write(Paragraph((Words("“应保尽保”……——"), Words("ABC 12")))).main
    hints = [(r.xpath("string(w:t)"), r.xpath("string(w:rPr/w:rFonts/@w:hint)")) for r in main.xpath("//w:r")][1:]
    assert hints == [("“应保尽保”……——", "eastAsia"), ("ABC 12", "")]


def test_a_missing_font_has_a_named_stand_in(write) -> None:
    named = {font.get(qn("w:name")): font.find(qn("w:altName")) for font in write().fontTable}
    pairs = {name: "" if other is None else other.get(qn("w:val")) for name, other in named.items()}
    assert pairs == {
        "Times New Roman": "",
        "仿宋_GB2312": "仿宋",
        "宋体": "SimSun",
        "方正小标宋简体": "宋体",
        "楷体_GB2312": "楷体",
        "黑体": "SimHei",
    }


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    made = run("一\x00二\x0b\r\n三\t\ud800四")
    assert [child.tag.rpartition("}")[2] for child in made] == ["rPr", "t", "br", "t", "tab", "t"]
    assert [t.text for t in made.xpath("w:t")] == ["一二", "三", "四"]


def test_an_element_used_twice_is_copied_not_moved() -> None:
    names = font("A", "甲")
    first, second = make("w:rPr", names), make("w:rPr", names)
    assert (len(first), len(second)) == (1, 1)
