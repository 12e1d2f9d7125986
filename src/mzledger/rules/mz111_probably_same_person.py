"""像是同一个人的两个证号

检查什么
    同一村里姓名相同的两行，身份证号是否只差一位，或只有相邻两位颠倒。
为什么
    多半是同一个人登记了两次，其中一次证号抄错了一位；按证号查重查不出来，会重复发钱。
怎么改
    对照身份证原件核对这两行：是同一个人的，改正证号并删去多余的一行。
例子
    两行都叫张三、都在加吾村，身份证号只有第 17 位不同。
依据
    本局台账管理要求
"""

from collections.abc import Iterator

from mzledger.rules._kinds import Context, Finding, Records, Severity, Table, TableRule
from mzledger.rules._people import bare_name, row_text
from mzledger.values.identity import passes


def wants(table: Table) -> bool:
    """花名册：发放台账里的人都在花名册里，不再查一遍。"""
    return table.roster is None and table.has("township", "village", "name", "id_no")


def check(records: Records, context: Context) -> Iterator[Finding]:
    columns = [records.column(name) for name in ("township", "village", "name", "id_no")]
    ids = columns[-1]
    # 只差一位的两个号码，至少有一个过不了校验码：全都过得了的台账不用再看。
    known = context.book.identities
    if not known.rows(~known.passes, records.coded("id_no")).any():
        return
    first: dict[tuple[str, str, str], int] = {}
    namesakes: dict[tuple[str, str, str], dict[str, int]] = {}
    for index, (township, village, name, id_no) in enumerate(zip(*columns, strict=True)):
        if village and name and id_no:
            key = (township, village, bare_name(name))
            earlier = first.setdefault(key, index)
            if ids[earlier] != id_no:
                namesakes.setdefault(key, {ids[earlier]: earlier}).setdefault(id_no, index)
    for rows in namesakes.values():
        # 从过不了校验码的号码找起，提示也写在那一行。
        doubtful = dict.fromkeys(id_no for id_no in rows if not passes(id_no))
        for wrong in doubtful:
            for other, index in rows.items():
                if (other not in doubtful or index < rows[wrong]) and (slip := _slip(wrong, other)):
                    place = row_text(records, rows[wrong], index)
                    yield Finding(rows[wrong], "id_no", f"与{place}同村同名，身份证号{slip}，像是同一个人")


def _slip(one: str, other: str) -> str:
    """两个号码差在哪里：一位，或相邻两位颠倒；差得更多的为空。"""
    if len(one) != len(other):
        return ""
    at = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(at) == 1:
        return f"只差第 {at[0] + 1} 位"
    if len(at) == 2 and at[1] == at[0] + 1 and one[at[0]] == other[at[1]] and one[at[1]] == other[at[0]]:
        return f"只有第 {at[0] + 1}、{at[1] + 1} 位颠倒"
    return ""


RULE = TableRule(code="MZ111", severity=Severity.WARNING, wants=wants, check=check)
