"""A clerk's answers, as text, made into what the county begins with."""

from __future__ import annotations

import re

from mzledger.programs import find_program
from mzledger.values.refusal import Refused
from mzledger.work.beginning import Beginning
from mzledger.workspace.place_list import read_places
from mzledger.workspace.running import nearest_programs, not_run_slugs, optional_programs
from mzledger.workspace.settings import read_closing


def beginning_of(
    *, county: str, office: str, year: str, closing: str, places: str, programs: str, without: str, blank: bool
) -> Beginning:
    """What was answered, checked; '' stands for nothing said. `places` as `read_places` takes them.

    Raises `Refused`.
    """
    if programs and without:
        raise Refused("开展的业务（--programs）和不开展的业务（--without）只写一样")
    check_year(year)
    return Beginning(
        county=county,
        office=office,
        year=int(year),
        closing=read_closing(closing or "12-31"),
        places=tuple(read_places(places)) if places else (),
        not_run=all_but(names_of(programs)) if programs else not_run_slugs(names_of(without)),
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
