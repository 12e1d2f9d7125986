"""业务：一项业务一个文件，只声明，不计算。放进本目录即被发现，没有名单要改。

文件里写明：法定依据、每张表的粒度和列、分类、口径。`shared/` 是各业务共用的列，不是业务。
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from mzledger.schema.program import Program


@cache
def all_programs() -> tuple[Program, ...]:
    """本目录各文件声明的业务，按英文名排序。"""
    found = [
        module.PROGRAM
        for info in iter_modules([str(folder) for folder in __path__])
        if not info.ispkg
        for module in [import_module(f"{__name__}.{info.name}")]
    ]
    return tuple(sorted(found, key=lambda program: program.slug))


def find_program(text: str) -> Program | None:
    """按英文名、中文名或别名找业务；找不到为 None。"""
    wanted = text.strip().lower()
    return next((p for p in all_programs() if wanted == p.slug or text.strip() in p.names), None)
