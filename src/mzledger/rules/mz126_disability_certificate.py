"""残疾证号

检查什么
    残疾证号应为 20 位：18 位身份证号、1 位类别、1 位等级（补办过的后面还有 B1、B2 之类）；前 18 位应是本人的身份证号，
    后两位应与“残疾类别”“残疾等级”列一致（表里有这两列的）。
为什么
    类别和等级决定能不能享受护理补贴；证号与本人、与等级对不上，就可能发错。
怎么改
    对照残疾人证原件，改正抄错的证号、类别或等级。
例子
    残疾证号第 19、20 位是 42（肢体、二级），“残疾等级”填的是“一级”。
依据
    《中华人民共和国残疾人证管理办法》
"""

import re
from collections.abc import Iterator

from mzledger.rules._kinds import Context, Finding, Records, Severity, TableRule
from mzledger.rules._people import heading

SHAPE = re.compile(r"\d{17}[\dX]([1-7])([1-4])(B\d{1,2})?", re.ASCII)
KINDS = ("视力", "听力", "言语", "肢体", "智力", "精神", "多重")
LEVELS = ("一级", "二级", "三级", "四级")
FIELD = "disability_certificate"


def check(records: Records, context: Context) -> Iterator[Finding]:
    others = [
        (place, names, field, records.column(field))
        for place, names, field in ((1, KINDS, "disability_kind"), (2, LEVELS, "disability_level"))
        if records.table.has(field)
    ]
    ids = records.column("id_no")
    for index, certificate in enumerate(records.column(FIELD)):
        if certificate is None:
            continue
        match = SHAPE.fullmatch(certificate.upper())
        if match is None:
            yield Finding(index, FIELD, _shape(certificate))
            continue
        if ids[index] is not None and certificate.upper()[:18] != ids[index]:
            yield Finding(index, FIELD, "残疾证号前 18 位不是本人的身份证号")
        for place, names, field, column in others:
            meant = names[int(match[place]) - 1]
            if column[index] is not None and column[index] != meant:
                what = f"残疾证号第 {18 + place} 位是“{match[place]}”（{meant}），{heading(records, field)}填的是“{column[index]}”"
                yield Finding(index, FIELD, what)


def _shape(certificate: str) -> str:
    if len(certificate) < 20 or len(certificate) > 23:
        return f"残疾证号是 {len(certificate)} 位，应为 20 位：18 位身份证号、1 位类别、1 位等级"
    return "残疾证号应为 18 位身份证号，加 1 位类别（1 到 7）、1 位等级（1 到 4）"


RULE = TableRule(code="MZ126", severity=Severity.WARNING, wants=lambda table: table.has("id_no", FIELD), check=check)
