"""Names of people as they are compared: the same, a dialect's other spelling, the same sound, nearly the same sound.

Names are compared by 64-bit hashes, which are the same in every process and every partition.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Hashes = npt.NDArray[np.uint64]
_SILENT = re.compile(
    r"[\s\u00b7\u2022\u30fb\uff0e\u2027\u2219\u22c5.\u25cf\u2024\u0387\u200b-\u200d\ufeff\u00ad,，、'’`\-_*\d]+"
)
_ASIDE = re.compile(r"[(\[【〔].*?[)\]】〕]|[(\[【〔].*$")
_ENDINGS = (("iang", "ian"), ("uang", "uan"), ("ang", "an"), ("eng", "en"), ("ing", "in"))
_STARTS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("l", "n"))


def _table(name: str) -> list[list[str]]:
    text = files("mzledger.reconcile").joinpath(name).read_text(encoding="utf-8")
    return [line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def _sounds() -> dict[int, str]:
    """Character → its toneless reading and a blank, for `str.translate`; the first reading where there are several."""
    return {ord(character): f"{sound} " for sound, characters in _table("syllables.txt") for character in characters}


@cache
def _variants() -> tuple[re.Pattern[str], dict[str, str]]:
    groups = _table("variants.txt")
    first = {form: group[0] for group in groups for form in group}
    longest = sorted(first, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(re.escape, longest))), first


def bare(name: str) -> str:
    """A name without blanks, dots, digits and what stands in brackets.

    >>> bare("才让 · 多杰（户主）"), bare("张　三")
    ('才让多杰', '张三')
    """
    text = unicodedata.normalize("NFKC", name) if not name.isalpha() or name.isascii() else name
    if len(text) and not text.isalpha():
        text = _SILENT.sub("", _ASIDE.sub("", text))
    return text.upper() if text.isascii() else text


def canonical(name: str) -> str:
    """A bare name with each dialect variant written one way.

    >>> canonical("才郎多吉") == canonical("才让多杰")
    True
    """
    pattern, first = _variants()
    return pattern.sub(lambda match: first[match[0]], name)


def sound(name: str) -> str:
    """Toneless syllables; a character without a reading stays as it is.

    >>> sound("才让"), sound("张珊") == sound("章姗")
    ('cai rang ', True)
    """
    return name.translate(_sounds())


def near_sound(name: str) -> str:
    """Syllables without the differences that the north-west does not hear: zh/z, ch/c, sh/s, l/n, -ng/-n.

    >>> near_sound("程林") == near_sound("陈林")
    True
    """
    return " ".join(_near(syllable) for syllable in sound(name).split(" "))


@cache
def _near(syllable: str) -> str:
    for start, plain in _STARTS:
        if syllable.startswith(start):
            syllable = plain + syllable[len(start) :]
            break
    for end, plain in _ENDINGS:
        if syllable.endswith(end):
            return syllable[: -len(end)] + plain
    return syllable


def hashes(texts: list[str]) -> Hashes:
    """One hash a text, 0 for the empty one; the same everywhere and always."""
    if not texts:
        return np.zeros(0, np.uint64)
    values = np.array(texts, dtype=object)
    found: Hashes = pd.util.hash_array(values, categorize=False).astype(np.uint64)
    found[np.fromiter((not text for text in texts), bool, len(texts))] = 0
    return found


def name_hashes(column: npt.NDArray[Any]) -> dict[str, Hashes]:
    """Four hashes of each name: `same`, `variant`, `sound`, `near`; 0 where it is blank."""
    codes, uniques = pd.factorize(column)
    bares = [bare(name) if isinstance(name, str) else "" for name in uniques]
    bares.append("")
    variants = [canonical(name) for name in bares]
    forms = {
        "same": bares,
        "variant": variants,
        "sound": [sound(name) for name in bares],
        "near": [near_sound(name) for name in variants],
    }
    return {form: hashes(texts)[codes] for form, texts in forms.items()}


@cache
def share(left: str, right: str) -> float:
    """How much two bare names have in common, 0 to 1: characters, or near syllables, in the same order.

    >>> share("扎西多杰", "扎西"), share("王海林", "王海军"), share("张三", "李四")
    (0.6666666666666666, 0.6666666666666666, 0.0)
    """
    if not left or not right:
        return 0.0
    ours, theirs = near_sound(canonical(left)).split(), near_sound(canonical(right)).split()
    return max(_common(list(left), list(right)), _common(ours, theirs))


def _common(left: list[str], right: list[str]) -> float:
    row = [0] * (len(right) + 1)
    for one in left:
        before = 0
        for at, other in enumerate(right, 1):
            before, row[at] = row[at], before + 1 if one == other else max(row[at], row[at - 1])
    return 2 * row[-1] / (len(left) + len(right)) if left or right else 0.0
