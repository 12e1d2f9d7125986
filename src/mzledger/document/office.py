"""The office's own Word template: checked like any other template, filled with plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mzledger.document.lint import lint
from mzledger.document.printed import Anchors, Printed
from mzledger.document.rendering import Kit
from mzledger.values.problem import Problem

_WORD_TAG = re.compile(r"\{%(?:p|tr|tc|r)\s|\{\{r\s")
NUMBERS = "MZ703"


class PlainAnchors(Anchors):
    """Leaves a figure's text instead of a mark: the office's template keeps no keys."""

    def mark(self, printed: Printed) -> str:
        super().mark(printed)
        return printed.text


def lint_paragraphs(paragraphs: Sequence[str], name: str, kit: Kit) -> list[Problem]:
    """What is wrong in a Word template, each with the number and the first words of its paragraph.

    Typed-in numbers are the office's own there, and no problem.
    """
    text = "\n".join(_WORD_TAG.sub(lambda tag: tag.group()[:2] + " ", line.replace("\n", " ")) for line in paragraphs)
    found = lint(text, name, kit.environment, kit.names, kit.words)
    return [_in_paragraph(problem, paragraphs) for problem in found if problem.code != NUMBERS]


def _in_paragraph(problem: Problem, paragraphs: Sequence[str]) -> Problem:
    number = int("".join(character for character in problem.where.cell if character.isdigit()))
    start = paragraphs[min(number, len(paragraphs)) - 1][:12]
    return replace(problem, where=replace(problem.where, cell=f"第 {number} 段“{start}…”"))
