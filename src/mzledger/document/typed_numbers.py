"""Numbers that somebody typed in the office's prose: no ledger gives them, so that a person has to check them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from mzledger.document.annex_tables import AnnexTable
from mzledger.values.document import Document, Heading, Paragraph, Run, Runs, Words, text_of
from mzledger.values.fact import Fact
from mzledger.values.numerals import DIGITS, SIGNS, UNITS
from mzledger.values.words import squeezed

SHEET = "未核数字"
IN_DIGITS = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")
"""In the words of a template every number is one too many, a year and an ordinal as well."""
_COUNTED = "人|户|名|位|个|次|件|条|份|场|期|家|处|所|座|亩|公里|头|只|台|套"
_UNIT = (
    rf"(?:个百分点|亿元|万元|千元|亿|万|千|百|元|角|人次|户次|{_COUNTED}|对|具|张|块|本|笔|项|平方米|㎡|斤|公斤|吨|部|辆|天|小时"
    r"|篇|支|批|株|级|步|岁|年|月|公顷|立方米|％|%|‰|倍|成|余)*"
)
_DIGITS = r"(?<![\dA-Za-z.])\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|(?<![\dA-Za-z.])\d+(?:\.\d+)?"
_WORDS = rf"(?:百分之)[{SIGNS}点]+|[{DIGITS}两][{SIGNS}]*[{UNITS}][{SIGNS}]*(?=余?(?:元|{_COUNTED}))"
_NUMBER = re.compile(f"(?:{_DIGITS}|{_WORDS}){_UNIT}")
_TO = "—–~～至到、-"
_NTH = rf"第\s*[\d{DIGITS}十百零]+"
_OTHERWISE = re.compile(
    "|".join(
        (
            rf"\d{{1,2}}(?:[{_TO}]\d{{1,2}})+\s*(?:月|日)",
            r"\d{4}\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?|\d{1,2}\s*月(?:份|\s*\d{1,2}\s*日)?|\d{1,2}\s*日",
            r"\d{1,2}[:：]\d{2}",
            r"[〔［\[(（]\s*\d{4}\s*[〕］\])）]\s*(?:第?\s*\d+\s*号)?",
            rf"{_NTH}(?:\s*[{_TO}]\s*{_NTH.replace('第', '第?', 1)})?\s*(?:条|款|项|章|号|届|次|批|期|季度)",
            rf"[“\"]?十[{DIGITS[:7]}]五[”\"]?",
            rf"[“\"](?![^“”\"]*\d+(?:人|户|名|位|个|元|万|％|%|件|份|次))[^“”\"]{{0,8}}[\d{DIGITS}十]+[^“”\"]{{0,8}}[”\"]",
            r"(?<=[。；：，])\s*[（(]\d+[）)]|\d{4,}(?=\s*(?:热线|电话|平台))|[A-Za-z]+-?\d+|^\s*[（(]?\d+[）).、．]",
            r"\d{4}\s*年?\s*[—–~至-]\s*\d{4}\s*年",
            r"\d+号(?:文|令|文件)|GB/?T?\s*\d+",
        )
    )
)
"""Dates, document numbers, ordinals, law articles, slogans in quotes: numbers that are no figures."""


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number with its unit as it was typed, where it stands, and which figure of the ledgers is printed just so."""

    section: str
    paragraph: int
    text: str
    around: str
    equals: str = ""


def spans(line: str) -> list[tuple[int, int]]:
    """Where in a line the figures are, as (start, end).

    >>> [("2020年3月救助120人次、4.5万元，依据〔2020〕5号第12条")[a:b] for a, b in spans("2020年3月救助120人次、4.5万元，依据〔2020〕5号第12条")]
    ['120人次', '4.5万元']
    """
    plain = "".join(
        unicodedata.normalize("NFKC", sign) if len(unicodedata.normalize("NFKC", sign)) == 1 else sign for sign in line
    )
    taken = [found.span() for found in _OTHERWISE.finditer(plain)]
    return [
        found.span()
        for found in _NUMBER.finditer(plain)
        if not any(start < found.end() and found.start() < end for start, end in taken)
    ]


def typed_numbers(texts: Mapping[str, Sequence[str]], printed: Iterable[tuple[str, Fact]] = ()) -> list[TypedNumber]:
    """The numbers of the texts in order; `printed` are the document's figures as they stand there, with their facts."""
    known = {_plain(text): fact.full_name for text, fact in printed}
    return [
        TypedNumber(
            section, at, line[start:end], line[max(0, start - 12) : end + 12], known.get(_plain(line[start:end]), "")
        )
        for section, lines in texts.items()
        for at, line in enumerate(lines, 1)
        for start, end in spans(line)
    ]


def numbers_table(found: Sequence[TypedNumber]) -> AnnexTable | None:
    """The list for the workbook; None where there is none."""
    rows = tuple(
        (
            each.section,
            str(each.paragraph),
            each.text,
            f"…{each.around}…",
            f"与“{each.equals}”一致" if each.equals else "没有对应的数字",
        )
        for each in found
    )
    head = ("文字材料", "第几段", "数字", "前后文", "与台账")
    return AnnexTable(SHEET, "文字材料里手写的数字，程序没有核对", head, rows) if rows else None


def review_copy(document: Document, texts: Mapping[str, Sequence[str]]) -> Document:
    """The document with what a person has to look at marked: typed numbers of the office's prose, and every 〔…〕."""
    lines = {line.lstrip("#> ") for section in texts.values() for line in section}
    blocks = tuple(
        replace(block, runs=_marked(block.runs, text_of(block.runs) in lines))
        if isinstance(block, Heading | Paragraph)
        else block
        for block in document.blocks
    )
    return replace(document, title=f"{document.title}（审阅稿）", blocks=blocks)


_SIGN = re.compile(r"〔(?!\d{4}〕)[^〕]*〕")


def _marked(runs: Runs, typed: bool) -> Runs:
    """The runs with the words to look at in pieces of their own; a sign may reach over figures."""
    text = text_of(runs)
    wanted = [found.span() for found in _SIGN.finditer(text)] + (spans(text) if typed else [])
    made: list[Run] = []
    at = 0
    for run in runs:
        made += _pieces(run.text, at, wanted) if isinstance(run, Words) else [run]
        at += len(run.text)
    return tuple(made)


def _pieces(text: str, begins: int, wanted: Sequence[tuple[int, int]]) -> list[Run]:
    """Words that begin at some place of their paragraph, cut where what is wanted begins and ends."""
    edges = {edge - begins for span in wanted for edge in span if 0 < edge - begins < len(text)}
    cuts = [0, *sorted(edges), len(text)]
    return [
        Words(text[a:b], any(start <= begins + a and begins + b <= end for start, end in wanted))
        for a, b in pairwise(cuts)
        if a < b
    ]


def _plain(text: str) -> str:
    return squeezed(text).replace(",", "")
