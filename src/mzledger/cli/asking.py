"""What `mz init` asks where an option is left out: on a terminal the clerk, else nobody, and then it says what it took."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mzledger.cli.console import note, on_terminal
from mzledger.values.refusal import Refused
from mzledger.work.asked import Answers

if TYPE_CHECKING:
    from mzledger.work.first_look import AlreadyThere

_COUNTY = re.compile(r"[\u4e00-\u9fff]{1,14}?(?:自治县|自治旗|县|区|市|旗)")


def ask(given: Answers, folder: Path, there: AlreadyThere) -> Answers:
    """The answers with what was left out asked for, or assumed. What a settings file or a register tells is not asked."""
    from mzledger.work.wishes import check_year, names_of
    from mzledger.workspace.place_list import read_places
    from mzledger.workspace.running import not_run_slugs
    from mzledger.workspace.settings import read_closing

    county = office = closing = programs = without = ""
    if there.settings:
        _say_unused(given)
    else:
        county = given.county or _answer("县名", county_of(folder))
        office = given.office or _answer("单位名称", f"{county}民政局" if county else "县民政局")
        closing = given.closing or _answer("每年统计到哪一天（月-日）", "12-31", read_closing)
        programs, without = given.programs, given.without
        if not programs and not without:
            without = _answer(
                "本县不开展的业务（用顿号分开，全都开展的直接回车）", "", lambda text: not_run_slugs(names_of(text))
            )
    year = given.year or _answer(
        "台账是哪一年的", str(there.years[-1] if there.years else date.today().year), check_year
    )
    places = (
        given.places
        if given.places or there.places
        else _answer(PLACES, "", lambda text: read_places(text) if text else None)
    )
    return Answers(county, office, year, closing, places, programs, without)


def _say_unused(given: Answers) -> None:
    if any((given.county, given.office, given.closing, given.programs, given.without)):
        note("mz.toml 已经有了，县名、单位、截止日、业务以它为准，这次写的没有用到；要改请直接改 mz.toml。")


PLACES = "乡镇和村（写成 青石镇:张家村、李家社区;白沙乡:王家村，或写区划表的文件名；以后再填的直接回车）"


def _answer(question: str, default: str, check: Callable[[str], object] = str) -> str:
    """A clerk's answer; one that can't be used is said to be so and asked for again."""
    if not on_terminal(sys.stdin):
        if default:
            note(f"{question}：没有写，按“{default}”。")
        return default
    while True:
        print(f"{question}{f'［{default}］' if default else ''}：", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        answer = line.strip() or default
        try:
            check(answer)
        except Refused as error:
            if not line:
                raise
            note(error.sentence)
            continue
        return answer


def county_of(folder: Path) -> str:
    """The county that a folder's name begins with; '' where it begins with none.

    >>> county_of(Path("白水县民政台账")), county_of(Path("台账"))
    ('白水县', '')
    """
    match = _COUNTY.match(folder.resolve().name)
    return match[0] if match else ""
