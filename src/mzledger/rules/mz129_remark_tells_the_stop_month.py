"""备注里写了停发，停发年月空着

检查什么
    花名册的备注里写着某年某月停发、停保、取消、退保、注销，停发年月却空着（或者没有这一列）。
为什么
    停发只写在备注里，程序仍当作在享，人数和钱就多了，这一行没有计入。
怎么改
    把年月填进“停发年月”列；没有这一列的，加上一列，或者在列对照里把“备注”写成“停发年月”。已经恢复的，把备注写清楚。
例子
    备注写着“年满18周岁，2021年5月起停发”，停发年月空白。
依据
    本局台账管理要求
"""

import re
from collections.abc import Iterator

from mzledger.rules._kinds import Context, Finding, Records, Severity, TableRule
from mzledger.rules._people import STOP_MONTH_SAID, not_stopped

_AGAIN = re.compile(r"(恢复|重新|又纳入|再次)")


def check(records: Records, context: Context) -> Iterator[Finding]:
    for index, remark in not_stopped(records, "remark"):
        if STOP_MONTH_SAID.search(remark) and not _AGAIN.search(remark):
            shown = remark if len(remark) <= 24 else remark[:23] + "…"
            yield Finding(index, "remark", f"备注写着“{shown}”，停发年月却没有填写")


RULE = TableRule(
    code="MZ129",
    severity=Severity.ERROR,
    wants=lambda table: table.spell is not None and table.has("remark", table.spell[1]),
    check=check,
)
