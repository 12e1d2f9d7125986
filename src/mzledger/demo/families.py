"""Families with plausible ages: a head, perhaps a spouse, children, parents, grandchildren."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from mzledger.demo.people import People, Person
from mzledger.demo.places import Village
from mzledger.demo.plan import YEAR
from mzledger.programs.shared.words import Relation

YOUNGEST = 3
"""Nobody is younger, but for the newborns who are taken in during the year: everybody else was born before."""


@dataclass(slots=True, eq=False)
class Relative:
    """A person of a family and what he or she is to the head."""

    person: Person
    relation: Relation


def family(people: People, place: Village, size: int, rng: Random) -> list[Relative]:
    """A family of that size, the head first."""
    if size == 1:
        return [_head(people, place, rng.choice((rng.randint(60, 88), rng.randint(63, 84), rng.randint(30, 62))), rng)]
    head = _head(people, place, rng.choices((rng.randint(28, 45), rng.randint(46, 68)), (6, 4))[0], rng)
    relatives = [head]
    while len(relatives) < size:
        relatives.append(_next(people, relatives, rng))
    return relatives


def _age(person: Person) -> int:
    return YEAR - person.born.year


def _head(people: People, place: Village, age: int, rng: Random) -> Relative:
    return Relative(people.aged(age, place, sex=rng.choices("男女", (6, 4))[0]), Relation.HEAD)


def _next(people: People, relatives: list[Relative], rng: Random) -> Relative:
    """One more of the family: first a spouse as a rule, then children, parents of the young, grandchildren of the old."""
    head = relatives[0].person
    relations = [relative.relation for relative in relatives]
    if len(relatives) == 1 and rng.random() < 0.72:
        sex = "女" if head.sex == "男" else "男"
        age = max(22, _age(head) + rng.randint(-5, 3))
        return Relative(people.aged(age, head.place, sex=sex, ethnic=head.ethnic), Relation.SPOUSE)
    parents = relations.count(Relation.PARENT)
    if parents < 2 and _age(head) < 60 and rng.random() < 0.22:
        return _parent(people, relatives, rng)
    if _age(head) > 58 and rng.random() < 0.45:
        return _child(people, head, rng.randint(YOUNGEST, min(17, _age(head) - 42)), Relation.GRANDCHILD)
    mother = min(_age(r.person) for r in relatives if r.relation in (Relation.HEAD, Relation.SPOUSE))
    oldest, youngest = mother - 20, max(YOUNGEST, mother - 42)
    age = rng.randint(min(oldest, youngest), max(oldest, youngest))
    return _child(people, head, age, None)


def _parent(people: People, relatives: list[Relative], rng: Random) -> Relative:
    head = relatives[0].person
    other = next((r.person for r in relatives if r.relation is Relation.PARENT), None)
    sex = rng.choice("男女") if other is None else ("女" if other.sex == "男" else "男")
    age = min(92, _age(head) + rng.randint(21, 32))
    person = people.aged(age, head.place, sex=sex, ethnic=head.ethnic, surname=_surname(head, sex))
    return Relative(person, Relation.PARENT)


def _child(people: People, head: Person, age: int, relation: Relation | None) -> Relative:
    person = people.aged(age, head.place, ethnic=head.ethnic, surname=_surname(head, "男"))
    return Relative(person, relation or (Relation.SON if person.sex == "男" else Relation.DAUGHTER))


def _surname(head: Person, sex: str) -> str:
    """The head's surname, where the ethnic group has surnames and it passes to this relative."""
    return head.name[0] if head.ethnic in ("汉族", "回族", "撒拉族", "土族") and sex == "男" else ""
