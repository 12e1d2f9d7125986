"""How a cell reader says that a cell is wrong, and that it has mended one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

from mzledger.values.identity import mask


def defect(code: str, sentence: str) -> PydanticCustomError:
    """An error for pydantic to carry: the problem's code as its type, the Chinese sentence as its text."""
    return PydanticCustomError(code, "{sentence}", {"sentence": sentence})


ERROR_WORDS = frozenset(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"))
"""Error values that were copied as text, as a .csv has them."""


def no_error_word(text: str) -> str:
    """The text; a defect where it is the word for an error value."""
    if text in ERROR_WORDS:
        raise defect("MZ012", f"单元格是错误值 {text}")
    return text


def mended(info: ValidationInfo, sentence: str) -> None:
    """Notes a repair in the context, if there is one: nothing is mended in silence."""
    if info.context is not None:
        info.context.repairs.append(sentence)


def shown(raw: Any, sensitive: bool = False) -> str:
    """A cell's content as it may stand in a message: short, and masked where it could be an identity or account number.

    >>> shown(1.5), shown("4.40524188001e+17"), shown("990121195001010016")
    ('1.5', '4.40524188001e+17', '990121********0016')
    """
    text = f"{Decimal(f'{raw:.15g}'):f}" if isinstance(raw, float) and abs(raw) < 1e20 else str(raw)[:80]
    if sensitive or sum(c.isdigit() for c in text) >= 15:
        return mask(text)
    return text if len(text) <= 30 else text[:29] + "…"
