"""表里的小计、合计与各行相加不符

检查什么
    “小计”应等于上一个小计以下各行相加，“合计”“总计”应等于以上各行相加。合并单元格的户金额，一户只加一次。
    “本页”“累计”不查；有金额读不出来的一段不查。
为什么
    汇总数按各行相加，不用表里印的合计；两者不符，说明公式漏了行，或者有的行改过、删过。
怎么改
    核对公式的范围和各行金额：行对的，重算合计；行错的，改正那一行。
例子
    合计印的是 5000 元，以上各行相加是 5738.50 元。
依据
    本局台账管理要求
"""

from collections.abc import Iterator
from itertools import accumulate

from mzledger.rules._kinds import Context, Part, PlaceFinding, Records, Severity, Table, TableRule, Where
from mzledger.schema.records import PrintedTotal
from mzledger.schema.row import FieldSpec
from mzledger.values.money import plain, to_yuan
from mzledger.workbook.address import a1

WHOLE = ("合计", "总计", "本表合计", "本表总计")
NOT_CHECKED = ("本页", "累计")


def wants(table: Table) -> bool:
    return any(spec.kind == "金额" for spec in table.fields)


def check(records: Records, context: Context) -> Iterator[PlaceFinding]:
    for part in records.parts:
        totals = [total for total in part.totals if not any(word in total.label for word in NOT_CHECKED)]
        for spec in records.table.fields if totals else ():
            if spec.kind == "金额" and spec.name in part.positions and not _repeated(part, spec):
                yield from _check_column(part, spec, totals)


def _check_column(part: Part, spec: FieldSpec, totals: list[PrintedTotal]) -> Iterator[PlaceFinding]:
    values = part.columns[spec.name]
    running = list(accumulate(_counted(part, spec), initial=0))
    boundaries = [0]
    for total in totals:
        printed = total.amounts.get(spec.name)
        whole = total.label.rstrip(":：") in WHOLE
        starts = [0] if whole else boundaries
        # 村小计之后紧跟着乡镇小计：从哪一个小计以下加起都算对，说的时候说最近的、有行的一段。
        if printed is not None and all(running[total.above] - running[start] != printed for start in starts):
            start = next((start for start in reversed(starts) if start < total.above), 0)
            if not (spec.column.required and None in values[start : total.above]):
                where = Where(part.file, part.sheet, a1(total.row, part.positions[spec.name]))
                yield PlaceFinding(where, _sentence(part, spec, total, start, running[total.above] - running[start]))
        if not whole:
            boundaries.append(total.above)


def _repeated(part: Part, spec: FieldSpec) -> bool:
    """一户的金额写在每个成员的行里，又没有户主的号码：不知道哪几行是一户，加不起来。"""
    return spec.column.merged and part.table.household in part.absent


def _counted(part: Part, spec: FieldSpec) -> list[int]:
    """每行计入的金额（分）。户的内容合并单元格的，连着的几行是一户，只计第一行。"""
    values = [value or 0 for value in part.columns[spec.name]]
    if not (spec.column.merged and part.table.household):
        return values
    heads = part.columns[part.table.household]
    return [0 if index and heads[index] == heads[index - 1] else value for index, value in enumerate(values)]


def _sentence(part: Part, spec: FieldSpec, total: PrintedTotal, start: int, computed: int) -> str:
    printed = plain(to_yuan(total.amounts[spec.name]))
    rows = f"第 {part.rows[start]} 到 {part.rows[total.above - 1]} 行" if total.above else "上面没有数据行，"
    return f"“{total.label}”的{spec.column.heading}印的是 {printed} 元，{rows}相加是 {plain(to_yuan(computed))} 元"


RULE = TableRule(code="MZ305", severity=Severity.WARNING, wants=wants, check=check)
