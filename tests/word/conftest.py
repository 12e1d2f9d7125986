"""Writes a document and hands back its parts as XML."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docx.oxml import parse_xml

from mzledger.values.document import Bars, Block, Chart, Document, Figure, Heading, Panel, Paragraph, Table, Words
from mzledger.values.fact import Identity
from mzledger.word.writing import write_docx

Write = Callable[..., Any]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """write(*blocks, title=…, layout=…) → its path, and main, styles, settings, footer1, footer2 … as parsed XML."""

    def write(*blocks: Block, layout: Any = None, plain: bool = False, **named: Any) -> SimpleNamespace:
        path = tmp_path / "总结.docx"
        options = {"layout": layout} if layout else {}
        write_docx(Document(named.pop("title", "工作总结"), blocks, **named), path, plain=plain, **options)
        with zipfile.ZipFile(path) as parts:
            names = parts.namelist()
            xml = {Path(name).stem: parse_xml(parts.read(name)) for name in names if name.endswith(".xml")}
        return SimpleNamespace(path=path, main=xml["document"], names=names, **xml)

    return write


@pytest.fixture
def everything() -> tuple[Block, ...]:
    """One block of every kind, with a figure wherever one may stand."""
    figure = Figure("1742户", Identity("dibao.rural.households", "青石镇"))
    return (
        Paragraph((Words("提示：台账未提供。"),), "notice"),
        *(Heading(level, "一、", (Words("标题"), figure)) for level in (1, 2, 3, 4)),
        Paragraph((Words("共有“低保”"), figure, Words("……如下——\t完。\n"))),
        Paragraph((Words("来源：低保.xlsx"),), "note"),
        Table(
            "表1",
            (((Words("乡镇"),), (Words("户数"),)), ((Words("青石镇"),), (figure,)), ((Words("合计"),), ())),
            1,
            (2,),
        ),
        Chart(
            "各乡镇人数", (Panel("", ("青石镇", "白沙乡"), (Bars("人数", (Decimal(3), Decimal(1))),)),), "青石镇最多。"
        ),
    )
