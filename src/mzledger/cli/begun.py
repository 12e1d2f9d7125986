"""What `mz init` says: what it wrote and kept, what it understands of the ledgers that lie there, what to run next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from mzledger.cli.console import say
from mzledger.layout.files import FileReading
from mzledger.schema.records import Part
from mzledger.values.problem import Problem
from mzledger.work.beginning import Begun
from mzledger.work.blanks import BLANKS
from mzledger.work.checking import Checked
from mzledger.work.first_look import FirstLook
from mzledger.work.loose import LooseFile

MOST_NAMED = 5
"""Ledgers of one folder that are named one by one."""
NUMBERING = "序号"
"""A column that no ledger needs."""


def show_beginning(what: Begun | FirstLook) -> None:
    """What was written; then what is understood of the folder, what is lacking, and what comes next."""
    if isinstance(what, Begun):
        show_begun(what)
        return
    show_understood(what.checked)
    show_loose(what.loose)
    show_missing(what)
    show_next(what)


def show_begun(begun: Begun) -> None:
    """Every file written or kept; folders of many files in one line."""
    for word, paths in (("已写出", begun.written), ("已有，没有改动", begun.kept)):
        names = [path.relative_to(begun.folder).as_posix() for path in paths]
        many = Counter(name.rpartition("/")[0] for name in names if name.endswith(".xlsx"))
        single = [name for name in names if many.get(name.rpartition("/")[0], 0) <= MOST_NAMED or name[-5:] != ".xlsx"]
        for name in single:
            say(f"{word}　{name}")
        for folder, count in many.items():
            if count > MOST_NAMED:
                say(f"{word}　{folder}/ 里的 {count} 本台账")


def show_understood(checked: Checked) -> None:
    """A line for each table in a file, the sheets that hold none, the columns not used, and the problems to look at."""
    say("\n台账里读懂的：")
    for reading in checked.files:
        tables: dict[str, list[Part]] = {}
        for part in reading.parts:
            tables.setdefault(f"{part.program.name}“{part.table.name}”", []).append(part)
        for table, parts in tables.items():
            accepted = sum(len(part.rows) - len(part.rejected) for part in parts)
            sheets = f"，{len(parts)} 张表" if len(parts) > 1 else ""
            say(f"  {reading.name}：{table}{sheets}，有效 {accepted} 行")
        unread = dict.fromkeys(text for part in reading.parts for text in part.unread if text != NUMBERING)
        if unread:
            say(f"    没有用到的列：{'、'.join(unread)}")
        for name, why in _told(reading):
            say(f"  {reading.name} › {name}：{why}")
    _show_problems(checked.problems)


def _told(reading: FileReading) -> Iterable[tuple[str, str]]:
    """Sheets that hold no table, but for the hidden lists of our own blank ledgers."""
    return [(name, why) for name, why in reading.ignored if name != "选项"]


def _show_problems(problems: list[Problem]) -> None:
    by_code: dict[str, list[Problem]] = {}
    for problem in problems:
        by_code.setdefault(problem.code, []).append(problem)
    if by_code:
        say("\n要看一看的：")
    for code, found in by_code.items():
        say(f"  {found[0].severity} {code}　{len(found)} 处，如 {found[0].where}：{found[0].what}")


def show_missing(look: FirstLook) -> None:
    """The programs that are run and have no ledger in the year."""
    there = {part.program.slug for part in _of_year(look)}
    programs = look.workspace.programs()
    missing = [p.name for p in programs if p.tables and not p.standing and p.slug not in there]
    if missing:
        say(
            f"\n{look.year} 年还没有台账的业务：{'、'.join(missing)}。空白台账在 {BLANKS}/；不开展的，写进 mz.toml 的“不开展”。"
        )


def show_loose(found: list[LooseFile]) -> None:
    """Workbooks outside the ledgers' folder, and where each belongs."""
    if found:
        say("\n不在 ledgers 里的表（没有移动，也没有计入）：")
    for each in found:
        say(f"  {each.name}{f'：{chr(12289).join(each.programs)}' if each.programs else ''}　{each.advice}")


def _of_year(look: FirstLook) -> list[Part]:
    return [part for reading in look.checked.files for part in reading.parts if part.file.startswith(f"{look.year}/")]


def show_next(look: FirstLook) -> None:
    """The next thing to do, in one or two lines that can be copied."""
    folder, year = look.workspace.folder, look.year
    say()
    if not look.has_places:
        say("先填 ledgers/区划.xlsx：一村（社区）一行，没有它不能按乡镇分列。")
    if not _of_year(look):
        say(f"把 {year} 年的台账放进 {folder / 'ledgers' / str(year)}，再在 {folder} 里运行：mz validate ledgers/")
    elif look.checked.errors:
        say(f"下一步，在 {folder} 里运行：mz validate ledgers/")
    else:
        say(f"下一步，在 {folder} 里运行：mz report --year {year}")
