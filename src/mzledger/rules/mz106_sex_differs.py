"""性别与身份证号不一致

检查什么
    “性别”列与身份证号第 17 位是否相符：单数为男，双数为女。
为什么
    不相符，多半是性别填错，或者证号抄成了家里另一个人的；也确有证件当年就编错的，所以只提醒。第 15 到 17 位是
    996 到 999 的，是留给百岁老人的顺序码，属正常，不另提醒（编号 MZ109 因此空着）。
怎么改
    对照身份证原件，改正填错的一处；原件如此的，不必改。
例子
    性别填“男”，身份证号第 17 位是 2。
依据
    GB 11643《公民身份号码》
"""

from mzledger.rules._kinds import Context, Mask, RowRule, Severity
from mzledger.values.coded import Coded
from mzledger.values.identity import is_well_formed, sex


def check(written: str, id_no: str, context: Context) -> str | None:
    if not is_well_formed(id_no) or written == (expected := sex(id_no)):
        return None
    return f"性别填的是“{written}”，身份证号第 17 位是“{id_no[16]}”，应为“{expected}”"


def suspects(written: Coded, numbers: Coded, context: Context) -> Mask:
    ids = context.book.identities
    return ids.rows(ids.well_formed, numbers) & (ids.rows(ids.male, numbers) != written.where_in(("男",)))


RULE = RowRule(
    code="MZ106", severity=Severity.WARNING, fields=("sex", "id_no"), at="sex", check=check, suspects=suspects
)
