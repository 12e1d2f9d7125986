"""写着停发，没有停发年月

检查什么
    人员状态写着停发、取消、去世等，或者填了停发原因，停发年月却空着。
为什么
    不知道哪个月停发，就不知道截止日是否在享，也算不出本期取消多少。
怎么改
    补填停发年月；仍在享受的，把状态改为在享，把停发原因清空。
例子
    人员状态是“停发”，停发年月空白。
依据
    本局台账管理要求
"""

from collections.abc import Iterator

from mzledger.rules._kinds import Context, Finding, Records, Severity, TableRule
from mzledger.rules._people import not_stopped
from mzledger.schema.cells import State


def check(records: Records, context: Context) -> Iterator[Finding]:
    said = set()
    for index, state in not_stopped(records, "state") if records.table.has("state") else ():
        if state is State.STOPPED:
            said.add(index)
            yield Finding(index, "state", "人员状态是停发，停发年月却没有填写，不知道从哪个月起不再享受")
    for index, reason in not_stopped(records, "stop_reason") if records.table.has("stop_reason") else ():
        if index not in said:
            yield Finding(index, "stop_reason", f"停发原因是“{reason}”，停发年月却没有填写，不知道从哪个月起不再享受")


RULE = TableRule(
    code="MZ127",
    severity=Severity.ERROR,
    wants=lambda table: table.spell is not None and (table.has("state") or table.has("stop_reason")),
    check=check,
)
