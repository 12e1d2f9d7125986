"""发了钱，花名册里没有这个人（户）

检查什么
    发放台账里每一笔钱的证号，是否在同一业务的花名册里。没有交花名册的不查；在册但当月不在享的另见 MZ405。
为什么
    花名册里没有的人领了钱，要么漏登了花名册，要么证号抄错，要么发错了人。钱已经发出，所以仍计入发放数。
怎么改
    对照审批表：漏登的补进花名册；证号抄错的改正；发错的按规定追回。
例子
    三月发放台账里有一户，农村低保花名册里没有这个户主身份证号。
依据
    本局台账管理要求
"""

from collections.abc import Iterator

from mzledger.rules._kinds import BookRule, Context, Finding, Records, Severity, YearBook
from mzledger.rules._people import heading, paid_rosters, views, whole_views
from mzledger.values.identity import mask


def check(book: YearBook, context: Context) -> Iterator[tuple[Records, Finding]]:
    for payments, roster in paid_rosters(book):
        payee = payments.table.payee
        paid = payments.column(payee)
        unknown = set(paid) - set(roster.column(payee)) - {None}
        if unknown:
            named = f"{roster.program.name}“{roster.table.name}”"
            paid_views, roster_views = views(payments, roster)
            handed_in = whole_views(roster, roster_views, payee)
            for index, who in enumerate(paid):
                if who in unknown and paid_views[index] in handed_in:
                    yield payments, Finding(index, payee, f"{heading(payments, payee)} {mask(who)} 不在{named}里")


RULE = BookRule(code="MZ401", severity=Severity.ERROR, rejects=False, check=check)
