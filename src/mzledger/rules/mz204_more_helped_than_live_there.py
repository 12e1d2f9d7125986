"""救助人数多于家庭人口

检查什么
    临时救助的救助人数是否多于这一户的家庭人口。
为什么
    一户救助的人不会比家里的人多；多半是两列填反了，或者列名写错了。
怎么改
    对照申请材料改正；整列都反的，检查表头。
例子
    家庭人口填 2，救助人数填 3。
依据
    《临时救助工作规范》关于以家庭为单位核定救助人数的规定
"""

from mzledger.rules._kinds import Context, RowRule, Severity


def check(helped: int, size: int, context: Context) -> str | None:
    return f"救助人数 {helped} 人，多于家庭人口 {size} 人" if helped > size > 0 else None


RULE = RowRule(
    code="MZ204", severity=Severity.ERROR, fields=("helped_persons", "household_size"), at="helped_persons", check=check
)
