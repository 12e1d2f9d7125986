"""The docs are made from the code: a page for whatever there is, links that lead somewhere, schemas that real output keeps."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any

import pytest

from mzledger.demo.county import make_county
from mzledger.document.rendering import Kit
from mzledger.programs import all_programs
from mzledger.rules import catalogue
from mzledger.workspace.templates import copy_templates
from tools.site import __main__ as site
from tools.site import commands, schemas, words
from tools.site.page import Grid, Link, Page, Text, html

jsonschema = pytest.importorskip("jsonschema")


class _Read(HTMLParser):
    """The links of a page and the anchors that it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.links.append(value)
            elif name == "id" and value:
                self.anchors.add(value)


def dead(files: dict[str, str]) -> Iterator[str]:
    """Every link that leads nowhere: `page → link`."""
    read = {name: _Read(text) for name, text in files.items() if name.endswith(".html")}
    for name, page in read.items():
        for link in page.links:
            path, _, anchor = link.partition("#")
            there = normpath(str(PurePosixPath(name).parent / path)) if path else name
            if there not in files or (anchor and anchor not in read[there].anchors):
                yield f"{name} → {link}"


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return site.site() | {"site.css": ""}


@pytest.fixture(scope="module")
def language() -> Kit:
    return words.kit()


def test_every_link_leads_somewhere(files: dict[str, str]) -> None:
    assert list(dead(files)) == []
    assert all(_Read(text).links for name, text in files.items() if name.endswith(".html"))


def test_a_dead_link_is_seen(files: dict[str, str]) -> None:
    page = Page("program/x.html", "某业务", (Grid(("一",), ((Link("无", "problem/MZ999.html"),),)), Text("见 MZ102。")))
    made = files | {page.path: html(page, [Link("首页", "index.html#nowhere")])}
    assert list(dead(made)) == ["program/x.html → ../index.html#nowhere", "program/x.html → ../problem/MZ999.html"]


def test_every_page_is_reached_from_the_index(files: dict[str, str]) -> None:
    reached, next_ones = set(), {"index.html"}
    while next_ones:
        reached |= next_ones
        links = ((name, link) for name in next_ones if name.endswith(".html") for link in _Read(files[name]).links)
        found = {normpath(str(PurePosixPath(name).parent / link.partition("#")[0])) for name, link in links}
        next_ones = found - reached
    assert reached == set(files)


def test_whatever_there_is_has_its_page(files: dict[str, str]) -> None:
    assert {f"problem/{code}.html" for code in catalogue()} <= set(files)
    for program in all_programs():
        text = files[f"program/{program.slug}.html"]
        headings = {spec.column.heading for table in program.tables for spec in table.fields}
        assert [word for word in {*headings, *(m.name for m in program.measures)} if word not in text] == []
    assert {"init", "validate", "report"} <= set(commands.names()) <= _Read(files["commands.html"]).anchors


def test_every_word_of_the_language_is_explained_and_no_explanation_is_left_over(language: Kit) -> None:
    environment = language.environment
    every = environment.globals | environment.filters | environment.tests
    assert [name for name, made in every.items() if not words.explained(name, made)[0]] == []
    assert set(words._OTHERWISE) <= {*every, *language.words}
    assert {*every, *environment.lists} >= {"若有", "项", "比上年", "万元", "零", "本年目标"}


def test_the_site_is_written_into_a_folder_and_nothing_else_is_ever_cleared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [site.main([str(tmp_path / "site")]) for _ in range(2)] == [0, 0]
    assert (tmp_path / "site/index.html").is_file() and (tmp_path / "site/site.css").stat().st_size > 500
    (tmp_path / "own.txt").write_text("mine", encoding="utf-8")
    assert site.main([str(tmp_path)]) == 1 and (tmp_path / "own.txt").is_file()
    assert "something else" in capsys.readouterr().err


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """What the commands put out for a small county, one with an error and a missing ledger."""
    folder = tmp_path_factory.mktemp("schemas")
    make_county(folder, seed=11, scale=Decimal("0.02"))
    copy_templates(folder)
    odd = "姓名,身份证号,户主的,金额,去向\n张三,990121195001010016,甲,1,乙\n"
    (folder / "ledgers/2020/低保补充.csv").write_text(odd, encoding="utf-8")
    (folder / "ledgers/2020/坏.xlsx").write_text("不是工作簿", encoding="utf-8")
    (folder / "ledgers/2020/婚姻登记.xlsx").unlink()
    asked = {
        "validate": ["validate"],
        "facts": ["facts --year 2020", "facts --year 2020 --by 乡镇", "facts --year 2020 --by 类别"],
        "columns": ["columns"],
        "trace": ["trace 农村低保.户数", "trace 婚姻登记.登记总数", "trace 农村低保.户数 --aspect 增减"],
        "reconcile": ["reconcile dibao poverty.xlsx"],
    }
    found = {
        name: [json.loads(said(folder, *line.split(), "--json")) for line in lines] for name, lines in asked.items()
    }
    said(folder, "report", "--year", "2020", "--allow-problems")
    found["document"] = [json.loads(path.read_text("utf-8")) for path in (folder / "out").glob("*.facts.json")]
    return found


def said(folder: Path, *words: str) -> str:
    """What a command puts out; findings are no failure."""
    done = subprocess.run([sys.executable, "-X", "utf8", "-m", "mzledger", *words], cwd=folder, capture_output=True)
    assert done.returncode in (0, 1, 3), done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8")


def test_every_command_that_puts_out_json_has_its_schema() -> None:
    told = {name for name in commands.names() if "--json" in commands.help_of(name)}
    assert told | {"document"} == set(schemas.SCHEMAS)


@pytest.mark.parametrize("name", schemas.SCHEMAS)
def test_real_output_keeps_its_schema(name: str, outputs: dict[str, list[dict[str, Any]]]) -> None:
    schema = json.loads(schemas.schema_texts()[f"schema/{name}.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert outputs[name]
    for output in outputs[name]:
        assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(output)] == []


@pytest.mark.parametrize("name", schemas.SCHEMAS)
def test_a_schema_sees_a_member_too_many_and_one_too_few(name: str, outputs: dict[str, list[dict[str, Any]]]) -> None:
    validator = jsonschema.Draft202012Validator(schemas.SCHEMAS[name][1])
    output = outputs[name][0]
    without = {key: value for key, value in output.items() if key != "format"}
    assert not validator.is_valid(output | {"more": 1}) and not validator.is_valid(without)


def test_every_shape_is_used_by_some_output() -> None:
    said = " ".join(kind for shape in schemas._SHAPES.values() for kind in shape.values())
    taken_in = {name for shape in schemas._SHAPES.values() for name, kind in shape.items() if kind == "*"}
    named = set(re.findall(r"[a-z_]+", said)) | taken_in | set(schemas.SCHEMAS)
    assert set(schemas._SHAPES) <= named and set(schemas._WORDS) <= named


def test_the_outputs_that_are_tested_have_what_may_be_empty(outputs: dict[str, list[dict[str, Any]]]) -> None:
    facts = [fact for output in outputs["facts"] for fact in output["facts"]]
    assert any(fact["missing"] for fact in facts) and any(fact["assumed"] for fact in facts)
    assert any(fact["value"] is None for fact in facts) and outputs["validate"][0]["problems"]
    assert any(figure["rows"] is None for figure in outputs["document"][0]["figures"])
    tables = [table for output in outputs["columns"] for file in output["files"] for table in file["tables"]]
    assert any(table["lacking"] for table in tables)
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", outputs["facts"][0]["as_of"])
