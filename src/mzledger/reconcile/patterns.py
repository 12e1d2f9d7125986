"""The way in which a partial identity number is written, as 18 characters with a star for each that is not known."""

from __future__ import annotations

import re

_MASK = r"*X#?·•○●×_.\-"
_HIDDEN = re.compile(rf"[{_MASK}]{{2,}}")
_AROUND = re.compile(rf"(\d{{0,14}})[{_MASK}]{{2,}}(\d{{0,5}}[\dX]|)")
_WHOLE = re.compile(rf"[\d{_MASK}]{{17}}[\dX{_MASK}]")
_DATE = re.compile(r"(18|19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_TAIL = re.compile(r"(0[1-9]|[12]\d|3[01])\d{3}[\dX]|\d{3}[\dX]")
FEWEST = 4


def pattern_of(text: str) -> str:
    """A partial number as 18 characters, `*` for those that are not known; '' for what is none.

    >>> pattern_of("990121********1234"), pattern_of("990121***123X"), pattern_of("99012119500101")
    ('990121********1234', '990121********123X', '99012119500101****')
    >>> pattern_of("1234"), pattern_of("01123X"), pattern_of("19500101"), pattern_of("990121"), pattern_of("990121195001010016")
    ('**************1234', '************01123X', '******19500101****', '', '')
    """
    if len(text) == 14 and text.isdigit() and _DATE.fullmatch(text[6:]):
        return f"{text}****"
    if len(text) == 8 and _DATE.fullmatch(text):
        return f"******{text}****"
    if _TAIL.fullmatch(text):
        return text.rjust(18, "*")
    if not _HIDDEN.search(text):
        return ""
    around = _AROUND.fullmatch(text)
    if len(text) == 18 and _WHOLE.fullmatch(text):
        last = text[17] if text[17].isdigit() or (text[17] == "X" and text[16].isdigit()) else "*"
        found = re.sub(r"\D", "*", text[:17]) + last
    elif around:
        found = around[1] + around[2].rjust(18 - len(around[1]), "*")
    else:
        return ""
    return found if sum(c != "*" for c in found) >= FEWEST and found[6:] != "*" * 12 else ""
