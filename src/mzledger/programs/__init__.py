"""业务：一项业务一个文件，只声明，不计算。放进本目录即被发现，没有名单要改。

文件里写明：法定依据、每张表的粒度和列、分类、口径。`shared/` 是各业务共用的列，不是业务。
用到本目录时，全部文件一起读入、核对：写错一个名字，就说是哪个文件、哪里、最接近的是什么，不带着少一项的数字往下走。
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules

from mzledger.schema.faults import faults_between, faults_of
from mzledger.schema.program import Program
from mzledger.schema.unloaded import why_not_loaded
from mzledger.values.refusal import Unusable

MOST_SAID = 3


@cache
def all_programs() -> tuple[Program, ...]:
    """本目录各文件声明的业务，按英文名排序。声明有错的，用一句话全部说出（Unusable）。"""
    slugs = sorted(info.name for info in iter_modules([str(folder) for folder in __path__]) if not info.ispkg)
    declared = {slug: _declared(slug) for slug in slugs}
    programs = tuple(found[0] for found in declared.values() if not isinstance(found, str))
    faults = [(slug, fault) for slug, found in declared.items() for fault in _faults(slug, found)]
    faults = faults or list(faults_between(programs))
    if faults:
        raise Unusable(f"业务声明有误，没有运行，台账没有改动：{_sentence(faults)}。请告诉维护人员")
    return programs


def find_program(text: str) -> Program | None:
    """按英文名、中文名或别名找业务；找不到为 None。"""
    wanted = text.strip().lower()
    return next((p for p in all_programs() if wanted == p.slug or text.strip() in p.names), None)


def _declared(slug: str) -> tuple[Program, ...] | str:
    """一个文件声明的业务，`PROGRAM` 在前；读不进的，是一句原因。"""
    try:
        module = import_module(f"{__name__}.{slug}")
        if not isinstance(module.PROGRAM, Program):
            return "PROGRAM 应为 Program(…)"
        return (module.PROGRAM, *(each for each in vars(module).values() if isinstance(each, Program)))
    except Exception as error:
        spec = find_spec(f"{__name__}.{slug}")
        return why_not_loaded(error, Path(str(spec and spec.origin)))


def _faults(slug: str, found: tuple[Program, ...] | str) -> list[str]:
    return (
        [found]
        if isinstance(found, str)
        else [fault for each in dict.fromkeys(found) for fault in faults_of(each, slug)]
    )


def _sentence(faults: list[tuple[str, str]]) -> str:
    said = "；".join(f"programs/{slug}.py：{fault}" for slug, fault in faults[:MOST_SAID])
    return said + (f"；等 {len(faults)} 处" if len(faults) > MOST_SAID else "")


all_programs()
