"""一户一个户主

检查什么
    户主身份证号相同的各行里，“与户主关系”为“户主”的应只有一行，这一行的身份证号就是户主身份证号。
    只登记享受人、不登记全家的名册（没有“是否保障对象”列），户主可以不在册。
为什么
    户数按户主计算：没有户主的户、有两个户主的户，会让户数和纳入、取消的户数对不上。
怎么改
    对照户口簿改正“与户主关系”或“户主身份证号”；两户并成一户的，统一成一个户主。
例子
    同一户主身份证号下，第 5 行和第 8 行都写着“户主”。
依据
    本局台账管理要求
"""

from collections.abc import Iterator

import numpy as np

from mzledger.rules._kinds import Context, Finding, Records, Severity, Table, TableRule
from mzledger.rules._people import HEAD, households, rows_text


def wants(table: Table) -> bool:
    return bool(table.household) and table.has("relation", "id_no")


def _odd(records: Records) -> set[str]:
    """没有恰好一行“户主”的，或者那一行的身份证号不同的各户；其余的不必逐户去看。"""
    heads, ids = records.coded(records.table.household), records.coded("id_no")
    is_head = records.coded("relation").where_in((HEAD,))
    times = np.bincount(heads.codes[is_head], minlength=len(heads.distinct))
    other = is_head & ids.filled() & (ids.codes_in(heads) != heads.codes)
    odd = (times[heads.codes] != 1) | other
    return set(heads.take(odd).values())


def check(records: Records, context: Context) -> Iterator[Finding]:
    relations, ids = records.column("relation"), records.column("id_no")
    whole_families = records.table.has("covered")
    for head, rows in households(records, "relation", "id_no", among=_odd(records)).items():
        heads = [index for index in rows if relations[index] == HEAD]
        if not heads and whole_families and None not in (relations[index] for index in rows):
            yield Finding(rows[0], "relation", f"这一户 {len(rows)} 行里没有“户主”，应有一行")
        for index in heads if len(heads) > 1 else ():
            others = rows_text(records, index, heads)
            yield Finding(index, "relation", f"同一户主身份证号下，{others}也是“户主”，应只有一行")
        if len(heads) == 1 and ids[heads[0]] not in (head, None):
            yield Finding(heads[0], "id_no", "“户主”这一行的身份证号与户主身份证号不同，应为同一个号码")


RULE = TableRule(code="MZ201", severity=Severity.ERROR, wants=wants, check=check)
