"""What a filled Word template says, as a Document: for its text, its page, its annex and the sources of its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from mzledger.document.office_filling import words_of
from mzledger.values.document import Block, Document, Figure, Heading, Paragraph, Run, Runs, Table, Words, text_of
from mzledger.values.office import BREAK, FilledLine, FilledPart, Part

_LONGEST_TITLE = 120


def office_document(
    filled: Sequence[tuple[Part, FilledPart]], name: str, labels: Mapping[int, str] | None = None
) -> Document:
    """The document in reading order: the body, then what stands beside it and was filled in.

    `labels` are the numbers that Word makes for the body's lines, by their places. Its title is the first paragraph where that is one; `name` stands for it else.
    """
    blocks = [block for part, lines in filled[:1] for block in _blocks(part, lines, labels or {})]
    for part, lines in filled[1:]:
        told = [line for line in lines if any(passage.pieces is not None for passage in line.passages)]
        blocks += _blocks(part, told, {})
    first = blocks[0] if blocks else None
    titled = isinstance(first, Paragraph) and not any(isinstance(run, Figure) for run in first.runs)
    title = text_of(first.runs).strip() if titled and isinstance(first, Paragraph) else ""
    if not title or len(title) > _LONGEST_TITLE or title.endswith("。"):
        return Document(name, tuple(blocks))
    return Document(title, tuple(blocks[1:]))


def _blocks(part: Part, lines: Sequence[FilledLine], labels: Mapping[int, str]) -> Iterator[Block]:
    for table, found in groupby(enumerate(lines), key=lambda each: part.lines[each[1].at].table):
        if table >= 0:
            yield Table("", tuple(tuple(_cells(part, line)) for _, line in found), head_rows=0)
            continue
        for place, line in found:
            runs, level = tuple(_printed(words_of(line.passages[0], part.lines[line.at]))), part.lines[line.at].level
            number = labels.get(place, "")
            if not text_of(runs).strip():
                continue
            yield Heading(level, number, runs) if level else Paragraph((Words(number), *runs) if number else runs)


def _cells(part: Part, line: FilledLine) -> Iterator[Runs]:
    template = part.lines[line.at]
    for cell in range(1 + max((passage.cell for passage in template.passages), default=0)):
        runs: list[Run] = []
        for passage in line.passages:
            if passage.cell == cell:
                runs += [Words("\n")] if runs else []
                runs += _printed(words_of(passage, template))
        yield tuple(runs)


def _printed(runs: Runs) -> Iterator[Run]:
    for run in runs:
        yield Words(run.text.replace(BREAK, "\n")) if isinstance(run, Words) and BREAK in run.text else run
