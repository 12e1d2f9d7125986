"""Kinds of rewriting of other cells: money, counts, places, names, category words, blanks, repeats."""

from __future__ import annotations

from copy import deepcopy
from math import inf, nextafter
from typing import Any

from mess.cellwords import CHOICE_WORDS
from mess.kinds.ids import change_cells, change_everywhere
from mess.kinds.registry import Phase, kind
from mess.model import Case, Page


def fields_of_kind(page: Page, *kinds: str) -> list[str]:
    """The fields of some cell kinds."""
    return [column.field for column in page.columns if column.kind in kinds]


def counted_money(page: Page) -> str:
    """The money column that figures are added up from; '' where there is none."""
    return next((name for name in ("paid_amount", "relief_amount") if page.has(name)), "")


def _money(case: Case, change: Any, share: float = 1.0) -> bool:
    changed = False
    for page in case.targets:
        for name in fields_of_kind(page, "金额"):
            changed |= change_cells(page, name, lambda old: change(old) if case.rng.random() < share else old)
    return changed


def _counted(case: Case, change: Any, share: float = 0.15) -> bool:
    changed = False
    for page in case.targets:
        if name := counted_money(page):
            changed |= change_cells(page, name, lambda old: change(old) if case.rng.random() < share else old)
    return changed


@kind(Phase.CELLS)
def money_as_text(case: Case) -> bool:
    """1,234.50, 738.50元, ￥738.5 as text."""
    forms = ("{:,.2f}", "{:.2f}元", "￥{:,.2f}", "{:g}", "¥{:.2f}", "{:,.2f} ", "{:g}元整")
    return _money(case, lambda old: case.rng.choice(forms).format(old), 0.7)


@kind(Phase.CELLS)
def money_full_width(case: Case) -> bool:
    """７３８．５０, typed with the Chinese input method."""
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
    return _money(case, lambda old: f"{old:.2f}".translate(wide))


@kind(Phase.CELLS)
def money_floats(case: Case) -> bool:
    """738.5000000000001, as sums leave it."""
    return _money(case, lambda old: nextafter(old, inf) if isinstance(old, float) else old)


@kind(Phase.CELLS, must_ask=True, needs="paid_amount")
def money_error_cell(case: Case) -> bool:
    """#DIV/0! or #N/A in a few paid amounts."""
    return _counted(case, lambda old: case.rng.choice(("#DIV/0!", "#N/A", "#REF!")))


@kind(Phase.CELLS, must_ask=True, needs="paid_amount")
def money_uncalculated(case: Case) -> bool:
    """Formulas in the paid amounts whose values were never stored."""
    return _counted(case, lambda old: f"={old}*1", 1.0)


@kind(Phase.CELLS, must_ask=True, needs="paid_amount")
def money_some_blank(case: Case) -> bool:
    """A few paid amounts left blank."""
    return _counted(case, lambda old: None)


@kind(Phase.CELLS, must_ask=True, needs="paid_amount")
def money_words(case: Case) -> bool:
    """A few paid amounts as words: 待定, 738.5/户, 三百元."""
    return _counted(case, lambda old: case.rng.choice(("待定", f"{old}/户", "叁佰元", f"{old}+30", "约500")))


@kind(Phase.CELLS)
def counts_as_text(case: Case) -> bool:
    """3人, ３ and '3 ' in the columns of persons."""
    forms = ("{}人", "{} ", "{}")
    changed = False
    for page in case.targets:
        for name in fields_of_kind(page, "整数"):
            changed |= change_cells(page, name, lambda old: case.rng.choice(forms).format(old))
    return changed


@kind(Phase.CELLS, needs="township")
def townships_short(case: Case) -> bool:
    """松岭, 松岭镇人民政府, 测试县松岭镇."""
    forms = (
        lambda old: old[:-1],
        lambda old: f"{old}人民政府",
        lambda old: f"测试县{old}",
        lambda old: f"{old[:2]} {old[2]}",
    )
    form = case.rng.choice(forms)
    return change_everywhere(case, "township", form)


@kind(Phase.CELLS, needs="village")
def villages_short(case: Case) -> bool:
    """东沟, 东沟村委会, 松岭镇东沟村, 松岭社区居委会."""

    def form(old: str) -> str:
        tail = "居委会" if old.endswith("社区") else "委会"
        return case.rng.choice((old.removesuffix("村"), old + tail, old))

    return change_everywhere(case, "village", form)


@kind(Phase.CELLS, needs="village")
def villages_with_township(case: Case) -> bool:
    """松岭镇东沟村 in the village column."""
    for page in case.targets:
        town, village = page.at("township"), page.at("village")
        for line in page.data():
            line.cells[village] = f"{line.cells[town]}{line.cells[village]}"
    return True


@kind(Phase.CELLS, needs="township", must_ask=True)
def townships_unknown(case: Case) -> bool:
    """A few rows of a township that the county does not have."""
    return change_everywhere(case, "township", lambda old: "河口乡", 0.15)


@kind(Phase.CELLS)
def names_spaced(case: Case) -> bool:
    """张　三, padded to three places."""
    changed = False
    for page in case.targets:
        for name in fields_of_kind(page, "姓名"):
            changed |= change_cells(page, name, lambda old: f"{old[0]}　{old[1]}" if len(old) == 2 else f" {old}")
    return changed


@kind(Phase.CELLS)
def text_padded(case: Case) -> bool:
    """Blanks, no-break blanks, zero-width marks and line breaks around words."""
    marks = (" ", "\u00a0", "\u200b", "\n", "　", "\t")
    changed = False
    for page in case.targets:
        for name in fields_of_kind(page, "文字", "选项", "乡镇", "村"):
            changed |= change_cells(page, name, lambda old: f"{old}{case.rng.choice(marks)}")
    return changed


@kind(Phase.CELLS)
def category_words(case: Case) -> bool:
    """Another word for every value of one category column."""
    page = case.targets[0]
    names = [name for name in fields_of_kind(page, "选项") if name in CHOICE_WORDS]
    if not names:
        return False
    name = case.rng.choice(names)
    known = CHOICE_WORDS[name]
    chosen = {value: case.rng.choice(words) for value, words in known.items()}
    return change_everywhere(case, name, lambda old: chosen.get(old, old))


@kind(Phase.CELLS)
def category_words_mixed(case: Case) -> bool:
    """Several words for each value, in all category columns."""
    changed = False
    for page in case.targets:
        for name in fields_of_kind(page, "选项"):
            known = CHOICE_WORDS.get(name, {})
            changed |= change_cells(page, name, lambda old, known=known: case.rng.choice((old, *known.get(old, ()))))
    return changed


@kind(Phase.CELLS, must_ask=True)
def category_words_nonsense(case: Case) -> bool:
    """A few values of a needed category that mean nothing: 其它情况, ？, 3."""
    page = case.targets[0]
    names = [column.field for column in page.columns if column.kind == "选项" and column.required]
    if not names:
        return False
    name = case.rng.choice(names)
    odd = ("其它情况待核", "？", "见附件", "77")
    return change_everywhere(case, name, lambda old: case.rng.choice(odd), 0.2)


@kind(Phase.CELLS, must_ask=True)
def required_cells_blank(case: Case) -> bool:
    """A few blanks in a needed column of words or dates."""
    names = [
        c.field for c in case.targets[0].columns if c.required and c.kind in ("选项", "年月", "日期", "乡镇", "姓名")
    ]
    name = case.rng.choice(names)
    return change_everywhere(case, name, lambda old: None, 0.15)


@kind(Phase.CELLS, must_ask=True, gentle=True)
def rows_twice(case: Case) -> bool:
    """A few rows copied to the end of the sheet."""
    for page in case.targets:
        page.lines += [deepcopy(line) for line in case.rng.sample(page.lines, min(3, len(page.lines)))]
    return True
