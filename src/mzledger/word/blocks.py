"""Title, headings, paragraphs and signature as OOXML."""

from __future__ import annotations

from mzledger.values.document import Document, Figure, Heading, Paragraph, Runs, Words, text_of
from mzledger.word.keys import Keys
from mzledger.word.layout import Layout
from mzledger.word.widths import printed_width, text_width
from mzledger.word.xml import Element, make, paragraph, run

_ROLES = {"body": "BodyText", "notice": "Notice", "note": "Note"}
_KEPT_WHOLE = 280
"""A paragraph of so many characters (ten lines) or fewer is moved as a whole to stand with the signature."""
_BREAK_BEFORE = ("暨", "和", "及", "与", "关于")
_BREAK_AFTER = ("年度", "总结", "计划", "年", "的", "局", "县", "）", "，", "、", "：")
_ENDS_OF_OFFICES = ("局", "）")
_BROKEN_WORD = 2
_NEVER_FIRST = ("度", "（", "）", "，", "、", "：", "的报告")


def run_elements(runs: Runs, keys: Keys | None, *properties: Element) -> list[Element]:
    """The runs in order, each figure inside its bookmark; without `keys` a figure is plain text."""
    elements: list[Element] = []
    for part in runs:
        marks = [make("w:highlight", val="yellow")] if isinstance(part, Words) and part.marked else []
        made = run(part.text, *properties, *marks)
        if isinstance(part, Figure) and keys is not None:
            elements.extend(keys.mark(part, made))
        else:
            elements.append(made)
    return elements


def opening(document: Document, layout: Layout) -> list[Element]:
    """Title, subtitle if any, one blank line, and whom it goes to (GB/T 9704 clauses 7.3.1 and 7.3.2)."""
    title = title_lines(document.full_title, layout.type_width / 20 / layout.title_size)
    elements = [paragraph("Title", [run("\n".join(title))])]
    if document.subtitle:
        elements.append(paragraph("Subtitle", [run(document.subtitle)]))
    addressee = [paragraph("Addressee", [run(f"{document.addressee}：")])] if document.addressee else []
    return [*elements, paragraph("Normal"), *addressee]


def title_lines(title: str, width: float) -> list[str]:
    """The title's own lines; one too long for `width` characters is parted near its middle, between words if it can.

    >>> title_lines("某某县民政局2020年度工作总结暨2021年工作思路", 20)
    ['某某县民政局2020年度工作总结', '暨2021年工作思路']
    """
    lines = []
    for line in title.split("\n"):
        if printed_width(line) <= width:
            lines.append(line)
            continue
        short = [place for place in range(1, len(line)) if printed_width(line[:place]) <= width]
        fitting = [place for place in short if printed_width(line[place:]) <= width]
        whole = [place for place in short if _badness(line, place) < _BROKEN_WORD]
        # Three lines between words rather than two that part one.
        places = [place for place in fitting if place in whole] or whole or fitting or short
        best = min(
            places, key=lambda place: (_badness(line, place), abs(text_width(line[:place]) - text_width(line) / 2))
        )
        lines += [line[:best], *title_lines(line[best:], width)]
    return lines


def _badness(line: str, place: int) -> int:
    before, after = line[:place], line[place:]
    if after.startswith(_NEVER_FIRST):
        return _BROKEN_WORD
    if after.startswith(_BREAK_BEFORE) or (before.endswith(_ENDS_OF_OFFICES) and after[0].isdigit()):
        return 0
    return 1 if before.endswith(_BREAK_AFTER) and not after.startswith(_BREAK_AFTER) else _BROKEN_WORD


def heading(block: Heading, keys: Keys | None) -> Element:
    """A heading with its printed ordinal, in the style of its level (clause 7.3.3).

    Raises ValueError for a level that is not 1 to 4.
    """
    if not 1 <= block.level <= 4:
        raise ValueError(f"heading level {block.level}")
    return paragraph(f"Heading{block.level}", run_elements((Words(block.number), *block.runs), keys))


def body(block: Paragraph, keys: Keys | None, *, keep: bool = False) -> Element:
    """A paragraph in the style of its role. Raises KeyError for an unknown role.

    `keep` holds it to what follows: a short one moves with it as a whole, a long one lets its last lines go.
    """
    short = text_width(text_of(block.runs)) <= _KEPT_WHOLE
    held = [make("w:keepNext"), *([make("w:keepLines")] if short else [])] if keep else []
    return paragraph(_ROLES[block.role], run_elements(block.runs, keys), *held)


def signature(document: Document) -> list[Element]:
    """One blank line, who signs, and when: the form without a seal (clause 7.3.5.2).

    The name stands two characters from the right and the date begins two after the name; a date too long for that stands
    two from the right, and the name moves left. Digits count half.
    """
    name, date = text_width(document.signer), text_width(document.date)
    name_right, date_right = (2.0, name - date) if date <= name else (date - name + 4, 2.0)
    if not (name and date):
        name_right = date_right = 2.0
    lines = [(text, right) for text, right in ((document.signer, name_right), (document.date, date_right)) if text]
    elements = [
        paragraph(
            "Signature",
            [run(text)],
            *([make("w:keepNext")] if number < len(lines) else []),
            make("w:keepLines"),
            make("w:ind", rightChars=round(right * 100), right=round(right * 320)),
        )
        for number, (text, right) in enumerate(lines, 1)
    ]
    blank = [paragraph("Normal", (), make("w:keepNext"))] if elements else []
    return [*blank, *elements]
