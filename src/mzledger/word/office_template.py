"""Filling the office's own .docx, through docxtpl (an optional extra)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mzledger.word.files import WordFile, WordFileError
from mzledger.workbook.generation import written_whole


class NoDocxtpl(ImportError):
    """docxtpl is not installed; the text says in Chinese how to get it."""


class Unfilled(WordFileError):
    """A template can't be filled in; `error` is what docxtpl or the template's language raised."""

    def __init__(self, name: str, error: Exception) -> None:
        super().__init__(f"{name} 填写不了：{{{{ }}}} 或 {{% %}} 的写法用不了")
        self.error = error


def fill_template(template: Path, target: Path, context: Mapping[str, Any], environment: Any) -> None:
    """Fills a template with a jinja environment and names; written whole or not at all.

    Raises `NoDocxtpl`, `WordFileError` for a file that is no sound .docx, `Unfilled`, `NotWritten`.
    """
    try:
        from docxtpl import DocxTemplate
    except ImportError:
        raise NoDocxtpl("填写本局的 Word 模板要先安装 docxtpl：pip install 'mzledger[template]'") from None
    WordFile(template).check_parts()
    word = DocxTemplate(str(template))
    try:
        word.render(dict(context), jinja_env=environment, autoescape=True)
    except Exception as error:
        raise Unfilled(template.name, error) from error
    with written_whole(target) as temporary:
        word.save(str(temporary))
