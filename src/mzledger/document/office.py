"""A part of the office's Word template as one template text, and what is wrong with it, each with its paragraph.

The marks in the text are letters that nobody types: one where a line begins, one where a run does. They go through the
template's language as words do, and tell afterwards where the printed words belong and how they look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from mzledger.document.lint import lint
from mzledger.document.markup import without_ordinal
from mzledger.document.rendering import Kit
from mzledger.document.rewriting import BRACES, tag_spans
from mzledger.document.typed_numbers import IN_DIGITS
from mzledger.values.office import BREAK, Line, Part, Passage
from mzledger.values.problem import Problem, Severity, Where
from mzledger.values.words import listed

RUNS, LINES, END = 0x100000, 0x108000, 0x10FFFE
"""Where the marks begin: of runs, of lines; none stands at the end or beyond."""
_PRIVATE = re.compile("[\ue000-\ue011\ue013-\ue01f\U00100000-\U0010ffff]")
_CONTROL = re.compile(r"(?:\{%(?:(?!%\}).)*%\}\s*)+")
_OF_DOCXTPL = re.compile(r"^(\{%|\{\{)(?:p|tr|r)\s")
_NAMED = 6
NUMBERS = "MZ703"
TRACKED = "这一段有还没有接受的修订，不知道以哪个为准"
_ACCEPT = "在 Word 或 WPS 的“审阅”里选“接受所有修订”，保存后再试"


@dataclass(slots=True)
class OfficeSource:
    """A part's template text. `runs` gives for each mark of a run its line, its passage and its number there."""

    part: Part
    text: str = ""
    runs: list[tuple[int, int, int]] = field(default_factory=list)

    def place(self, line: int) -> str:
        """`页眉第 2 段“全县困境儿童…”`, for the line of that index."""
        text = " ".join(self.part.lines[line].text.split())
        if not text:
            other = "".join(passage.struck + passage.unread for passage in self.part.lines[line].passages)
            return f"{self.part.name}“{other[:12]}…”"
        number = sum(1 for each in self.part.lines[: line + 1] if each.text.strip())
        return f"{self.part.name}第 {number} 段“{text[:12]}…”"


def source_of(part: Part) -> OfficeSource:
    """The part as a template: a line of text for each of its lines."""
    made = OfficeSource(part)
    made.text = "\n".join(_line(made, number, line) for number, line in enumerate(part.lines))
    return made


def check(source: OfficeSource, name: str, kit: Kit) -> list[Problem]:
    """What is wrong in a part: errors as in any template, and as 提醒 the numbers that no ledger gives."""
    if len(source.runs) > LINES - RUNS or len(source.part.lines) > END - LINES:
        return [Problem("MZ704", Severity.ERROR, Where(name), "模板太长，多半不是一份总结的模板")]
    found = lint(source.text, name, kit.environment, kit.known, kit.words)
    told = [_in_paragraph(problem, source) for problem in found if problem.code != NUMBERS]
    return [*told, *_odd(source, name), *_unread(source, name), *_tracked(source, name), *_typed(source, name)]


def in_paragraph(source: OfficeSource, name: str, line: int, said: str) -> Problem:
    """What went wrong while a line (from 1) was filled in."""
    at = min(max(line, 1), len(source.part.lines)) - 1
    return Problem("MZ704", Severity.ERROR, Where(name, cell=source.place(at)), said)


def _line(source: OfficeSource, number: int, line: Line) -> str:
    words = "".join(_clean(passage.text) for passage in line.passages).strip()
    if _CONTROL.fullmatch(words):
        return words
    marked = "".join(_passage(source, number, at, passage) for at, passage in enumerate(line.passages))
    return ("#" * (line.level + 1) + " " if line.level else "") + chr(LINES + number) + marked


def _passage(source: OfficeSource, line: int, at: int, passage: Passage) -> str:
    """The words with a mark where a run begins; a tag is one piece, in the look of the name that it begins with."""
    text, looks = passage.text, [run for run, text in passage.pieces for _ in text or ""]
    first = passage.pieces[0][0] if passage.pieces else -1
    made, current, done = [_mark(source, line, at, looks[0] if looks else first)], looks[0] if looks else first, 0
    for start, end in [*tag_spans(text), (len(text), len(text))]:
        for place in range(done, start):
            if looks[place] != current:
                current = looks[place]
                made.append(_mark(source, line, at, current))
            made.append(text[place])
        if start < end:
            named = next((n for n in range(start, end) if text[n] not in BRACES + " %％\u3000\t" + BREAK), start)
            if looks[named] != current:
                current = looks[named]
                made.append(_mark(source, line, at, current))
            made.append(_tag(text[start:end]))
        done = end
    return "".join(made)


def _mark(source: OfficeSource, line: int, passage: int, run: int) -> str:
    source.runs.append((line, passage, run))
    return chr(min(RUNS + len(source.runs) - 1, LINES - 1))


def _tag(text: str) -> str:
    """A tag without what Word puts into it, and as docxtpl's users wrote it."""
    plain = text.replace(BREAK, " ").replace("\t", " ").replace("\xa0", " ").replace("\u200b", "")
    return _OF_DOCXTPL.sub(r"\1 ", plain)


def _clean(text: str) -> str:
    return "".join(_tag(text[start:end]) if tag else text[start:end] for start, end, tag in _spans(text))


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    at = 0
    for start, end in tag_spans(text):
        yield at, start, False
        yield start, end, True
        at = end
    yield at, len(text), False


def has_tags(text: str) -> bool:
    """Whether anything is to be filled in."""
    return any(tag for _, _, tag in _spans(text))


def _in_paragraph(problem: Problem, source: OfficeSource) -> Problem:
    number = int("".join(character for character in problem.where.cell if character.isdigit()))
    at = min(number, len(source.part.lines)) - 1
    return replace(problem, where=replace(problem.where, cell=source.place(at)))


def _odd(source: OfficeSource, name: str) -> Iterator[Problem]:
    for number, line in enumerate(source.part.lines):
        for odd in _PRIVATE.findall("".join(passage.text for passage in line.passages))[:1]:
            what = f"有印不出来的字符（U+{ord(odd):04X}），请删去它"
            yield Problem("MZ704", Severity.ERROR, Where(name, cell=source.place(number)), what)


def _unread(source: OfficeSource, name: str) -> Iterator[Problem]:
    for number, line in enumerate(source.part.lines):
        unread = "".join(passage.unread for passage in line.passages)
        if unread:
            what = f"“{unread[:30]}”写在公式、图形一类的对象里，填不进去，请移到正文里"
            yield Problem("MZ704", Severity.ERROR, Where(name, cell=source.place(number)), what)


def _tracked(source: OfficeSource, name: str) -> Iterator[Problem]:
    for number, line in enumerate(source.part.lines):
        changed = [passage for passage in line.passages if passage.tracked]
        if changed:
            filled = any(sign in passage.text + passage.struck for passage in changed for sign in BRACES)
            severity = Severity.ERROR if filled else Severity.WARNING
            yield Problem("MZ704", severity, Where(name, cell=source.place(number)), TRACKED, mend=_ACCEPT)


def _typed(source: OfficeSource, name: str) -> Iterator[Problem]:
    """The numbers that stand in the words of each line, ordinals left out."""
    for number, line in enumerate(source.part.lines):
        words = " ".join("".join(_typed_words(passage.text)) for passage in line.passages)
        found = list(dict.fromkeys(IN_DIGITS.findall(words)))
        if found:
            what = f"写有数字“{listed([each[:20] for each in found], _NAMED)}”，不是由台账算出的（未核数字），照原样印出，请自己核对"
            yield Problem(NUMBERS, Severity.WARNING, Where(name, cell=source.place(number)), what)


def _typed_words(text: str) -> Iterator[str]:
    for start, end, tag in _spans(text):
        if not tag:
            yield text[start:end] if start else without_ordinal(text[start:end])
