"""在享的户没有领到每年一次的钱

检查什么
    每年每户发一次的项目（如取暖费），截止日在享的户本年是否都有一笔。农村、城市各看各的，还没有开始发的不查。
为什么
    每户都有、只有几户没有，多半是发放名单里漏了。
怎么改
    核对发放名单：漏发的补发；按规定不发的（例如集中供暖），不必改。
例子
    在享的农村低保 1742 户，取暖费只发了 1739 户。
依据
    本局台账管理要求
"""

from collections.abc import Iterator

from mzledger.rules._kinds import BookRule, Context, Finding, Records, Severity, YearBook
from mzledger.rules._people import paid_rosters, spells, views, whole_views


def check(book: YearBook, context: Context) -> Iterator[tuple[Records, Finding]]:
    day = context.as_of
    for payments, roster in paid_rosters(book):
        if not payments.table.paid_once:
            continue
        payee = payments.table.payee
        assert roster.table.spell
        covered: dict[str, int] = {}
        for spell in spells(roster, payee):
            if spell.meets(day, day) and roster.states(spell.row, *roster.table.spell):
                covered.setdefault(spell.key, spell.row)
        heads = _head_rows(roster, payee)
        paid_views, roster_views = views(payments, roster)
        told = whole_views(payments, paid_views, payee, "item", "paid_month")
        columns = [payments.column(name) for name in (payee, "item", "paid_month")]
        for item in payments.table.paid_once:
            got, begun = set(), set()
            for who, what, month, view in zip(*columns, paid_views, strict=True):
                if what == item and month and month.year == book.year:
                    got.add(who)
                    begun.add(view)
            for who, row in covered.items():
                if who not in got and roster_views[row] in begun & told:
                    what = f"截止日在享，{book.year}年没有“{item}”的发放"
                    yield roster, Finding(heads.get(who, row), payee, what)


def _head_rows(roster: Records, payee: str) -> dict[str, int]:
    """本人就是户主的那一行：指给人看的是户主。"""
    return {
        who: i
        for i, (who, own) in enumerate(zip(roster.column(payee), roster.column("id_no"), strict=True))
        if who == own
    }


RULE = BookRule(code="MZ402", severity=Severity.WARNING, check=check)
