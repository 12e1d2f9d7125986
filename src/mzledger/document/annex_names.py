"""What the annex and its workbook are called: one spelling for the document, the files and the tables' heads."""

from __future__ import annotations

from datetime import date

from mzledger.values.period import is_half_year, so_far


def term(day: date) -> str:
    """The time that the figures to a closing day are called by: the year, or its first half.

    >>> term(date(2020, 10, 31)), term(date(2020, 6, 30))
    ('2020年', '2020年上半年')
    """
    return so_far(day) if is_half_year(day) else f"{day.year}年"


def annex_name(day: date) -> str:
    """The annex's title, as it is also named below the text."""
    return f"民政业务统计表（{term(day)}）"


def book_name(day: date) -> str:
    """The file of the workbook. A half-year's never takes the place of the year's."""
    return f"{term(day)}附表.xlsx"
