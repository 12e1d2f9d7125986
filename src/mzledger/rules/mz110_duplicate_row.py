"""同一本台账里重复的行

检查什么
    花名册里同一身份证号、发放台账里同一人同一月同一项目，只应有一行（每张表以什么为一行，见业务说明）。
为什么
    重复的行会把人数、金额多算一次，也可能真的多发了一次钱。
怎么改
    核对后删去多余的一行；确属两笔的，写成不同的月份或项目。
例子
    第 12 行和第 40 行的身份证号相同。
依据
    本局台账管理要求
"""

from collections.abc import Callable, Iterator

from mzledger.rules._kinds import Context, Finding, Part, Records, Severity, TableRule
from mzledger.rules._people import rows_text
from mzledger.values.coded import all_of, combined


def check(records: Records, context: Context) -> Iterator[Finding]:
    table, family = records.table, records.table.family
    yield from _alike(records, table.unique, lambda part: part.states(*table.unique))
    if family and table.unique == (family.id_no,):
        yield from _alike(records, (family.head_id,), lambda part: part.household_rows)


def _alike(records: Records, names: tuple[str, ...], meant: Callable[[Part], bool]) -> Iterator[Finding]:
    """这几列都相同的行；只看 `meant` 的表。"""
    if not any(map(meant, records.parts)):
        return
    columns = [records.coded(name) for name in names]
    rows = all_of([records.mask(meant), *(column.filled() for column in columns)]).nonzero()[0]
    first, sort = combined([column.take(rows) for column in columns])
    if len(first) == len(rows):
        return
    rows_of: dict[int, list[int]] = {}
    for index, number in zip(rows.tolist(), sort.tolist(), strict=True):
        rows_of.setdefault(number, []).append(index)
    headings = {spec.name: spec.column.heading for spec in records.table.fields}
    for indexes in rows_of.values():
        for index in indexes if len(indexes) > 1 else ():
            same = f"与{rows_text(records, index, indexes)}相同"
            yield Finding(index, names[0], "＋".join(headings[name] for name in names) + same)


RULE = TableRule(code="MZ110", severity=Severity.ERROR, wants=lambda table: bool(table.unique), check=check)
