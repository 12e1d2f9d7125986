"""Townships and villages of the county, and the names by which people write them."""

from __future__ import annotations

from dataclasses import dataclass

_TOWNSHIP_TAILS = ("人民政府", "政府", "镇", "乡")
_VILLAGE_TAILS = ("村民委员会", "社区居民委员会", "居民委员会", "村委会", "居委会", "社区", "村")


def _stem(text: str, tails: tuple[str, ...]) -> str:
    for tail in tails:
        if text.endswith(tail) and len(text) > len(tail):
            return _stem(text[: -len(tail)], tails)
    return text


def _squeezed(text: str) -> str:
    return "".join(text.split())


@dataclass(frozen=True, slots=True)
class Places:
    """The county's units: `units` maps a township's full name to its villages and communities, in the register's order.

    `aliases` maps other names of a township to the full one, as the register states them.

    >>> places = Places("同德县", {"唐谷镇": ("科加滩社区", "加吾村"), "河北乡": ("赛堂社区", "赛堂村")}, {})
    >>> places.township("唐谷"), places.township("河北乡政府"), places.township("河南乡")
    ('唐谷镇', '河北乡', None)
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
        text = _squeezed(text).removeprefix(self.county)
        if text in self.units:
            return text
        if text in self.aliases:
            return self.aliases[text]
        found = [name for name in self.units if _stem(name, _TOWNSHIP_TAILS) == _stem(text, _TOWNSHIP_TAILS)]
        return found[0] if len(found) == 1 else None

    def village(self, township: str, text: str) -> str | None:
        """The full name of the one village or community of that township; a bare name that fits both is refused."""
        names = self.units.get(township, ())
        text = _squeezed(text).removeprefix(self.county).removeprefix(township)
        if text in names:
            return text
        for tails in (("村民委员会", "村委会", "村"), ("社区居民委员会", "居民委员会", "居委会", "社区")):
            if text.endswith(tails):
                found = [name for name in names if name.endswith(tails) and _stem(name, tails) == _stem(text, tails)]
                return found[0] if len(found) == 1 else None
        found = [name for name in names if _stem(name, _VILLAGE_TAILS) == text]
        return found[0] if len(found) == 1 else None
