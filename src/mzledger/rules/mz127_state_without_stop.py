"""状态是停发，没有停发年月

检查什么
    人员状态写着停发、取消、去世等，停发年月却空着。
为什么
    不知道哪个月停发，就不知道截止日是否在享，也算不出本期取消多少。
怎么改
    补填停发年月；仍在享受的，把状态改为在享。
例子
    人员状态是“停发”，停发年月空白。
依据
    本局台账管理要求
"""

from collections.abc import Iterator

from mzledger.programs._words import State
from mzledger.rules._kinds import Context, Finding, TableRule
from mzledger.schema.records import Records
from mzledger.values.problem import Severity
