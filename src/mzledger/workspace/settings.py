"""`mz.toml`: what the office decides. Its keys are Chinese, because a clerk edits them."""

from __future__ import annotations

import tomllib
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from mzledger.values.refusal import Refused, naming
from mzledger.workspace.running import not_run_slugs
from mzledger.workspace.wrapper import KEYS, SECTION, Wrapper, read_wrapper

FILE_NAME = "mz.toml"
SECTIONS: dict[str, tuple[str, ...]] = {
    "单位": ("县名", "单位名称"),
    "统计": ("截止日",),
    SECTION: KEYS,
    "业务": ("不开展",),
    "问题级别": (),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """The county, the office, the closing day of a year (month and day), and severities that the office changed.

    `not_run` are the slugs of the programs that this county does not run.
    """

    county: str = ""
    office: str = "县民政局"
    closing: tuple[int, int] = (12, 31)
    severities: Mapping[str, str] = field(default_factory=dict)
    not_run: frozenset[str] = frozenset()
    wrapper: Wrapper = field(default_factory=Wrapper)

    def closing_day(self, year: int) -> date:
        """The closing day of a year; 02-29 gives the last day of February."""
        month, day = self.closing
        return date(year, month, min(day, monthrange(year, month)[1]))


def read_settings(folder: Path) -> Settings:
    """The settings of a workspace; defaults where there is no `mz.toml`. Raises `Refused`."""
    path = folder / FILE_NAME
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except UnicodeDecodeError:
        raise Refused(f"{FILE_NAME} 不是 UTF-8 编码。请用记事本另存为 UTF-8 后重试") from None
    except tomllib.TOMLDecodeError as error:
        said = "同一节或同一个名称写了两次。请合成一处"
        if not str(error).startswith("Cannot"):
            said = '写法有误。中文名称和内容都要加英文双引号，如 "县名" = "同德县"'
        raise Refused(f"{FILE_NAME}（{_position(str(error))}）{said}") from None
    except OSError:
        raise Refused(f"{FILE_NAME} 打不开。请检查文件是否被占用") from None
    return _settings(content)


def _settings(content: dict[str, Any]) -> Settings:
    for name, section in content.items():
        if name not in SECTIONS:
            raise Refused(f"{FILE_NAME} 里的“{name}”不认识，应为{'、'.join(SECTIONS)}")
        if not isinstance(section, dict):
            raise Refused(f'{FILE_NAME} 里的“{name}”应是单独一行的 ["{name}"]，下面再写各项')
        strange = [key for key in section if SECTIONS[name] and key not in SECTIONS[name]]
        if strange:
            raise Refused(f"{FILE_NAME}［{name}］里的“{strange[0]}”不认识，应为{'、'.join(SECTIONS[name])}")
    unit, statistics = content.get("单位", {}), content.get("统计", {})
    for key, value in (*unit.items(), *statistics.items()):
        if not isinstance(value, str):
            raise Refused(f'{FILE_NAME} 里的“{key}”要加英文双引号，写成 "{key}" = "…" 的样子')
    severities = content.get("问题级别", {})
    unknown = [str(v) for v in severities.values() if v not in ("错误", "提醒", "不查")]
    if unknown:
        raise Refused(f"{FILE_NAME}［问题级别］里的“{unknown[0]}”不认识，应为“错误”“提醒”或“不查”")
    with naming(f"{FILE_NAME}［统计］的"):
        closing = read_closing(str(statistics.get("截止日", "12-31")))
    with naming(f"{FILE_NAME}［{SECTION}］的"):
        wrapper = read_wrapper(content.get(SECTION, {}))
    return Settings(
        county=str(unit.get("县名", "")),
        office=str(unit.get("单位名称", "县民政局")),
        closing=closing,
        severities=dict(severities),
        not_run=_not_run(content.get("业务", {}).get("不开展", [])),
        wrapper=wrapper,
    )


def _not_run(names: Any) -> frozenset[str]:
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise Refused(f'{FILE_NAME}［业务］的“不开展”应写成 ["居家养老服务", "联点帮扶"] 的样子')
    with naming(f"{FILE_NAME}［业务］的“不开展”："):
        return not_run_slugs(names)


def read_closing(text: str) -> tuple[int, int]:
    """The closing day of a year, written 10-31 or 10月31日. Raises `Refused`."""
    try:
        month, day = (int(part) for part in text.strip().removesuffix("日").replace("月", "-").split("-"))
        date(2020, month, day)
    except ValueError:
        raise Refused(f"截止日写成了“{text}”，应写成 10-31 的样子") from None
    return month, day


def _position(message: str) -> str:
    numbers = [part for part in message.replace(",", " ").replace(")", " ").split() if part.isdigit()]
    return f"第 {numbers[0]} 行" if numbers else "位置不明"
