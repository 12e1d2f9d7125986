"""The arrays say of each number what its own functions say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mzledger.values.coded import Coded
from mzledger.values.identities import Identities, well_formed
from mzledger.values.identity import birth_date, check_character, is_well_formed, passes, sex

FIRST17 = st.builds(
    lambda region, year, month, day, order: f"{region:06d}{year:04d}{month:02d}{day:02d}{order:03d}",
    st.integers(0, 999999), st.integers(0, 2100), st.integers(0, 13), st.integers(0, 32), st.integers(0, 999),
)  # fmt: skip
SOUND = FIRST17.map(lambda first: first + check_character(first))
NUMBER = st.one_of(
    SOUND,
    st.tuples(FIRST17, st.sampled_from("0123456789Xx×?")).map("".join),
    st.text(max_size=20),
    SOUND.map(lambda number: number.replace("1", "１")),
    SOUND.map(lambda number: number[:6] + number[8:17]),
)


@given(st.lists(NUMBER, max_size=20))
def test_each_number_by_itself(numbers: list[str]) -> None:
    found = Identities.of(numbers)
    assert found.numbers == list(dict.fromkeys(numbers))
    for at, number in enumerate(found.numbers):
        shape = is_well_formed(number)
        born = birth_date(number) if shape else None
        assert (found.well_formed[at], found.passes[at]) == (shape, passes(number))
        assert found.born[at] == (born.toordinal() if born else 0)
        assert found.male[at] == (shape and sex(number) == "男")
        assert found.region[at] == (int(number[:6]) if shape else 0)
    assert well_formed(numbers).tolist() == list(map(is_well_formed, numbers))


@given(st.lists(st.one_of(st.none(), NUMBER), max_size=20))
def test_the_rows_of_a_column(numbers: list[str | None]) -> None:
    found = Identities.of(number for number in numbers[::2] if number is not None)
    known = set(found.numbers)
    expected = [number in known and passes(number) for number in numbers]
    assert found.rows(found.passes, Coded.of(numbers)).tolist() == expected
