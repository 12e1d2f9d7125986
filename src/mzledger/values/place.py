"""Townships and villages of the county, and the names by which people write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mzledger.values.place_names import county_pattern, township_parts, village_parts, without_office
from mzledger.values.words import squeezed

_LIKE = {"嘎查": "行政村"}
"""A kind of village that people also call by another kind's name."""


@dataclass(frozen=True, slots=True)
class Places:
    """The county's units: `units` maps a township's full name to its villages and communities, in the register's order.

    `aliases` maps other names of a township to the full one, as the register states them. A name that fits two places is
    no place: nothing is guessed.

    >>> places = Places("同德县", {"唐谷镇": ("科加滩社区", "加吾村"), "河北乡": ("赛堂社区", "赛堂村")}, {})
    >>> places.township("唐谷"), places.township("河北乡政府"), places.township("河南乡")
    ('唐谷镇', '河北乡', None)
    >>> places.township("青海省海南藏族自治州同德县唐谷镇"), places.township("贵南县唐谷镇")
    ('唐谷镇', None)
    >>> places.village("唐谷镇", "加吾村委会"), places.village("河北乡", "赛堂")
    ('加吾村', None)
    """

    county: str
    units: dict[str, tuple[str, ...]]
    aliases: dict[str, str]

    @property
    def townships(self) -> tuple[str, ...]:
        """Full names in the register's order."""
        return tuple(self.units)

    def township(self, text: str) -> str | None:
        """The full name of the one township meant; None where there is none or more than one."""
        return next((found for name in self._within(text) if (found := self._one_township(name))), None)

    def mentioned(self, text: str) -> str | None:
        """The township that an address begins with, the county's own name aside; None where it is another county's.

        >>> places = Places("同德县", {"唐谷镇": (), "河北乡": ()}, {})
        >>> places.mentioned("同德县唐谷镇加吾村12号"), places.mentioned("贵南县唐谷镇")
        ('唐谷镇', None)
        """
        names = {name: name for name in self.units} | {a: name for a, name in self.aliases.items() if len(a) > 1}
        for said in self._within(text):
            found = {names[name] for name in names if said.startswith(name)}
            if len(found) == 1:
                return found.pop()
        return None

    def village(self, township: str, text: str) -> str | None:
        """The full name of the one village or community of that township; a bare name that fits both is refused."""
        for name in self._within(text):
            found = self._one_village(township, name)
            short = "" if found else self._without_township(township, name)
            found = found or (self._one_village(township, short) if short else None)
            if found:
                return found
        return None

    def _within(self, text: str) -> Iterator[str]:
        """The text as it is, then without the county's own name before it."""
        text = squeezed(text)
        yield text
        if self.county:
            short = county_pattern(self.county).sub("", text)
            if short != text:
                yield short

    def _one_township(self, text: str) -> str | None:
        if text in self.units:
            return text
        if text in self.aliases:
            return self.aliases[text]
        same = [name for name in self.units if without_office(name) == without_office(text)]
        if len(same) == 1:
            return same[0]
        stem, family = township_parts(text)
        found = [name for name in self.units if (parts := township_parts(name))[0] == stem and family in ("", parts[1])]
        return found[0] if len(found) == 1 else None

    def _one_village(self, township: str, text: str) -> str | None:
        names = self.units.get(township, ())
        if text in names:
            return text
        stem, kind = village_parts(text)
        alike = [(name, village_parts(name)[1]) for name in names if village_parts(name)[0] == stem]
        found = [name for name, its in alike if kind in ("", its)]
        if kind and not found:
            found = [name for name, its in alike if kind == _LIKE.get(its)]
        return found[0] if len(found) == 1 else None

    def _without_township(self, township: str, text: str) -> str:
        """What stands behind the township's name in any of its writings (not the bare one: 青石河村 is no 河村)."""
        for end in range(len(text) - 1, 1, -1):
            before = text[:end]
            named = before in self.aliases or bool(township_parts(before)[1])
            if named and self._one_township(before) == township:
                return text[end:]
        return ""
