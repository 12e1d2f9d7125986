"""What the README says beside its commands and tables: options, exit codes, endings, settings, limits, codes, places."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import typer

from mzledger.cli.app import app
from mzledger.cli.exits import Exit
from mzledger.document.budget import MOST_TEXT
from mzledger.document.sources import MOST_BYTES
from mzledger.rules import catalogue
from mzledger.values.refusal import Refused
from mzledger.workspace.folder import READABLE_ENDINGS
from mzledger.workspace.settings import Settings, read_settings
from tools.site import words

REPOSITORY = Path(__file__).parents[2]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
INLINE = list(dict.fromkeys(re.findall(r"(?<!`)`([^`\n]+)`(?!`)", README)))
LINES = [line for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]
CALLS = [line.removeprefix("pip install -e . && ") for line in (*INLINE, *LINES) if re.search(r"(^|&& )mz ", line)]
OPTIONS = {
    name: {option for parameter in command.params for option in parameter.opts} | {"--help"}
    for name, command in typer.main.get_command(app).commands.items()  # type: ignore[attr-defined]
}


def unknown(call: str) -> list[str]:
    """What a command line names that no command has: the command, or its options."""
    name, *rest = shlex.split(call)[1:]
    if name not in OPTIONS:
        return [name]
    return [word for word in rest if word.startswith("-") and word.partition("=")[0] not in OPTIONS[name]]


@pytest.mark.parametrize("call", CALLS)
def test_every_command_line_names_a_command_and_options_of_it(call: str) -> None:
    assert unknown(call) == []


def test_a_command_line_that_names_none_is_seen() -> None:
    assert unknown("mz nowhere") == ["nowhere"] and unknown("mz facts --nowhere 3") == ["--nowhere"]


@pytest.mark.parametrize("option", [each.split()[0] for each in INLINE if each.startswith("--")])
def test_every_option_is_one_of_some_command(option: str) -> None:
    assert any(option in options for options in OPTIONS.values())


def test_the_commands_that_it_says_put_out_json_do() -> None:
    (listed,) = re.findall(r"看说明；(.*?)加 `--json`", README)
    named = re.findall(r"`(\w+)`", listed)
    assert len(named) > 3 and [name for name in named if "--json" not in OPTIONS[name]] == []


def test_the_exit_codes_are_the_real_ones() -> None:
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)] == [int(code) for code in Exit]


def test_the_endings_are_those_that_are_read() -> None:
    (line,) = re.findall(r"^\| 文件 \| (.*) \|$", README, re.MULTILINE)
    assert set(re.findall(r"`(\.\w+)`", line)) <= set(READABLE_ENDINGS)


@pytest.mark.parametrize("block", re.findall(r"```toml\n(.*?)```", README, re.DOTALL))
def test_what_it_writes_into_mz_toml_is_understood(block: str, tmp_path: Path) -> None:
    (tmp_path / "mz.toml").write_text(block, encoding="utf-8")
    assert read_settings(tmp_path) != Settings()
    (tmp_path / "mz.toml").write_text(block.replace('" = ', '了" = '), encoding="utf-8")
    with pytest.raises(Refused):
        read_settings(tmp_path)


def test_the_limits_are_the_real_ones() -> None:
    templates, prose = re.findall(r"一个模板最多 (\d+) KB，一节文字材料最多 (\d+) 万字", README)[0]
    assert (int(templates) * 1000, int(prose) * 10_000) == (MOST_BYTES, MOST_TEXT)


def test_every_problem_code_is_one_of_the_catalogue() -> None:
    codes = set(re.findall(r"MZ\d{3}", README))
    assert codes and codes <= set(catalogue())


def test_the_pythons_are_those_of_the_project() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    assert f"Python {named[0]} 或更新" in README and f"{named[0]} 至 {named[-1]}" in README


def test_the_words_of_templates_are_words_of_the_language() -> None:
    section = README[README.index("## 改模板") : README.index("## 定时运行")]
    named = set(re.findall(r"`([\u4e00-\u9fff]+)`", section))
    language = words.kit()
    environment = language.environment
    columns = {column for listed in environment.lists.values() for column in listed}
    assert named - {*environment.filters, *environment.globals, *environment.lists, *columns} == set()
    called = set(re.findall(r"([\u4e00-\u9fff]+)\(", " ".join(re.findall(r"\{\{(.*?)\}\}", section))))
    assert called - {*environment.filters, *environment.globals, *language.words} == set()


@pytest.mark.parametrize(
    "place", ["examples/临溪县", "templates/月报", "templates/篇目.txt", "ARCHITECTURE.md", "外部名单/poverty.xlsx"]
)
def test_every_place_of_the_repository_is_there(place: str) -> None:
    assert place.rpartition("/")[2] in README and (REPOSITORY / place).exists()


def test_the_other_county_is_read_without_an_error() -> None:
    asked = [sys.executable, "-X", "utf8", "-m", "mzledger", "validate", "examples/临溪县/ledgers"]
    assert subprocess.run(asked, cwd=REPOSITORY, capture_output=True, check=False).returncode == 0
