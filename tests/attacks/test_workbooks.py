"""Workbooks made to end the process, to fill the memory or to be read otherwise than they look: each is one problem, or read right."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from packages import NAME, pack, prefixed, rows, sheet, text

from mzledger.layout.files import FileReader, FileReading, LedgerFile
from mzledger.programs import all_programs

FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
MEMORY, SECONDS = 3 << 30, 60
REFUSED, WRONG, PASSED = 3, 1, 0


def validated(path: Path) -> subprocess.CompletedProcess[str]:
    """`mz validate` on a file, in a process that may take so much memory and time."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    (path.parent / "mz.toml").write_text('["问题级别"]\n"MZ107" = "不查"\n', encoding="utf-8")
    command = [sys.executable, "-X", "utf8", "-m", "mzledger", "validate", "--all", str(path)]
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, preexec_fn=limit, cwd=path.parent)


def long_text_behind_many_cells(path: Path) -> Path:
    cells = ("".join(f'<c r="{letter}{at}" t="s"><v>0</v></c>' for letter in "ABCDEF") for at in range(6, 6000))
    body = "".join(f'<row r="{at}">{row}</row>' for at, row in enumerate(cells, 6))
    return pack(path, sheet(rows(below=body)), f"<si><t>{'长' * 300_000}</t></si>")


def endless_blanks(path: Path) -> Path:
    return pack(path, sheet(rows() + " " * (300 << 20)))


def many_merged_ranges(path: Path) -> Path:
    area = '<mergeCell ref="A6:A1048576"/>'
    return pack(path, sheet(rows(), after=f"<mergeCells>{area * 50_000}</mergeCells>"))


def entities(path: Path) -> Path:
    levels = "".join(f'<!ENTITY e{n} "{many}">' for n in range(1, 9) for many in [f"&e{n - 1};" * 10])
    bomb = f'<!DOCTYPE w [<!ENTITY e0 "ha">{levels}]>'
    return pack(path, f"{bomb}{sheet(rows({'C2': text('C2', '&e8;')}))}")


ENDING: dict[str, tuple[Callable[[Path], Path], int, str]] = {
    "far cell": (lambda p: pack(p, sheet(rows(below=FAR))), REFUSED, "MZ010"),
    "far cell, address last": (
        lambda p: pack(p, sheet(rows(below='<row r="1048576"><c s="0" r="XFD1048576"><v>1</v></c></row>'))),
        REFUSED,
        "MZ010",
    ),
    "far cell, single quotes": (lambda p: pack(p, sheet(rows(below=FAR.replace('"', "'")))), REFUSED, "MZ010"),
    "far cell, prefix": (lambda p: pack(p, prefixed(sheet(rows(below=FAR)))), REFUSED, "MZ010"),
    "address beyond all": (
        lambda p: pack(p, sheet(rows({"C2": text("ZZZZZZ99999999999", "x")}))),
        REFUSED,
        "MZ010",
    ),
    "row nought": (lambda p: pack(p, sheet(rows({"C2": text("C0", "x")}))), REFUSED, "MZ004"),
    "long text behind many cells": (long_text_behind_many_cells, REFUSED, "MZ010"),
    "text that is not there": (
        lambda p: pack(p, sheet(rows({"C2": '<c r="C2" t="s"><v>99999999</v></c>'}))),
        REFUSED,
        "MZ004",
    ),
    "entities": (entities, REFUSED, "MZ004"),
    "endless blanks": (endless_blanks, PASSED, ""),
    "deep elements": (lambda p: pack(p, sheet(rows(), after="<a>" * 100_000 + "</a>" * 100_000)), PASSED, ""),
    "many merged ranges": (many_merged_ranges, PASSED, ""),
    **{
        f"day {number}": (
            lambda p, n=number: pack(p, sheet(rows({"E2": f'<c r="E2" s="1"><v>{n}</v></c>'}))),  # type: ignore[misc]
            WRONG,
            "MZ118",
        )
        for number in ("1e10", "-5", "1e308", "NaN", "2958466.5", "2958465.9999")
    },
    **{
        f"sum {number}": (
            lambda p, n=number: pack(p, sheet(rows({"F2": f'<c r="F2"><v>{n}</v></c>'}))),  # type: ignore[misc]
            WRONG,
            "MZ116",
        )
        for number in ("1e999999999", "-1e999", "9" * 400, "Infinity", "1e300")
    },
    **{
        f"sum as text {number}": (
            lambda p, n=number: pack(p, sheet(rows({"F2": text("F2", n)}))),  # type: ignore[misc]
            WRONG,
            "MZ116",
        )
        for number in ("1e999999999", "1E5", "0x64", "NaN", "9" * 400, "1,23", "１e９９９９９９")
    },
}


@pytest.mark.parametrize("attack", ENDING)
def test_no_workbook_ends_the_process(attack: str, tmp_path: Path) -> None:
    make, code, said = ENDING[attack]
    done = validated(make(tmp_path / f"{NAME}.xlsx"))
    assert (done.returncode, said in done.stdout) == (code, True), done.stdout + done.stderr
    assert "Traceback" not in done.stderr and "panic" not in done.stderr


def shared(xml: str) -> tuple[str, str]:
    """The worksheet with its texts in the table of shared strings, and the entries of that."""
    texts: list[str] = []

    def refer(match: re.Match[str]) -> str:
        texts.append(f"<si><t>{match[2]}</t></si>")
        return f'<c r="{match[1]}" t="s"><v>{len(texts) - 1}</v></c>'

    return re.sub(r'<c r="([A-Z]+\d+)" t="inlineStr"><is><t>([^<]*)</t></is></c>', refer, xml), "".join(texts)


ERROR, UNCALCULATED = '<c r="F3" t="e"><v>#REF!</v></c>', '<c r="F4"><f>A1+1</f></c>'


def numbered(xml: str) -> str:
    """Every other character of every text by its number."""
    turned = [lambda c: c, lambda c: f"&#{ord(c)};"]
    return re.sub(r"<t>([^<]*)<", lambda m: f"<t>{''.join(turned[at % 2](c) for at, c in enumerate(m[1]))}<", xml)


SPELLINGS: dict[str, Callable[[str], tuple[str, str]]] = {
    "as it is": lambda xml: (xml, ""),
    "shared strings": shared,
    "prefix": lambda xml: (prefixed(xml), ""),
    "single quotes": lambda xml: (xml.replace('"', "'"), ""),
    "attributes turned round": lambda xml: (re.sub(r'<c r="([A-Z]\d)" t="(\w+)"', r'<c t="\2" r="\1"', xml), ""),
    "blanks in the tags": lambda xml: (re.sub(r"<(c|row) ", r"<\1\n\t ", xml).replace('"/>', '" />'), ""),
    "false dimension": lambda xml: (xml.replace("A1:F5", "A1:B2"), ""),
    "no dimension": lambda xml: (re.sub(r"<dimension[^>]*>", "", xml), ""),
    "comments": lambda xml: (xml.replace("<row", "<!-- c --><row"), ""),
    "comments within": lambda xml: (re.sub(r"<(v|t)>(.)([^<]+)<", r"<\1>\2<!-- c -->\3<", xml), ""),
    "instructions within": lambda xml: (re.sub(r"<(v|t)>(.)([^<]+)<", r"<\1>\2<?c d?>\3<", xml), ""),
    "CDATA": lambda xml: (re.sub(r"<(v|t)>(.)([^<]+)<", r"<\1>\2<![CDATA[\3]]><", xml), ""),
    "numbered characters": lambda xml: (
        re.sub(r"<(v|t)>([^<]+)(.)<", lambda m: f"<{m[1]}>{m[2]}&#{ord(m[3])};<", xml),
        "",
    ),
    "numbered characters in texts": lambda xml: (numbered(xml), ""),
    "numbered characters in shared strings": lambda xml: (shared(xml)[0], numbered(shared(xml)[1])),
    "byte order mark": lambda xml: ("\ufeff" + xml, ""),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_any_legal_spelling_is_read_alike(spelling: str, tmp_path: Path) -> None:
    xml = sheet(rows({"F3": ERROR, "F4": UNCALCULATED}))
    plain, other = (
        _read(pack(tmp_path / f"{at}{NAME}.xlsx", *SPELLINGS[how](xml)))
        for at, how in enumerate(("as it is", spelling))
    )
    assert _told(plain) == _told(other)
    assert {code for _, code, _ in _told(plain)[1]} >= {"MZ011", "MZ012"}


def _read(path: Path) -> FileReading:
    return next(FileReader(all_programs(), None).read([LedgerFile(path, f"{NAME}.xlsx", 2020)]))


def _told(reading: FileReading) -> tuple[list[list[object]], list[tuple[str, str, str]]]:
    columns = [column.tolist() for part in reading.parts for column in part.columns.values()]
    problems = [p for part in reading.parts for p in part.problems] + reading.problems
    return columns, sorted((p.where.cell, p.code, p.what) for p in problems)
