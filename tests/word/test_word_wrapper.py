"""Addressee, 附件说明 and the head of the annex: where GB/T 9704 wants them, and nowhere if there are none."""

from __future__ import annotations

from docx.oxml.ns import qn

from mzledger.document.plain import to_text
from mzledger.values.document import Document, Heading, Paragraph, Words

BODY = (Paragraph((Words("正文。"),)),)
ANNEX = (Heading(2, "（一）", (Words("分乡镇情况"),)),)
WRAPPER = {"issuer": "某县民政局", "addressee": "县人民政府", "signer": "某县民政局", "date": "2020年11月5日"}
NAMES = ("民政业务统计表", "附表电子版")


def paragraphs(main) -> list[tuple[str, str]]:
    return [(p.xpath("string(w:pPr/w:pStyle/@w:val)"), "".join(p.xpath(".//w:t/text()"))) for p in main.xpath("//w:p")]


def place(main, text: str) -> dict[str, str]:
    [found] = [p for p in main.xpath("//w:p") if "".join(p.xpath(".//w:t/text()")) == text]
    [indent] = found.xpath("w:pPr/w:ind")
    return {name: indent.get(qn(f"w:{name}")) for name in ("leftChars", "hangingChars")}


def test_the_whole_stands_in_the_order_of_the_standard(write) -> None:
    main = write(*BODY, title="2020年度工作总结", **WRAPPER, attachments=NAMES, annex=ANNEX).main
    assert paragraphs(main) == [
        ("Title", "某县民政局2020年度工作总结"),
        ("Normal", ""),
        ("Addressee", "县人民政府："),
        ("BodyText", "正文。"),
        ("Normal", ""),
        ("AttachmentNote", "附件：1.民政业务统计表"),
        ("AttachmentNote", "2.附表电子版"),
        ("Normal", ""),
        ("Signature", "某县民政局"),
        ("Signature", "2020年11月5日"),
        ("AnnexMark", "附件1"),
        ("Normal", ""),
        ("AnnexTitle", "民政业务统计表"),
        ("Normal", ""),
        ("Heading2", "（一）分乡镇情况"),
    ]
    broken = main.xpath("//w:p[w:pPr/w:pageBreakBefore]/w:pPr/w:pStyle/@w:val")
    assert broken == ["AnnexMark"]


def test_a_turned_over_line_stands_below_the_first_character_of_the_name(write) -> None:
    main = write(*BODY, attachments=NAMES).main
    assert place(main, "附件：1.民政业务统计表") == {"leftChars": "600", "hangingChars": "400"}
    assert place(main, "2.附表电子版") == {"leftChars": "600", "hangingChars": "100"}
    single = write(*BODY, attachments=NAMES[:1], annex=ANNEX).main
    assert place(single, "附件：民政业务统计表") == {"leftChars": "500", "hangingChars": "300"}
    assert ("AnnexMark", "附件") in paragraphs(single)


def test_text_attachments_and_signature_stay_on_one_page(write) -> None:
    main = write(*BODY, **WRAPPER, attachments=NAMES).main
    held = [len(p.xpath("w:pPr/w:keepNext")) for p in main.xpath("//w:p")][3:]
    assert held == [1] * (len(held) - 1) + [0]


def test_without_a_wrapper_the_page_is_as_before(write) -> None:
    main = write(*BODY, annex=ANNEX).main
    assert paragraphs(main) == [
        ("Title", "工作总结"), ("Normal", ""), ("BodyText", "正文。"), ("Heading2", "（一）分乡镇情况"),
    ]  # fmt: skip


def test_plain_text_says_the_same() -> None:
    assert to_text(Document("2020年度工作总结", BODY, **WRAPPER, attachments=NAMES)) == (
        "某县民政局2020年度工作总结\n\n县人民政府：\n正文。\n\n附件：1.民政业务统计表\n　　　2.附表电子版\n\n"
        "某县民政局\n2020年11月5日\n"
    )
