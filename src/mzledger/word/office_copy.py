"""The templates' text as one Word file to start from, in the form of GB/T 9704: what the office edits instead of Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mzledger.values.document import Document, Heading, Paragraph
from mzledger.word import blocks
from mzledger.word.layout import GB9704, Layout
from mzledger.word.writing import new_file, save
from mzledger.word.xml import Element, make, paragraph, run


def write_copy(
    title: str,
    addressee: str,
    text: Sequence[Heading | Paragraph],
    attachments: str,
    signature: Document,
    path: Path,
    layout: Layout = GB9704,
) -> None:
    """Writes a template: title, addressee, text, the line that lists attachments, and who signs, each as it is named in tags.

    `signature` tells by its signer and date where the names stand. Raises `Unusable`.
    """
    word = new_file(layout)
    end = word.element.body[-1]
    made: list[Element] = [
        paragraph("Title", [run(title)]), paragraph("Normal"), paragraph("Addressee", [run(addressee)]),
        *(blocks.heading(each, None) if isinstance(each, Heading) else blocks.body(each, None) for each in text),
        paragraph("Normal", (), make("w:keepNext")),
        paragraph("AttachmentNote", [run(attachments)], make("w:ind", firstLineChars=layout.indent_chars * 100)),
        *_signed(signature),
    ]  # fmt: skip
    for element in made:
        end.addprevious(element)
    save(word, path)


def _signed(signature: Document) -> list[Element]:
    """Blank line, name and date: placed for the texts of a sample, saying the names that the tags stand for."""
    tags = iter(("{{ 单位名称 }}", "{{ 成文日期 }}"))
    made = blocks.signature(signature)
    for element in made:
        runs = [each for each in element if each.tag.endswith("}r")]
        if runs:
            for each in runs:
                element.remove(each)
            element.append(run(next(tags)))
    return made
