"""A clerk's answers, as text, made into what the county begins with."""

from __future__ import annotations

import re

from mzledger.programs import find_program
from mzledger.values.refusal import Refused
from mzledger.work.asked import Answers
from mzledger.work.beginning import Beginning
from mzledger.workspace.place_list import read_places
from mzledger.workspace.running import nearest_programs, not_run_slugs, optional_programs
from mzledger.workspace.settings import read_closing


def beginning_of(told: Answers, blank: bool) -> Beginning:
    """What was answered, checked; `places` as `read_places` takes them. Raises `Refused`."""
    if told.programs and told.without:
        raise Refused("开展的业务（--programs）和不开展的业务（--without）只写一样")
    check_year(told.year)
    return Beginning(
        county=told.county,
        office=told.office,
        year=int(told.year),
        closing=read_closing(told.closing or "12-31"),
        places=tuple(read_places(told.places)) if told.places else (),
        not_run=all_but(names_of(told.programs)) if told.programs else not_run_slugs(names_of(told.without)),
        blank=blank,
    )


def check_year(text: str) -> None:
    """Raises `Refused` unless a text is a year."""
    if not re.fullmatch(r"(199|20\d)\d", text):
        raise Refused(f"“{text}”不是年份，应写成 2021 的样子")


def all_but(names: list[str]) -> frozenset[str]:
    """The slugs of the programs that are not run where only these are. Raises `Refused`."""
    wanted = set()
    for name in names:
        program = find_program(name)
        if program is None:
            near = "、".join(nearest_programs(name))
            raise Refused(f"没有“{name}”这项业务" + (f"，最接近的是{near}" if near else ""))
        wanted.add(program.slug)
    return not_run_slugs(program.slug for program in optional_programs() if program.slug not in wanted)


def names_of(text: str) -> list[str]:
    """Names that were typed one after the other.

    >>> names_of("低保，特困供养、 孤儿")
    ['低保', '特困供养', '孤儿']
    """
    return [name.strip() for name in re.split(r"[,，、;；]", text) if name.strip()]
