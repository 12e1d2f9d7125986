"""A rule that fails is said where it failed; everything else is checked all the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from mzledger.rules import catalogue, runner
from mzledger.rules.runner import check_book
from mzledger.values.problem import Severity
from mzledger.workspace.county import YearReading

SHEET = """
== 2020/高龄津贴.xlsx › 花名册（原样）
乡镇   | 村（社区） | 姓名 | 身份证号           | 性别 | 起始保障年月
唐谷镇 | 加吾村     | 张三 | 990121193001010016 | 男   | 2019-05
唐谷镇 | 加吾村     | 李四 | 990121193001020010 | 男   | 2019-05
"""


def failing(*_: Any) -> Any:
    raise ZeroDivisionError


@pytest.mark.parametrize(("code", "cells"), [("MZ102", ["D4", "D5"]), ("MZ106", ["E4", "E5"]), ("MZ110", [""])])
def test_a_failing_check(
    code: str, cells: list[str], read: Callable[..., YearReading], monkeypatch: pytest.MonkeyPatch
) -> None:
    book = read(SHEET).book
    pages = dict(catalogue())
    without_suspects = {"suspects": None} if code in ("MZ102", "MZ106") else {}
    pages[code] = replace(pages[code], rule=replace(pages[code].rule, check=failing, **without_suspects))
    monkeypatch.setattr(runner, "catalogue", lambda: pages)
    problems = check_book(book, runner.Policy())
    said = [p for p in problems if p.code == "MZ420"]
    assert sorted(p.where.cell for p in said) == cells
    assert all(code in p.what and "ZeroDivisionError" in p.what and p.severity is Severity.ERROR for p in said)
    assert {p.code for p in problems} > {"MZ420"}
