"""One score for every pair: evidence in bits, added up, against the odds that two people of the lists are one by chance.

A piece of evidence is worth log2(how often it is seen of one person ÷ how often of two). Rare names are worth more.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from mzledger.reconcile.candidates import Rule
from mzledger.reconcile.numbers import State, full_digits, slips_between
from mzledger.reconcile.partial import PartEvidence, weigh

Frame: TypeAlias = pd.DataFrame
Bits = npt.NDArray[np.float64]

NUMBER_BITS = {
    Rule.EQUAL: 45.0,
    Rule.CORRECTED: 19.0,
    Rule.LOST_END: 17.0,
    Rule.SAME_DAMAGE: 40.0,
    Rule.CROSSED: 12.0,
    Rule.CONTEXT: 0.0,
    Rule.NEARLY_EQUAL: 6.0,
    Rule.CLERK: 0.0,
}
DOUBTED = 10.0
"""What an equal number is worth where the household has somebody of the other name."""
TWO_SLIPS, FAR_APART, OTHER_NUMBER = 10.0, -8.0, -25.0
NAME_LOSS = {0: 0.0, 1: 1.5, 2: 2.5, 3: 3.5}
NAME_CAP, PARTLY, OTHER_NAME = 15.0, -1.0, -9.0
VILLAGE_CAP, OTHER_VILLAGE, SAME_TOWNSHIP, OTHER_TOWNSHIP = 11.0, -3.5, 1.0, -3.0
HEAD_CAP, SAME_HEAD_ID, OTHER_HEAD, BOTH_HEADS, ONE_HEAD = 13.0, 14.0, -4.0, 2.0, -4.0
LINKED, LINKED_ELSEWHERE = 9.0, -3.0
SAME_BIRTH, OTHER_BIRTH = 13.0, -8.0
SAME_SEX, OTHER_SEX = 1.0, -6.0
SAME_RELATION, OTHER_RELATION = 1.5, -0.7
MARGIN = 3.0
"""Bits by which the best must beat the second, to be the best."""
SURE = 60.0
"""The score of an equal number under one name."""


def probability(bits: Bits) -> Bits:
    """Odds in bits as a figure from 0 to 1.

    >>> probability(np.array([0.0, 10.0])).round(4).tolist()
    [0.5, 0.999]
    """
    found: Bits = 1.0 / (1.0 + np.exp2(-np.clip(bits, -60.0, 60.0)))
    return found


def bits_of(share: float) -> float:
    """The odds in bits that a probability stands for.

    >>> round(bits_of(0.99), 2)
    6.63
    """
    return float(np.log2(share / (1.0 - share)))


def counted(column: pd.Series) -> pd.Series:
    """How often each value is there, 0 left out."""
    found = column.value_counts()
    return found[found.index != 0]


def frequencies(ours: Frame, theirs: Frame) -> dict[str, pd.Series]:
    """How often each name, village and head is met, in both lists together."""
    return {
        form: counted(pd.concat([ours[form], theirs[form]], ignore_index=True))
        for form in ("same", "variant", "sound", "near", "village", "head_near")
    }


def rarity(values: npt.NDArray[Any], counts: pd.Series, cap: float) -> Bits:
    """Bits of agreeing on each value: the rarer, the more."""
    total = max(float(counts.sum()), 1.0)
    seen = counts.reindex(values).fillna(total).to_numpy(np.float64)
    found: Bits = np.clip(np.log2(total / np.maximum(seen, 1.0)), 0.0, cap)
    return found


def score(pairs: Frame, o: Frame, t: Frame, counts: dict[str, pd.Series], persons: int) -> Frame:
    """The pairs with `bits`, and whether the machine may accept them (`may`) by more than the score.

    `pairs` has o, t, rule, level, doubted, linked (1 the same household, −1 another, 0 unknown); `o` and `t` are the
    prepared rows of each pair; `persons` is how many people there are to be mistaken for.
    """
    rule, level = pairs["rule"].to_numpy(), pairs["level"].to_numpy()
    village, village_same = _village_bits(o, t, counts)
    head, head_same, both_heads = _head_bits(o, t, counts)
    part = weigh(o, t, rule == Rule.CONTEXT)
    own, born_same = _number_bits(pairs, o, t, part)
    linked = pairs["linked"].to_numpy()
    total = own + part.bits + _name_bits(level, o, counts) + village + head
    total += np.where(linked > 0, LINKED, np.where(linked < 0, LINKED_ELSEWHERE, 0.0))
    total += _relation_bits(o, t) - np.log2(max(persons, 2))
    around = village_same.astype(int) + head_same + (linked > 0) + (born_same | part.birth) + part.tail
    against = (~village_same & _known(o, t, "village")) & (~head_same & _known(o, t, "head_near") & ~both_heads)
    heads = o["is_head"].to_numpy() + t["is_head"].to_numpy() == 1
    against |= heads | (_known(o, t, "relation") & ~_same(o, t, "relation"))
    enough = (around >= 2) | ((around >= 1) & (total >= bits_of(0.99)))
    spelt = np.where(both_heads, 3, 0)  # two of one household may have names that sound alike; two heads are not of one
    may = np.select(
        [rule == Rule.EQUAL, rule == Rule.CORRECTED, rule == Rule.LOST_END, rule == Rule.CONTEXT],
        [~((level == 5) & against), level <= 3, level <= spelt, (level <= np.minimum(spelt, 1)) & enough],
        (level <= 1) & (rule != Rule.NEARLY_EQUAL),
    )
    may = (may | (part.tail & (level <= 3) & enough)) & ~part.contradicted
    return pairs.assign(bits=total, may=may, around=around)


def _known(o: Frame, t: Frame, name: str) -> npt.NDArray[np.bool_]:
    found: npt.NDArray[np.bool_] = (o[name].to_numpy() != 0) & (t[name].to_numpy() != 0)
    return found


def _same(o: Frame, t: Frame, name: str) -> npt.NDArray[np.bool_]:
    found: npt.NDArray[np.bool_] = (o[name].to_numpy() == t[name].to_numpy()) & _known(o, t, name)
    return found


def _number_bits(pairs: Frame, o: Frame, t: Frame, part: PartEvidence) -> tuple[Bits, npt.NDArray[np.bool_]]:
    """What the numbers say; where they say nothing, the birth date and the sex that one side gets from elsewhere."""
    rule = pairs["rule"].to_numpy()
    bits = np.array([NUMBER_BITS[Rule(r)] for r in range(len(Rule))])[rule]
    bits = np.where((rule == Rule.EQUAL) & pairs["doubted"].to_numpy(), DOUBTED, bits)
    context = rule == Rule.CONTEXT
    state_o, state_t = o["state"].to_numpy(), t["state"].to_numpy()
    bits = np.where(context & (state_o == State.SOUND) & (state_t == State.SOUND), OTHER_NUMBER, bits)
    apart = _apart(o, t, context)
    bits = np.where(context & (apart >= 0), np.where(apart <= 2, TWO_SLIPS, np.where(apart > 6, FAR_APART, 0.0)), bits)
    silent = context & (apart < 0)
    born_same = silent & ~part.birth_weighed & _same(o, t, "born")
    born_other = silent & ~part.birth_weighed & _known(o, t, "born") & ~born_same
    sex = np.where(_same(o, t, "sex"), SAME_SEX, np.where(_known(o, t, "sex"), OTHER_SEX, 0.0))
    bits = bits + np.where(born_same, SAME_BIRTH, np.where(born_other, OTHER_BIRTH, 0.0))
    return bits + np.where(silent & ~born_same & ~part.sex_weighed & ~part.birth, sex, 0.0), born_same


def _apart(o: Frame, t: Frame, wanted: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Slips between a sound and a broken number of 17 to 19 characters; −1 where there are no such two."""
    apart = np.full(len(o), -1, np.int64)
    for one, other in ((o, t), (t, o)):
        texts = other["broken"].to_numpy()
        at = np.flatnonzero(wanted & (one["key"].to_numpy() > 0) & (other["state"].to_numpy() == State.BROKEN))
        for length in (17, 18, 19):
            here = np.array([i for i in at if len(texts[i]) == length], dtype=np.int64)
            if len(here):
                sound = full_digits(one["key"].to_numpy()[here])
                apart[here] = slips_between(sound, [texts[i] for i in here], length)
    return apart


def _name_bits(level: npt.NDArray[Any], o: Frame, counts: dict[str, pd.Series]) -> Bits:
    bits = np.where(level == 4, PARTLY, np.where(level == 5, OTHER_NAME, 0.0))
    for number, form in enumerate(("same", "variant", "sound", "near")):
        at = level == number
        bits[at] = rarity(o[form].to_numpy()[at], counts[form], NAME_CAP) - NAME_LOSS[number]
    return bits


def _village_bits(o: Frame, t: Frame, counts: dict[str, pd.Series]) -> tuple[Bits, npt.NDArray[np.bool_]]:
    same = _same(o, t, "village")
    township = np.where(_same(o, t, "township"), SAME_TOWNSHIP, np.where(_known(o, t, "township"), OTHER_TOWNSHIP, 0.0))
    other = np.where(_known(o, t, "village"), OTHER_VILLAGE, township)
    return np.where(same, rarity(o["village"].to_numpy(), counts["village"], VILLAGE_CAP), other), same


def _head_bits(
    o: Frame, t: Frame, counts: dict[str, pd.Series]
) -> tuple[Bits, npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """The head of the household; of somebody who is the head, the name was counted already."""
    head_o, head_t = o["is_head"].to_numpy(), t["is_head"].to_numpy()
    both, one = (head_o == 1) & (head_t == 1), head_o + head_t == 1
    same_id = _same(o, t, "head_key") & ~both
    same_name = _same(o, t, "head_near") & ~both & ~((head_o == 1) | (head_t == 1))
    other = _known(o, t, "head_near") & ~_same(o, t, "head_near") & ~both
    bits = np.where(same_name, rarity(o["head_near"].to_numpy(), counts["head_near"], HEAD_CAP), 0.0)
    bits = np.where(same_id, np.maximum(bits, SAME_HEAD_ID), bits)
    bits = np.where(both, BOTH_HEADS, np.where(one, ONE_HEAD, bits))
    return np.where(other & ~same_id & ~one, OTHER_HEAD, bits), same_id | same_name, both


def _relation_bits(o: Frame, t: Frame) -> Bits:
    heads = (o["is_head"].to_numpy() == 1) | (t["is_head"].to_numpy() == 1)
    known = _known(o, t, "relation") & ~heads
    return np.where(known, np.where(_same(o, t, "relation"), SAME_RELATION, OTHER_RELATION), 0.0)
