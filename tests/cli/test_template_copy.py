"""`mz template --copy`: the built-in text as files or as a Word file to start from, and nothing that somebody edited is lost."""

from __future__ import annotations

import json
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from mzledger.values.document import Heading, text_of
from mzledger.values.refusal import Unusable
from mzledger.word.keys import read_keys
from mzledger.word.reading import read_paragraphs
from mzledger.work.asked import ReportAsked
from mzledger.work.office_report import make_office_report
from mzledger.work.report import make_document, year_facts
from mzledger.work.reporting import report
from mzledger.workspace.folder import find_workspace

REPORT = ("report", "--year", "2020")


@pytest.fixture
def copy(county: Path, tmp_path: Path) -> Path:
    """The county without templates of its own."""
    made = Path(shutil.copytree(county, tmp_path / "copy", ignore=shutil.ignore_patterns("out")))
    shutil.rmtree(made / "templates")
    return made


def test_an_unchanged_copy_in_word_says_what_the_built_in_document_says(mz, copy: Path) -> None:
    done = mz("template", "--copy", "本局.docx", cwd=copy)
    assert done.returncode == 0 and "mz report --year 2020 --template 本局.docx" in done.stderr.decode()
    options = ("--to", "县人民政府", "--date", "2020-11-05")
    assert mz(*REPORT, *options, "--out", "自带", cwd=copy).returncode == 0
    made = mz(*REPORT, *options, "--out", "本局", "--template", "本局.docx", "--html", cwd=copy)
    assert made.returncode == 0 and "未核数字" not in made.stderr.decode()
    own, built_in = copy / "本局/2020年本局.docx", next((copy / "自带").glob("*总结*.docx"))
    texts = [[text.replace("\n", "").strip() for text in read_paragraphs(path)] for path in (own, built_in)]
    assert texts[0] == texts[1] and len(texts[0]) > 200
    assert [kept.figure for kept in read_keys(own)] == [kept.figure for kept in read_keys(built_in)]
    assert not [kept for kept in read_keys(own) if kept.changed]
    sources = [json.loads(path.with_suffix(".facts.json").read_text(encoding="utf-8")) for path in (own, built_in)]
    assert [each["key"] for each in sources[0]["figures"]] == [each["key"] for each in sources[1]["figures"]]
    marks = {printed["bookmark"] for figure in sources[0]["figures"] for printed in figure["printed"]}
    assert marks == {kept.bookmark for kept in read_keys(own)}
    assert {path.name for path in (copy / "本局").iterdir() if not path.name.startswith(".")} == {
        "2020年本局.docx",
        "2020年本局.txt",
        "2020年本局.facts.json",
        "2020年本局.html",
        "2020年附表.xlsx",
    }


def test_the_copy_holds_no_control_line_and_its_headings_are_word_s_own(mz, copy: Path) -> None:
    mz("template", "--copy", "本局.docx", cwd=copy)
    word = Document(str(copy / "本局.docx"))
    assert not [each.text for each in word.paragraphs if "{%" in each.text]
    headings = [each.text for each in word.paragraphs if each.style.name == "Heading 1"]
    assert headings[0] == "一、基本情况" and len(headings) > 10


def test_copied_files_are_those_that_are_missing_and_edited_ones_stay(mz, copy: Path) -> None:
    first = mz("template", "--copy", "templates", cwd=copy)
    assert first.returncode == 0 and "已写出" in first.stdout.decode()
    edited, gone = copy / "templates/总结/04-1-03儿童.md.j2", copy / "templates/总结/01基本情况.md.j2"
    edited.write_text("#### 本局儿童\n{{ 孤儿.人数 }}\n", encoding="utf-8")
    gone.unlink()
    again = mz("template", "--copy", "templates", cwd=copy)
    assert "已写出 1 个文件" in again.stdout.decode() and gone.exists()
    assert "1 个文件已经改过，没有动：总结/04-1-03儿童.md.j2" in again.stderr.decode()
    assert edited.read_text(encoding="utf-8").startswith("#### 本局儿童")


def test_one_own_file_replaces_the_built_in_one_of_its_name(mz, copy: Path) -> None:
    before = mz(*REPORT, "--text", "--no-annex", cwd=copy).stdout.decode()
    (copy / "templates/总结").mkdir(parents=True)
    own = "## 本局的话\n本局{{ 孤儿.人数 }}。\n"
    (copy / "templates/总结/09精神文明.md.j2").write_text(own, encoding="utf-8")
    after = mz(*REPORT, "--text", "--no-annex", cwd=copy).stdout.decode()
    assert "、本局的话\n" in after and "、推进精神文明建设" in before and "、推进精神文明建设" not in after
    assert after.count("\n") - before.count("\n") in range(-5, 2)
    assert before.split("、推进精神文明建设")[0].rstrip("一二三四五六七八九十") in after


@pytest.mark.parametrize(
    ("target", "code", "said"),
    [
        ("本局.doc", 2, "Word 模板要写成 .docx"),
        ("本局.docm", 2, "Word 模板要写成 .docx"),
        ("ledgers/2020/本局.docx", 2, "台账文件夹里"),
        ("ledgers/templates", 2, "台账文件夹里"),
        ("mz.toml", 2, "是一个文件，不是文件夹"),
        ("在.docx", 2, "已经存在，没有覆盖"),
    ],
)
def test_what_cannot_be_copied_is_refused_with_a_remedy(mz, copy: Path, target: str, code: int, said: str) -> None:
    (copy / "在.docx").write_bytes(b"x")
    done = mz("template", "--copy", target, cwd=copy)
    assert done.returncode == code and said in done.stderr.decode(), done.stderr.decode()
    assert (copy / "在.docx").read_bytes() == b"x"


def changed(path: Path, change) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, data in change(parts).items():
            package.writestr(name, data)


def with_type(parts: dict[str, bytes], kind: bytes) -> dict[str, bytes]:
    types = parts["[Content_Types].xml"]
    old = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return parts | {"[Content_Types].xml": types.replace(old, kind)}


def test_a_file_with_macros_is_refused_and_a_dotx_is_filled(mz, copy: Path) -> None:
    word = Document()
    word.add_paragraph("{{ 县名 }}有{{ 低保.户数 }}。")
    word.save(str(copy / "宏.docm"))
    shutil.copy(copy / "宏.docm", copy / "模板.dotx")
    changed(copy / "宏.docm", lambda parts: with_type(parts, b"application/vnd.ms-word.document.macroEnabled.main+xml"))
    template = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    changed(copy / "模板.dotx", lambda parts: with_type(parts, template))
    done = mz(*REPORT, "--template", "宏.docm", cwd=copy)
    assert done.returncode != 0 and "带有宏" in done.stderr.decode() and "另存为" in done.stderr.decode()
    assert mz(*REPORT, "--template", "模板.dotx", "--no-annex", cwd=copy).returncode == 0
    assert read_paragraphs(copy / "out/2020年模板.docx")[0].endswith("户。")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("旧.doc", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "旧格式"),
        ("密.docx", bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        ("坏.docx", b"PK\x03\x04", "已损坏"),
        ("空.docx", b"", "空文件"),
        ("文.docx", "全县".encode(), "不是 Word 文档"),
        ("夹.docx", None, "打不开"),
        ("无.docx", None, "找不到模板"),
    ],
)
def test_a_template_that_cannot_be_read_is_told(mz, copy: Path, name: str, content: bytes | None, said: str) -> None:
    if content is not None:
        (copy / name).write_bytes(content)
    elif name.startswith("夹"):
        (copy / name).mkdir()
    done = mz(*REPORT, "--template", name, cwd=copy)
    assert done.returncode == 3 and said in done.stderr.decode(), done.stderr.decode()
    assert not (copy / "out").exists()


def told(found, template: Path) -> tuple[list[str], list[str]]:
    """What the built-in document says, and what the Word template does."""
    built_in, own = make_document(found).document, make_office_report(found, template, annexed=False).rendered.document
    assert built_in is not None and own is not None
    texts = []
    for each in (built_in, own):
        blocks = [
            block.number + text_of(block.runs) if isinstance(block, Heading) else text_of(block.runs)
            for block in each.blocks
        ]
        texts.append([each.full_title.replace("\n", ""), *(text for text in blocks if text.strip())])
    return [*texts[0], built_in.signer], texts[1]


@pytest.mark.parametrize("lost", ["", "殡葬", "目标", "农村低保", "婚姻登记"])
def test_whatever_ledger_is_lost_both_say_the_same(mz, copy: Path, lost: str) -> None:
    mz("template", "--copy", "本局.docx", cwd=copy)
    for path in (copy / "ledgers/2020").glob(f"{lost}*.xlsx") if lost else ():
        path.unlink()
    day = None if lost else date(2020, 6, 30)
    built_in, own = told(year_facts(find_workspace(copy), 2020, day, lambda said: None), copy / "本局.docx")
    assert own == built_in


def test_a_bookmark_of_the_office_s_document_is_traced(mz, copy: Path) -> None:
    word = Document()
    word.add_paragraph("全县{{ 低保.户数 }}。")
    word.save(str(copy / "本局.docx"))
    assert mz(*REPORT, "--template", "本局.docx", "--no-annex", cwd=copy).returncode == 0
    (kept,) = read_keys(copy / "out/2020年本局.docx")
    assert "低保.户数" in mz("trace", kept.bookmark, "--year", "2020", cwd=copy).stdout.decode()


def test_a_template_in_use_elsewhere_is_told(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path.name == "锁.docx":
            raise PermissionError(13, "denied", str(path))
        return real(path)

    Document().save(str(copy / "锁.docx"))
    monkeypatch.setattr(Path, "read_bytes", locked)
    asked = ReportAsked(year=2020, template=copy / "锁.docx", folder=copy)
    with pytest.raises(Unusable, match="正被别的程序占用"):
        list(report(asked, lambda said: None))
