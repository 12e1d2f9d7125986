"""A clean roster of any size for the benchmarks: invented people, right check digits, real date cells."""

from __future__ import annotations

import re
import zipfile
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from mzledger.programs.extreme_hardship import Person
from mzledger.schema.row import fields_of
from mzledger.values.identity import check_character, sex

LEFT_OUT = {"stop_month", "stop_reason", "state", "remark"}
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
GIVEN = "文明建国志玉秀春桂海平英兰红军华珍强梅勇"
COLUMNS = [spec for spec in fields_of(Person) if spec.name not in LEFT_OUT]


def people() -> Any:
    """Different valid IDs with the 99 prefix, for ever."""
    number = 0
    while True:
        born = date(1930, 1, 1) + timedelta(days=number % 9000)
        first17 = f"99{number // 9000 // 999 % 90 + 10:02d}21{born:%Y%m%d}{number // 9000 % 999 + 1:03d}"
        yield first17 + check_character(first17)
        number += 1


def name(number: int) -> str:
    """One of 5,000 invented names."""
    surname, first, last = (number // step % many for step, many in ((1, 50), (50, 10), (500, 10)))
    return SURNAMES[surname] + GIVEN[first] + GIVEN[10 + last]


def write(path: Path, rows: int) -> None:
    """Writes the roster with a title, a header and so many one-person households."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("花名册")
    sheet.calculate_dimension = lambda: f"A1:P{rows + 2}"  # as Excel's own files state it
    sheet.append(["特困供养花名册（合成数据）"])
    sheet.append([spec.column.heading for spec in COLUMNS])
    for number, id_no in enumerate(islice(people(), rows)):
        values = {
            "township": f"第{number % 20}镇", "village": f"第{number % 300}村", "head_name": name(number), "head_id": id_no,
            "name": name(number), "id_no": id_no, "relation": "户主", "sex": sex(id_no), "ethnic_group": "藏族",
            "support_mode": ("分散", "集中")[number % 2], "person_class": "老年人", "self_care": ("具备", "部分丧失")[number % 2],
            "basic_standard": 700.5 + number % 50, "care_standard": 120 + number % 30,
            "start_month": date(2015 + number % 5, 1 + number % 12, 1), "institution": f"第{number % 9}敬老院",
        }  # fmt: skip
        sheet.append([values[spec.name] for spec in COLUMNS])
    book.save(path)
    share_strings(path)


_INLINE = re.compile(rb't="inlineStr"><is><t(?: xml:space="preserve")?>([^<]*)</t></is></c>')


def share_strings(path: Path) -> None:
    """Puts the texts into a table of shared strings, as Excel and WPS write them."""
    numbers: dict[bytes, int] = {}

    def shared(match: re.Match[bytes]) -> bytes:
        return b't="s"><v>%d</v></c>' % numbers.setdefault(match[1], len(numbers))

    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        parts[name] = _INLINE.sub(shared, parts[name])
    texts = b"".join(b"<si><t>%s</t></si>" % text for text in numbers)
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    parts["xl/sharedStrings.xml"] = head + texts + b"</sst>"
    if b"sharedStrings" not in parts["[Content_Types].xml"]:
        kind = b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", kind)
        link = b'<Relationship Id="rIdShared" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
        rels = "xl/_rels/workbook.xml.rels"
        parts[rels] = parts[rels].replace(b"</Relationships>", link)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def frictionless_schema() -> dict[str, Any]:
    """The same checks as a Table Schema, as far as it can say them."""
    fields = []
    for spec in COLUMNS:
        kind = {"金额": "number", "年月": "date"}.get(spec.kind, "string")
        constraints: dict[str, Any] = {"required": spec.column.required}
        if spec.choices:
            constraints["enum"] = list(spec.choices)
        if spec.kind == "身份证号":
            constraints["pattern"] = r"\d{17}[\dX]"
        if spec.name == "id_no":
            constraints["unique"] = True
        if kind == "number":
            constraints["minimum"] = 0
        fields.append({"name": spec.column.heading, "type": kind, "constraints": constraints})
    return {"fields": fields}
