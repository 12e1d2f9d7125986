"""Seeded damage to files, templates and options: how each run ended.

    python bench/fuzz.py --runs 5000 --seed 1        all kinds
    python bench/fuzz.py --runs 500 --kind parts     one kind: cells, bytes, parts, templates, options
    python bench/fuzz.py --case 1 parts 37           one run again, its files kept and its output shown

Each run is a process of its own with limits of memory and time. Printed by kind: answered (exit 0 to 3), exit 70, aborted (a
signal), hung, silently accepted (nonsense was put into a cell that a figure needs, and no error came). All but the first must be 0.
"""

from __future__ import annotations

import argparse
import io
import os
import resource
import shutil
import signal
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import IllegalCharacterError

from mzledger.values.identity import check_character

MEMORY, SECONDS = 4 << 30, 30
ANSWERED, FAULT, ABORTED, HUNG, SILENT = "answered", "exit 70", "aborted", "hung", "silently accepted"
HEADINGS = ("乡镇", "村（社区）", "姓名", "身份证号", "性别", "民族", "起始保障年月", "停发年月")
PAID = ("乡镇", "村（社区）", "姓名", "身份证号", "发放年月", "发放金额", "发放方式")
NONSENSE = (
    "1e999999999", "∞", "{{7*7}}", "=1+1", "\x1b[2J", "NaN", "9" * 300, "0x10", "長" * 40000, "1,23", "3万元钱", "２０２０年",
    "9999-99-99", "0000-00-00", "#REF!", "null", "True", "‮反", "\u200b", "一二三", "${jndi:x}", "../..", "'; DROP", "½",
)  # fmt: skip
WILD = (*NONSENSE, "１２３", "-0", 1e308, -1e308, 1e-320, 2958466.0, -1.0, True, False, 0, 99999999999999999999.0)
OPTIONS = (
    "",
    "0",
    "-1",
    "abc",
    "2020",
    "9999",
    "1e9",
    "身份证=…",
    "x=y=z",
    "2020-13-45",
    "ledgers",
    "/",
    "?*",
    "长" * 300,
    "\x1b",
)


def number(at: int) -> str:
    """A sound invented identity number."""
    first = f"99012119{30 + at % 20:02d}{1 + at % 12:02d}{1 + at % 28:02d}{at % 1000:03d}"
    return first + check_character(first)


def workspace(folder: Path) -> None:
    """A small county: places, a roster and its payments, an office's template."""
    tables = {
        "ledgers/区划.xlsx": [("乡镇", "村（社区）"), ("唐谷镇", "加吾村"), ("河北乡", "黄河村")],
        "ledgers/2020/高龄津贴.xlsx": [HEADINGS] + [
            ("唐谷镇", "加吾村", "张三丰", number(n), "男" if int(number(n)[16]) % 2 else "女", "藏族", "2019-05", None) for n in range(8)
        ],
        "ledgers/2020/高龄津贴发放.xlsx": [PAID] + [
            ("唐谷镇", "加吾村", "张三丰", number(n), "2020-05", 100, "民生一卡通") for n in range(8)
        ],
    }  # fmt: skip
    for name, rows in tables.items():
        book = Workbook()
        book.active.title = Path(name).stem
        for row in rows:
            book.active.append(row)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        book.save(folder / name)
    (folder / "mz.toml").write_text('["问题级别"]\n"MZ107" = "不查"\n', encoding="utf-8")


Case = tuple[list[str], bool]
"""The words of the command, and whether an error must come."""


def cells(rng: Random, folder: Path) -> Case:
    """Nonsense in some cells of the roster or the payments."""
    path = folder / "ledgers/2020" / rng.choice(("高龄津贴.xlsx", "高龄津贴发放.xlsx"))
    book = load_workbook(path)
    sheet = book.active
    spoiled: dict[int, object] = {}
    for _ in range(rng.randint(1, 4)):
        column, row = rng.randrange(1, sheet.max_column + 1), rng.randrange(1, sheet.max_row + 1)
        heading = sheet.cell(1, column).value
        needed = heading in ("身份证号", "发放金额", "发放年月", "起始保障年月", "乡镇") and row > 1
        value = rng.choice(NONSENSE if needed else WILD)
        try:
            sheet.cell(row, column).value = value
        except (ValueError, TypeError, IllegalCharacterError):
            continue
        sheet.cell(row, column).data_type = "s" if isinstance(value, str) else sheet.cell(row, column).data_type
        if needed:
            spoiled[column] = heading
    # Nonsense under a heading that was spoiled too stands in a column that is named as not used.
    must = any(sheet.cell(1, column).value == heading for column, heading in spoiled.items())
    book.save(path)
    return ["validate", "ledgers"], must


def bytes_(rng: Random, folder: Path) -> Case:
    """Bytes of the file changed, cut off or doubled."""
    path = folder / "ledgers/2020/高龄津贴.xlsx"
    data = bytearray(path.read_bytes())
    for _ in range(rng.randint(1, 20)):
        data[rng.randrange(len(data))] = rng.randrange(256)
    if rng.random() < 0.3:
        del data[rng.randrange(len(data)) :]
    path.write_bytes(data)
    return [rng.choice(("validate", "columns")), "ledgers"], False


def parts(rng: Random, folder: Path) -> Case:
    """Pieces of a part's XML changed, taken out or doubled."""
    path = folder / "ledgers/2020/高龄津贴.xlsx"
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice([n for n in content if n.endswith((".xml", ".rels"))])
    text = content[name].decode("utf-8", "replace")
    for _ in range(rng.randint(1, 5)):
        at, end = sorted(rng.randrange(len(text) + 1) for _ in range(2))
        end = min(end, at + rng.choice((1, 8, 200)))
        piece = text[at:end]
        new = rng.choice(
            (
                "",
                piece * 3,
                piece.replace('"', "'"),
                "<",
                "&x;",
                "<!--",
                "]]>",
                "1048577",
                "\x00",
                "<a>" * 50,
                piece.upper(),
            )
        )
        text = text[:at] + new + text[end:]
    content[name] = text.encode("utf-8")
    if rng.random() < 0.1:
        content.pop(rng.choice(list(content)))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, data in content.items():
            archive.writestr(each, data)
    return [rng.choice(("validate", "columns")), "ledgers"], False


def templates(rng: Random, folder: Path) -> Case:
    """A template of the office with pieces of a template language in any order."""
    words = ("{{", "}}", "{%", "%}", "for x in range(9**9)", "endfor", "if", "endif", "高龄津贴.人数", "|", "万元", "7*7", "''.__class__",
             "include '01.md.j2'", "self", "macro m()", "m()", "endmacro", "set x = x", "# 标题", "\n", "{#", "#}", "长" * 50)  # fmt: skip
    text = " ".join(rng.choice(words) for _ in range(rng.randint(1, 30)))
    (folder / "templates/总结").mkdir(parents=True, exist_ok=True)
    (folder / "templates/总结/01-概况.md.j2").write_text(text, encoding="utf-8")
    return ["report", "--year", "2020", "--allow-problems", "--text"], False


def options(rng: Random, folder: Path) -> Case:
    """Options with any values."""
    words = {
        "report": ("--year", "--as-of", "--out", "--template", "--dir"),
        "facts": ("--year", "--as-of", "--by", "-o", "--dir"),
        "reconcile": ("--kind", "--columns", "--as-of", "--auto-at", "--review-at", "-o", "--dir"),
        "trace": ("--year", "--area", "--category", "--as-of", "--dir"),
        "validate": ("--as-of",),
        "init": ("--county", "--places", "--closing", "--programs", "--year"),
    }
    command = rng.choice(list(words))
    given = [command] + [rng.choice(OPTIONS)] * rng.randint(0, 2)
    for option in rng.sample(words[command], rng.randint(0, len(words[command]))):
        given += [option, rng.choice(OPTIONS)]
    return given, False


KINDS: dict[str, Callable[[Random, Path], Case]] = {
    "cells": cells, "bytes": bytes_, "parts": parts, "templates": templates, "options": options,
}  # fmt: skip


def run(words: list[str], folder: Path) -> tuple[str | int, str]:
    """How one process ended: its exit code, or aborted or hung; and what it said."""
    said = folder.parent / f"{folder.name}.txt"
    child = os.fork()
    if child == 0:
        stream = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        null = os.open(os.devnull, os.O_RDONLY)
        for target, source in ((0, null), (1, stream), (2, stream)):
            os.dup2(source, target)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.alarm(SECONDS)
        os.chdir(folder)
        sys.argv = ["mz", *words]
        sys.stdout = io.TextIOWrapper(os.fdopen(1, "wb", closefd=False), encoding="utf-8")
        sys.stderr = io.TextIOWrapper(os.fdopen(2, "wb", closefd=False), encoding="utf-8")
        code: object = 99
        try:
            from mzledger.cli.app import main

            main()
        except SystemExit as left:
            code = left.code
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code if isinstance(code, int) else 99)
    _, status = os.waitpid(child, 0)
    text = said.read_text(encoding="utf-8", errors="replace")
    said.unlink()
    if os.WIFSIGNALED(status):
        return (HUNG if os.WTERMSIG(status) == signal.SIGALRM else ABORTED), text
    return os.WEXITSTATUS(status), text


def one(seed: int, kind: str, at: int, show: bool = False) -> str:
    """Makes one case and says how it ended."""
    rng, folder = Random(f"{seed}/{kind}/{at}"), Path(tempfile.mkdtemp(prefix="mz-fuzz-"))
    try:
        workspace(folder)
        words, must = KINDS[kind](rng, folder)
        ended, said = run(words, folder)
    finally:
        if not show:
            shutil.rmtree(folder, ignore_errors=True)
    if show:
        print(folder, words, ended, said, sep="\n")
    if isinstance(ended, str):
        return ended
    if ended not in (0, 1, 2, 3):
        return FAULT
    return SILENT if must and ended == 0 else ANSWERED


def main() -> int:
    """Runs what is asked for and prints the counts by kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=list(KINDS), action="append", default=[])
    parser.add_argument("--case", nargs=3, metavar=("SEED", "KIND", "NUMBER"))
    asked = parser.parse_args()
    import mzledger.cli.app  # noqa: F401  once, for all the processes to come
    from mzledger.programs import all_programs
    from mzledger.rules import catalogue

    all_programs(), catalogue()
    if asked.case:
        print(one(int(asked.case[0]), asked.case[1], int(asked.case[2]), show=True))
        return 0
    kinds = asked.kind or list(KINDS)
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
    bad = []
    for at in range(asked.runs):
        kind = kinds[at % len(kinds)]
        ended = one(asked.seed, kind, at)
        counts[kind][ended] += 1
        if ended != ANSWERED:
            bad.append(f"{ended}: --case {asked.seed} {kind} {at}")
    ends = (ANSWERED, FAULT, ABORTED, HUNG, SILENT)
    print(f"{'':<12}" + "".join(f"{end:>20}" for end in ends))
    for kind in kinds:
        print(f"{kind:<12}" + "".join(f"{counts[kind][end]:>20}" for end in ends))
    print("\n".join(bad[:40]))
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
