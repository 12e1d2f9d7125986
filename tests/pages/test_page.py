"""The page of a document: whole without a network, every figure a link, in a browser as on paper."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from mzledger.pages.page import Detail, Line, page
from mzledger.values.document import Document, Figure, Heading, Paragraph, Table, Words
from mzledger.values.fact import Identity

HOUSEHOLDS, CHANGE, WICKED = (
    Identity("dibao.households"),
    Identity("dibao.households", "青石镇"),
    Identity("x.y", category="重病"),
)
NUMBERS = {HOUSEHOLDS: 0, CHANGE: 1, WICKED: 2}
DETAILS = (
    Detail(
        "低保 户数",
        "1742户",
        (Line("口径", "按户主去重"), Line("上年同期", "1699户", -1)),
        (("按乡镇", (Line("青石镇", "43户", 1), Line("红旗乡", "1699户"))),),
        (Line("2020/低保.xlsx › 农村", "第 4–9 行（共 6 行）"),),
    ),
    Detail("低保 户数（青石镇）", "43户"),
    Detail("</script><b>恶意", "〔未提供台账〕"),
)
DOCUMENT = Document(
    "总结",
    (
        Heading(1, "一、", (Words("低保"),)),
        Paragraph(
            (Words("全县<b>"), Figure("1742户", HOUSEHOLDS), Words("，青石镇"), Figure("43户", CHANGE), Words("。"))
        ),
        Paragraph((Words("〔"), Figure("〔未提供台账〕", WICKED))),
    ),
    signer="民政局",
    annex=(
        Table(
            "表1",
            (((Words("指标"),), (Words("全县"),)), ((Words("户数"),), (Figure("1742", HOUSEHOLDS),))),
            bold_columns=(1,),
        ),
    ),
)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def html() -> str:
    return page(DOCUMENT, NUMBERS, DETAILS)


def test_nothing_is_asked_of_a_network_and_no_text_becomes_markup(html: str) -> None:
    assert "default-src 'none'" in html
    assert re.findall(r"(?:src|href)=[\"']?(?!#)[^\"'> ]+", html) == []
    assert "http" not in re.sub(r'http-equiv="[^"]+"', "", html)
    assert "全县&lt;b&gt;" in html and "</script><b>" not in html


def test_every_figure_is_a_link_to_what_it_is(html: str) -> None:
    links = re.findall(r'<a class="figure[^"]*" href="#f(\d)" data-f="\1" role="button">([^<]+)</a>', html)
    assert links == [("0", "1742户"), ("1", "43户"), ("2", "〔未提供台账〕"), ("0", "1742")]
    data = re.search(r'id="details">(.*?)</script>', html, re.DOTALL)
    assert data and [each["name"] for each in json.loads(unescape(data[1]))] == [each.name for each in DETAILS]


def run(html: str, script: str, tmp_path: Path) -> str:
    """What a script of the test says of the page, run in it by a browser."""
    assert CHROMIUM
    said = f"<script>setTimeout(() => {{ {script} }}, 0)</script></body>"
    path = tmp_path / "page.html"
    path.write_text(html.replace("</body>", said), encoding="utf-8")
    command = [
        CHROMIUM,
        *QUIET,
        f"--user-data-dir={tmp_path / 'profile'}",
        "--virtual-time-budget=2000",
        "--dump-dom",
        path.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    title = re.search(r"<title>(.*?)</title>", done.stdout.decode("utf-8"), re.DOTALL)
    assert title, done.stderr.decode("utf-8", "replace")[-500:]
    return unescape(title[1])


browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
PANEL = "const panel = document.getElementById('panel'); const say = (text) => { document.title = text; };"


@browser
def test_a_click_opens_and_escape_closes(html: str, tmp_path: Path) -> None:
    script = f"""{PANEL}
        const first = document.querySelector('main a[data-f="0"]'); first.click();
        const open = !panel.hidden + '|' + document.getElementById('panel-value').textContent + '|' + panel.innerText.replace(/\\s+/g, ' ');
        document.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Escape', bubbles: true }}));
        say(open + '|' + panel.hidden + '|' + (document.activeElement === first));"""
    said = run(html, script, tmp_path)
    assert said.startswith("true|1742户|") and said.endswith("|true|true")
    for text in (
        "口径 按户主去重",
        "上年同期 1699户",
        "按乡镇 青石镇 43户",
        "出处 2020/低保.xlsx › 农村 第 4–9 行（共 6 行）",
    ):
        assert text in said


@browser
def test_a_part_in_the_panel_leads_on(html: str, tmp_path: Path) -> None:
    script = f"""{PANEL} document.querySelector('main a[data-f="0"]').click(); panel.querySelector('a[data-f="1"]').click();
        say(document.getElementById('panel-name').textContent + '|' + location.hash);"""
    assert run(html, script, tmp_path) == "低保 户数（青石镇）|#f1"


@browser
@pytest.mark.parametrize(
    ("words", "found"),
    [("低保 1742", "低保 户数"), ("青石", "低保 户数（青石镇）"), ("１，７４２", "低保 户数"), ("没有的", "")],
)
def test_the_search_finds_by_words_and_by_value(html: str, words: str, found: str, tmp_path: Path) -> None:
    script = f"""{PANEL} const search = document.getElementById('search'); search.value = '{words}';
        search.dispatchEvent(new Event('input')); const hit = document.querySelector('#found a');
        if (hit) hit.click(); say((hit ? document.getElementById('panel-name').textContent : document.getElementById('found').innerText) + '|' + panel.hidden);"""
    assert run(html, script, tmp_path) == (f"{found}|false" if found else "没有找到|true")


@browser
def test_it_prints_the_document_and_nothing_else(html: str, tmp_path: Path) -> None:
    pytest.importorskip("docx")
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here")
    assert CHROMIUM
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    command = [
        CHROMIUM,
        *QUIET,
        f"--user-data-dir={tmp_path / 'profile'}",
        "--no-pdf-header-footer",
        f"--print-to-pdf={tmp_path / 'a.pdf'}",
    ]
    subprocess.run([*command, (tmp_path / "page.html").as_uri()], capture_output=True, timeout=120, check=True)
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "a.pdf"), "-"], capture_output=True, check=True
    ).stdout.decode("utf-8")
    assert "1742户" in text and "民政局" in text and "查数字" not in text and text.count("\f") == 2
