"""Reading columns of cells: each distinct cell of a column goes through its field's pydantic type once.

Ledgers repeat themselves (townships, months, amounts, the same person every month), so a dictionary from cell to value does
most of the work. `tests/schema` proves that the outcome equals sending every row through its pydantic model.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from itertools import chain
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from mzledger.schema.cells import EMPTY_AMOUNTS, CellContext, folded, tidy
from mzledger.schema.defects import shown
from mzledger.schema.own_words import OfficeWords
from mzledger.schema.row import FieldSpec
from mzledger.values.coded import Coded, Mask
from mzledger.values.identities import well_formed
from mzledger.values.place import Places

LONGEST_BLANK = 9
NOTHING = frozenset(
    {
        "-",
        "--",
        "—",
        "——",
        "－",
        "/",
        "\\",
        "无",
        "空",
        "／",
        "没有",
        "暂无",
        "不详",
        "N/A",
        "n/a",
        "NA",
        "*",
        "。",
        ".",
        *("null", "NULL", "Null", "(null)", "<null>", "None", "NaN", "nan", "NaT", "undefined"),
    }
)
"""Words for nothing in a column that may be blank, those of systems too."""
_FOREVER = re.compile(
    r"至今|长期(有效|享受|保障)?|永久|今|无(期限|固定期限)?|0|〇|○|未(停|停发|停保|取消|退出|到期)|没有?停(发)?|正常(享受|发放|在保)?"
    r"|(目前|现在|仍|现|至今)?(仍)?(在(保|享|册|领)(受)?中?|享受(中|待遇)?)|目前|现在|继续(享受|保障|发放)?"
)
"""Words for a time that has not come yet, in the column of an end."""
DATE_KINDS = frozenset({"日期", "年月"})
AMOUNT_KINDS = frozenset({"金额", "整数", "数值"})


@cache
def _adapter(kind: str, annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation)


def adapter_of(spec: FieldSpec) -> TypeAdapter[Any]:
    """The pydantic type of a field's cells, a blank aside."""
    annotation: Any = spec.info.annotation
    if spec.info.metadata:
        return _adapter(spec.kind, Annotated[annotation, *spec.info.metadata])
    if NoneType in get_args(annotation) and get_origin(annotation) is not Annotated:
        annotation = next(part for part in get_args(annotation) if part is not NoneType)
    return _adapter(spec.kind, annotation)


class CellMemory:
    """Column readers by what they read, shared over all sheets of a run: the same person stands on ten of them.

    It also remembers what kind of row a leading word makes (合计行, 签字行, or none).
    """

    def __init__(self, places: Places | None, words: OfficeWords | None = None, as_written: bool = False) -> None:
        self.places = places
        self.as_written = as_written
        self.words = words or OfficeWords()
        self.row_kinds: dict[str, str] = {}
        self.layouts: dict[Any, Any] = {}
        """What the headings of a layout are, once found: the layout's own business."""
        self._readers: dict[tuple[Any, ...], ColumnReader] = {}

    def mentioned(self, spec: FieldSpec, lenient: bool) -> ColumnReader:
        """The reader of addresses for their township; `lenient` where people of other counties may be listed."""
        key = (spec.kind, spec.column.required, "address", lenient)
        if key not in self._readers:
            self._readers[key] = Mentioned(spec, CellContext(self.places), lenient=lenient)
        return self._readers[key]

    def reader(
        self, spec: FieldSpec, yuan_per_unit: Decimal | int = 1, variant: int = -1, lenient: bool = False
    ) -> ColumnReader:
        """The reader of a field's cells in a unit; of a heading of another meaning, by the index of its variant.

        `lenient`: no figure hangs on the field, so a blank or a word that the list doesn't know is a 提醒.
        """
        column = spec.column
        key = (adapter_of(spec), spec.choices, column.heading, column.required, yuan_per_unit, variant, lenient)
        if key not in self._readers:
            convert = column.variants[variant].convert if variant >= 0 else None
            context = CellContext(self.places, yuan_per_unit, words=self.words.of(column.heading))
            made: type[ColumnReader] = Verbatim if self.as_written and spec.kind == "身份证号" else ColumnReader
            self._readers[key] = made(spec, context, convert, lenient or column.lenient)
        return self._readers[key]


class ColumnReader(dict[Any, Any]):
    """Cell → value, filled as cells are met. `bad` has the defective cells' codes and sentences, `odd` those that no figure
    hangs on, `repaired` the mended."""

    def __init__(
        self,
        spec: FieldSpec,
        context: CellContext,
        convert: Callable[[Any], Any] | None = None,
        lenient: bool = False,
    ) -> None:
        super().__init__()
        self.spec = spec
        self._convert = convert
        self._lenient = lenient
        self.odd: dict[Any, tuple[str, str]] = {}
        self.bad: dict[Any, tuple[str, str]] = {}
        self.repaired: dict[Any, tuple[str, ...]] = {}
        self._context = context
        self.yuan_per_unit = context.yuan_per_unit
        self._validate = adapter_of(spec).validator.validate_python

    def __missing__(self, raw: Any) -> Any:
        value = self[raw] = self._read(raw)
        return value

    def _read(self, raw: Any) -> Any:
        if self._is_blank(raw):
            if self.spec.column.required:
                (self.odd if self._lenient else self.bad)[raw] = ("MZ115", f"“{self.spec.column.heading}”没有填写")
            return None
        if self._is_for_ever(raw):
            self.repaired[raw] = (f"“{shown(raw)}”是系统表示没有期限的写法，按没有填写读取",)
            return None
        try:
            value = self._validate(raw, context=self._context)
        except ValidationError as error:
            code, what = chinese(error, raw)
            doubtful = self._lenient and code == "MZ119" and not self.spec.choices.decisive(raw)  # type: ignore[union-attr]
            (self.odd if doubtful else self.bad)[raw] = code, what
            value = None
        except Exception as error:  # whatever it is, one cell must not end the run
            self.bad[raw] = "MZ120", f"“{shown(raw, sensitive=True)}”读不了（{type(error).__name__}）"
            value = None
        if self._context.repairs:
            if raw not in self.bad:
                self.repaired[raw] = tuple(self._context.repairs)
            self._context.repairs.clear()
        if value is None or self._convert is None:
            return value
        try:
            return self._convert(value)
        except (ValueError, OverflowError):
            self.bad[raw] = "MZ118", f"“{shown(raw)}”换算不出相应的日期"
            return None

    def _is_for_ever(self, raw: Any) -> bool:
        """The year 9999, which systems write for an end that is not known."""
        return self.spec.kind in DATE_KINDS and not self.spec.column.required and str(raw).lstrip().startswith("9999")

    def _is_blank(self, raw: Any) -> bool:
        if not isinstance(raw, str):
            return raw is None or (raw == 0 and self.spec.kind in DATE_KINDS and not self.spec.column.required)
        if len(raw) > LONGEST_BLANK and raw[0].isalnum() and not raw[0].isspace():
            return False
        text = folded(raw)
        if not text or (self.spec.kind in AMOUNT_KINDS and text in EMPTY_AMOUNTS):
            return True
        if self.spec.column.required:
            return False
        return text in NOTHING or (self.spec.kind in DATE_KINDS and _FOREVER.fullmatch(text) is not None)

    def read(self, cells: list[Any]) -> list[Any]:
        """The values of a run of cells."""
        if bool in set(map(type, cells)):  # True would be found under 1.0
            cells[:] = ["TRUE" if cell is True else "FALSE" if cell is False else cell for cell in cells]
        return list(map(self.__getitem__, cells))

    def read_column(self, cells: Coded) -> Coded:
        """The values of a column; a cell that is not there (None) has none."""
        if self.spec.kind == "身份证号":
            self._take_well_formed(cells)
        return cells.mapped(self.__getitem__ if None not in cells else self._unless_missing)

    def faulty(self, cells: Coded) -> Mask:
        """The rows whose cell is defective, odd or mended."""
        return cells.where_in(chain(self.bad, self.odd, self.repaired))

    def _unless_missing(self, cell: Any) -> Any:
        return None if cell is None else self[cell]

    def _take_well_formed(self, cells: Coded) -> None:
        """Numbers that stand as they are kept, all at once: what `_read` would do with each."""
        new = [cell for cell in cells.values() if isinstance(cell, str) and cell not in self]
        good = well_formed(new)
        self.update((cell, cell) for cell, fits in zip(new, good.tolist(), strict=True) if fits)


class Mentioned(ColumnReader):
    """The township that an address names; one that names none of the county's is said."""

    def _read(self, raw: Any) -> Any:
        places = self._context.places
        if places is None or self._is_blank(raw):
            return super()._read(raw)
        found = places.mentioned(tidy(str(raw)))
        if found is None:
            what = f"地址“{shown(raw)}”不是以本县的乡镇开头，按乡镇分列的数字里没有这一行"
            (self.odd if self._lenient else self.bad)[raw] = "MZ113", what
        return found


class Verbatim(ColumnReader):
    """Reads identity numbers as they stand, numeric cells too."""

    def _read(self, raw: Any) -> Any:
        return None if self._is_blank(raw) else raw


def chinese(error: ValidationError, raw: Any) -> tuple[str, str]:
    """The code and the Chinese sentence of a cell's error, whatever pydantic calls it."""
    first = error.errors(include_url=False)[0]
    if first["type"].startswith("MZ"):
        return first["type"], first["msg"]
    return "MZ120", f"“{shown(raw)}”不是这一列能读的内容"
