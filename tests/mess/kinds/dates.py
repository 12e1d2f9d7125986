"""Kinds of rewriting of days and months: real dates, serials, dotted, Chinese, short years, words and impossible ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from mess.cellwords import CHINESE_MONTHS, NOT_STOPPED, STOPPED_UNDATED
from mess.kinds.ids import change_cells
from mess.kinds.registry import Phase, kind
from mess.model import Case, Column

Change = Callable[[date], Any]


def dates_in(case: Case, kind_of: str) -> list[str]:
    """The fields of the targets that hold months (年月) or days (日期)."""
    return [column.field for column in case.targets[0].columns if column.kind == kind_of]


def _as_date(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", value):
        return date.fromisoformat(f"{value}-01")
    return None


def _changed(case: Case, kind_of: str, change: Change, share: float = 1.0, fields: tuple[str, ...] = ()) -> bool:
    rng, changed = case.rng, False

    def rewrite(value: Any) -> Any:
        day = _as_date(value)
        return value if day is None or rng.random() >= share else change(day)

    for page in case.targets:
        for name in fields or dates_in(case, kind_of):
            changed |= page.has(name) and change_cells(page, name, rewrite)
    return changed


def months(case: Case, change: Change, share: float = 1.0, fields: tuple[str, ...] = ()) -> bool:
    """Rewrites the months of the targets."""
    return _changed(case, "年月", change, share, fields)


def days(case: Case, change: Change, share: float = 1.0) -> bool:
    """Rewrites the days of the targets."""
    return _changed(case, "日期", change, share)


def serial(day: date) -> int:
    """The number that Excel keeps for a day."""
    return (day - date(1899, 12, 30)).days


@kind(Phase.CELLS)
def months_as_dates(case: Case) -> bool:
    """Months as real dates of their first day."""
    return months(case, lambda day: day)


@kind(Phase.CELLS)
def months_on_any_day(case: Case) -> bool:
    """Months as real dates of some day in them."""
    return months(case, lambda day: day + timedelta(days=case.rng.randint(0, 27)))


@kind(Phase.CELLS)
def months_as_serials(case: Case) -> bool:
    """Months as Excel's numbers, the date format lost."""
    return months(case, serial)


@kind(Phase.CELLS)
def months_dotted(case: Case) -> bool:
    """2020.5 and 2020.10 as text."""
    return months(case, lambda day: f"{day.year}.{day.month}")


@kind(Phase.CELLS)
def months_dotted_two_digits(case: Case) -> bool:
    """2020.05 as text."""
    return months(case, lambda day: f"{day:%Y.%m}")


@kind(Phase.CELLS, damages=True)
def months_as_decimals(case: Case) -> bool:
    """2020.05 typed as a number, so that October and January may both be 2020.1."""
    return months(case, lambda day: float(f"{day.year}.{day.month:02d}"))


@kind(Phase.CELLS)
def months_chinese(case: Case) -> bool:
    """2020年5月."""
    return months(case, lambda day: f"{day.year}年{day.month}月")


@kind(Phase.CELLS)
def months_chinese_padded(case: Case) -> bool:
    """2020 年 05 月, with blanks as typists have them."""
    return months(case, lambda day: f"{day.year} 年 {day.month:02d} 月 ")


@kind(Phase.CELLS)
def months_from_on(case: Case) -> bool:
    """2020年5月起, also in the stop column: 2020年5月起停发."""
    started = months(case, lambda day: f"{day.year}年{day.month}月起", fields=("start_month",))
    tail = case.rng.choice(("起", "起停发", "停发"))
    return months(case, lambda day: f"{day.year}年{day.month}月{tail}", fields=("stop_month",)) or started


@kind(Phase.CELLS)
def months_short_year(case: Case) -> bool:
    """20年5月."""
    return months(case, lambda day: f"{day:%y}年{day.month}月")


@kind(Phase.CELLS)
def months_all_digits(case: Case) -> bool:
    """202005, as text or as a number."""
    as_number = case.rng.random() < 0.5
    return months(case, lambda day: int(f"{day:%Y%m}") if as_number else f"{day:%Y%m}")


@kind(Phase.CELLS)
def months_with_slashes(case: Case) -> bool:
    """2020/5 or 2020/5/1 as text."""
    tail = case.rng.choice(("", "/1"))
    return months(case, lambda day: f"{day.year}/{day.month}{tail}")


@kind(Phase.CELLS)
def months_full_width(case: Case) -> bool:
    """２０２０－０５, typed with the Chinese input method."""
    wide = str.maketrans("0123456789-", "０１２３４５６７８９－")
    return months(case, lambda day: f"{day:%Y-%m}".translate(wide))


@kind(Phase.CELLS)
def months_mixed(case: Case) -> bool:
    """Every clerk in her own way, in one column."""
    forms: tuple[Change, ...] = (
        lambda day: f"{day.year}.{day.month}",
        lambda day: f"{day.year}年{day.month}月",
        lambda day: day,
        lambda day: f"{day:%Y%m}",
        lambda day: f"{day.year}/{day.month}",
        lambda day: f"{day:%Y-%m-%d}",
    )
    return months(case, lambda day: case.rng.choice(forms)(day))


@kind(Phase.CELLS, needs="paid_month")
def paid_months_without_year(case: Case) -> bool:
    """5月 or 五月 in the month column of a year's payments; the folder says the year."""
    chinese = case.rng.random() < 0.5
    return months(
        case, lambda day: CHINESE_MONTHS[day.month - 1] if chinese else f"{day.month}月", fields=("paid_month",)
    )


@kind(Phase.CELLS, needs="start_month", must_ask=True)
def start_months_without_year(case: Case) -> bool:
    """5月 in the start column: nobody can know of which year."""
    return months(case, lambda day: f"{day.month}月", fields=("start_month",))


@kind(Phase.CELLS, needs="start_month", must_ask=True)
def start_only_years(case: Case) -> bool:
    """Only 2020年 in the start column of those who came this year."""
    return months(case, lambda day: f"{day.year}年" if day.year == 2020 else f"{day:%Y-%m}", fields=("start_month",))


@kind(Phase.CELLS, needs="stop_month")
def stop_column_says_not_stopped(case: Case) -> bool:
    """至今, 长期, ／, 无 in the stop column of those who are covered."""
    words = case.rng.sample(NOT_STOPPED, case.rng.randint(1, 3))
    for page in case.targets:
        place = page.at("stop_month")
        for line in page.data():
            if line.cells[place] is None:
                line.cells[place] = case.rng.choice(words)
    return True


@kind(Phase.CELLS, needs="stop_month", must_ask=True)
def stop_column_without_a_date(case: Case) -> bool:
    """已停发 without a month."""
    return months(case, lambda day: case.rng.choice(STOPPED_UNDATED), 0.6, ("stop_month",))


@kind(Phase.CELLS, needs="stop_month", must_ask=True)
def stop_month_impossible(case: Case) -> bool:
    """2019-02-30, 2020-13, 2020年0月."""
    return months(case, lambda day: case.rng.choice(("2019-02-30", "2020-13", "2020年0月")), 0.6, ("stop_month",))


@kind(Phase.CELLS, needs="stop_month", must_ask=True)
def stop_month_error_cell(case: Case) -> bool:
    """#REF! where the stop month stood."""
    return months(case, lambda day: case.rng.choice(("#REF!", "#N/A", "#VALUE!")), 0.6, ("stop_month",))


@kind(Phase.CELLS, needs="stop_month", must_ask=True)
def stop_month_uncalculated(case: Case) -> bool:
    """A formula in the stop column whose value was never stored."""
    return months(case, lambda day: f'=TEXT({serial(day)},"yyyy-mm")', 0.6, ("stop_month",))


@kind(Phase.CELLS, needs="stop_month", must_ask=True)
def stop_before_start(case: Case) -> bool:
    """A stop month before the start month, where the start month still stands beside it."""
    if any(all(column.field != "start_month" for column in page.columns) for page in case.targets):
        return False
    return months(case, lambda day: "2009-05", 0.6, ("stop_month",))


@kind(Phase.CELLS, needs="stop_month")
def stop_month_with_its_reason(case: Case) -> bool:
    """2020年5月死亡, 2020.5去世 in the stop column."""
    forms = (
        "{0.year}年{0.month}月死亡",
        "{0.year}.{0.month}去世",
        "{0.year}年{0.month}月停发（迁出）",
        "{0.year}年{0.month}月取消",
    )
    return months(case, lambda day: case.rng.choice(forms).format(day), 0.7, ("stop_month",))


@kind(Phase.MEANING, needs="stop_month", damages=True)
def stop_as_the_last_month_paid(case: Case) -> bool:
    """截止保障年月, 最后发放月份: the last month paid, which is one before the first month no longer paid."""
    words = (
        "截止保障年月",
        "保障截止年月",
        "截止时间",
        "最后发放月份",
        "发放截止月份",
        "享受截止年月",
        "享受至",
        "结束年月",
    )
    heading = case.rng.choice(words)
    for page in case.targets:
        page.column("stop_month").heading = heading
    return months(case, lambda day: f"{day - timedelta(days=1):%Y-%m}", fields=("stop_month",))


@kind(Phase.CELLS, needs="stop_month", damages=True, gentle=True)
def stop_month_only_in_remarks(case: Case) -> bool:
    """The stop column is empty; 备注 says 2020年5月死亡."""
    for page in case.targets:
        cells = [_as_date(cell) for cell in page.values("stop_month")]
        if not any(cells):
            return False
        page.insert(
            len(page.columns), Column("", "备注"), [f"{day.year}年{day.month}月死亡" if day else None for day in cells]
        )
        for line in page.data():
            line.cells[page.at("stop_month")] = None
    return True


@kind(Phase.CELLS, needs="stop_month", must_ask=True, gentle=True)
def status_instead_of_a_stop_month(case: Case) -> bool:
    """人员状态 在享 or 停发 in the place of a month: nobody can know since when."""
    heading, on, off = case.rng.choice(
        (("人员状态", "在享", "停发"), ("状态", "正常", "取消"), ("目前情况", "享受中", "已退出"))
    )
    for page in case.targets:
        cells = [off if cell else on for cell in page.values("stop_month")]
        place = page.at("stop_month")
        page.drop("stop_month")
        page.insert(place, Column("", heading), cells)
    return True


@kind(Phase.CELLS, needs="paid_month", damages=True)
def paid_months_as_spans(case: Case) -> bool:
    """1-3月, 2020年1月-3月, 第一季度: paid at once for several months."""
    form = case.rng.choice(("{0}-{1}月", "2020年{0}月-{1}月", "2020年{0}至{1}月", "第{2}季度", "2020.{0}-2020.{1}"))

    def change(day: date) -> str:
        quarter = (day.month - 1) // 3
        return form.format(3 * quarter + 1, 3 * quarter + 3, "一二三四"[quarter])

    return months(case, change, fields=("paid_month",))


@kind(Phase.CELLS)
def days_chinese(case: Case) -> bool:
    """2020年5月1日."""
    return days(case, lambda day: f"{day.year}年{day.month}月{day.day}日")


@kind(Phase.CELLS)
def days_dotted(case: Case) -> bool:
    """2020.5.1."""
    return days(case, lambda day: f"{day.year}.{day.month}.{day.day}")


@kind(Phase.CELLS)
def days_all_digits(case: Case) -> bool:
    """20200501, as text or as a number."""
    as_number = case.rng.random() < 0.5
    return days(case, lambda day: int(f"{day:%Y%m%d}") if as_number else f"{day:%Y%m%d}")


@kind(Phase.CELLS)
def days_as_serials(case: Case) -> bool:
    """Days as Excel's numbers."""
    return days(case, serial)


@kind(Phase.CELLS)
def days_short_year(case: Case) -> bool:
    """20.5.1 or 20年5月1日."""
    chinese = case.rng.random() < 0.5
    return days(
        case, lambda day: f"{day:%y}年{day.month}月{day.day}日" if chinese else f"{day:%y}.{day.month}.{day.day}"
    )


@kind(Phase.CELLS)
def days_with_time(case: Case) -> bool:
    """2020-05-01 09:30:00, as systems export it."""
    return days(case, lambda day: f"{day:%Y-%m-%d} 09:30:00")


@kind(Phase.CELLS, must_ask=True, gentle=True)
def days_of_another_year(case: Case) -> bool:
    """A few days with the year mistyped: 2002 for 2020."""
    names = [
        name
        for name in dates_in(case, "日期")
        if name in ("approved_day", "registered_day", "buried_day", "care_paid_day")
    ]
    if not names:
        return False
    return _changed(case, "日期", lambda day: day.replace(year=2002, day=min(day.day, 28)), 0.15, (names[0],))
