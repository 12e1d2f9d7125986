"""The look of the printed page: type, line, margins, tables. An office changes any of it with `replace(GB9704, …)`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """Fonts by name, sizes in points, margins in millimetres, line and character spacing in twips (1/20 point).

    The defaults follow GB/T 9704-2012 (5.2, 7.3, 7.5) with the word-processor settings of GB/T 33476.2-2016. Type,
    borders and captions of tables are not fixed by either: those are ours.
    """

    title_font: str = "方正小标宋简体"
    title_size: float = 22
    subtitle_font: str = "楷体_GB2312"
    body_font: str = "仿宋_GB2312"
    body_size: float = 16
    level_fonts: tuple[str, str, str, str] = ("黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312")
    bold_levels: tuple[int, ...] = ()
    latin_font: str = "Times New Roman"

    line_twips: int = 589
    spacing_twips: int = -5
    indent_chars: int = 2
    top_mm: float = 34.58
    bottom_mm: float = 32.58
    left_mm: float = 28
    right_mm: float = 26

    page_number_font: str = "宋体"
    page_number_size: float = 14
    footer_mm: float = 25.5

    notice_font: str = "黑体"
    notice_size: float = 14
    note_font: str = "仿宋_GB2312"
    note_size: float = 12
    caption_font: str = "黑体"
    caption_size: float = 14
    table_font: str = "仿宋_GB2312"
    table_head_font: str = "黑体"
    table_size: float = 12
    table_line: float = 20
    wide_table_columns: int = 9
    wide_table_size: float = 9
    smallest_table_size: float = 6.5

    @property
    def type_width(self) -> int:
        """Width of the type area (版心) in twips; 156 mm by default.

        >>> GB9704.type_width
        8845
        """
        return PAGE_WIDTH - twips(self.left_mm) - twips(self.right_mm)


PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
"""A4 (GB/T 9704 clause 5.1) in twips, as Word itself writes it."""


def twips(mm: float) -> int:
    """Millimetres in twips.

    >>> twips(25.4)
    1440
    """
    return round(mm / 25.4 * 1440)


def half_points(size: float) -> int:
    """A type size in half points, the unit of `w:sz`.

    >>> half_points(10.5)
    21
    """
    return round(size * 2)


GB9704 = Layout()

STAND_INS = {
    "方正小标宋简体": "宋体",
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "宋体": "SimSun",
    "黑体": "SimHei",
    "仿宋": "FangSong",
    "楷体": "KaiTi",
}
"""What Word may take where a font is not installed, written as `w:altName` in the font table."""
