"""The workbooks of a year, as an office would keep them: which file, which sheets, which headings and ways of writing.

Offices differ, so the files do: townships on sheets of their own, months on sheets of their own, dates as dates or as
text, headings with or without their unit, other headings for the same column, covers and empty sheets.
"""

from __future__ import annotations

from mzledger.demo.affairs_books import affairs_of, home_care_book
from mzledger.demo.looks import PLAIN, Book, Look, Part
from mzledger.demo.plan import YEAR
from mzledger.programs import (
    children,
    dibao,
    disability,
    entrusted_care,
    exceptions,
    extreme_hardship,
    means_check,
    old_age,
    orphans,
    population,
    regions,
    rescue,
    staff,
    standards,
    temporary_relief,
)
from mzledger.schema.row import Row

BY_TOWNSHIP = Look(merged=True, omitted=("residence",), units=True)
PAID_RURAL = Look(omitted=("residence",), subtotals=True, money_format="#,##0.00")
PAID_URBAN = Look(omitted=("residence",), months="{0.year}-{0.month:02}", subtotals=True)
TEXT_MONTHS = Look(months="{0.year}.{0.month:02}", units=True)
CHINESE_MONTHS = Look(months="{0.year}年{0.month}月", renamed={"name": 3, "id_no": 1})


def _roster_and_payments(
    name: str, slug: str, roster: type[Row], payment: type[Row], looks: tuple[Look, Look], **how: bool
) -> Book:
    """A workbook with both tables of a program."""
    parts = (
        Part(f"{slug}.花名册", roster, "花名册", f"{name}花名册", looks[0]),
        Part(f"{slug}.发放", payment, "发放", f"{name}资金发放表", looks[1]),
    )
    return Book(name, parts, **how)


def _dibao(name: str, view: str, roster: Look, payment: Look, split: str) -> tuple[Book, Book]:
    """The two workbooks of rural or urban dibao."""
    slug = f"dibao.{view}"
    member = Part(f"{slug}.花名册", dibao.Member, "花名册", f"{name}花名册", roster, split)
    paid = Part(f"{slug}.发放", dibao.Payment, "发放", f"{name}资金发放表", payment, "paid_month")
    return Book(name, (member,)), Book(f"{name}发放", (paid,), blank=view == "urban")


def books_of(year: int) -> tuple[Book, ...]:
    """The workbooks of a year; before the planned year they were kept a little otherwise, and earlier only one was."""
    if year < YEAR - 1:
        return (home_care_book(year),)
    late = year >= YEAR
    rural = (
        BY_TOWNSHIP if late else Look(merged=True, omitted=("residence", "township"), months="{0.year}.{0.month:02}")
    )
    urban = Look(
        merged=True,
        omitted=("residence",) if late else (),
        months="{0.year}-{0.month:02}",
        renamed={"village": 6, "head_id": 1, "id_no": 1},
    )
    return (
        *_dibao("农村低保", "rural", rural, PAID_RURAL, "township"),
        *_dibao("城市低保", "urban", urban, PAID_URBAN, ""),
        _roster_and_payments(
            "特困供养",
            "extreme_hardship",
            extreme_hardship.Person,
            extreme_hardship.Payment,
            (TEXT_MONTHS, Look(months="{0.year}.{0.month:02}", subtotals=True)),
            cover=True,
        ),
        _roster_and_payments(
            "代养",
            "entrusted_care",
            entrusted_care.Contract,
            entrusted_care.Payment,
            (Look(days="{0.year}-{0.month:02}-{0.day:02}"), Look(month_format='yyyy"年"m"月"')),
        ),
        _roster_and_payments("孤儿", "orphans", orphans.Child, orphans.Payment, (CHINESE_MONTHS, PLAIN)),
        _roster_and_payments(
            "困境儿童",
            "children",
            children.Child,
            children.Payment,
            (PLAIN, Look(months="{0.year}-{0.month:02}", units=True)),
        ),
        Book(
            "高龄津贴",
            (
                Part(
                    "old_age.花名册",
                    old_age.Elder,
                    "花名册",
                    "高龄津贴花名册",
                    Look(renamed={"name": 2, "id_no": 1, "monthly_standard": 1}, units=True, subtotals=True),
                ),
            ),
            cover=True,
        ),
        Book(
            "高龄津贴发放",
            (
                Part(
                    "old_age.发放",
                    old_age.Payment,
                    "发放",
                    "高龄津贴发放表",
                    Look(renamed={"name": 2, "account": 3}, subtotals=True),
                    "paid_month",
                ),
            ),
        ),
        Book(
            "残疾人两项补贴",
            (
                Part(
                    "disability.花名册",
                    disability.Enrolment,
                    "花名册",
                    "残疾人两项补贴花名册",
                    Look(renamed={"subsidy": 1, "disability_certificate": 1}, month_format='yyyy"年"m"月"'),
                    "subsidy",
                ),
            ),
            blank=True,
        ),
        Book(
            "残疾人两项补贴发放",
            (
                Part(
                    "disability.发放",
                    disability.Payment,
                    "发放",
                    "残疾人两项补贴发放表",
                    Look(months="{0.year}年{0.month}月", renamed={"subsidy": 1, "paid_amount": 1, "bank": 1}),
                    "subsidy",
                ),
            ),
        ),
        Book(
            "临时救助",
            (
                Part(
                    "temporary_relief.审批",
                    temporary_relief.Relief,
                    "审批",
                    "临时救助审批发放表",
                    Look(days="{0.year}-{0.month:02}-{0.day:02}", units=True),
                ),
            ),
        ),
        Book("家庭经济状况核对", (Part("means_check.核对", means_check.Request, "核对", "家庭经济状况核对登记表"),)),
        Book(
            "流浪乞讨救助",
            (
                Part(
                    "rescue.救助",
                    rescue.Rescue,
                    "救助",
                    "流浪乞讨人员救助登记表",
                    Look(days="{0.year}.{0.month}.{0.day}"),
                ),
                Part("rescue.巡查", rescue.Patrol, "巡查", "街面巡查登记表"),
            ),
        ),
        Book(
            "机构人员",
            (
                Part("staff.人员", staff.Member, "人员", "机构人员花名册"),
                Part("staff.综合业务", staff.Service, "综合业务", "综合业务目录"),
            ),
        ),
        Book("人口", (Part("population.人口", population.TownshipPopulation, "人口", "户籍人口统计表"),)),
        *affairs_of(year),
    )


STANDING_BOOKS = (
    Book("区划", (Part("regions.区划", regions.Unit, "区划", "行政区划台账", Look(merged=True)),)),
    Book("保障标准", (Part("standards.标准", standards.StandardRow, "标准", "社会救助保障标准台账"),)),
    Book("核实说明", (Part("exceptions.核实", exceptions.Verified, "核实", "核实说明台账"),)),
)
