"""Sentences adapt: to days on which nothing had happened yet, and to every ledger that may be missing."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from mzledger.document.plain import to_text
from mzledger.work.report import make_document, year_facts
from mzledger.workspace.folder import find_workspace

REPOSITORY = Path(__file__).parents[2]
SUBJECTLESS = re.compile(r"(?:^|[。；])(?:向|为|由|组织|帮扶村现有|全县已有)〔未提供台账〕", re.MULTILINE)


def text_of(folder: Path, day: date) -> str:
    document = make_document(year_facts(find_workspace(folder), day.year, day, lambda text: None)).document
    assert document is not None
    return to_text(document)


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small county with templates of the repository."""
    from decimal import Decimal

    from mzledger.demo.county import make_county

    folder = tmp_path_factory.mktemp("sentences")
    make_county(folder, seed=3, scale=Decimal("0.03"))
    shutil.copytree(REPOSITORY / "templates", folder / "templates")
    return folder


@pytest.mark.parametrize(
    "day", [date(2019, 1, 31), date(2019, 10, 31), date(2020, 1, 1), date(2020, 6, 30), date(2020, 10, 31)]
)
def test_nothing_is_printed_as_a_bare_zero(county: Path, day: date) -> None:
    text = text_of(county, day)
    assert re.findall(r"(?<![\d.])0(?:户|人|名|位|万元|元|个|次|条|对|家|期|份|块)(?!〔另有)", text) == []
    assert not re.search(r"。。|，。|、。|（）|None|<|\{\{", text)


LEDGERS = [
    "孤儿*",
    "农村低保*",
    "敬老院*",
    "防疫物资*",
    "村规民约*",
    "联点帮扶*",
    "退役军人*",
    "殡葬*",
    "婚姻登记*",
    "人口*",
    "业务培训*",
    "目标*",
    "*",
]


@pytest.mark.parametrize("missing", LEDGERS)
def test_every_missing_ledger_leaves_whole_sentences(county: Path, tmp_path: Path, missing: str) -> None:
    shutil.copytree(county, tmp_path / "county")
    for path in (tmp_path / "county/ledgers/2020").glob(f"{missing}.xlsx"):
        path.unlink()
    text = text_of(tmp_path / "county", date(2020, 10, 31))
    assert "〔未提供台账〕" in text and SUBJECTLESS.findall(text) == []
    assert all(line.count("（") == line.count("）") for line in text.splitlines())
    assert not re.search(r"。。|，。|、。|（）|None", text)
