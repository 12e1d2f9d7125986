"""附件说明 below the text and the head of an annex, in the form of GB/T 9704 (clauses 7.3.4 and 7.3.7)."""

from __future__ import annotations

from mzledger.values.document import Document, attachment_lines
from mzledger.word.blocks import title_lines
from mzledger.word.layout import Layout
from mzledger.word.widths import text_width
from mzledger.word.xml import Element, make, paragraph, run

_LED = text_width("附件：")


def attachment_note(document: Document, layout: Layout, *, keep: bool) -> list[Element]:
    """One blank line, then a line for each attachment, two characters in; what turns over stands below the name.

    `keep` holds it to the signature that follows.
    """
    lines = attachment_lines(document)
    elements = [paragraph("Normal", (), make("w:keepNext"))] if lines else []
    for number, (lead, name) in enumerate(lines, 1):
        begins = layout.indent_chars + (0 if number == 1 else _LED)
        held = [make("w:keepNext")] if keep or number < len(lines) else []
        place = _hanging(begins, begins + text_width(lead), layout)
        elements.append(paragraph("AttachmentNote", [run(lead + name)], *held, make("w:keepLines"), place))
    return elements


def _hanging(first: float, further: float, layout: Layout) -> Element:
    """Where the first line begins and the further ones do, in characters from the left."""
    one = layout.body_size * 20
    return make(
        "w:ind",
        leftChars=round(further * 100),
        left=round(further * one),
        hangingChars=round((further - first) * 100),
        hanging=round((further - first) * one),
    )


def annex_opening(document: Document, layout: Layout) -> list[Element]:
    """A new page with the mark of the first attachment at the left edge and, below a blank line, its name as a title."""
    mark = "附件1" if len(document.attachments) > 1 else "附件"
    title = title_lines(document.attachments[0], layout.type_width / 20 / layout.title_size)
    return [
        paragraph("AnnexMark", [run(mark)], make("w:pageBreakBefore")),
        paragraph("Normal", (), make("w:keepNext")),
        paragraph("AnnexTitle", [run("\n".join(title))]),
        paragraph("Normal", (), make("w:keepNext")),
    ]
