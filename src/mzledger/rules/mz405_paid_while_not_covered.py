"""发放的月份不在享受时间里

检查什么
    发放台账里每一笔钱所属的月份，这个人（户）在花名册里是否在享：已经起始，还没有停发。
    只知道是哪一季度、半年、全年发放的，不在此列。
为什么
    起始以前、停发以后还有钱，可能是停发没有跟上，也可能是补发。死亡后仍在发放，是审计最常查出的问题。
怎么改
    补发的，把发放年月写成所属的月份；停发后多发的，按规定追回；起止年月写错的，改正花名册。
例子
    花名册里 2020年6月起停发，发放台账里七月还有一笔。
依据
    本局台账管理要求
"""

from collections.abc import Iterator
from datetime import date

from mzledger.rules._kinds import BookRule, Context, Finding, Records, Severity, YearBook
from mzledger.rules._people import dated, paid_rosters, spells
from mzledger.values.period import month_end


def check(book: YearBook, context: Context) -> Iterator[tuple[Records, Finding]]:
    for payments, roster in paid_rosters(book):
        payee = payments.table.payee
        paid, months = payments.column(payee), payments.column("paid_month")
        absent = _absent(roster, payee, set(months) - {None})
        exact = payments.flags(lambda part: "paid_month" not in part.spanned | part.coarse)
        wrong = [i for i, who in enumerate(paid) if exact[i] and who in absent and months[i] in absent[who]]
        told = _told(roster, payee, {paid[index] for index in wrong}) if wrong else {}
        for index in wrong:
            what = f"发放的是 {months[index]:%Y-%m}，花名册里这个月不在享（{told[paid[index]]}）"
            yield payments, Finding(index, "paid_month", what)


def _absent(roster: Records, payee: str, months: set[date]) -> dict[str, set[date]]:
    """证号 → 不在享的月份；每个月都在享的不在内，不在册的（另见 MZ401）、时段说不准的也不在内。"""
    absent_in: dict[tuple[date, date | None], set[date]] = {}
    found: dict[str, set[date]] = {}
    for spell in spells(roster, payee):
        period = (spell.start, spell.stop)
        if period not in absent_in:
            absent_in[period] = {m for m in months if not spell.meets(m, month_end(m.year, m.month))}
        missed = absent_in[period]
        found[spell.key] = found[spell.key] & missed if spell.key in found else missed
    unsure = {who for who, sure in zip(roster.column(payee), dated(roster, payee), strict=True) if not sure}
    return {who: missed for who, missed in found.items() if missed and who not in unsure}


def _told(roster: Records, payee: str, wanted: set[str]) -> dict[str, str]:
    """花名册里写的起止。"""
    told: dict[str, dict[str, None]] = {}
    for spell in spells(roster, payee):
        if spell.key in wanted:
            text = f"{spell.start:%Y-%m} 起" + (f"，{spell.stop:%Y-%m} 停" if spell.stop else "")
            told.setdefault(spell.key, {})[text] = None
    return {who: "；".join(texts) for who, texts in told.items()}


RULE = BookRule(code="MZ405", severity=Severity.WARNING, check=check)
