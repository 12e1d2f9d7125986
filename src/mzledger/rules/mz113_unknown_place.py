"""乡镇、村（社区）不在区划台账里

检查什么
    乡镇是否在区划台账中；村（社区）是否是那个乡镇的，能不能认出是哪一个。没有区划台账时不查。
为什么
    地名认不出，按乡镇、按村的数字就会漏掉这一行；同名的村和社区混在一起，两边都不对。
怎么改
    写区划台账里的全称，例如“赛堂村”或“赛堂社区”；新设、改名的，先更新区划台账。
例子
    河北乡既有赛堂村又有赛堂社区，只写“赛堂”认不出是哪一个。
依据
    本局台账管理要求（地名以区划台账为准）
"""

from mzledger.rules._kinds import Context, RowRule, Severity
from mzledger.values.place import Places


def check(township: str, village: str, context: Context) -> str | None:
    places = context.book.places
    if places is None or places.village(township, village) is not None:
        return None
    both = [name for tail in ("村", "社区", "嘎查", "连队") if (name := places.village(township, f"{village}{tail}"))]
    if len(both) > 1:
        return f"“{village}”可能是{'，也可能是'.join(both)}，应写全称"
    return f"“{village}”不在区划台账{township}的村、社区中{_elsewhere(places, village)}"


def _elsewhere(places: Places, village: str) -> str:
    found = [f"{township}有{name}" for township in places.townships if (name := places.village(township, village))]
    return f"；{'、'.join(found)}" if found else ""


RULE = RowRule(code="MZ113", severity=Severity.ERROR, fields=("township", "village"), at="village", check=check)
