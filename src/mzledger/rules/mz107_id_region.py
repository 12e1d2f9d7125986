"""身份证号的省份代码

检查什么
    身份证号前两位是否是某个省、自治区、直辖市（含港澳台居民居住证、外国人永久居留证）的代码。
为什么
    前两位不是任何省份的，多半是开头抄错，或者混进了演示用的假数据。嫁入、迁入的人证号开头是外地的，属正常。
怎么改
    对照身份证原件核对前六位；是演示数据的，从台账里删去。
例子
    开头是 99，全国没有这个省份代码。
依据
    GB 11643《公民身份号码》
"""

import numpy as np

from mzledger.rules._kinds import CellRule, Context, Mask, Severity
from mzledger.values.identities import Identities
from mzledger.values.identity import is_well_formed

PROVINCES = frozenset(
    number
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83), (91, 91))
    for number in range(first, last + 1)
)


def check(id_no: str, context: Context) -> str | None:
    if not is_well_formed(id_no) or int(id_no[:2]) in PROVINCES:
        return None
    return f"身份证号前两位是“{id_no[:2]}”，不是任何省份的代码"


def suspects(ids: Identities, context: Context) -> Mask:
    return ids.well_formed & ~np.isin(ids.region // 10000, list(PROVINCES))


RULE = CellRule(code="MZ107", severity=Severity.WARNING, kinds=("身份证号",), check=check, suspects=suspects)
