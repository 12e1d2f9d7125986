"""Names of townships and villages as people write them: one place or none, never a guess between two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mzledger.values.place import Places
from mzledger.values.place_names import township_kind, village_kind

COUNTY = Places(
    "白水县",
    {
        "青石镇": ("张家村", "李家社区", "青石河村", "城关第一居委会"),
        "白沙回族乡": ("张家村", "白沙社区", "白沙村"),
        "城关街道": ("新区社区",),
        "城关镇": ("城关村",),
        "白音苏木": ("巴彦嘎查", "红旗嘎查", "红旗社区"),
        "红星农场": ("一队", "三连", "场部生活区"),
        "青石林场": (),
        "云山经济开发区": ("云山社区",),
    },
    {"县城": "城关街道"},
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("青石镇人民政府", "青石镇"),
        ("白水县青石镇", "青石镇"),
        ("某某省某某市白水县青石镇", "青石镇"),
        ("青石乡", "青石镇"),
        ("白沙乡", "白沙回族乡"),
        ("白沙民族乡", "白沙回族乡"),
        ("白沙", "白沙回族乡"),
        ("城关街道办事处", "城关街道"),
        ("城关街道办", "城关街道"),
        ("城关办事处", "城关街道"),
        ("城 关 镇", "城关镇"),
        ("县城", "城关街道"),
        ("白音", "白音苏木"),
        ("红星农场", "红星农场"),
        ("红星", "红星农场"),
        ("云山经济开发区管委会", "云山经济开发区"),
        ("云山经济开发区管理委员会", "云山经济开发区"),
    ],
)
def test_a_township_in_other_words(written: str, meant: str) -> None:
    assert COUNTY.township(written) == meant


@pytest.mark.parametrize("written", ["城关", "青石", "青石街道", "红星林场", "黑水县青石镇", "县", "", "镇", "白水县"])
def test_what_fits_two_townships_or_none_is_no_township(written: str) -> None:
    assert COUNTY.township(written) is None


@pytest.mark.parametrize(
    ("township", "written", "meant"),
    [
        ("青石镇", "张家村村委会", "张家村"),
        ("青石镇", "张家行政村", "张家村"),
        ("青石镇", "青石镇张家村", "张家村"),
        ("青石镇", "白水县青石镇张家村民委员会", "张家村"),
        ("青石镇", "城关第1居民委员会", "城关第一居委会"),
        ("白沙回族乡", "白沙乡张家", "张家村"),
        ("白沙回族乡", "白沙社区居委会", "白沙社区"),
        ("城关街道", "城关街道办事处新区社区", "新区社区"),
        ("白音苏木", "巴彦嘎查委员会", "巴彦嘎查"),
        ("白音苏木", "巴彦村", "巴彦嘎查"),
        ("红星农场", "第1生产队", "一队"),
        ("红星农场", "3连", "三连"),
        ("红星农场", "场部生活区", "场部生活区"),
    ],
)
def test_a_village_in_other_words(township: str, written: str, meant: str) -> None:
    assert COUNTY.village(township, written) == meant


@pytest.mark.parametrize(
    ("township", "written"),
    [
        ("白沙回族乡", "白沙"),
        ("白音苏木", "红旗"),
        ("青石镇", "河村"),
        ("青石镇", "青石张家村"),
        ("青石镇", "白沙乡张家村"),
        ("青石镇", "李家村"),
        ("青石林场", "张家村"),
        ("没有的乡", "张家村"),
    ],
)
def test_what_fits_two_villages_or_none_is_no_village(township: str, written: str) -> None:
    assert COUNTY.village(township, written) is None


def test_the_county_may_be_written_with_its_province_or_be_an_autonomous_one() -> None:
    places = Places("某某省白水回族自治县", {"青石镇": ()}, {})
    assert [places.township(f"{name}青石镇") for name in ("白水回族自治县", "白水县")] == ["青石镇"] * 2


STEMS = st.text("东西南北山水石云红白", min_size=2, max_size=4)
TOWNSHIP_TAILS = st.sampled_from(["镇", "乡", "回族乡", "民族乡", "街道", "苏木", "农场", "林场", "开发区"])
VILLAGE_TAILS = st.sampled_from(["村", "社区", "嘎查", "居委会", "队"])


@given(st.lists(st.tuples(STEMS, TOWNSHIP_TAILS), min_size=1, max_size=8, unique=True))
def test_every_full_name_means_itself_with_and_without_the_county(parts: list[tuple[str, str]]) -> None:
    names = ["".join(each) for each in parts]
    places = Places("白水县", dict.fromkeys(names, ()), {})
    assert [places.township(name) for name in names] == names
    assert [places.township(f"白水县{name}") for name in names] == names


@given(st.lists(st.tuples(STEMS, TOWNSHIP_TAILS), min_size=2, max_size=8, unique=True), st.data())
def test_a_bare_name_is_answered_only_where_one_township_bears_it(
    parts: list[tuple[str, str]], data: st.DataObject
) -> None:
    places = Places("白水县", dict.fromkeys(("".join(each) for each in parts), ()), {})
    stem = data.draw(st.sampled_from(parts))[0]
    bearers = ["".join(each) for each in parts if each[0] == stem]
    assert places.township(stem) == (bearers[0] if len(bearers) == 1 else None)


@given(st.lists(st.tuples(STEMS, VILLAGE_TAILS), min_size=1, max_size=8, unique=True))
def test_every_village_means_itself(parts: list[tuple[str, str]]) -> None:
    names = tuple("".join(each) for each in parts)
    places = Places("白水县", {"青石镇": names}, {})
    assert tuple(places.village("青石镇", f"青石镇{name}") for name in names) == names


@given(st.text(max_size=12))
def test_no_text_is_taken_for_a_place_that_is_not_there(text: str) -> None:
    assert COUNTY.township(text) in {None, *COUNTY.townships}
    assert COUNTY.village("青石镇", text) in {None, *COUNTY.units["青石镇"]}
    assert township_kind(text) and village_kind(text)
