"""Why a program's file could not be loaded, in one sentence: the line, what is unknown there, and the nearest name."""

from __future__ import annotations

import builtins
import dataclasses
import re
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path

from pydantic import PydanticUserError

from mzledger.schema import bounds, measure, program, row, timing
from mzledger.schema.faults import nearest

VOCABULARY = {
    name: tuple(field.name for field in dataclasses.fields(made))
    for module in (bounds, measure, program, row, timing)
    for name, made in vars(module).items()
    if isinstance(made, type) and dataclasses.is_dataclass(made)
}
"""The words that programs are written in, each with the arguments that it takes."""
KINDS = {
    IndentationError: "缩进没有对齐",
    SyntaxError: "语法有误，多半是少了括号、引号、逗号",
    PydanticUserError: "列没有写类型，或者类型写法不对",
}
_MISSING = re.compile(r"(\w+)(?:\.__init__)?\(\) missing \d+ required .*?: (.*)")
_ARGUMENT = re.compile(r"(\w+)(?:\.__init__)?\(\) got an unexpected keyword argument '(\w+)'")


def why_not_loaded(error: Exception, file: Path) -> str:
    """`第 12 行：没有“Residense”，最接近的是“Residence”`; a file of the same folder that `file` imports is named too."""
    if isinstance(error, SyntaxError) and error.filename:
        where, line = Path(error.filename), error.lineno
    else:
        where, line = _place(error, file)
    there = "" if where == file else f"所用的 {where.name} "
    return f"{there}第 {line} 行：{_what(error, where)}" if line else _what(error, where)


def _place(error: Exception, file: Path) -> tuple[Path, int | None]:
    """The file that was being loaded, of those beside or below `file`, and the line that it had come to."""
    frames = [(Path(frame.filename), frame) for frame in traceback.extract_tb(error.__traceback__)]
    loading = [path for path, frame in frames if file.parent in path.parents and frame.name == "<module>"]
    where = loading[-1] if loading else file
    return where, next((frame.lineno for path, frame in reversed(frames) if path == where), None)


def _what(error: Exception, file: Path) -> str:
    argument = _ARGUMENT.search(str(error))
    if argument:
        made, name = argument.groups()
        return f"{made} 没有参数“{name}”{nearest(name, _arguments(error, made))}"
    missing = _MISSING.search(str(error))
    if missing:
        return f"{missing[1]} 少写了 {missing[2]}"
    if isinstance(error, NameError) and error.name:
        return f"没有“{error.name}”这个名字{nearest(error.name, _names_in(error, file))}"
    if isinstance(error, AttributeError) and error.name:
        owner = getattr(error.obj, "__name__", type(error.obj).__name__)
        return f"{owner} 里没有“{error.name}”{nearest(error.name, dir(error.obj))}"
    imported = re.match(r"cannot import name '(\w+)' from '([\w.]+)'", str(error))
    if imported:
        name, module = imported.groups()
        return f"{module} 里没有“{name}”{nearest(name, dir(sys.modules.get(module)))}"
    if isinstance(error, ModuleNotFoundError) and error.name:
        return f"没有模块“{error.name}”{nearest(error.name, [each for each in sys.modules if each.startswith('mzledger.')])}"
    kind = next((said for made, said in KINDS.items() if isinstance(error, made)), type(error).__name__)
    return f"{kind}（{' '.join(getattr(error, 'msg', str(error)).split())}）"


def _arguments(error: Exception, made: str) -> Iterable[str]:
    """The arguments of what could not be made, and of the functions that were on the way to it."""
    found = set(VOCABULARY.get(made, ()))
    for frame, _ in traceback.walk_tb(error.__traceback__):
        found |= {*frame.f_code.co_varnames[: frame.f_code.co_argcount]}
    return found or {name for names in VOCABULARY.values() for name in names}


def _names_in(error: Exception, file: Path) -> Iterable[str]:
    """What the file has named by the line that failed."""
    found = set(dir(builtins))
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename == str(file):
            found |= {*frame.f_globals, *frame.f_locals}
    return found
