"""The office's own Word template: checked like any other template, filled with plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mzledger.document.lint import lint
from mzledger.document.printed import Anchors, Printed
from mzledger.document.rendering import Kit, failure
from mzledger.values.problem import Problem, Severity, Where

_WORD_TAG = re.compile(r"\{%(?:p|tr|tc|r)\s|\{\{r\s")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
"""Word makes curly quotes of straight ones while one types; docxtpl reads them back as straight."""
NUMBERS = "MZ703"
_LINES, _TAGS = re.compile("\r\n|\r|\n"), re.compile("<[^>]+>")


class PlainAnchors(Anchors):
    """Leaves a figure's text instead of a mark: the office's template keeps no keys."""

    def mark(self, printed: Printed) -> str:
        super().mark(printed)
        return printed.text


def lint_paragraphs(paragraphs: Sequence[str], name: str, kit: Kit, part: str = "") -> list[Problem]:
    """What is wrong in a part of a Word template, each with the number and the first words of its paragraph.

    A part is the body, or 页眉, 页脚, 脚注. Typed-in numbers are the office's own there, and no problem.
    """
    text = "\n".join(map(_as_template, paragraphs))
    found = lint(text, name, kit.environment, kit.known, kit.words)
    return [_in_paragraph(problem, paragraphs, part) for problem in found if problem.code != NUMBERS]


def unfilled(error: Exception, name: str, kit: Kit, parts: Sequence[tuple[str, Sequence[str]]]) -> Problem:
    """What went wrong while a Word template was filled in, with the paragraph where it did; `parts` as for linting."""
    line, said = failure(error)
    lines = _LINES.split(kit.environment.last_source)
    text = _TAGS.sub("", lines[line - 1]).strip() if 0 < line <= len(lines) else ""
    if not line:
        said = "填写不了，这个文件不像 Word 写出的。请在 Word 或 WPS 中打开，另存为“Word 文档（*.docx）”后再试"
    return Problem("MZ704", Severity.ERROR, Where(name, cell=_place(text, parts) if text else ""), said)


def _place(text: str, parts: Sequence[tuple[str, Sequence[str]]]) -> str:
    """A paragraph's number and first words; its words alone where no numbered paragraph holds them."""
    for part, paragraphs in parts:
        for number, paragraph in enumerate(paragraphs, 1):
            if text in _as_template(paragraph):
                return f"{part}第 {number} 段“{text[:12]}…”"
    return f"“{text[:12]}…”"


def _as_template(line: str) -> str:
    """A paragraph as docxtpl gives it to jinja."""
    line = _WORD_TAG.sub(lambda tag: tag.group()[:2] + " ", line.replace("\n", " "))
    return _TAG.sub(lambda tag: tag.group().translate(_QUOTES), line)


def _in_paragraph(problem: Problem, paragraphs: Sequence[str], part: str) -> Problem:
    number = int("".join(character for character in problem.where.cell if character.isdigit()))
    start = " ".join(paragraphs[min(number, len(paragraphs)) - 1].split())[:12]
    return replace(problem, where=replace(problem.where, cell=f"{part}第 {number} 段“{start}…”"))
