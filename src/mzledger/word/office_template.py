"""Filling the office's own .docx, through docxtpl (an optional extra)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mzledger.word.files import WordFileError
from mzledger.workbook.generation import written_whole


class NoDocxtpl(ImportError):
    """docxtpl is not installed; the text says in Chinese how to get it."""


def fill_template(template: Path, target: Path, context: Mapping[str, Any], environment: Any) -> None:
    """Fills a template with a jinja environment and names; written whole or not at all.

    Raises `NoDocxtpl`, `WordFileError` for a template that can't be filled in, `NotWritten`.
    """
    try:
        from docxtpl import DocxTemplate
    except ImportError:
        raise NoDocxtpl("填写本局的 Word 模板要先安装 docxtpl：pip install 'mzledger[template]'") from None
    word = DocxTemplate(str(template))
    try:
        word.render(dict(context), jinja_env=environment, autoescape=True)
    except Exception as error:
        said = (
            str(error)
            if any("\u4e00" <= character <= "\u9fff" for character in str(error))
            else "{{ }} 或 {% %} 的写法用不了"
        )
        raise WordFileError(f"{template.name} 填写不了：{said}") from None
    with written_whole(target) as temporary:
        word.save(str(temporary))
