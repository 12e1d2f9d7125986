"""What a person's name can look like: Chinese, Tibetan or Uyghur names in characters, with a dot or a note in brackets; Latin ones.

`read_name` refuses what no name can be (a number, a day, an identity number, a formula). `unlikely` says what is doubtful of a
name that was taken. Names tell no person apart, so doubt touches no figure.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time
from typing import Any

from mzledger.schema.defects import defect, no_error_word, shown
from mzledger.schema.numbers import INVISIBLE
from mzledger.values.numerals import DIGITS, ZEROS

LONGEST, LONGEST_UNPARTED = 30, 12
NO_NAME = frozenset(
    (
        "null",
        "none",
        "nan",
        "nat",
        "undefined",
        "n/a",
        "na",
        "无",
        "空",
        "没有",
        "暂无",
        "不详",
        "未填",
        "-",
        "--",
        "—",
        "——",
        "/",
        "\\",
        "*",
        "。",
        ".",
    )
)
"""Words by which people and systems say that there is nothing."""
_HAN = r"\u3400-\u9fff\uf900-\ufaff\ue000-\uf8ff〇\U00020000-\U000323af"
"""With the private characters in which old systems keep rare names."""
_DOTS = "·•・．.‧∙⋅●"
_NOTE = rf"(?:[（(][{_HAN}A-Za-z0-9、，,\s]{{1,12}}[）)])?"
_CHINESE = re.compile(rf"[{_HAN}]+(?:[{_DOTS}\s]+[{_HAN}]+)*\s*{_NOTE}")
_LATIN = re.compile(rf"[^\W\d_{_HAN}][^\W\d_{_HAN}]*(?:[\s.,'’‘\-·]+[^\W\d_{_HAN}]+)*\.?\s*{_NOTE}")
_SEVERAL = re.compile(r"[、，,;；/\n]")
_FORMULA = re.compile(r"^[=@]|[{}<>|\\]")
_FIGURE = re.compile(
    r"[-+(（￥¥约]*\d[\d,.\s\-/年月:xX*]*(日|号|元|万元|千元|元/月|元整|人|户|岁|个|%|左右|以上|以下)?[)）]?"
)
_DAY = re.compile(rf"[\d{ZEROS}{DIGITS}十]{{2,4}}年([\d{DIGITS}十]{{1,3}}月)?([\d{DIGITS}十]{{1,3}}日)?")
_MASKED = re.compile(r"[*＊?？□�]|某")
_OTHER_WORDS = re.compile(
    r"(合计|小计|总计|同上|详见.*|见附.*|附件|以下空白|未知|姓名|户主|本人|户主姓名|社保卡|现金|一卡通|存折)"
)


def read_name(raw: Any) -> str:
    """A name as it is kept; a defect where the cell can't hold one (MZ109), or holds a word for nothing (MZ115)."""
    if isinstance(raw, bool) or not isinstance(raw, str):
        kind = "日期" if isinstance(raw, (date, time)) else "数字"
        raise defect("MZ109", f"姓名一格是{kind} {shown(raw, sensitive=kind == '数字')}，不是姓名")
    text = raw.translate(INVISIBLE).strip()
    narrow = unicodedata.normalize("NFKC", text).strip()
    no_error_word(narrow.upper())
    if narrow.lower() in NO_NAME:
        raise defect("MZ115", f"姓名没有填写，只写着“{shown(text)}”")
    if not _may_be_name(narrow):
        raise defect("MZ109", f"姓名一格是“{shown(text)}”，不是姓名")
    if len(text) > LONGEST and not _LATIN.fullmatch(text):
        raise defect("MZ109", f"姓名一格有 {len(text)} 个字（“{shown(text)}”），不是姓名")
    return text


def _may_be_name(text: str) -> bool:
    letters = sum(unicodedata.category(c)[0] == "L" or _is_private(c) for c in text)
    other = (
        text.upper() in ("TRUE", "FALSE") or _FORMULA.search(text) or _FIGURE.fullmatch(text) or _DAY.fullmatch(text)
    )
    return letters > 0 and letters >= sum(c.isdigit() for c in text) and not other


def _is_private(character: str) -> bool:
    return character == "〇" or "\ue000" <= character <= "\uf8ff"


def unlikely(name: str, several: bool = False) -> str | None:
    """What is doubtful of a name; None where nothing is. `several` persons may stand in the cell, as guardians do.

    >>> unlikely("才让·卓玛"), unlikely("张三（女）"), unlikely("JOHN SMITH"), unlikely("张三1")
    (None, None, None, '姓名“张三1”里有数字')
    """
    parts = [part for part in _SEVERAL.split(name) if part.strip()] if _SEVERAL.search(name) else [name]
    if len(parts) > 1 and all(_CHINESE.fullmatch(part.strip()) for part in parts):
        return None if several else f"姓名“{shown(name)}”像是几个人的，一行应是一个人"
    what = _doubt(name)
    return f"姓名“{shown(name)}”{what}" if what else None


def _doubt(name: str) -> str:
    bare = re.sub(rf"\s*{_NOTE}$", "", name) or name
    if _OTHER_WORDS.fullmatch(bare):
        return "不像姓名"
    if _MASKED.search(name):
        return "不是完整的姓名"
    if _CHINESE.fullmatch(name):
        letters = re.sub(rf"[{_DOTS}\s]", "", bare)
        if len(letters) < 2:
            return "只有一个字"
        return "太长，不像姓名" if len(letters) > LONGEST_UNPARTED and len(bare) == len(letters) else ""
    if _LATIN.fullmatch(name):
        return "只有一个字母" if len(bare) < 2 else ""
    if any(c.isdigit() for c in bare):
        return "里有数字"
    return "里有姓名里没有的字符"
