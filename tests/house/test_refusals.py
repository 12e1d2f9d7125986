"""What ends a run is said by one class: the few others never leave the room that raises them."""

from __future__ import annotations

import ast
import builtins
from pathlib import Path

import pytest

import mzledger
from mzledger.values.refusal import Refused, Unusable, naming

ROOT = Path(mzledger.__file__).parent
INSIDE = {
    "workbook/content.py": ["Unreadable"],
    "workbook/xmlparsing.py": ["BadXml"],
    "document/language.py": ["NotAllowed"],
    "cli/console.py": ["ReaderGone", "NotSaid"],
}
"""A file's or a template's becomes a problem with its place; the console's are no sentence of anybody's."""


def exceptions(source: str) -> list[str]:
    """The classes of a file that are exceptions by their bases' names."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef) and any(_is_exception(ast.unparse(base)) for base in node.bases):
            found.append(node.name)
    return found


def _is_exception(base: str) -> bool:
    known = getattr(builtins, base, None)
    return base in ("Refused", "Unusable", "TemplateSyntaxError") or (
        isinstance(known, type) and issubclass(known, BaseException)
    )


def test_a_sentence_that_ends_a_run_is_a_refusal() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): names
        for path in ROOT.rglob("*.py")
        if (names := exceptions(path.read_text(encoding="utf-8")))
    }
    assert found.pop("values/refusal.py") == ["Refused", "Unusable"]
    assert found == INSIDE


def test_the_guard_sees_a_new_class_of_errors() -> None:
    assert exceptions("class SettingsError(ValueError): ...\nclass Own(Refused): ...\nclass Row(dict): ...") == [
        "SettingsError",
        "Own",
    ]


def test_a_place_is_put_ahead_of_a_refusal_of_the_same_kind() -> None:
    with pytest.raises(Unusable) as caught, naming("文字材料/开头.docx："):
        raise Unusable("已损坏。")
    assert (str(caught.value), caught.value.sentence) == (
        "文字材料/开头.docx：已损坏。",
        "文字材料/开头.docx：已损坏。",
    )
    with pytest.raises(Refused) as caught, naming("mz.toml［统计］的"):
        raise Refused("截止日写成了“甲”")
    assert type(caught.value) is Refused and caught.value.sentence == "mz.toml［统计］的截止日写成了“甲”。"
