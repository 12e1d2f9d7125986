"""The comparison with the poverty register lacks what the rosters lack."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mzledger.facts.book import FactBook
from mzledger.programs import dibao
from mzledger.work.outside import poverty_lines
from mzledger.workspace.folder import find_workspace
from sheets import an_id, write_book

ROSTER = f"""
户主身份证号 | 身份证号 | 与户主关系 | 起始保障年月
{an_id(1)} | {an_id(1)} | 户主 | 2019-05
{an_id(4)} | {an_id(4)} | 户主 | 2019-05
"""


def other(number: int) -> str:
    """The roster with other people."""
    return ROSTER.replace(an_id(1), an_id(number)).replace(an_id(4), an_id(number + 1))


RURAL = {"2020/农村低保.xlsx": ("dibao", 0, ROSTER)}
URBAN = {"2020/城市低保.xlsx": ("dibao", 0, other(2))}
HARDSHIP = {"2020/特困供养.xlsx": ("extreme_hardship", 0, other(6))}


def compared(facts: FactBook, folder: Path) -> dict[str, str]:
    """The comparison's figures as they are printed."""
    people = [{"姓名": "张三", "身份证号": an_id(1)}, {"姓名": "李四", "身份证号": an_id(9)}]
    write_book(folder / "外部名单/poverty.xlsx", {"名单": people}, "建档立卡贫困人口名单")
    lines = poverty_lines(find_workspace(folder), facts, [])
    return {name: figure.text for name, figure in lines.items() if name != "分类"}


def test_whoever_stands_in_a_roster_that_is_missing_is_not_called_uncovered(
    facts_of: Callable[..., FactBook], tmp_path: Path
) -> None:
    found = compared(facts_of(RURAL | HARDSHIP), tmp_path)
    assert set(found.values()) == {"〔未提供台账：城市低保〕"}


def test_a_roster_without_ids_leaves_nothing_to_compare(facts_of: Callable[..., FactBook], tmp_path: Path) -> None:
    facts = facts_of(RURAL | URBAN | HARDSHIP)
    facts.book.records(dibao.Member).parts[0].absent |= {"id_no"}  # type: ignore[union-attr]
    assert set(compared(facts, tmp_path).values()) == {"〔缺少“身份证号”列〕"}


def test_rows_that_are_left_out_of_the_rosters_mark_who_is_covered(
    facts_of: Callable[..., FactBook], tmp_path: Path
) -> None:
    facts = facts_of(RURAL | URBAN | HARDSHIP)
    found = compared(facts, tmp_path)
    assert (found["名单人数"], found["在保人数"], found["未保人数"]) == ("2人", "1人", "1人")
    facts.book.records(dibao.Member).parts[0].rejected = {1}  # type: ignore[union-attr]
    found = compared(FactBook(facts.book, facts.programs), tmp_path)
    assert (found["名单人数"], found["未保人数"]) == ("2人", "1人〔另有1行未计入〕")
