"""备注写着死亡或停发，停发年月空着

检查什么
    花名册的备注里写着去世、死亡、停发、取消、退出、迁出等，停发年月（出院时间）却空着。
为什么
    停发只写在备注里，不知道是否还在享；当作在享，人数和钱就多了。这一行先不计入。
怎么改
    已经停发的，补填停发年月；写的是别人的，写明是谁（如“父亲去世”）；是以前的事、已经恢复的，在备注里改写清楚。
例子
    备注写着“2020年5月去世”，停发年月空白。
依据
    本局台账管理要求
"""

import re
from collections.abc import Iterator

from mzledger.rules._kinds import Context, Finding, Records, Severity, TableRule
from mzledger.rules._people import STOP_MONTH_SAID, not_stopped

_END = re.compile(r"(去世|死亡|病故|亡故|停发|停保|取消|退出|退保|注销|迁出|嫁出|清退|终止|年满18|满十八|出院)")
_OTHERS = re.compile(
    r"(父|母|夫|妻|配偶|丈夫|儿|女儿|子女|爷|奶|户主)[^，,；;。]{0,4}(去世|死亡|病故|亡故|迁出|嫁出)|(未|不|没有|恢复)(停|取消|退|迁)"
)


def check(records: Records, context: Context) -> Iterator[Finding]:
    for index, remark in not_stopped(records, "remark"):
        if not STOP_MONTH_SAID.search(remark) and _END.search(remark) and not _OTHERS.search(remark):
            shown = remark if len(remark) <= 20 else remark[:19] + "…"
            yield Finding(index, "remark", f"备注写着“{shown}”，停发年月却空着，不知道从哪个月起不再享受")


RULE = TableRule(
    code="MZ128",
    severity=Severity.ERROR,
    wants=lambda table: table.spell is not None and table.has("remark", table.spell[1]),
    check=check,
)
