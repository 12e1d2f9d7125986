"""在享却没有发放

检查什么
    花名册里在享的人（户），本年发放台账里是否至少有一笔。批准当月不发、次月起发，所以只看起始的次月以后；
    发放台账里一笔都没有的月份不算。没有交发放台账的（农村、城市各看各的）不查。
为什么
    在册却一笔也没有，多半是发放名单漏了人，或者证号两边不一样。
怎么改
    核对发放名单和证号：漏发的补发；不该享受的，在花名册写停发年月。
例子
    花名册里 2019年起在享，2020年一到十月的发放台账里都没有这个人。
依据
    本局台账管理要求
"""

from collections.abc import Iterator
from datetime import date

from mzledger.rules._kinds import BookRule, Context, Finding, Records, Severity, YearBook
from mzledger.rules._people import paid_rosters, spells, views, whole_views
from mzledger.values.period import month_end


def check(book: YearBook, context: Context) -> Iterator[tuple[Records, Finding]]:
    for payments, roster in paid_rosters(book):
        payee = payments.table.payee
        paid = set(payments.column(payee))
        paid_views, roster_views = views(payments, roster)
        told = whole_views(payments, paid_views, payee, "paid_month")
        pairs = set(zip(payments.column("paid_month"), paid_views, strict=True))
        months = sorted((pair for pair in pairs if pair[0] and pair[1] in told), key=lambda pair: pair[0])
        assert roster.table.spell
        named: set[str] = set()
        for spell in spells(roster, payee):
            if spell.key in paid or spell.key in named or not roster.states(spell.row, *roster.table.spell):
                continue
            own = roster_views[spell.row]
            due = [m for m, view in months if view == own and m > spell.start and spell.meets(m, _end(m))]
            if due:
                named.add(spell.key)
                what = f"{due[0]:%Y-%m} 起在享，{book.year}年“{payments.table.name}”台账里一笔也没有"
                yield roster, Finding(spell.row, payee, what)


def _end(month: date) -> date:
    return month_end(month.year, month.month)


RULE = BookRule(code="MZ406", severity=Severity.WARNING, check=check)
