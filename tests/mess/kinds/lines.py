"""Kinds of rewriting between and below the rows: subtotals, repeated headings, blank rows, what stands at the foot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mess.kinds.places import sort_by_place
from mess.kinds.registry import Phase, kind
from mess.model import Case, Line, Page


def insert_line(page: Page, at: int, line: Line) -> None:
    """Puts a line in; merged ranges below move down, one that it would cut is left whole by skipping the line."""
    if any(first < at < first + lines for first, _, lines, _ in page.merges):
        return
    page.merges = [(first + (first >= at), column, lines, columns) for first, column, lines, columns in page.merges]
    page.lines.insert(at, line)


def total_line(page: Page, lines: list[Line], label: str, place: int = 0) -> Line:
    """A row with a label and the sums of the money and person columns."""
    cells: list[Any] = [None] * len(page.columns)
    for at, column in enumerate(page.columns):
        if column.kind in ("金额", "整数"):
            numbers = [line.cells[at] for line in lines if line.data and isinstance(line.cells[at], (int, float))]
            cells[at] = round(sum(numbers), 2) if numbers else None
    cells[min(place, len(cells) - 1)] = label
    return Line(cells, data=False)


def _each(case: Case, change: Callable[[Page], None]) -> bool:
    for page in case.targets:
        change(page)
    return True


def _label_place(case: Case, page: Page) -> int:
    return case.rng.choice((0, 0, 1, 2)) if len(page.columns) > 2 else 0


@kind(Phase.LINES, needs="township")
def subtotals_by_township(case: Case) -> bool:
    """A subtotal below each township: 松岭镇小计."""

    def change(page: Page) -> None:
        if not page.has("township"):
            return
        if not page.merges:
            sort_by_place(page)
        towns = [line.cells[page.at("township")] for line in page.lines]
        ends = [at for at in range(1, len(towns) + 1) if at == len(towns) or towns[at] != towns[at - 1]]
        for first, end in reversed(list(zip([0, *ends], ends, strict=False))):
            label = case.rng.choice((f"{towns[first]}小计", "小计", "小  计", f"{towns[first]}合计"))
            insert_line(page, end, total_line(page, page.lines[first:end], label))

    return _each(case, change)


@kind(Phase.LINES)
def total_first(case: Case) -> bool:
    """The total in the first row."""
    label = case.rng.choice(("合计", "合 计", "总计", "全县合计"))
    return _each(case, lambda page: insert_line(page, 0, total_line(page, page.data(), label)))


@kind(Phase.LINES)
def total_last(case: Case) -> bool:
    """The total in the last row, its label in one of the first columns."""
    label = case.rng.choice(("合计", "合  计", "总计", "共计", "全县共计", "累计"))
    return _each(case, lambda page: page.lines.append(total_line(page, page.data(), label, _label_place(case, page))))


@kind(Phase.LINES)
def total_as_formula(case: Case) -> bool:
    """=SUM(…) in the last row, its value never stored."""

    def change(page: Page) -> None:
        line = total_line(page, page.data(), "合计")
        line.cells = [f"=SUM(A1:A{len(page.lines)})" if isinstance(cell, (int, float)) else cell for cell in line.cells]
        page.lines.append(line)

    return _each(case, change)


@kind(Phase.LINES)
def total_with_words(case: Case) -> bool:
    """合计：25户45人 in one cell, nothing else."""

    def change(page: Page) -> None:
        said = case.rng.choice(("合计：{}人", "共计{}人", "总计 {} 人次", "本表共 {} 条"))
        page.lines.append(Line([said.format(len(page.data()))], data=False))

    return _each(case, change)


@kind(Phase.LINES)
def totals_by_page(case: Case) -> bool:
    """本页小计 every 15 rows."""

    def change(page: Page) -> None:
        for at in range(len(page.lines) - len(page.lines) % 15, 0, -15):
            insert_line(page, at, total_line(page, page.lines[at - 15 : at], "本页小计"))

    return _each(case, change)


@kind(Phase.LINES, damages=True)
def rows_below_the_total(case: Case) -> bool:
    """Two rows were added below 合计."""

    def change(page: Page) -> None:
        at = max(0, len(page.lines) - 2)
        insert_line(page, at, total_line(page, page.lines[:at], "合计"))

    return _each(case, change)


@kind(Phase.LINES, damages=True, gentle=True, needs="paid_amount")
def total_does_not_add_up(case: Case) -> bool:
    """The printed total is not the sum of the rows."""

    def change(page: Page) -> None:
        line = total_line(page, page.data(), "合计")
        line.cells = [cell + 100 if isinstance(cell, (int, float)) else cell for cell in line.cells]
        page.lines.append(line)

    return _each(case, change)


@kind(Phase.LINES)
def headings_repeated(case: Case) -> bool:
    """The heading again every 20 rows, as it was printed."""

    def change(page: Page) -> None:
        for at in range(20, len(page.lines), 20):
            insert_line(page, at, Line([column.heading for column in page.columns], data=False))

    return _each(case, change)


@kind(Phase.LINES)
def titles_repeated(case: Case) -> bool:
    """Title and heading again every 20 rows."""

    def change(page: Page) -> None:
        title = page.above[0][0] if page.above else "花名册"
        for at in reversed(range(20, len(page.lines), 20)):
            insert_line(page, at, Line([column.heading for column in page.columns], data=False))
            insert_line(page, at, Line([title], data=False))

    return _each(case, change)


@kind(Phase.LINES)
def blank_lines(case: Case) -> bool:
    """Blank rows here and there, some with a blank in a cell."""

    def change(page: Page) -> None:
        for at in reversed(range(5, len(page.lines), 9)):
            insert_line(page, at, Line(case.rng.choice(([], [None, " "], ["　"])), data=False))

    return _each(case, change)


@kind(Phase.LINES)
def numbers_row(case: Case) -> bool:
    """A row 1 2 3 … or 甲 乙 丙 below the heading."""

    def change(page: Page) -> None:
        if case.rng.random() < 0.5:
            cells: list[Any] = list(range(1, 1 + len(page.columns)))
        else:
            cells = ["甲", "乙", "丙", "丁", *range(1, len(page.columns) - 3)][: len(page.columns)]
        insert_line(page, 0, Line(cells, data=False))

    return _each(case, change)


@kind(Phase.LINES)
def village_bands(case: Case) -> bool:
    """A line with the village's name above its rows, as a band over the whole width."""

    def change(page: Page) -> None:
        if not page.has("village"):
            return
        if not page.merges:
            sort_by_place(page)
        villages = [line.cells[page.at("village")] for line in page.lines]
        starts = [at for at in range(len(villages)) if at == 0 or villages[at] != villages[at - 1]]
        for at in reversed(starts):
            if villages[at]:
                insert_line(page, at, Line([str(villages[at])], data=False))

    return _each(case, change)


FOOTS: tuple[list[list[Any]], ...] = (
    [["制表人：王立新", None, "审核人：李文秀", None, None, "负责人：赵建国"]],
    [[], ["填表人：王立新", None, None, "填表日期：2020年10月31日"]],
    [["单位负责人（签字）：", None, None, "（盖章）"]],
    [["经办人: 王立新    联系电话: 0974-8591234"]],
)
NOTES: tuple[list[list[Any]], ...] = (
    [["注：1.本表一式三份；2.身份证号须与户口簿一致。"]],
    [["说明：本表由乡镇填报，县民政局汇总。"], ["　　　以上人员均已公示。"]],
    [["备注：死亡人员次月停发。"]],
    [["填表说明"], ["1、乡镇填全称。"], ["2、金额保留两位小数。"]],
)


@kind(Phase.AROUND)
def signatures_below(case: Case) -> bool:
    """制表人, 审核人, 负责人 at the foot."""
    return _each(case, lambda page: page.below.extend(case.rng.choice(FOOTS)))


@kind(Phase.AROUND)
def notes_below(case: Case) -> bool:
    """Notes at the foot."""
    return _each(case, lambda page: page.below.extend(case.rng.choice(NOTES)))


@kind(Phase.AROUND)
def blank_from_here(case: Case) -> bool:
    """（以下空白） below the last row."""
    words = case.rng.choice(("以下空白", "（以下空白）", "——以下空白——", "以 下 空 白"))
    return _each(case, lambda page: page.below.append([None] * case.rng.randint(0, 3) + [words]))


@kind(Phase.AROUND)
def office_and_date_below(case: Case) -> bool:
    """The office's name and the date at the foot."""
    forms = (
        ["测试县民政局", "2020年10月31日"],
        ["松岭镇人民政府", "二〇二〇年十月三十一日"],
        ["测试县民政局（公章）", "2020.10.31"],
    )
    office, day = case.rng.choice(forms)
    right = case.rng.randint(0, 6)
    return _each(case, lambda page: page.below.extend([[], [None] * right + [office], [None] * right + [day]]))
