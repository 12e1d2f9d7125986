"""`mz init` and `mz blank --all` as a clerk types them."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from mzledger.cli.asking import ask
from mzledger.work.asked import Answers
from mzledger.work.first_look import AlreadyThere

NOTHING = Answers()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch):
    """Types lines as at a terminal."""

    def typed(text: str) -> None:
        stream = io.StringIO(text)
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
        monkeypatch.setattr("sys.stdin", stream)

    return typed


def test_a_county_begins_and_its_first_year_can_be_reported(mz, tmp_path: Path) -> None:
    words = ("--places", "青石镇:张家村、李家社区", "--without", "居家养老服务,联点帮扶", "--year", "2021")
    done = mz("init", "白水县", *words, cwd=tmp_path)
    out, notes = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == 0, notes
    assert "已写出　ledgers/区划.xlsx" in out and "空白台账/ 里的" in out and "mz validate ledgers/" in out
    assert "县名：没有写，按“白水县”" in notes and "2021 年还没有台账的业务" in out and "居家养老" not in out
    folder = tmp_path / "白水县"
    assert mz("validate", "ledgers/", cwd=folder).returncode == 0
    facts = mz("facts", "--year", "2021", cwd=folder).stdout.decode()
    assert "区划.镇数                         1个" in facts and "联点帮扶" not in facts


def test_over_ledgers_that_are_there_it_says_what_it_understands(mz, county: Path, tmp_path: Path) -> None:
    folder = tmp_path / "旧县"
    shutil.copytree(county, folder)
    (folder / "ledgers/2020/孤儿.xlsx").rename(folder / "孤儿2020.xlsx")
    before = {path: path.read_bytes() for path in (folder / "ledgers").rglob("*.xlsx")}
    done = mz("init", str(folder))
    out = done.stdout.decode()
    assert done.returncode == 0
    assert "已有，没有改动　mz.toml" in out and "2020/农村低保.xlsx：低保“花名册”，" in out
    assert "孤儿2020.xlsx：孤儿　放进 ledgers/2020" in out and "mz report --year 2020" in out
    assert {path: path.read_bytes() for path in (folder / "ledgers").rglob("*.xlsx")} == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--places", "没有.xlsx"), "找不到"),
        (("--without", "联点扶贫"), "最接近的是联点帮扶"),
        (("--programs", "低保", "--without", "孤儿"), "只写一样"),
        (("--closing", "13-45"), "10-31 的样子"),
        (("--year", "二〇"), "不是年份"),
    ],
)
def test_an_answer_that_can_t_be_used_writes_nothing(mz, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    done = mz("init", "新县", *words, cwd=tmp_path)
    assert done.returncode == 2 and said in done.stderr.decode() and not (tmp_path / "新县").exists()


def test_a_file_in_the_place_of_the_folder_is_said(mz, tmp_path: Path) -> None:
    (tmp_path / "新县").write_text("", encoding="utf-8")
    done = mz("init", "新县", cwd=tmp_path)
    assert done.returncode == 3 and "写不进" in done.stderr.decode()


def test_on_a_terminal_it_asks_and_enter_takes_the_default(terminal, capsys: pytest.CaptureFixture[str]) -> None:
    terminal("\n\n10-31\n联点帮扶\n\n青石镇:张家村\n")
    found = ask(NOTHING, Path("/白水县民政"), AlreadyThere(settings=False, places=False, years=[2019, 2020]))
    assert found == Answers("白水县", "白水县民政局", "2020", "10-31", "青石镇:张家村", "", "联点帮扶")
    assert "县名［白水县］：" in capsys.readouterr().err


def test_what_settings_and_register_tell_is_not_asked(terminal, capsys: pytest.CaptureFixture[str]) -> None:
    terminal("")
    found = ask(NOTHING, Path("/甲"), AlreadyThere(settings=True, places=True, years=[2020]))
    assert found == Answers("", "", "2020", "", "", "", "")
    ask(
        Answers("乙县", "", "2020", "", "", "", ""), Path("/甲"), AlreadyThere(settings=True, places=True, years=[2020])
    )
    assert "mz.toml 已经有了" in capsys.readouterr().err


def test_blank_ledgers_of_every_program_that_is_run(mz, county: Path, tmp_path: Path) -> None:
    shutil.copytree(county, tmp_path / "county")
    folder = tmp_path / "county"
    text = (folder / "mz.toml").read_text(encoding="utf-8")
    (folder / "mz.toml").write_text(text + '\n["业务"]\n"不开展" = ["孤儿"]\n', encoding="utf-8")
    assert mz("blank", "--all", "-o", "空白", cwd=folder).returncode == 0
    made = {path.name for path in (folder / "空白").iterdir()}
    assert {"低保.xlsx", "区划.xlsx"} <= made and "孤儿.xlsx" not in made
    again = mz("blank", "--all", "-o", "空白", cwd=folder)
    assert again.returncode == 0 and again.stdout == b"" and "没有覆盖" in again.stderr.decode()


@pytest.mark.parametrize("words", [("blank",), ("blank", "低保", "--all")])
def test_one_program_or_all_of_them(mz, words: tuple[str, ...]) -> None:
    done = mz(*words)
    assert done.returncode == 2 and "请写一项业务的名称" in done.stderr.decode()
