"""What the annex and its workbook are called: one spelling for the document, the files and the tables' heads."""

from __future__ import annotations

from datetime import date

from mzledger.values.period import part_of_year


def term(day: date) -> str:
    """The time that the figures to a closing day are called by: the year, or the part of it that has a name.

    >>> term(date(2020, 10, 31)), term(date(2020, 6, 30)), term(date(2020, 9, 30))
    ('2020年', '2020年上半年', '2020年前三季度')
    """
    return f"{day.year}年{part_of_year(day)}"


def annex_name(day: date) -> str:
    """The annex's title, as it is also named below the text."""
    return f"民政业务统计表（{term(day)}）"


def book_name(day: date) -> str:
    """The file of the workbook. That of a part of the year never takes the place of the year's."""
    return f"{term(day)}附表.xlsx"
