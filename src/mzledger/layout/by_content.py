"""Columns known by their cells alone: identity numbers, names, places and addresses below headings that say nothing.

The second witness speaks alone here, so it must be plain: most cells of one column, and of no other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from mzledger.layout.concepts import meaning_of
from mzledger.layout.fitting import Fit
from mzledger.layout.header import LONGEST, Header, Heading, header_at
from mzledger.layout.matching import meaning_of_words
from mzledger.layout.profile import SAMPLE, Profile, is_partial, share
from mzledger.schema.cells import folded
from mzledger.workbook.address import letters
from mzledger.workbook.grid import Cells, Sheet

_BORN = r"(18|19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])"
_NUMBER = re.compile(rf"[1-9]\d{{5}}({_BORN}(\d{{3}}[\dX]?)?|\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{{3}})", re.I)
_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,10}")
_DOTS = re.compile(r"[\s·•・．.]")
_NO_NAME = re.compile(
    r".*(村|委会|社区|镇|乡|街道|县|市|省|区|局|旗|组|队|族|户|型|类|级|教|站|校|院|所|中心|公司|残疾|是|否|病)"
)
_VILLAGE = re.compile(r".{1,10}(村|社区|村委会|居委会|嘎查)")
_TOWNSHIP = re.compile(r".{1,8}(乡|镇|街道|苏木)")
_ADDRESS = re.compile(r".*(乡|镇|街道|苏木|村|社区|嘎查|区|县).*(村|社区|嘎查|组|社|号|路|巷|队|室).*")
_DIGITS = re.compile(r"\d{5,}")


def looks_like_number(cell: Any) -> bool:
    """An identity number, whole, old, numeric, cut after the birth date, or with hidden digits.

    >>> [looks_like_number(c) for c in ("990121195001010016", 9.90121195001010e17, "9901211950****0016", "6217000000000000001")]
    [True, True, True, False]
    """
    if isinstance(cell, float) and 1e13 <= cell < 1e18:
        cell = f"{cell:.0f}"
    return isinstance(cell, str) and (is_partial(cell) or _NUMBER.fullmatch(folded(cell).lstrip("'")) is not None)


def looks_like_name(cell: Any) -> bool:
    """A person's name by its form: some Chinese characters, no place, no word of office.

    >>> [looks_like_name(c) for c in ("张三", "才让·多杰", "加吾村", "配偶", "汉族")]
    [True, True, False, False, False]
    """
    text = _DOTS.sub("", cell) if isinstance(cell, str) else ""
    if not _NAME.fullmatch(text) or _NO_NAME.fullmatch(text):
        return False
    said = meaning_of(text)
    return bool(said.unknown) and not said.qualifiers & {"KIN", "HEAD", "POOR", "DISABILITY"}


def _texts(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda cell: isinstance(cell, str) and pattern.fullmatch(cell.strip()) is not None


@dataclass(frozen=True, slots=True)
class _Sort:
    """What a field's cells look like: the test, the part of them that must pass, how many of them must be different."""

    test: Callable[[Any], bool]
    part: float
    different: float = 0.0
    spare: frozenset[str] = frozenset()
    """Types that a heading may say: 编码 says no more than that it is a number of some sort."""


_SORTS: dict[str, _Sort] = {
    "身份证号": _Sort(looks_like_number, 0.6, 0.3, frozenset({"ID", "CERTIFICATE", "SEQUENCE"})),
    "姓名": _Sort(looks_like_name, 0.8, 0.4),
    "村": _Sort(_texts(_VILLAGE), 0.8),
    "乡镇": _Sort(_texts(_TOWNSHIP), 0.8),
    "住址": _Sort(_texts(_ADDRESS), 0.7),
}


@dataclass(slots=True)
class ByContent:
    """Field → the heading of its column; and fields that several columns could be."""

    found: dict[str, Heading] = field(default_factory=dict)
    several: dict[str, list[Heading]] = field(default_factory=dict)


def fields_by_content(fit: Fit, profiles: Mapping[int, Profile], fields: Mapping[str, str]) -> ByContent:
    """The fields that no heading named; `fields` says of each what its cells look like (身份证号, 姓名, 村, 乡镇, 住址)."""
    made = ByContent()
    used = set(fit.columns)
    for name, sort in fields.items():
        if name in fit.taken:
            continue
        hits = [h for h in fit.header.headings if h.column not in used and _is(_SORTS[sort], h, profiles[h.column])]
        hits = _foremost(hits, profiles)
        if len(hits) == 1:
            made.found[name] = hits[0]
            used.add(hits[0].column)
        elif hits:
            made.several[name] = hits
    return made


def _is(sort: _Sort, heading: Heading, profile: Profile) -> bool:
    said = meaning_of_words(heading.words)
    if said.qualifiers or said.types - sort.spare or profile.empty:
        return False
    different = len(set(map(str, profile.cells))) / len(profile.cells)
    return share(profile.cells, sort.test) >= sort.part and different >= sort.different


def _foremost(hits: list[Heading], profiles: Mapping[int, Profile]) -> list[Heading]:
    """The one whose cells repeat least, if it does so by far (a person's own beside the head's); one of equal columns."""
    if len(hits) < 2:
        return hits
    many = sorted(hits, key=lambda h: -len(set(map(str, profiles[h.column].cells))))
    first, second = (len(set(map(str, profiles[h.column].cells))) for h in many[:2])
    same = profiles[many[0].column].cells == profiles[many[1].column].cells
    return many[:1] if first >= 1.25 * second or same else hits


def header_by_content(sheet: Sheet) -> Header | None:
    """The heading row above a column of identity numbers, whatever it says; no heading row where data stand from the top."""
    rows = sheet.head(SAMPLE)
    first = min((at for at in map(_first_number, zip(*rows, strict=True)) if at is not None), default=None)
    if first is None:
        return None
    if first and _says_headings(rows[first - 1], rows[first]):
        return header_at(sheet, rows, first - 1, 1)
    bare = header_at(sheet, rows, first, 1) if first else Header(1, 0, (), "", "")
    return replace(bare, first_row=first + 1, last_row=first, headings=())


def _first_number(cells: tuple[Any, ...]) -> int | None:
    """The first row of a column that is one of numbers."""
    like = [looks_like_number(cell) for cell in cells]
    first = like.index(True) if any(like) else len(cells)
    below = [hit for hit, cell in zip(like[first:], cells[first:], strict=True) if str(cell).strip()]
    return first if below and sum(below) >= 0.6 * len(below) else None


def _says_headings(cells: Cells, below: Cells) -> bool:
    """Short words above most of the filled cells, and none of them data."""
    texts = [cell for cell in cells if cell != "" and str(cell).strip()]
    words = all(isinstance(t, str) and len(t) <= LONGEST and not _DIGITS.search(t) for t in texts)
    filled = sum(1 for cell in below if cell != "")
    return words and len(texts) * 2 > filled


def with_blank_headings(sheet: Sheet, header: Header) -> Header:
    """The header with a name for each column that has cells and no heading: （C 列，没有列名）."""
    have = {heading.column for heading in header.headings}
    rows = sheet.head(SAMPLE)[header.last_row :]
    columns = zip(*rows, strict=True) if rows else ()
    bare = [
        Heading(column, f"（{letters(column)} 列，没有列名）")
        for column, cells in enumerate(columns, sheet.left)
        if column not in have and any(str(cell).strip() for cell in cells)
    ]
    return replace(header, headings=(*header.headings, *bare)) if bare else header
