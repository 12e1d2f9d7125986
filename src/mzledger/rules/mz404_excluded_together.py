"""同时享受了不能同时享受的两项

检查什么
    同一个人本年到截止日，是否有一段时间同时在享：农村低保和城市低保、低保和特困、残疾人两项补贴和特困、孤儿和特困、
    孤儿和困境儿童、孤儿和困难残疾人生活补贴、代养和敬老院。
为什么
    这几项按规定只能享受一项，同时享受就是重复发放。两行里哪一行该停，要看审批，所以两行都照常计入。
怎么改
    核对审批表：该停的一项写停发年月，多发的按规定追回。
例子
    一位老人 2020年3月转为特困，低保花名册里没有写停发年月。
依据
    《国务院关于进一步健全特困人员救助供养制度的意见》（国发〔2016〕14号）；国发〔2015〕52号；其余为本局台账管理要求
"""

from collections.abc import Iterator
from datetime import date
from itertools import product

from mzledger.rules._kinds import BookRule, Context, Finding, Records, Severity, YearBook
from mzledger.rules._people import Spell, spells
from mzledger.schema.program import View

EXCLUSIVE = (
    ("dibao.rural", "dibao.urban"),
    ("dibao", "extreme_hardship"),
    ("disability", "extreme_hardship"),
    ("orphans", "extreme_hardship"),
    ("orphans", "children"),
    ("disability.living", "orphans"),
    ("entrusted_care", "care_homes"),
)
"""业务或其中一类的英文名，两两不能同时享受。"""

Held = tuple[Records, Spell]


def check(book: YearBook, context: Context) -> Iterator[tuple[Records, Finding]]:
    for one, other in EXCLUSIVE:
        common = _ids(book, one) & _ids(book, other)
        if not common:
            continue
        first, second = _held(book, one, common), _held(book, other, common)
        for id_no in sorted(first.keys() & second.keys()):
            for (records, spell), (there, beside) in product(first[id_no], second[id_no]):
                if both := _both(spell, beside, book, context.as_of):
                    where = there.where(beside.row, "id_no")
                    what = f"{both}同时享受{_name(records, one)}和{_name(there, other)}（{where}）"
                    yield records, Finding(spell.row, "id_no", what)


def _rosters(book: YearBook, key: str) -> Iterator[tuple[Records, View | None]]:
    slug, _, view = key.partition(".")
    for records in book:
        if records.program.slug == slug and records.table.spell and records.table.has("id_no"):
            yield records, _view(records, view)


def _ids(book: YearBook, key: str) -> set[str]:
    """一项业务（或其中一类）花名册里的身份证号，不论起止。"""
    found: set[str] = set()
    for records, view in _rosters(book, key):
        ids = records.column("id_no")
        if view is None:
            found.update(ids)
        else:
            classes = records.column(records.program.category)
            found.update(id_no for id_no, own in zip(ids, classes, strict=True) if own == view.value)
    return found - {None}


def _held(book: YearBook, key: str, wanted: set[str]) -> dict[str, list[Held]]:
    """这些人在一项业务（或其中一类）里的各段在享时间。"""
    found: dict[str, list[Held]] = {}
    for records, view in _rosters(book, key):
        classes = records.column(records.program.category) if view else []
        for spell in spells(records, "id_no"):
            if spell.key in wanted and (view is None or classes[spell.row] == view.value):
                found.setdefault(spell.key, []).append((records, spell))
    return found


def _view(records: Records, slug: str) -> View | None:
    return next((view for view in records.program.views if view.slug == slug), None)


def _name(records: Records, key: str) -> str:
    view = _view(records, key.partition(".")[2])
    return view.name if view else records.program.name


def _both(one: Spell, other: Spell, book: YearBook, day: date) -> str:
    """两段时间在本年重叠的开头和结尾；不重叠的为空。"""
    first = max(one.start, other.start, date(book.year, 1, 1))
    stops = [spell.stop for spell in (one, other) if spell.stop is not None]
    if first > day or any(stop <= first for stop in stops):
        return ""
    return f"{first:%Y-%m} 起" + (f"、{min(stops):%Y-%m} 止，" if stops else "")


RULE = BookRule(code="MZ404", severity=Severity.ERROR, rejects=False, check=check)
