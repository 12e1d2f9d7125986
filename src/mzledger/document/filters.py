"""Filters that look at other facts: by category, by township, by row, by year, against last year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from mzledger.document.numerals import chinese_number
from mzledger.document.printed import Anchors, Item, Printed, is_missing, like
from mzledger.document.repeating import GROUPED, grouped
from mzledger.facts.book import FactBook
from mzledger.facts.comparing import change, growth
from mzledger.schema.measure import Count, Derived, Measure
from mzledger.values.fact import Aspect, Fact
from mzledger.values.forms import Form, Sign
from mzledger.values.period import Span, month_end, so_far
from mzledger.values.refusal import Refused

OVERLAPPING = "（同时属于几项的分别计入）"


class Filters:
    """The filters of one rendering; their Chinese names stand in `by_name`."""

    def __init__(self, facts: FactBook, anchors: Anchors) -> None:
        self._facts = facts
        self._anchors = anchors

    def by_name(self) -> dict[str, Callable[..., Any]]:
        """Name in templates → filter."""
        return {
            "按类别": self.by_category,
            "分项": self.by_items,
            "其余类别": self.other_categories,
            "按乡镇": self.by_area,
            "按行": self.by_row,
            "历年": self.by_year,
            "比上年": self.against_last_year,
            "带": self.led_by,
            "构成": self.made_of,
            "本月": self.in_month,
            "比上月": self.against_last_month,
            "所属期间": span_in_words,
            "第几": chinese_number,
            GROUPED: grouped,
            "去句号": without_stop,
        }

    def by_category(self, printed: Printed, *others: Printed) -> str:
        """按类别：列出各类别的数字，没有的类别不列，如 重大疾病512户、就学88户；可并列其他指标。"""
        by_category = self._book(printed).by_category
        said = self._listed(by_category, _category_label, printed, others)
        return said + self._overlapping(printed, by_category(printed.fact.key) if printed else ())

    def in_month(self, printed: Printed) -> Printed:
        """本月：只算截止日所在的这个月，如 {{ 临时救助.救助金|本月|万元 }}；某一天的数字不变。"""
        if not isinstance(printed, Printed):
            raise Refused("“本月”前面应是指标")
        fact = printed.fact
        return replace(printed, fact=self._facts.month.fact(fact.key, fact.area, fact.category))

    def _book(self, printed: Printed) -> FactBook:
        """The facts that a figure belongs to."""
        return self._facts.over(printed.fact.period)

    def by_items(self, printed: Printed, *items: Printed | Item) -> str:
        """分项：像“按类别”那样列出全部类别，其中有自己指标的类别用那个指标的数字，如 行政编制6名、聘用3名。

        {{ 机构人员.总数|分项(机构人员.行政编制, 机构人员.事业编制) }}：没有写上的类别照样列出，各项相加等于总数。
        """
        parts = self._categories(printed, items)
        if parts is None:
            return self._anchors.mark(printed)
        return self._listed_items(printed, items, parts) + self._overlapping(printed, parts)

    @staticmethod
    def _overlapping(printed: Printed, parts: Iterable[Fact]) -> str:
        more = sum(fact.value or 0 for fact in parts) > (printed.fact.value or 0)
        return OVERLAPPING if more else ""

    def known_items(self, printed: Printed, *items: Printed | Item) -> str:
        """Of a whole that is missing: the items that are known none the less."""
        labels = [self._part(printed, _own(item))[1] for item in items]
        known = [(item, label) for item, label in zip(items, labels, strict=True) if _own(item)]
        return "、".join(self._item(printed, label, item) for item, label in known) if is_missing(printed) else ""

    def other_categories(self, printed: Printed, *items: Printed | Item) -> str:
        """其余类别：列出总数里没有写上的类别，没有就什么也不印，如 {{ 低保.人数|其余类别(农村低保.人数, 城市低保.人数) }}。"""
        parts = self._categories(printed, items)
        if not parts or parts[0].value is None:
            return ""
        named = {self._part(printed, _own(item))[1] for item in items}
        return "、".join(self._category(printed, fact) for fact in parts if fact.category not in named)

    def _categories(self, printed: Printed, items: Sequence[Printed | Item]) -> list[Fact] | None:
        """The parts of a whole by the field that tells the items apart, without zeros; None where the whole is unknown or empty."""
        fields = {self._part(printed, _own(item))[0] for item in items}
        if len(fields) > 1:
            raise Refused(f"写在“{printed.fact.name}”后面的各项不是同一列的类别")
        if not printed:
            return None
        key = printed.fact.key
        book = self._book(printed)
        found = book.by_field(key, fields.pop()) if fields else book.by_category(key)
        return [fact for fact in found if not fact.is_zero] or None

    def _listed_items(self, printed: Printed, items: Sequence[Printed | Item], parts: Sequence[Fact]) -> str:
        """The items that are there and the parts that none of them names, in the order of the items, then of the ledger.

        What is nothing says so last; of kinds that no ledger can tell of nothing is said beside those that it tells.
        """
        if parts[0].value is None:
            return self._anchors.mark(Printed(parts[0]))
        named = {self._part(printed, _own(item))[1]: item for item in items}
        unnamed = [fact for fact in parts if fact.category not in named]
        there = [(value, item) for value, item in named.items() if _own(item).fact.value or _own(item).fact.left_out]
        said = [self._item(printed, value, item) for value, item in there]
        said += [self._category(printed, fact) for fact in unnamed]
        said += [self._item(printed, value, item) for value, item in named.items() if _own(item).fact.is_zero]
        several = any(isinstance(item, Item) and len(item.figures) > 1 for item in items)
        return ("，" if several else "、").join(filter(None, said))

    def _item(self, printed: Printed, category: str, item: Printed | Item) -> str:
        if isinstance(item, Item):
            return self._anchors.text(item)
        return "" if item.fact.is_zero else self._label(printed, item, category) + self._anchors.mark(item)

    def _category(self, printed: Printed, fact: Fact) -> str:
        return _category_label(fact) + self._anchors.mark(like(printed, fact))

    def _label(self, printed: Printed, item: Printed, category: str) -> str:
        """A part of the program with a name of its own by that name, else the category."""
        whole, part = (self._facts.indicators[each.fact.key] for each in (printed, item))
        return part.subject if part.view is not None and whole.view is None else category

    def _part(self, printed: Printed, item: Printed) -> tuple[str, str]:
        """By which field, and with which value, a figure is a part of another (Refused where it is none)."""
        whole, part = (self._facts.indicators.get(each.fact.key) for each in (printed, item))
        if whole is None or part is None or whole.program is not part.program or isinstance(whole.measure, Derived):
            raise Refused(f"“{item.fact.name}”不是“{printed.fact.name}”的一部分")
        if part.view is not None and whole.view is None:
            return whole.program.category, str(part.view.value)
        more = (
            {} if isinstance(part.measure, Derived) else dict(part.measure.where.items() - whole.measure.where.items())
        )
        if len(more) != 1 or part.view is not whole.view:
            raise Refused(f"“{item.fact.name}”不是“{printed.fact.name}”的一部分")
        ((name, value),) = more.items()
        return name, str(value)

    def by_area(self, printed: Printed, *others: Printed) -> str:
        """按乡镇：列出各乡镇的数字；可并列其他指标。"""
        return self._listed(self._book(printed).by_area, lambda fact: fact.area, printed, others)

    def _listed(
        self,
        parts: Callable[[str], list[Fact]],
        label: Callable[[Fact], str],
        printed: Printed,
        others: Sequence[Printed],
    ) -> str:
        facts = [fact for fact in parts(printed.fact.key) if not fact.is_zero]
        if printed.fact.value is None or not facts:
            return self._anchors.mark(printed)
        if facts[0].value is None:
            return self._anchors.mark(Printed(facts[0]))
        columns = [(each, {label(fact): fact for fact in parts(each.fact.key)}) for each in (printed, *others)]
        lines = []
        for name in dict.fromkeys(name for _, column in columns for name in column):
            found = [like(each, column[name]) for each, column in columns if name in column]
            figures = "、".join(self._anchors.mark(each) for each in found if not each.fact.is_zero)
            lines += [name + figures] if figures else []
        return ("；" if others else "、").join(lines)

    def by_row(self, printed: Printed, *columns: str | Printed | Item) -> str:
        """按行：逐行列出这几列的内容；相加的指标再写本行的数字，如 5月12日代养照料护理65人次。相同的只列一次。

        列名后面还可以写指标，印本行的数字：{{ 十四五项目.子项目数|按行("子项目", 项("投资", 十四五项目.总投资|万元)) }}。
        """
        found = self._book(printed).rows(printed.fact.key)
        if not found:
            return self._anchors.mark(printed)
        measure = self._facts.indicators[printed.fact.key].measure
        added_up = isinstance(measure, Measure) and measure.count is Count.TOTAL
        headings = [column for column in columns if isinstance(column, str)]
        beside = [(each, self._row_facts(_own(each))) for each in columns if not isinstance(each, str)]
        lines: dict[str, None] = {}
        for records, index, fact in found:
            names = {spec.column.heading: spec.name for spec in records.table.fields}
            line = _joined(_words(records.column(names[heading])[index]) for heading in headings)
            figures = [self._of_row(column, facts.get((id(records), index))) for column, facts in beside]
            more = "、".join(filter(None, figures))
            own = self._anchors.mark(like(printed, fact)) if added_up else ""
            lines[line + own + (f"（{more}）" if more else "")] = None
        return ("；" if beside else "、").join(lines)

    def _row_facts(self, printed: Printed) -> dict[tuple[int, int], Fact]:
        return {(id(records), index): fact for records, index, fact in self._book(printed).rows(printed.fact.key)}

    def _of_row(self, column: Printed | Item, fact: Fact | None) -> str:
        """A figure of one row, or what is said where the row has none."""
        item = column if isinstance(column, Item) else Item("", (column,))
        known = fact is not None and not fact.is_zero
        return item.name + self._anchors.mark(like(item.own, fact)) if fact is not None and known else item.nothing

    def by_year(self, printed: Printed, *others: Printed) -> str:
        """历年：列出各年的数字，以前年度算到年底，没有台账的年度不列；可并列其他指标。"""
        wanted = [printed, *others]
        lines = []
        for year in self._facts.years():
            facts = self._facts.in_year(year)
            found = [like(each, facts.fact(each.fact.key)) for each in wanted] if facts else []
            if found and all(each.fact.value is not None for each in found):
                lines.append(_year_label(found[0].fact, year) + "、".join(self._anchors.mark(each) for each in found))
        return ("；" if others else "、").join(lines) or self._anchors.mark(printed)

    def against_last_year(self, printed: Printed) -> str:
        """比上年：比上年同期增加或减少多少、增长或下降百分之几；上年没有台账就直说。"""
        before = self._book(printed).previous
        now = printed.fact
        if now.value is None:
            return self._anchors.mark(printed)
        last = before.fact(now.key, now.area, now.category) if before else None
        if last is None or last.value is None:
            return f"（上年同期{last.unknown_because if last else '未提供台账'}）"
        return self._change(now, last, "上年同期", (Aspect.CHANGE, Aspect.GROWTH))

    def against_last_month(self, printed: Printed) -> str:
        """比上月：本月比上月（某一天的数字比上月末）增加或减少多少；上月没有台账、本月没有过完就直说。"""
        now, before = self.in_month(printed).fact, self._facts.last_month
        if now.value is None:
            return self._anchors.mark(Printed(now))
        day = now.period.last
        if now.period.first != day and day != month_end(day.year, day.month):
            return "（本月还没有过完，不与上月相比）"
        last = before.fact(now.key, now.area, now.category) if before else None
        if last is None or last.value is None:
            return f"（上月{last.unknown_because if last else '未提供台账'}）"
        then = "上月末" if now.period.first == day else "上月"
        return self._change(now, last, then, (Aspect.MONTH_CHANGE, Aspect.MONTH_GROWTH))

    def made_of(self, printed: Printed) -> str:
        """构成：一个合计由哪几项业务相加，如 低保、特困供养和孤儿；本局没有的业务不列。"""
        parts = [self._facts.fact(key) for key in printed.fact.parts]
        names = [self._facts.indicators[part.key].subject for part in parts if not part.not_run]
        return "和".join(filter(None, ("、".join(names[:-1]), *names[-1:])))

    def comparable(self, printed: Printed) -> bool:
        """可比：今年和上年同期都有台账。"""
        before = self._book(printed).previous
        now = printed.fact
        return (
            now.value is not None
            and before is not None
            and before.fact(now.key, now.area, now.category).value is not None
        )

    def led_by(self, printed: Printed | str | None, before: str, after: str = "") -> str:
        """带：数字前面带上名称，数字是零时连名称一起不印，如 {{ 农村低保.取暖费|万元|带("、取暖费") }}。"""
        if isinstance(printed, Printed) and (printed.fact.is_zero or printed.fact.not_run):
            return ""
        text = self._anchors.text(printed)
        return before + text + after if text else ""

    def _change(self, now: Fact, last: Fact, then: str, aspects: tuple[Aspect, Aspect]) -> str:
        difference, share = change(now, last, aspects[0]), growth(now, last, aspects[1])
        if not difference.value:
            return f"与{then}持平" + difference.mark
        up = difference.value > 0
        words = f"比{then}{'增加' if up else '减少'}{self._unsigned(difference)}"
        if share is None:
            return words if last.value else f"{words}（{then}为零）"
        return f"{words}，{'增长' if up else '下降'}{self._unsigned(share)}"

    def _unsigned(self, fact: Fact) -> str:
        return self._anchors.mark(Printed(fact, Form(wan=fact.unit == "元", sign=Sign.NONE)))


def without_stop(text: str | None) -> str:
    """去句号：去掉末尾的句号，好接着往下写；没有填的什么也不印。"""
    return (text or "").rstrip("。；;")


def span_in_words(printed: Printed) -> str:
    """所属期间：这个数字从哪月算到哪月，如 2020年上半年、2020年1—5月；某一天的数字写截至哪天。"""
    if not isinstance(printed, Printed):
        raise Refused("“所属期间”前面应是指标")
    period = printed.fact.period
    if (period.first.month, period.first.day) == (1, 1):
        return so_far(period.last)
    whole_month = period == Span(period.last.replace(day=1), month_end(period.last.year, period.last.month))
    return f"{period.last.year}年{period.last.month}月" if whole_month else str(period)


def _own(item: Printed | Item) -> Printed:
    return item.own if isinstance(item, Item) else item


def _year_label(fact: Fact, year: int) -> str:
    """A year beside others; one that is not over says how much of it is counted, a stock its day."""
    last = fact.period.last
    if (last.month, last.day) == (12, 31):
        return f"{year}年"
    return so_far(last) if fact.period.first != last else f"{year}年{last.month}月{last.day}日"


def _category_label(fact: Fact) -> str:
    """A category as it is read before a number: a year gets its 年."""
    return f"{fact.category}年" if len(fact.category) == 4 and fact.category.isdigit() else fact.category


def _joined(words: Iterable[str]) -> str:
    """Words in a row, without those that the one before or behind them says too.

    >>> _joined(["殡仪馆", "殡仪馆", "新建"]), _joined(["日间照料中心", "甲镇日间照料中心"]), _joined(["敬老院维修", "供暖改造", "改造"])
    ('殡仪馆新建', '甲镇日间照料中心', '敬老院维修供暖改造')
    """
    said: list[str] = []
    for word in words:
        if said and said[-1] in word:
            said[-1] = word
        elif word and not (said and word in said[-1]):
            said.append(word)
    return "".join(said)


def _words(value: Any) -> str:
    return f"{value.month}月{value.day}日" if isinstance(value, date) else "" if value is None else str(value)
