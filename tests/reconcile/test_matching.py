"""Which rows the machine pairs, which it leaves to the clerk, and which it must never pair."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from reconcile_accuracy import COLUMNS, THEIRS, figures
from reconcile_lists import Lists, Rates, make_lists

from mzledger.reconcile.matching import Here, Matched, match

Found = dict[str, set[tuple[int, int]]]


def test_the_same_number_under_one_name_is_one_person(found: Found) -> None:
    """
    号码               | 姓名     | 村
    990121195001010016 | 才让多杰 | 加吾村
    ----
    号码               | 姓名      | 村
    990121500101001    | 才郎·多吉 | 加吾村委会
    """
    assert found == {"accepted": {(0, 0)}, "review": set()}


def test_blank_numbers_never_meet(found: Found) -> None:
    """
    号码 | 姓名 | 村
         | 扎西 | 加吾村
    ----
    号码 | 姓名 | 村
         | 卓玛 | 加吾村
    """
    assert found == {"accepted": set(), "review": set()}


def test_a_wrong_digit_is_mended_where_the_name_agrees(found: Found) -> None:
    """
    号码               | 姓名
    990121195001010016 | 王海林
    ----
    号码               | 姓名
    990121195001070016 | 王海林
    """
    assert found["accepted"] == {(0, 0)}


def test_a_wrong_digit_under_another_name_is_somebody_else(found: Found) -> None:
    """
    号码               | 姓名
    990121195001010016 | 王海林
    ----
    号码               | 姓名
    990121195001070016 | 李玉梅
    """
    assert found == {"accepted": set(), "review": set()}


def test_a_numeric_cell_meets_by_15_digits_and_name(found: Found) -> None:
    """
    号码               | 姓名     | 村
    990121195001010016 | 尕藏措毛 | 加吾村
    ----
    号码                   | 姓名     | 村
    数字990121195001010000 | 尕藏措毛 | 加吾村
    """
    assert found["accepted"] == {(0, 0)}


def test_twins_are_two_people(found: Found) -> None:
    """
    号码               | 姓名     | 户主 | 村
    990121201001010014 | 扎西卓玛 | 德吉 | 加吾村
    ----
    号码                   | 姓名     | 户主 | 村
    990121201001010065     | 扎西拉毛 | 德吉 | 加吾村
    数字990121201001010000 | 扎西拉措 | 德吉 | 加吾村
    """
    assert found["accepted"] == set()


def test_two_sound_numbers_are_two_people_unless_close_and_then_the_clerk_says(found: Found) -> None:
    """
    号码               | 姓名 | 户主 | 村
    990121195001010016 | 张三 | 李四 | 加吾村
    990121196001010010 | 王五 | 赵六 | 加吾村
    ----
    号码               | 姓名 | 户主 | 村
    990121195001010024 | 张三 | 李四 | 加吾村
    990121197305120037 | 王五 | 赵六 | 加吾村
    """
    assert found == {"accepted": set(), "review": {(0, 0)}}


def test_numbers_crossed_within_a_household_follow_the_names(found: Found) -> None:
    """
    号码               | 姓名     | 户主     | 村
    990121195001010016 | 才让多杰 | 才让多杰 | 加吾村
    990121195202020026 | 卓玛吉   | 才让多杰 | 加吾村
    ----
    号码               | 姓名     | 户主     | 村
    990121195202020026 | 才让多杰 | 才让多杰 | 加吾村
    990121195001010016 | 卓玛吉   | 才让多杰 | 加吾村
    """
    assert found["accepted"] == {(0, 0), (1, 1)}


def test_a_name_alone_is_never_accepted(found: Found) -> None:
    """
    号码               | 姓名
    990121195001010016 | 欧阳索南达杰
    ----
    号码 | 姓名
         | 欧阳索南达杰
    """
    assert found["accepted"] == set()


def test_a_tie_goes_to_the_clerk_and_not_to_the_first_row(found: Found) -> None:
    """
    号码               | 姓名     | 户主 | 村
    990121195001010016 | 才让多杰 | 德吉 | 加吾村
    990121196001010010 | 才让多杰 | 德吉 | 加吾村
    ----
    号码 | 姓名     | 户主 | 村
         | 才让多杰 | 德吉 | 加吾村
    """
    assert found["accepted"] == set()


def test_somebody_twice_in_a_list_counts_once(matched: Matched) -> None:
    """
    号码               | 姓名
    990121195001010016 | 张三
    ----
    号码               | 姓名
    990121195001010016 | 张三
    990121195001010016 | 张 三
    """
    assert len(matched.accepted) == 1 and matched.twice_theirs[["at", "first"]].to_numpy().tolist() == [[1, 0]]


def test_a_damaged_copy_of_a_row_is_no_stranger(matched: Matched) -> None:
    """
    号码               | 姓名
    990121195001010016 | 张三
    ----
    号码                   | 姓名
    990121195001010016     | 张三
    990121195001070016     | 张三
    数字990121195001010000 | 张三
    """
    assert matched.twice_theirs[["at", "first"]].to_numpy().tolist() == [[1, 0], [2, 0]]


def test_an_equal_number_under_a_wholly_other_name_elsewhere_is_for_the_clerk(found: Found) -> None:
    """
    号码               | 姓名   | 户主 | 村
    990121195001010016 | 王海林 | 王五 | 加吾村
    ----
    号码               | 姓名   | 户主 | 村
    990121195001010016 | 才让吉 | 德吉 | 赛堂村
    """
    assert found == {"accepted": set(), "review": {(0, 0)}}


def test_the_heads_own_number_stands_in_the_heads_column(found: Found) -> None:
    """
    号码               | 姓名 | 户主 | 关系
    990121195001010016 | 张三 | 张三 | 户主
    ----
    号码 | 姓名 | 户主 | 户主号码           | 关系
         | 张三 | 张三 | 990121195001010016 | 户主
    """
    assert found["accepted"] == {(0, 0)}


@pytest.fixture(scope="module")
def lists() -> Lists:
    return make_lists(6000, 9000, 4800, 4242, counties=3)


@pytest.fixture(scope="module")
def once(lists: Lists) -> Matched:
    return match(lists.ours[COLUMNS], lists.theirs[THEIRS])


def test_accuracy_on_a_seed_that_nothing_was_tuned_on(lists: Lists, once: Matched) -> None:
    found = figures(lists, once.accepted, once.review)
    assert found["F1"] >= 0.996 and found["precision"] >= 0.999 and found["recall after review"] >= 0.998
    assert (
        found["review rows"] <= 0.005 and found["split twins joined"] == 0 and found["blank accepted wrongly"] <= 0.01
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_heavier_errors_cost_recall_and_not_precision(seed: int) -> None:
    heavy = make_lists(4000, 6000, 3200, seed, rates=Rates().times(3))
    found = figures(heavy, *(lambda m: (m.accepted, m.review))(match(heavy.ours[COLUMNS], heavy.theirs[THEIRS])))
    assert found["precision"] >= 0.998 and found["recall after review"] >= 0.99


@pytest.mark.parametrize("parts", [2, 7])
def test_any_partition_gives_the_identical_result(lists: Lists, once: Matched, parts: int) -> None:
    again = match(lists.ours[COLUMNS], lists.theirs[THEIRS], runner=Here(parts))
    for name in ("accepted", "review", "twice_ours", "twice_theirs"):
        pd.testing.assert_frame_equal(getattr(once, name), getattr(again, name))


@pytest.mark.parametrize("seed", [3, 4])
def test_any_order_of_rows_gives_the_same_pairs(lists: Lists, once: Matched, seed: int) -> None:
    """Rows that are alike in every cell may stand for one another: pairs are compared by what the rows say."""
    rng = np.random.default_rng(seed)
    ours, theirs = (f.iloc[rng.permutation(len(f))].reset_index(drop=True) for f in (lists.ours, lists.theirs))
    ours["at"], theirs["at"] = np.arange(len(ours)), np.arange(len(theirs))
    again = match(ours[COLUMNS], theirs[THEIRS])
    for name in ("accepted", "review"):
        assert said(getattr(once, name), lists.ours, lists.theirs) == said(getattr(again, name), ours, theirs)


def said(pairs: pd.DataFrame, ours: pd.DataFrame, theirs: pd.DataFrame) -> list[str]:
    """Each pair by the cells of its rows."""
    left, right = ours.drop(columns="at").iloc[pairs["o"]], theirs.drop(columns="at").iloc[pairs["t"]]
    scores = pairs["score"].round(9)
    return sorted(
        map(str, zip(left.to_numpy().tolist(), right.to_numpy().tolist(), pairs["rule"], scores, strict=True))
    )


def test_a_dask_cluster_gives_the_identical_result(lists: Lists, once: Matched) -> None:
    pytest.importorskip("distributed")
    from mzledger.reconcile.matching import Cluster

    cluster = Cluster("local")
    try:
        again = match(lists.ours[COLUMNS], lists.theirs[THEIRS], runner=cluster)
    finally:
        cluster.close()
    for name in ("accepted", "review", "twice_ours", "twice_theirs"):
        pd.testing.assert_frame_equal(getattr(once, name), getattr(again, name))
