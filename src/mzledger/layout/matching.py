"""How well a heading fits a field: by the very words, by the same meaning, or nearly."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from mzledger.layout.concepts import NOTHING, Meaning, meaning_of, stripped
from mzledger.layout.words import TYPES
from mzledger.schema.program import Table
from mzledger.schema.row import FieldSpec
from mzledger.workbook.address import heading_key

LIGHT = frozenset({"COVERED", "MEMBER"})
"""Qualifiers that only tell siblings apart (保障人口 beside 家庭人口)."""
GENERIC = frozenset(
    {"ITEM", "KIND", "LEVEL", "STATE", "WHEN", "MONEY", "STANDARD", "COUNT", "CERTIFICATE", "RESULT", "WHERE", "FLAG"}
)
"""Types that mean something by what they are of only; a bare one (类别, 时间) is a field's by its very words alone."""


WEAKER = 4.0
"""What a heading costs that stands for a field only where no better one does."""


class Level(IntEnum):
    """How surely a heading names a field."""

    NONE = 0
    NEAR = 1
    SAME = 2
    KNOWN = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A heading's fit to a field; `variant` is the index of a heading of another meaning, or −1."""

    level: Level
    score: float
    variant: int = -1
    gap: str = ""
    """What keeps a near match from being the same: 类 (the sort of value is unsaid), 主 (whose or of what), 字 (unknown characters);
    弱 is a heading that stands for the field only where no better one does."""


NO_MATCH = Match(Level.NONE, 0.0)


@dataclass(frozen=True, slots=True)
class Words:
    """A heading as it is matched: the leaf's text, and the texts above it in a heading of several rows."""

    leaf: str
    parents: tuple[str, ...] = ()
    subject: frozenset[str] = frozenset()
    """Whose it is by its neighbour: 户主姓名 | 身份证号."""


@lru_cache(maxsize=16384)
def meaning_of_words(words: Words) -> Meaning:
    """The union of a path: the leaf says what sort of value it is, the levels above say whose."""
    leaf = meaning_of(words.leaf)
    above = NOTHING
    for text in words.parents:
        above |= meaning_of(text)
    types = leaf.types or above.types - {"STATE"}
    qualifiers = leaf.qualifiers | (above.qualifiers - {"INSPECT"}) | words.subject
    return Meaning(types, qualifiers, leaf.fillers | above.fillers, leaf.unknown)


@cache
def accepted(table: Table) -> tuple[tuple[FieldSpec, tuple[tuple[str, Meaning, int, float], ...]], ...]:
    """For each field of a table: the keys and meanings that it goes by, with the index of the variant (−1: its own)."""
    return tuple((spec, _ways(spec)) for spec in table.fields)


def _ways(spec: FieldSpec) -> tuple[tuple[str, Meaning, int, float], ...]:
    column = spec.column
    own = [(text, -1, rank / 100) for rank, text in enumerate((column.heading, *column.alternatives))]
    own += [(text, -1, WEAKER) for text in column.weaker]
    own += [(text, index, 0.5) for index, variant in enumerate(column.variants) for text in variant.headings]
    return tuple((heading_key(text), meaning_of(text), index, cost) for text, index, cost in own)


@lru_cache(maxsize=65536)
def matches(table: Table, words: Words, own: frozenset[str] = frozenset()) -> dict[str, Match]:
    """Field → match, for the fields of a table that a heading fits at all.

    `own` are the concepts of the program's own names, which say nothing on its sheets: 婚姻 in 婚姻登记日期.
    """
    found = {}
    for spec, ways in accepted(table):
        best = max((_match(words, way, own) for way in ways), key=lambda match: match.score)
        if best.level:
            found[spec.name] = best
    return found


def _match(words: Words, way: tuple[str, Meaning, int, float], own: frozenset[str]) -> Match:
    key, wanted, variant, cost = way
    said = meaning_of_words(words)
    joined = heading_key("".join((*words.parents[-1:], words.leaf)))
    strange = said.qualifiers - wanted.qualifiers - LIGHT - own
    leaf = heading_key(words.leaf)
    if (joined == key and not words.subject) or (not strange and key in (leaf, stripped(leaf))):
        return Match(Level.KNOWN, 20 - cost, variant, "弱" if cost >= WEAKER else "")
    found = _alike(said, wanted, variant, bool(strange), own)
    return Match(found.level, found.score - cost, variant, "弱") if cost >= WEAKER and found.level else found


KINDS = frozenset({"KIND", "STATE", "LEVEL"})
"""Sorts of a closed list's words, of which one is written for another: 供养情况 for 供养方式."""


def _alike(said: Meaning, wanted: Meaning, variant: int, strange: bool, own: frozenset[str]) -> Match:
    """Concepts compared: another type, a qualifier too many or only a bare type in common is no match."""
    if strange or not (wanted.types or wanted.qualifiers):
        return NO_MATCH
    if said.types - wanted.types and not (said.types <= KINDS and wanted.types <= KINDS):
        return NO_MATCH
    if wanted.types <= GENERIC and not _in_common(said, wanted):
        return NO_MATCH
    lacking = (wanted.types - said.types) | (wanted.qualifiers - said.qualifiers - LIGHT - own)
    shared = (wanted.types & said.types) | (wanted.qualifiers & said.qualifiers)
    if not shared:
        return NO_MATCH
    light = len((said.qualifiers ^ wanted.qualifiers) & LIGHT)
    unknown = 0 if said.unknown == wanted.unknown else max(len(said.unknown), 1)
    fillers = len(said.fillers & wanted.fillers) - len(said.fillers ^ wanted.fillers)
    cost = light + fillers / -10
    if not lacking and not unknown:
        return Match(Level.SAME, 14 - cost, variant)
    cost += 2 * len(lacking) + min(unknown, 4)
    gap = "字" if unknown else "主" if lacking - TYPES.keys() else "类"
    return Match(Level.NEAR, max(7 - cost, 1), variant, gap)


def _in_common(said: Meaning, wanted: Meaning) -> bool:
    """Whether two headings of a generic type (a kind, a number) are of the same thing, whatever it is."""
    if wanted.unknown:
        return said.unknown == wanted.unknown
    if wanted.qualifiers:
        return bool(said.qualifiers & wanted.qualifiers) or bool(said.types & KINDS and said.fillers & wanted.fillers)
    return bool(said.fillers & wanted.fillers)
