"""The small language in which recipes say a value, and how the cells of rows are filled by it, column by column.

a..b             a whole number between both, each as likely; for a day `4-1..9-20`, a working day (up to the closing)
2020-3-16, 3-16  a day, of that year or of the ledger's
+2..5 field      so many days after another day (- before it)
甲:2|乙          one of the words, 甲 twice as often as 乙
by f: k=s; *=s   as the field f (or @word, or f/g for two) says: a word, `..2000` for numbers up to, or * for any other
@word            what the generator knows beside the row: @size, @new, @stopped
{year}{n:03}     a text with what stands in the row; ~first in a text is one of that list of `words.toml`
anything else    is itself; the empty text is a blank cell
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import count
from random import Random
from typing import Any

from mzledger.demo.plan import YEAR, Plan, closing, mend, office_day, shipped, spread, standards
from mzledger.schema.row import FieldSpec

WORDS: dict[str, Any] = tomllib.loads(shipped("words.toml"))
_LISTS = {name: text.split() for name, text in WORDS["lists"].items()}
_LISTED = re.compile(r"~([a-z]+)")
_RANGE = re.compile(r"(-?\d*)\.\.(-?\d*)")
_SHIFT = re.compile(r"([+-])(\d+)(?:\.\.(\d+))? (\w+)")
_DAYS = re.compile(r"(\d+)-(\d+)\.\.(?:(\d+)-(\d+))?")
_DAY = re.compile(r"(?:(\d{4})-)?(\d+)-(\d+)")


@cache
def _weights(text: str) -> tuple[list[str], list[int]]:
    parts = [part.rpartition(":") if re.search(r":\d+$", part) else (part, "", "1") for part in text.split("|")]
    return [word for word, _, _ in parts], [int(weight) for _, _, weight in parts]


def weighted(rng: Random, text: str) -> str:
    """One of the words of `甲:2|乙`.

    >>> weighted(Random(1), "甲:2|乙") in "甲乙"
    True
    """
    return rng.choices(*_weights(text))[0]


def pairs(text: str) -> dict[str, str]:
    """Words in pairs, as `words.toml` writes them: 才让=才郎 尕藏=格桑."""
    return dict(pair.split("=") for pair in text.split())


def within(text: str, number: Any) -> bool:
    """Whether a number lies in a range; one side may be open.

    >>> within("..2000", 2000), within("66..", 65), within("60", 60)
    (True, False, True)
    """
    if not (found := _RANGE.fullmatch(text)):
        return text == str(number)
    least, most = found.groups()
    return (not least or number >= int(least)) and (not most or number <= int(most))


@cache
def _cases(text: str) -> tuple[list[str], list[tuple[str, str]]]:
    names, _, rest = text.removeprefix("by ").partition(":")
    cases = [case.strip().partition("=") for case in rest.split("; ")]
    return names.strip().split("/"), [(key, spec) for key, _, spec in cases]


def chosen(text: str, known: Mapping[str, Any]) -> str | None:
    """What `by f: k=s; *=s` gives for what is known; None where no case fits. Any other text is itself."""
    if not text.startswith("by "):
        return text
    names, cases = _cases(text)
    found = known.get(names[0]) if len(names) == 1 else "/".join(str(known.get(name)) for name in names)
    fits = (spec for key, spec in cases if key in ("*", str(found)) or (".." in key and within(key, found)))
    return next(fits, None)


def value(spec: Any, rng: Random, known: Mapping[str, Any], year: int) -> Any:
    """What a spec gives: a text, a number, a day or None. `known` is the row so far, and the words with @."""
    text = chosen(spec, known) if isinstance(spec, str) else spec
    if not text or not isinstance(text, str):
        return text or (None if text == "" else text)
    if text in known and text[0] == "@":
        return known[text]
    if found := _SHIFT.fullmatch(text):
        sign, least, most, name = found.groups()
        days = rng.randint(int(least), int(most or least))
        return known[name] and known[name] + timedelta(days=days if sign == "+" else -days)
    if found := _DAYS.fullmatch(text):
        last = date(year, int(found[3]), int(found[4])) if found[3] else closing(year)
        return office_day(rng, date(year, int(found[1]), int(found[2])), min(last, closing(year)))
    if found := _RANGE.fullmatch(text):
        return rng.randint(int(found[1]), int(found[2]))
    if found := _DAY.fullmatch(text):
        return date(int(found[1] or year), int(found[2]), int(found[3]))
    text = text.format_map(known) if "{" in text else text
    if "|" in text:
        return value(weighted(rng, text), rng, known, year)
    return _LISTED.sub(lambda found: rng.choice(_LISTS[found[1]]), text)


_NAMES = {kind: text.split() for kind, text in WORDS["names"].items()}
WITH_SURNAMES = ("汉族", "回族", "撒拉族", "土族")
Cells = dict[str, Any]
NUMBERS = ("整数", "金额", "数值")
TRIES = 200
"""After so many draws a name that has to be unlike all others gets a number."""
USUAL = {"整数": "1..5", "金额": "100..900", "数值": "1..90", "日期": "1-2..", "年月": "1-2..", "姓名": "@name"}


def full_name(rng: Random, ethnic: str, sex: str, surname: str = "") -> str:
    """A full name; `surname` is kept in families that have one.

    >>> full_name(Random(1), "汉族", "男", "王")[0]
    '王'
    """
    end = "male" if sex == "男" else "female"
    if ethnic not in WITH_SURNAMES:
        tail = rng.choice(_NAMES[end])
        return tail if rng.random() < 0.06 else rng.choice(_NAMES["either"]) + tail
    people = "muslim" if ethnic in ("回族", "撒拉族") else "han"
    return (surname or rng.choice(_NAMES["surnames"])) + rng.choice(_NAMES[f"{people}_{end}"])


class Filling:
    """Fills the fields of rows: each by its spec, in the order of the specs."""

    def __init__(self, specs: Sequence[FieldSpec], how: Mapping[str, Any], plan: Plan, rng: Random, year: int) -> None:
        self.specs, self.how, self.plan, self.rng, self.year = specs, how, plan, rng, year
        self.used: set[str] = set()

    def fill(self, rows: Sequence[Cells], over: bool = False) -> None:
        """Fills in place what is missing (`over`: what is there too); where nothing is said and a blank is wrong, something usual."""
        years = {"year": self.year, "@year": self.year, "next": self.year + 1, "last": self.year - 1}
        for number, row in enumerate(rows, 1):
            row |= years | {"county": WORDS["name"], "code": WORDS["code"], "n": row.get("@serial", number)}
        order = {name: place for place, name in enumerate(self.how)}
        for spec in sorted(self.specs, key=lambda spec: order.get(spec.name, -1)):
            said = self.how.get(spec.name, _usual(spec) if spec.column.required else None)
            blank = [row for row in rows if spec.name not in row or (over and spec.name in self.how)]
            if said is not None and blank:
                self._column(spec, {"cycle": said} if isinstance(said, list) else said, blank)

    def _column(self, spec: FieldSpec, said: Any, rows: Sequence[Cells]) -> None:
        ways = ("cycle", "rate", "sum", "pick", "unique")
        way = next((way for way in ways if way in said), "") if isinstance(said, dict) else ""
        made = getattr(self, f"_{way}")(spec, said, rows) if way else [self.cell(spec, said, row) for row in rows]
        for row, found in zip(rows, made, strict=True):
            row[spec.name] = found

    def cell(self, spec: FieldSpec, said: Any, row: Cells) -> Any:
        """One cell by its spec; months are first days."""
        found = value(said, self.rng, row, self.year)
        if isinstance(found, date) and spec.kind == "年月":
            return found.replace(day=1)
        if found == "@name":
            return full_name(self.rng, self.rng.choice(("藏族", "藏族", "汉族")), self.rng.choice("男女"))
        return int(found) if spec.kind in NUMBERS and isinstance(found, str) else found

    def _cycle(self, spec: FieldSpec, said: Mapping[str, Any], rows: Sequence[Cells]) -> list[Any]:
        words = said["cycle"]
        places = [row.get("@serial", number) - 1 for number, row in enumerate(rows, 1)]
        return [self.cell(spec, words[at % len(words)], row) for at, row in zip(places, rows, strict=True)]

    def _sum(self, spec: FieldSpec, said: Mapping[str, Any], rows: Sequence[Cells]) -> list[Any]:
        """Drawn values, mended one by one in steps until they add up; without `draw` as even as steps allow."""
        total = self._total(spec, said["sum"], YEAR if said.get("exact") else self.year)
        if "draw" not in said:
            return spread(total, len(rows), said.get("step", 1))
        values = [int(self.cell(spec, said["draw"], row)) for row in rows]
        return mend(self.rng, values, total, said.get("step", 1), said.get("least", 1), said.get("most", 10**9))

    def _pick(self, spec: FieldSpec, said: Mapping[str, Any], rows: Sequence[Cells]) -> list[Any]:
        """So many of the rows that qualify get one value, the others another."""
        name, _, word = said.get("among", "=").partition("=")
        fit = [at for at, row in enumerate(rows) if not name or str(row.get(name)) == word]
        wanted = self.plan.in_year(said["pick"], self.year) if self.year != said.get("all") else len(fit)
        chosen = set(self.rng.sample(fit, min(len(fit), wanted)))
        words = [said["yes"] if at in chosen else said.get("no", "") for at in range(len(rows))]
        return [self.cell(spec, word, row) for word, row in zip(words, rows, strict=True)]

    def _rate(self, spec: FieldSpec, said: Mapping[str, Any], rows: Sequence[Cells]) -> list[Any]:
        """A price for each word of another field, so that all rows together cost what is planned."""
        nominal = {word: int(price) for word, price in pairs(said["nominal"]).items()}
        words = [str(row[said["rate"]]) for row in rows]
        total = self._total(spec, said["sum"].format(year=min(self.year, YEAR)), max(self.year, YEAR))
        prices = standards(total, {word: words.count(word) for word in nominal}, nominal)
        return [prices[word] for word in words]

    def _unique(self, spec: FieldSpec, said: Mapping[str, Any], rows: Sequence[Cells]) -> list[Any]:
        made = []
        for row in rows:
            drawn = (str(self.cell(spec, said["unique"], row)) + (f"（{n}）" if n > TRIES else "") for n in count(1))
            made.append(next(found for found in drawn if found not in self.used))
            self.used.add(made[-1])
        return made

    def _total(self, spec: FieldSpec, named: str, year: int) -> int:
        return (self.plan.money if spec.kind == "金额" else self.plan.in_year)(named, year)


def _usual(spec: FieldSpec) -> str:
    """What a required field gets of which nothing is said."""
    if spec.choices:
        return "|".join(map(str, spec.choices))
    least = getattr(spec.column.bounds, "least", None)
    if spec.kind == "整数" and least is not None:
        return f"{int(least) or 1}..{int(least) + 4}"
    return USUAL.get(spec.kind, f"{spec.column.heading}{{n}}")
