"""A Document as plain text, as it is read in a terminal or pasted into a message."""

from __future__ import annotations

from mzledger.values.document import Block, Chart, Document, Heading, Table, attachment_lines, text_of


def to_text(document: Document) -> str:
    """Title, headings and paragraphs, a line each; a table's cells are parted by tabs. Ends with a line break."""
    lines = [document.full_title, *([document.subtitle] if document.subtitle else []), ""]
    lines += [f"{document.addressee}："] if document.addressee else []
    for block in document.blocks:
        lines.extend(_lines(block))
    attachments = [
        f"{lead:\u3000>5}{name}" if at else lead + name for at, (lead, name) in enumerate(attachment_lines(document))
    ]
    lines += ["", *attachments] if attachments else []
    lines.extend(line for line in ("", document.signer, document.date) if line or document.signer or document.date)
    return "\n".join(lines).rstrip("\n") + "\n"


def _lines(block: Block) -> list[str]:
    if isinstance(block, Heading):
        return [block.number + text_of(block.runs)]
    if isinstance(block, Table):
        return ["", block.caption, *("\t".join(text_of(cell) for cell in row) for row in block.rows), ""]
    if isinstance(block, Chart):
        return ["", block.caption, block.said, ""]
    return [text_of(block.runs)]
