"""A command is handed its options as one object, and shows what it is told in order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
import typer

from mzledger.cli.options import asking
from mzledger.cli.telling import tell
from mzledger.values.problem import Problem, Severity, Where
from mzledger.work.said import Exit, Faults, Line, Notice, Written


@dataclass(frozen=True)
class Wish:
    name: str
    times: int = 2


def test_typer_reads_types_defaults_and_order_from_the_two() -> None:
    @asking(Wish, times=typer.Option("--times"), name=typer.Argument())
    def command(wish: Wish) -> int:
        """说明。"""
        return len(wish.name) * wish.times

    app = typer.Typer(add_completion=False)
    app.command()(command)
    assert app(["甲乙", "--times", "3"], standalone_mode=False) == 6
    assert app(["甲乙"], standalone_mode=False) == 4
    assert command.__doc__ == "说明。"


def test_a_field_that_is_forgotten_is_named_when_the_program_starts() -> None:
    with pytest.raises(TypeError, match="times"):
        asking(Wish, name=typer.Argument())


def test_every_value_goes_to_its_stream_and_a_fault_is_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    fault = Problem("MZ421", Severity.ERROR, Where("甲.xlsx"), "没有算出来", mend="请告诉维护人员。")
    said = [Notice("甲"), Line("乙"), Written([Path("丙")], [Path("丁")]), 5, Faults([fault])]
    assert tell(iter(said), lambda value: print(value)) == Exit.FINDINGS
    out, notes = capsys.readouterr()
    assert out == "乙\n已写出 丙\n5\n"
    assert (
        notes == "甲\n原来的文件有人改过，没有覆盖，已改名为“丁”。\n甲.xlsx  错误 MZ421　没有算出来。请告诉维护人员。\n"
    )


def test_nothing_said_of_the_end_is_passed() -> None:
    assert tell(iter([Faults([])])) == Exit.PASSED
