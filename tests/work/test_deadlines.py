"""By when, as offices write it."""

from __future__ import annotations

from datetime import date

import pytest

from mzledger.work.deadlines import deadline_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("年底", date(2020, 12, 31)),
        ("2021年底", date(2021, 12, 31)),
        ("年内", date(2020, 12, 31)),
        ("2020年", date(2020, 12, 31)),
        ("2020年12月底前", date(2020, 12, 31)),
        ("12月31日前完成", date(2020, 12, 31)),
        ("2020-11-30", date(2020, 11, 30)),
        ("2020-11-30 00:00:00", date(2020, 11, 30)),
        ("2020.6", date(2020, 6, 30)),
        ("６月３０日", date(2020, 6, 30)),
        ("十一月中旬", date(2020, 11, 20)),
        ("上半年", date(2020, 6, 30)),
        ("第三季度", date(2020, 9, 30)),
        ("三季度末", date(2020, 9, 30)),
        ("12月前", None),
        ("2020年2月30日", None),
        ("13月底", None),
        ("长期坚持", None),
        ("", None),
    ],
)
def test_a_deadline_is_the_last_day_in_time_and_none_where_no_day_is_said(text: str, day: date | None) -> None:
    assert deadline_of(text, 2020) == day
