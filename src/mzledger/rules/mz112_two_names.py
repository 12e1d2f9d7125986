"""同一个证号，不同的姓名

检查什么
    本年各本台账里，同一身份证号的姓名是否相同。姓名里的空格和“·”一类的间隔号不计较。
为什么
    要么证号抄成了别人的，要么姓名写错了字；藏族姓名译写不一（才让、才仁）也常见，所以只提醒。
怎么改
    对照身份证原件，把各本台账里这个人的姓名和证号改成一致。
例子
    花名册里叫才让卓玛，发放台账里叫才仁卓玛，证号相同。
依据
    本局台账管理要求
"""

from collections import Counter
from collections.abc import Iterator

from mzledger.rules._kinds import BookRule, Context, Finding, Records, Severity, Where, YearBook
from mzledger.rules._people import bare_name
from mzledger.schema.program import NAME_OF
from mzledger.values.coded import Coded, goes_with_two

Pair = tuple[Records, str, str]


def check(book: YearBook, context: Context) -> Iterator[tuple[Records, Finding]]:
    pairs = [
        (records, id_field, name_field)
        for records in book
        for id_field, name_field in NAME_OF.items()
        if records.table.has(id_field, name_field)
    ]
    doubtful = _with_two_names(pairs) if pairs else set()
    if not doubtful:
        return
    counts: dict[str, Counter[str]] = {id_no: Counter() for id_no in doubtful}
    cells: list[tuple[Records, int, str, str, str]] = []
    for records, id_field, name_field in pairs:
        names = records.column(name_field)
        for index, id_no in enumerate(records.column(id_field)):
            if id_no in doubtful and names[index]:
                counts[id_no][bare_name(names[index])] += 1
                cells.append((records, index, name_field, id_no, names[index]))
    usual = {id_no: counter.most_common(1)[0][0] for id_no, counter in counts.items()}
    first: dict[str, tuple[str, Where]] = {}
    for records, index, name_field, id_no, name in cells:
        if bare_name(name) == usual[id_no]:
            first.setdefault(id_no, (name, records.where(index, name_field)))
    for records, index, name_field, id_no, name in cells:
        if bare_name(name) != usual[id_no]:
            other, where = first[id_no]
            yield records, Finding(index, name_field, f"姓名是“{name}”，同一身份证号在 {where} 是“{other}”")


def _with_two_names(pairs: list[Pair]) -> set[str]:
    ids = Coded.joined([records.coded(id_field) for records, id_field, _ in pairs])
    names = Coded.joined([records.coded(name_field) for records, _, name_field in pairs])
    if not goes_with_two(ids, names):
        return set()
    seen: dict[str, str] = {}
    found = set()
    for records, id_field, name_field in pairs:
        for id_no, name in set(zip(records.column(id_field), records.column(name_field), strict=True)):
            if id_no and name and seen.setdefault(id_no, name) != name and bare_name(seen[id_no]) != bare_name(name):
                found.add(id_no)
    return found


RULE = BookRule(code="MZ112", severity=Severity.WARNING, check=check)
