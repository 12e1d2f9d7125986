"""The README: its commands run, its figures and filters are the real ones."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from mzledger.cli.tracing import trace_lines
from mzledger.demo.county import make_county
from mzledger.document.plain import to_text
from mzledger.document.rendering import Source, render
from mzledger.work.report import YearFacts, year_facts
from mzledger.workspace.folder import find_workspace
from mzledger.workspace.templates import copy_templates

REPOSITORY = Path(__file__).parents[2]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]
MZ = [line for line in COMMANDS if line.startswith("mz ")]


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    make_county(folder, seed=11, scale=Decimal("0.02"))
    copy_templates(folder)
    return folder


@pytest.fixture(scope="module")
def sample() -> YearFacts:
    return year_facts(find_workspace(REPOSITORY), 2020, None, lambda text: None)


@pytest.mark.parametrize("line", MZ)
def test_the_command_runs(line: str, county: Path, tmp_path: Path) -> None:
    folder = tmp_path / "county"
    shutil.copytree(county, folder)
    env = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "mzledger", *shlex.split(line)[1:]],
        cwd=folder,
        env=env,
        capture_output=True,
        check=False,
    )
    findings = int(line.startswith("mz reconcile"))  # somebody has to look at what it found
    assert (done.returncode, b"Traceback" in done.stderr) == (findings, False), done.stderr.decode()


def test_the_two_commands_of_a_fresh_machine_are_there() -> None:
    assert COMMANDS[:2] == ["pip install -e . && mz report --year 2020", "pip install -e '.[test]' && pytest"]
    assert len(MZ) >= 10


def test_the_trace_shown_is_the_real_one(sample: YearFacts) -> None:
    (block,) = [b for b in re.findall(r"```text\n(.*?)```", README, re.DOTALL) if b.startswith("农村低保.户数")]
    real = list(trace_lines(sample.facts, sample.facts.fact("dibao.rural.households", "唐谷镇"), False))
    assert [line for line in block.splitlines() if line not in real] == []


@pytest.mark.parametrize(("template", "printed"), re.findall(r"^\| `(\{\{.*?\}\})` \| (.*?) \|$", README, re.MULTILINE))
def test_what_the_readme_says_of_a_template_is_printed(sample: YearFacts, template: str, printed: str) -> None:
    texts = {} if "待补充" in printed else {"开头": ["一段。"]}
    source = Source("README.md", template.replace("\\|", "|"))
    found = render([source], sample.facts, county="", office="", texts=texts)
    assert found.problems == [] and found.document is not None
    exact = re.split("……|（是零", printed)[0]
    if exact[-1].isdecimal() or re.search(r"\d", exact):
        assert exact in to_text(found.document)


def test_every_picture_is_in_the_repository() -> None:
    pictures = re.findall(r"!\[.*?\]\((.*?)\)", README)
    assert len(pictures) >= 2 and all((REPOSITORY / picture).is_file() for picture in pictures)
