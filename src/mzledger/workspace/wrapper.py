"""What stands around the text: the office's name in the title, the addressee, the date of writing, the annex's names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from mzledger.document.annex_names import annex_name, book_name
from mzledger.document.sources import UNPRINTABLE
from mzledger.values.document import Document, Heading, Paragraph, Words
from mzledger.values.period import chinese
from mzledger.values.refusal import Refused

SECTION = "文件"
KEYS = ("题目带单位", "主送", "成文日期", "形式")
MOST_CHARACTERS = 200
_ANSWERS = {"是": True, "否": False}
_CLOSING_WORDS = "特此报告。"


class Form(StrEnum):
    """A summary as it is, or in the dress of a report to a higher office."""

    SUMMARY = "总结"
    REPORT = "报告"


@dataclass(frozen=True, slots=True)
class Wrapper:
    """`named`: the title begins with the office's name. No addressee or date of writing: none is printed."""

    named: bool = True
    addressee: str = ""
    written: date | None = None
    form: Form = Form.SUMMARY

    def names(self) -> dict[str, Any]:
        """As templates name them."""
        return {"主送机关": self.addressee, "成文日期": chinese(self.written) if self.written else ""}

    def check(self, closing: date) -> None:
        """Raises `Refused` where it would be written before the day to which it counts."""
        if self.written is not None and self.written < closing:
            raise Refused(
                f"成文日期{chinese(self.written)}早于统计截止日{chinese(closing)}。"
                f"请改 mz.toml［{SECTION}］的“成文日期”，或用 --date、--as-of 另外写明"
            )


def read_wrapper(section: Mapping[str, Any]) -> Wrapper:
    """The section 文件 of mz.toml; a blank text is nothing said. Raises `Refused`."""
    named = section.get("题目带单位", "是")
    if not isinstance(named, str) or named not in _ANSWERS:
        raise Refused('“题目带单位”应写 "是" 或 "否"')
    given = section.get("成文日期", "")
    # A date without quotes is a date of TOML's own.
    day = given if type(given) is date else read_date(_text("成文日期", given))
    return Wrapper(
        _ANSWERS[named],
        read_addressee(_text("主送", section.get("主送", ""))),
        day,
        read_form(_text("形式", section.get("形式", Form.SUMMARY))),
    )


def _text(key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise Refused(f'“{key}”要加英文双引号，写成 "{key}" = "…" 的样子')
    return value


def read_addressee(text: str) -> str:
    """Whom it goes to, without the colon. Raises `Refused`.

    >>> read_addressee(" 县委、县人民政府：")
    '县委、县人民政府'
    """
    kept = text.strip().rstrip("：:").rstrip()
    if UNPRINTABLE.search(kept) or "\n" in kept or len(kept) > MOST_CHARACTERS:
        raise Refused(f"主送机关应写在一行里，最多 {MOST_CHARACTERS} 字，如 县人民政府")
    return kept


def read_date(text: str) -> date | None:
    """The date of writing, written 2020-11-05 or 2020年11月5日; none for a blank text. Raises `Refused`."""
    written = text.strip()
    if not written:
        return None
    try:
        year, month, day = map(int, written.removesuffix("日").replace("年", "-").replace("月", "-").split("-"))
        found = date(year, month, day)
    except ValueError:
        found = date.min
    if found.year < 1949:
        raise Refused(f"成文日期写成了“{text}”，应写成 2020-11-05 的样子")
    return found


def read_form(text: str) -> Form:
    """The form by its name. Raises `Refused`."""
    try:
        return Form(text.strip() or Form.SUMMARY)
    except ValueError:
        raise Refused(f"形式写成了“{text}”，应为{'或'.join(Form)}") from None


def with_options(wrapper: Wrapper, *, to: str | None, day: str | None, form: str | None) -> Wrapper:
    """The wrapper with what the command line says instead. Raises `Refused`."""
    return replace(
        wrapper,
        addressee=wrapper.addressee if to is None else read_addressee(to),
        written=wrapper.written if day is None else read_date(day),
        form=wrapper.form if form is None else read_form(form),
    )


def wrapped(document: Document, wrapper: Wrapper, office: str) -> Document:
    """The document with what stands around its text. A title that names the office already does not name it twice."""
    title, addressee, blocks = document.title, wrapper.addressee, document.blocks
    if wrapper.form is Form.REPORT:
        title = _reported(title, office)
        addressee = addressee or "〔待补充：主送机关〕"
        blocks = (*blocks, Paragraph((Words(_CLOSING_WORDS),)))
    issuer = office if wrapper.named and title and not title.startswith(office) else ""
    day = chinese(wrapper.written) if wrapper.written else ""
    return replace(document, title=title, blocks=blocks, issuer=issuer, addressee=addressee, date=day)


def _reported(title: str, office: str) -> str:
    """`关于…的报告`; the office's name stays ahead of it, and what is called a report already stays as it is."""
    subject = title.removeprefix(office)
    if not subject or subject.endswith(Form.REPORT):
        return title
    return title[: len(title) - len(subject)] + f"关于{subject.removeprefix('关于')}的报告"


def enclosed(document: Document, day: date) -> Document:
    """Names the annex and its workbook below the text; the annex's own heading gives way to that name."""
    names = (annex_name(day), f"民政业务统计表电子版（{book_name(day)}）")
    return replace(document, attachments=names, annex=_untitled(document))


def _untitled(document: Document) -> tuple[Any, ...]:
    first = document.annex[0] if document.annex else None
    titled = isinstance(first, Heading) and first.level == 1 and not first.number
    return document.annex[1:] if titled else document.annex
