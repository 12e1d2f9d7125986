"""A heading as a set of concepts: taken apart into known words, with the characters that no word covers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from mzledger.layout.words import FILLERS, QUALIFIERS, READ_AS, TYPES
from mzledger.workbook.address import MONEY_UNITS, heading_key

MONEY_TYPES = frozenset({"MONEY", "STANDARD"})
_NOTE = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]")
_UNIT = re.compile(
    rf"(?:(?:金额)?单位[:：]?)?((?:人民币)?(?:{MONEY_UNITS})(?:/[月年人户])?|人|户|口|岁|㎡|平方米|斤|块|头|份|次|天|月|个月)(?:/.*)?"
)
_ORDINAL = re.compile(r"^\d{1,2}[.、.)）]|^[(（]?\d{1,2}[)）]")
_SUMS = ("金", "补贴", "津贴", "补助", "救助")
"""Words that are a sum of money where the heading says no other sort of value."""
_MARKS = "★☆※△▲●*#◆:：\"'“”‘’_—-/\\|·.。,,;；?？!！"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading says: concepts by weight, and the characters that stand for nothing known."""

    types: frozenset[str]
    qualifiers: frozenset[str]
    fillers: frozenset[str]
    unknown: str = ""

    def __or__(self, other: Meaning) -> Meaning:
        return Meaning(
            self.types | other.types,
            self.qualifiers | other.qualifiers,
            self.fillers | other.fillers,
            self.unknown + other.unknown,
        )


NOTHING = Meaning(frozenset(), frozenset(), frozenset())


@cache
def _lexicon() -> dict[str, tuple[str, ...]]:
    """Word → the concepts that it may stand for."""
    found: dict[str, list[str]] = {}
    for group in (TYPES, QUALIFIERS, FILLERS, READ_AS):
        for concept, words in group.items():
            for word in words.split():
                found.setdefault(heading_key(word), []).append(concept)
    return {word: tuple(concepts) for word, concepts in found.items()}


@cache
def _longest() -> int:
    return max(map(len, _lexicon()))


def stripped(key: str) -> str:
    """A heading key without notes and units in brackets, ordinals and decoration.

    >>> stripped("1.停发时间(年/月)"), stripped("村(社区)"), stripped("★户主姓名")
    ('停发时间', '村(社区)', '户主姓名')
    """
    key = _ORDINAL.sub("", key)
    for match in reversed(list(_NOTE.finditer(key))):
        inner = match.group()[1:-1]
        if _UNIT.fullmatch(inner) or not _is_words(inner) or len(inner) > 6:
            key = key[: match.start()] + key[match.end() :]
    return key.strip(_MARKS)


def _is_words(text: str) -> bool:
    """Whether a note in brackets belongs to the heading's words: 村(社区), and not 停发时间(年/月/日) or (填写到月)."""
    words = _split(text)
    return not words.unknown and bool(words.types | words.qualifiers) and not words.types & {"WHEN", "FLAG", "REMARK"}


@lru_cache(maxsize=16384)
def meaning_of(text: str) -> Meaning:
    """The meaning of one heading text (one level of a path).

    >>> sorted(meaning_of("退保日期").types), sorted(meaning_of("退保日期").qualifiers)
    (['WHEN'], ['STOP'])
    >>> meaning_of("停发原因").types, meaning_of("户主联系电话").types
    (frozenset({'WHY'}), frozenset({'PHONE'}))
    """
    key = heading_key(text)
    said = _split(stripped(key))
    for mark, per in (("/月", "PER_MONTH"), ("/年", "PER_YEAR")):
        if said.types & MONEY_TYPES and f"{mark})" in key:
            return Meaning(said.types, said.qualifiers | {per}, said.fillers, said.unknown)
    return said


@lru_cache(maxsize=16384)
def _split(key: str) -> Meaning:
    """The cheapest way to cover a key with known words: an uncovered character costs much, a word a little."""
    lexicon, longest = _lexicon(), _longest()
    best: list[tuple[int, int, str]] = [(0, 0, "")] + [(10**6, 0, "")] * len(key)
    for end in range(1, len(key) + 1):
        character = key[end - 1]
        mark = character in _MARKS or character in "()[]【】0123456789"
        options = [(best[end - 1][0] + (0 if mark else 10), end - 1, "")]
        for start in range(max(0, end - longest), end):
            word = key[start:end]
            if word in lexicon:
                options.append((best[start][0] + 2, start, word))
        best[end] = min(options)
    words, unknown, end = [], "", len(key)
    while end:
        _, start, word = best[end]
        if word:
            words.append(word)
        elif key[end - 1] not in _MARKS and key[end - 1] not in "()[]【】0123456789":
            unknown = key[end - 1] + unknown
        end = start
    return _meaning(words[::-1], unknown)


def _meaning(words: list[str], unknown: str) -> Meaning:
    """Chinese compounds end with their head: the last word that says a sort of value says it, those before say of what."""
    lexicon = _lexicon()
    concepts = {concept for word in words for concept in lexicon[word]}
    typed = [found for word in words if (found := set(lexicon[word]) & TYPES.keys())]
    if not typed and any(word.endswith(_SUMS) for word in words):
        typed = [{"MONEY"}]
    money = any(found & MONEY_TYPES for found in typed[-1:]) or bool(concepts & {"INCOME", "PER_MONTH"})
    for short, per in (("MONTH", "PER_MONTH"), ("YEAR", "PER_YEAR"), ("DAY", "WHEN")):
        if short in concepts:
            if money:
                concepts.add(per)
            else:
                typed.append({"WHEN"})
    types = _head(typed)
    of = {f"OF_{concept}" for found in typed for concept in found - types if concept not in _SAYING_LITTLE}
    return Meaning(
        frozenset(types), frozenset(concepts & QUALIFIERS.keys() | of), frozenset(concepts & FILLERS.keys()), unknown
    )


_SAYING_LITTLE = frozenset({"MONEY", "STATE", "REMARK", "COUNT", "KIND", "CERTIFICATE", "SEQUENCE", "FLAG", "WHEN"})
"""Sorts that say nothing more before another: 资金 in 资金所属月份, 情况 in 残疾情况类别."""


def _head(typed: list[set[str]]) -> set[str]:
    if not typed:
        return set()
    everything = set().union(*typed)
    if "FLAG" in everything:
        return {"FLAG"}
    last = typed[-1]
    if "ID" in everything and last <= {"CERTIFICATE", "SEQUENCE", "ID"}:
        return {"ID"}
    if last <= {"REMARK", "STATE"} and len(typed) > 1:
        before = set().union(*typed[:-1]) - {"STATE"}
        return before if before and (last == {"STATE"} or before == {"WHY"}) else last
    return last
