"""The types a cell can have: from what Excel holds to a value, or a defect with its code.

A reader gets a cell that is not blank (str, float, int, bool, date, datetime or time) and returns the value, or raises
`defect(code, sentence)`. It never guesses: what it mends it names with `mended`. The sentence says found and expected.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from mzledger.schema.dates import read_birth_day, read_day, read_month
from mzledger.schema.defects import defect, mended, no_error_word, shown
from mzledger.schema.names import read_name
from mzledger.schema.numbers import INVISIBLE, ungrouped, why_not, written
from mzledger.schema.own_words import OwnCategory
from mzledger.values.identity import is_well_formed, mask
from mzledger.values.place import Places
from mzledger.values.words import squeezed

MOST_FEN = 10**14
"""A million million yuan: more than any county pays."""
MOST_COUNTED = 10**9
"""More than there are of anything in a county."""
EMPTY_AMOUNTS = frozenset({"-", "--", "—", "－", "/", "无"})


@dataclass(slots=True)
class CellContext:
    """What a reader may look at beside the cell: the county's places, the column's unit; and where it notes repairs."""

    places: Places | None = None
    yuan_per_unit: Decimal | int = 1
    repairs: list[str] = field(default_factory=list)
    words: Mapping[str, str] = field(default_factory=dict)
    """Folded spelling → the word of the list that the office said it is, or a category of its own."""


@dataclass(frozen=True, slots=True)
class Kind:
    """The Chinese name of a cell type, by which rules choose columns."""

    name: str


def folded(text: str) -> str:
    """Text as it is compared: NFKC, without invisible characters and any blanks."""
    if text.isascii():
        return "".join(text.split())
    return squeezed(text.translate(INVISIBLE))


def tidy(text: str) -> str:
    """Text as it is kept: without invisible characters and surrounding blanks."""
    return text.translate(INVISIBLE).strip().strip("\u3000")


def _read_text(raw: Any) -> str:
    if isinstance(raw, str):
        return no_error_word(tidy(raw))
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, (date, datetime)):
        return raw.strftime("%Y-%m-%d")
    return str(raw)


def _read_id(raw: Any, info: ValidationInfo) -> str:
    if not isinstance(raw, str):
        raise defect(
            "MZ103", f"身份证号存成了数字（显示为{shown(raw, sensitive=True)}），Excel 只保留前 15 位，末 3 位已丢失"
        )
    if is_well_formed(raw):
        return raw
    text = folded(raw).lstrip("'’‘").upper()
    if text != raw:
        mended(info, f"身份证号写法已统一为{mask(text)}（去掉空格、全角字符或前导撇号，x 改为大写）")
    return text


_DASHED = re.compile(r"\d{2,}(-\d{2,})+", re.ASCII)


def _read_account(raw: Any, info: ValidationInfo) -> str:
    if not isinstance(raw, str):
        raise defect("MZ103", f"银行账号存成了数字（显示为{shown(raw, sensitive=True)}），超过 15 位的部分已丢失")
    if raw.isascii() and raw.isalnum():
        return raw
    text = folded(raw).lstrip("'’‘")
    if _DASHED.fullmatch(text):
        text = text.replace("-", "")
    if text != raw:
        mended(info, f"银行账号写法已统一为{mask(text)}（去掉空格、短横或全角字符）")
    return text


def exact_number(raw: Any) -> Decimal | None:
    """A numeric cell to its 15 significant digits; None where the cell is no number.

    >>> exact_number(0.1 + 0.2)
    Decimal('0.3')
    """
    if isinstance(raw, bool) or not isinstance(raw, (int, float)):
        return None
    return Decimal(f"{raw:.15g}")


_COUNT = re.compile(r"(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.0+)?[人口户个名张位次份块处条]?", re.ASCII)
_WRITTEN = re.compile(r"[-+]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?", re.ASCII)


def _plain_amount(text: str) -> str:
    """A written sum without its signs; commas only where they part thousands: 1,234.50元整 is 1234.50, and 1,23 is no sum."""
    text = (
        text.lstrip("¥￥")
        .removesuffix("整")
        .removesuffix("正")
        .removesuffix("圆")
        .removesuffix("元")
        .removesuffix("块")
    )
    return ungrouped(text)


def _amount_from_text(raw: str, info: ValidationInfo) -> Decimal:
    text = _plain_amount(written(raw))
    if not _WRITTEN.fullmatch(text):
        raise defect("MZ116", f"金额应为数字，现为“{shown(raw)}”{why_not(text)}")
    value = Decimal(text)
    mended(info, f"金额是文本“{shown(raw)}”，已按数字 {value} 读取")
    return value


def _read_money(raw: Any, info: ValidationInfo) -> int:
    value = exact_number(raw)
    context: CellContext | None = info.context
    factor = context.yuan_per_unit if context else 1
    if value is None:
        if not isinstance(raw, str):
            raise defect("MZ116", f"金额应为数字，现为{shown(raw)}")
        value = _amount_from_text(raw, info)
        if (
            factor != 1
            and raw.strip().endswith(("元", "圆", "块"))
            and not raw.strip().endswith(("万元", "千元", "百元"))
        ):
            factor = 1
    fen = value * factor * 100
    if fen < 0:
        raise defect("MZ116", f"金额为负数 {value}；补发、扣回应另立一行并写明项目")
    if fen > MOST_FEN:
        raise defect("MZ116", f"金额 {shown(raw)} 大得不可能，请核对")
    if fen != fen.to_integral_value():
        raise defect("MZ116", f"金额 {value} 不足一分的部分无法发放，应为两位小数以内")
    return int(fen)


def _read_count(raw: Any) -> int:
    value = exact_number(raw)
    if value is None and isinstance(raw, str) and (match := _COUNT.fullmatch(written(raw))):
        value = Decimal(match[1].replace(",", ""))
    if value is None or value < 0 or value != value.to_integral_value():
        raise defect("MZ116", f"应为不小于 0 的整数，现为“{shown(raw)}”{_said_why(raw)}")
    if value > MOST_COUNTED:
        raise defect("MZ116", f"{shown(raw)} 大得不可能，请核对")
    return int(value)


def _said_why(raw: Any) -> str:
    return why_not(written(raw)) if isinstance(raw, str) else ""


def _read_number(raw: Any) -> Decimal:
    value = exact_number(raw)
    if value is None and isinstance(raw, str) and _NUMBER.fullmatch(text := ungrouped(written(raw))):
        value = Decimal(text)
    if value is None:
        raise defect("MZ116", f"应为数字，现为“{shown(raw)}”{_said_why(raw)}")
    return value


def _read_township(raw: Any, info: ValidationInfo) -> str:
    text = tidy(str(raw))
    context: CellContext | None = info.context
    if context is None or context.places is None:
        return text
    found = context.places.township(text)
    if found is None:
        raise defect("MZ113", f"“{text}”不在区划台账的乡镇中，应为{'、'.join(context.places.townships)}之一")
    if found != text:
        mended(info, f"乡镇“{text}”已按区划台账读作“{found}”")
    return found


_OFFICE_WORDS = re.compile(
    r"(残疾人?|[人类型级等户员]|对象|人员|低保|供养|待遇|救助|补贴|儿童|居民|家庭|方式|享受|发放|（.*）|[(].*[)]|[、，,。.\d])*"
)
"""What may stand beside a list's word without changing it."""


class Choice(StrEnum):
    """A column that allows these values only. `also()` gives other spellings; an unknown value is an error, never a default."""

    @classmethod
    def also(cls) -> dict[str, str]:
        """Other spellings met in real files → the allowed value."""
        return {}

    @classmethod
    def read(cls, raw: Any, info: ValidationInfo) -> Choice:
        """The member that a cell names."""
        if isinstance(raw, cls):
            return raw
        text = folded(_read_text(raw))
        said = info.context.words.get(text) if info.context is not None and info.context.words else None
        if said is not None:
            return said if isinstance(said, OwnCategory) else cls(said)  # type: ignore[return-value]
        for member in cls:
            if text == folded(member.value):
                return member
        alias = cls._spellings().get(text) or cls._within(text)
        if alias is None:
            raise defect("MZ119", f"“{shown(raw)}”不在允许的值里{cls._hint(text)}")
        mended(info, f"“{text}”已读作“{alias}”")
        return cls(alias)

    @classmethod
    def decisive(cls, raw: Any) -> bool:
        """Whether an unknown word must be settled even where no figure hangs on the column."""
        return False

    @classmethod
    def _spellings(cls) -> dict[str, str]:
        return {folded(alias): value for alias, value in cls.also().items()}

    @classmethod
    def _within(cls, text: str) -> str | None:
        """The one word of the list that stands in a longer one beside nothing but words of office: 肢体残疾 → 肢体."""
        words = {folded(m.value): m.value for m in cls} | cls._spellings()
        hits = [word for word in words if len(word) > 1 and word in text]
        longest = [word for word in hits if not any(word != other and word in other for other in hits)]
        values = {words[word] for word in longest}
        if len(values) != 1:
            return None
        rest = text.replace(longest[0], "", 1)
        return values.pop() if _OFFICE_WORDS.fullmatch(rest) else None

    @classmethod
    def _hint(cls, text: str) -> str:
        near = get_close_matches(text, [m.value for m in cls], n=3, cutoff=0.3)
        shared = [m.value for m in cls if set(m.value) & set(text) and m.value not in near]
        close = (near + shared)[:3]
        known = "、".join(list(cls)[:12])
        nearest = f"，最接近的是{'、'.join(f'“{word}”' for word in close)}" if close else ""
        return f"{nearest}。允许的值：{known}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(cls.read)


class Flag(Choice):
    """是或否。"""

    YES = "是"
    NO = "否"

    @classmethod
    def also(cls) -> dict[str, str]:
        yes, no = (
            "有 √ y yes 1 1.0 享受 在保 在享 已纳入 纳入",
            "无 × n no 0 0.0 不享受 未享受 不在保 未保 不保 未纳入 不纳入",
        )
        return dict.fromkeys(yes.split(), "是") | dict.fromkeys(no.split(), "否")


class State(Choice):
    """人员状态。"""

    COVERED = "在享"
    STOPPED = "停发"

    @classmethod
    def also(cls) -> dict[str, str]:
        covered = "在保 正常 享受 享受中 在册 正常享受 在享受 保障中 有效 享受待遇 正常发放 在领 发放"
        stopped = "停保 取消 退出 已停发 已取消 已停保 已退出 去世 死亡 已死亡 已去世 注销 终止 中止 迁出 停止 暂停 清退 退保 停领 失效"
        return dict.fromkeys(covered.split(), "在享") | dict.fromkeys(stopped.split(), "停发")


Text = Annotated[str, BeforeValidator(_read_text), Kind("文字")]
Name = Annotated[str, BeforeValidator(read_name), Kind("姓名")]
Owner = Annotated[str, BeforeValidator(_read_text), Kind("姓名")]
"""The name on another office's list, as it stands: a firm's, half of one, none that could be refused."""
Id = Annotated[str, BeforeValidator(_read_id), Kind("身份证号")]
Account = Annotated[str, BeforeValidator(_read_account), Kind("银行账号")]
Phone = Annotated[str, BeforeValidator(_read_text), Kind("电话")]
Certificate = Annotated[str, BeforeValidator(_read_account), Kind("证号")]
Fen = Annotated[int, BeforeValidator(_read_money), Kind("金额")]
Count = Annotated[int, BeforeValidator(_read_count), Kind("整数")]
Number = Annotated[Decimal, BeforeValidator(_read_number), Kind("数值")]
Day = Annotated[date, BeforeValidator(read_day), Kind("日期")]
BirthDay = Annotated[date, BeforeValidator(read_birth_day), Kind("日期")]
Month = Annotated[date, BeforeValidator(read_month), Kind("年月")]
Township = Annotated[str, BeforeValidator(_read_township), Kind("乡镇")]
Village = Annotated[str, BeforeValidator(_read_text), Kind("村")]
