"""户主已停发，成员没有停发年月

检查什么
    一户里户主那一行填了停发年月，同户其他保障对象却空着。户主停发原因是去世的，保障人口写的就是其余各人的，不在此列。
为什么
    整户取消、只在户主那一行写了停发的，成员仍会按在享计算，户数、人数都会多。
怎么改
    整户停发的，成员也填上停发年月；只是户主去世或退出的，把户主改成现在的户主。
例子
    户主停发年月是 2020-05，妻子、儿子两行空着。
依据
    本局台账管理要求
"""

from collections.abc import Iterator

from mzledger.rules._kinds import Context, Finding, Records, Severity, Table, TableRule
from mzledger.rules._people import HEAD, date_text, heading, households
from mzledger.schema.cells import Flag

DIED = ("死亡", "去世")


def wants(table: Table) -> bool:
    return (
        table.spell is not None
        and table.family is not None
        and table.has(table.spell[1], "relation", table.family.persons)
    )


def check(records: Records, context: Context) -> Iterator[Finding]:
    assert records.table.spell
    stop = records.table.spell[1]
    stops, relations = records.column(stop), records.column("relation")
    covered = records.column("covered") if records.table.has("covered") else [Flag.YES] * len(records)
    persons = records.column(records.table.family.persons) if records.table.family else []
    reasons = records.column("stop_reason") if records.table.has("stop_reason") else [None] * len(records)
    for rows in households(records, stop).values():
        staying = sum(stops[index] is None and covered[index] is Flag.YES for index in rows)
        if any(persons[index] == staying or reasons[index] in DIED for index in rows):
            continue
        heads = [index for index in rows if relations[index] == HEAD]
        if not heads or any(stops[index] is None for index in heads):
            continue
        said = f"户主的{heading(records, stop)}是 {date_text(records, stop, max(stops[index] for index in heads))}"
        for index in rows:
            if index not in heads and stops[index] is None and covered[index] is Flag.YES:
                yield Finding(index, stop, f"{said}，同户的这一行是空的：不知道是整户停发，还是只有户主退出")


RULE = TableRule(code="MZ205", severity=Severity.ERROR, wants=wants, check=check)
