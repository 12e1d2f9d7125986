"""Comparison: one score for every pair by Fellegi and Sunter, evidence in bits against the odds that two are one by chance.

A piece of evidence is worth log2(m ÷ u), how often it is seen of one person over how often of two. Rare names are worth more. Of a
number of which only a part is known (990121********1234) every digit is weighed; it is never a key on which rows are joined alone, as
ten thousand numbers end in the same four characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from mzledger.reconcile.blocking import NEAR, OTHER, PARTLY, SAME, VARIANT, Rule
from mzledger.reconcile.lists import Frame
from mzledger.reconcile.numbers import (
    BIRTH,
    TAIL,
    Bools,
    Ints,
    State,
    full_digits,
    pattern_digits,
    slips,
    slips_between,
)
from mzledger.reconcile.standardising import FORMS

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
NAME_LOSS = (0.0, 1.5, 2.5, 3.5)
NAME_CAP, PART_OF_NAME, OTHER_NAME = 15.0, -1.0, -9.0
VILLAGE_CAP, OTHER_VILLAGE, SAME_TOWNSHIP, OTHER_TOWNSHIP = 11.0, -3.5, 1.0, -3.0
HEAD_CAP, SAME_HEAD_ID, OTHER_HEAD, BOTH_HEADS, ONE_HEAD = 13.0, 14.0, -4.0, 2.0, -4.0
LINKED, LINKED_ELSEWHERE = 9.0, -3.0
SAME_BIRTH, OTHER_BIRTH = 13.0, -8.0
SAME_SEX, OTHER_SEX = 1.0, -6.0
SAME_RELATION, OTHER_RELATION = 1.5, -0.7
DIGITS = np.array([0, 0, 0, 0, 0, 0, 0.0, 0.8, 2.2, 2.8, 0.7, 2.1, 1.6, 2.7, 2.0, 3.0, 3.0, 3.4])
"""What agreeing in each place of a partial number is worth: none for the region, 13 for the whole birth date, 11 for the last four."""
SLIP, TWO_DIGITS = -6.0, -10.0
"""One digit that differs may be a slip of the pen; two are another person, or nearly."""
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


def frequencies(ours: Frame, theirs: Frame) -> dict[str, pd.Series]:
    """How often each name, village and head is met, in both lists together; 0 left out."""
    found = {}
    for form in (*FORMS, "village", "head_near"):
        counted = pd.concat([ours[form], theirs[form]], ignore_index=True).value_counts()
        found[form] = counted[counted.index != 0]
    return found


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
    part = _part_evidence(o, t, rule == Rule.CONTEXT)
    own, born_same = _number_bits(pairs, o, t, part)
    linked = pairs["linked"].to_numpy()
    total = own + part.bits + _name_bits(level, o, counts) + village + head
    total += np.where(linked > 0, LINKED, np.where(linked < 0, LINKED_ELSEWHERE, 0.0))
    total += _relation_bits(o, t) - np.log2(max(persons, 2))
    around = village_same.astype(int) + head_same + (linked > 0) + (born_same | part.birth) + part.tail
    against = (~village_same & both_say(o, t, "village")) & (~head_same & both_say(o, t, "head_near") & ~both_heads)
    heads = o["is_head"].to_numpy() + t["is_head"].to_numpy() == 1
    against |= heads | (both_say(o, t, "relation") & ~agree(o, t, "relation"))
    enough = (around >= 2) | ((around >= 1) & (total >= bits_of(0.99)))
    # Two of one household may have names that sound alike; two heads are not of one.
    spelt = np.where(both_heads, NEAR, SAME)
    may = np.select(
        [rule == Rule.EQUAL, rule == Rule.CORRECTED, rule == Rule.LOST_END, rule == Rule.CONTEXT],
        [~((level == OTHER) & against), level <= NEAR, level <= spelt, (level <= np.minimum(spelt, VARIANT)) & enough],
        (level <= VARIANT) & (rule != Rule.NEARLY_EQUAL),
    )
    may = (may | (part.tail & (level <= NEAR) & enough)) & ~part.contradicted
    return pairs.assign(bits=total, may=may)


def both_say(o: Frame, t: Frame, name: str) -> Bools:
    """Whether both rows of each pair say something."""
    found: Bools = (o[name].to_numpy() != 0) & (t[name].to_numpy() != 0)
    return found


def agree(o: Frame, t: Frame, name: str) -> Bools:
    """Whether both rows of each pair say the same."""
    found: Bools = (o[name].to_numpy() == t[name].to_numpy()) & both_say(o, t, name)
    return found


def _graded(o: Frame, t: Frame, name: str, same: float, other: float) -> Bits:
    """The bits of agreeing or differing in a field; none where a row doesn't say."""
    return np.where(agree(o, t, name), same, np.where(both_say(o, t, name), other, 0.0))


def _number_bits(pairs: Frame, o: Frame, t: Frame, part: PartEvidence) -> tuple[Bits, Bools]:
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
    born_same = silent & ~part.birth_weighed & agree(o, t, "born")
    born_other = silent & ~part.birth_weighed & both_say(o, t, "born") & ~born_same
    sex = _graded(o, t, "sex", SAME_SEX, OTHER_SEX)
    bits = bits + np.where(born_same, SAME_BIRTH, np.where(born_other, OTHER_BIRTH, 0.0))
    return bits + np.where(silent & ~born_same & ~part.sex_weighed & ~part.birth, sex, 0.0), born_same


def _apart(o: Frame, t: Frame, wanted: Bools) -> Ints:
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
    bits = np.where(level == PARTLY, PART_OF_NAME, np.where(level == OTHER, OTHER_NAME, 0.0))
    for number, form in enumerate(FORMS):
        at = level == number
        bits[at] = rarity(o[form].to_numpy()[at], counts[form], NAME_CAP) - NAME_LOSS[number]
    return bits


def _village_bits(o: Frame, t: Frame, counts: dict[str, pd.Series]) -> tuple[Bits, Bools]:
    same = agree(o, t, "village")
    township = _graded(o, t, "township", SAME_TOWNSHIP, OTHER_TOWNSHIP)
    other = np.where(both_say(o, t, "village"), OTHER_VILLAGE, township)
    return np.where(same, rarity(o["village"].to_numpy(), counts["village"], VILLAGE_CAP), other), same


def _head_bits(o: Frame, t: Frame, counts: dict[str, pd.Series]) -> tuple[Bits, Bools, Bools]:
    """The head of the household; of somebody who is the head, the name was counted already."""
    head_o, head_t = o["is_head"].to_numpy(), t["is_head"].to_numpy()
    both, one = (head_o == 1) & (head_t == 1), head_o + head_t == 1
    same_id = agree(o, t, "head_key") & ~both
    same_name = agree(o, t, "head_near") & ~both & ~((head_o == 1) | (head_t == 1))
    other = both_say(o, t, "head_near") & ~agree(o, t, "head_near") & ~both
    bits = np.where(same_name, rarity(o["head_near"].to_numpy(), counts["head_near"], HEAD_CAP), 0.0)
    bits = np.where(same_id, np.maximum(bits, SAME_HEAD_ID), bits)
    bits = np.where(both, BOTH_HEADS, np.where(one, ONE_HEAD, bits))
    return np.where(other & ~same_id & ~one, OTHER_HEAD, bits), same_id | same_name, both


def _relation_bits(o: Frame, t: Frame) -> Bits:
    heads = (o["is_head"].to_numpy() == 1) | (t["is_head"].to_numpy() == 1)
    return np.where(heads, 0.0, _graded(o, t, "relation", SAME_RELATION, OTHER_RELATION))


@dataclass(slots=True)
class PartEvidence:
    """For each pair: bits; whether the whole birth date fits, whether the last digits fit, whether two digits or more differ;
    and whether birth and sex have been weighed here already."""

    bits: Bits
    birth: Bools
    tail: Bools
    contradicted: Bools
    birth_weighed: Bools
    sex_weighed: Bools


def _part_evidence(o: Frame, t: Frame, wanted: Bools) -> PartEvidence:
    """What partial numbers say of the wanted pairs; nothing of the others."""
    found = PartEvidence(np.zeros(len(o)), *(np.zeros(len(o), bool) for _ in range(5)))
    at, differ, both = fits(o, t, wanted)
    found.bits[at] = bits_of_part(differ, both)
    found.birth[at] = (differ == 0) & both[:, BIRTH].all(axis=1)
    found.tail[at] = (differ == 0) & both[:, TAIL].all(axis=1)
    found.contradicted[at] = differ >= 2
    found.birth_weighed[at] = both[:, BIRTH].any(axis=1)
    found.sex_weighed[at] = both[:, 16]
    return found


def fits(o: Frame, t: Frame, wanted: Bools) -> tuple[Ints, Ints, Bools]:
    """For the pairs of prepared rows of which one has a partial number: where they stand, how many known digits differ,
    and which places both know (n × 18). Pairs that know no place in common are left out."""
    here = wanted & ((o["state"].to_numpy() == State.PARTIAL) | (t["state"].to_numpy() == State.PARTIAL))
    at = np.flatnonzero(here)
    left, right = _digits(o.iloc[at]), _digits(t.iloc[at])
    both = (left >= 0) & (right >= 0)
    stated = both_say(o, t, "born")[at] & ~both[:, BIRTH].all(axis=1)
    both[stated, BIRTH] = False  # a birth date that is written out elsewhere says more than its year in the number
    some = both[:, 6:].any(axis=1)
    at, left, right, both = at[some], left[some], right[some], both[some]
    return at, slips(left, right, both), both


def bits_of_part(differ: Ints, both: Bools) -> Bits:
    """What the known places say, in bits.

    >>> places = np.zeros((3, 18), bool)
    >>> places[:, 14:] = True
    >>> bits_of_part(np.array([0, 1, 3]), places).round(1).tolist()
    [11.4, 2.6, -10.0]
    """
    worth: Bits = both @ DIGITS
    slip = worth * 0.75 + SLIP
    return np.select([differ == 0, differ == 1], [worth, np.where(slip > 0, slip, SLIP)], TWO_DIGITS)


def _digits(frame: Frame) -> Ints:
    """n × 18 digits of prepared rows as far as they are known: of sound, cut, and partial numbers."""
    digits = full_digits(frame["key"].to_numpy())
    state = frame["state"].to_numpy()
    digits[state != State.SOUND] = -1
    partial = np.flatnonzero(state == State.PARTIAL)
    digits[partial] = pattern_digits(frame["partial"].to_numpy(dtype=object)[partial])
    lost = np.flatnonzero(state == State.LOST)
    digits[lost] = full_digits(frame["prefix"].to_numpy()[lost] * 100)
    digits[lost, 15:] = -1
    return digits
