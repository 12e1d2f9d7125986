"""The document as it is asked for: a use case gives values, in the order in which a clerk is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mzledger.values.refusal import Refused, Unusable
from mzledger.work.asked import FactsAsked, ReportAsked, TraceAsked
from mzledger.work.reporting import report
from mzledger.work.said import Exit, Faults, Line, Notice, Problems, Written
from mzledger.work.summary import Listing, facts
from mzledger.work.tracing import Traced, trace
from sheets import an_id

CLEAN = f"身份证号 | 姓名 | 儿童类别\n{an_id(1, '20120101')} | 张三 | 重病"
BROKEN = "身份证号 | 姓名 | 儿童类别\n990121201201010010 | 张三 | 重病"


def silent(text: str) -> None:
    """Takes a word of progress and says nothing."""


@pytest.fixture
def folder(facts_of: Callable[..., object], tmp_path: Path) -> Callable[[str], Path]:
    def build(sheet: str) -> Path:
        facts_of({"2020/困境儿童.xlsx": ("children", 0, sheet)})
        return tmp_path

    return build


def test_a_document_is_told_notices_first_then_its_files(folder: Callable[[str], Path]) -> None:
    where = folder(CLEAN)
    told = list(report(ReportAsked(year=2020, folder=where), silent))
    kinds = [type(each) for each in told]
    assert kinds[0] is Notice and kinds[-2:] == [Written, Faults]
    (written,) = (each for each in told if isinstance(each, Written))
    assert all(path.is_file() and path.parent == where / "out" for path in written.paths) and len(written.paths) == 4


def test_errors_end_it_with_a_list_a_sentence_and_a_reason(folder: Callable[[str], Path]) -> None:
    where = folder(BROKEN)
    listed, said, reason = report(ReportAsked(year=2020, folder=where), silent)
    assert isinstance(listed, Problems) and [each.code for each in listed.found] == ["MZ102"]
    assert isinstance(said, Notice) and "--allow-problems" in said.text
    assert reason is Exit.FINDINGS and not (where / "out").exists()


def test_the_text_alone_is_a_line_and_writes_nothing(folder: Callable[[str], Path]) -> None:
    where = folder(BROKEN)
    told = list(report(ReportAsked(year=2020, text_only=True, allow_problems=True, folder=where), silent))
    (line,) = (each for each in told if isinstance(each, Line))
    assert "错误没有处理" in line.text and not (where / "out").exists()


@pytest.mark.parametrize(
    ("asked", "kind", "said"),
    [
        (ReportAsked(), Refused, "要写哪一年"),
        (ReportAsked(year=2020, month=date(2020, 9, 30)), Refused, "月报只写 --month"),
        (ReportAsked(month=date(2020, 9, 30), template=Path("x.docx")), Refused, "不能再写 --template"),
        (ReportAsked(month=date(2999, 9, 30)), Refused, "还没有到"),
        (ReportAsked(year=2015), Unusable, "没有 2015 年的台账"),
        (ReportAsked(year=2020, as_of=date(2021, 1, 31)), Refused, "不在 2020 年内"),
        (ReportAsked(year=2020, form="信"), Refused, "形式写成了"),
    ],
)
def test_what_does_not_go_together_is_refused(
    folder: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, asked: ReportAsked, kind: type[Refused], said: str
) -> None:
    monkeypatch.chdir(folder(CLEAN))
    with pytest.raises(Refused, match=said) as caught:
        list(report(asked, silent))
    assert type(caught.value) is kind


def test_facts_and_trace_give_the_same_figure(folder: Callable[[str], Path]) -> None:
    where = folder(CLEAN)
    listing, _ = facts(FactsAsked(year=2020, folder=where), silent)
    traced, _ = trace(TraceAsked("困境儿童.人数", folder=where), silent)
    assert isinstance(listing, Listing) and isinstance(traced, Traced)
    assert [each.fact for each in traced.meant] == [listing.found.facts.fact("children.persons")]
