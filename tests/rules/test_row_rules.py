"""Rules on rows: places, dates, certificates, ages. Data begins in row 4."""

from __future__ import annotations

Found = list[tuple[str, str]]


def test_a_village_s_short_name_that_fits_one_place_is_fine(found: Found) -> None:
    """
    == 2020/优抚对象.xlsx › 花名册
    乡镇   | 村（社区）   | 姓名
    唐谷镇 | 加吾         | 张三
    唐谷镇 | 加吾村委会   | 李四
    唐谷镇 | 科加滩       | 王五
    河北乡 | 赛堂居委会   | 赵六
    """
    assert found == []


def test_a_village_s_short_name_that_fits_two_places_is_refused(found: Found) -> None:
    """
    == 2020/优抚对象.xlsx › 花名册
    乡镇   | 村（社区） | 姓名
    河北乡 | 赛堂       | 张三
    """
    assert found == [("MZ113", "B4")]


def test_a_sheet_where_all_is_well_says_nothing(found: Found) -> None:
    """
    == 2020/农村低保.xlsx › 花名册
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 姓名   | 身份证号           | 与户主关系 | 性别 | 是否保障对象 | 家庭人口 | 保障人口 | 起始保障年月 | 停发年月 | 联系电话    | 银行账号
    河北乡 | 黄河村     | 张三     | 990121196001010010 | 张三   | 990121196001010010 | 户主       | 男   | 是           | 2        | 1        | 2019-05      |          | 19900990000 | 9901210000000000014
    河北乡 | 黄河村     | 张三     | 990121196001010010 | 李四   | 990121196001010029 | 配偶       | 女   | 否           | 2        | 1        | 2019-05      |          |             |
    唐谷镇 | 加吾村     | 才让     | 990121196001010037 | 才让   | 990121196001010037 | 户主       | 男   | 是           | 1        | 1        | 2018-01      | 2020-03  |             |
    == 2020/农村低保.xlsx › 发放
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 发放年月 | 发放项目 | 发放金额
    河北乡 | 黄河村     | 张三     | 990121196001010010 | 2020-01  | 保障金   | 400
    唐谷镇 | 加吾村     | 才让     | 990121196001010037 | 2020-01  | 保障金   | 400
    唐谷镇 | 加吾村     | 才让     | 990121196001010037 | 2020-02  | 保障金   | 400
    河北乡 | 黄河村     | 张三     | 990121196001010010 | 2020-10  | 取暖费   | 800
    合计   |            |          |                    |          |          | 2000
    == 2020/高龄津贴.xlsx › 花名册
    姓名 | 身份证号           | 出生日期   | 性别 | 年龄段  | 起始保障年月
    赵六 | 990121195001010032 | 1950-01-01 | 男   | 70–79岁 | 2020-10
    钱七 | 990121195001010016 |            | 男   | 70–79岁 | 2020-01
    == 2020/高龄津贴.xlsx › 发放
    姓名 | 身份证号           | 年龄段  | 发放年月
    钱七 | 990121195001010016 | 70–79岁 | 2020-01
    == 2020/敬老院.xlsx › 入住
    姓名 | 身份证号           | 入院时间
    孙八 | 990121195001010040 | 2020-11-06
    """
    assert found == []


def test_a_stop_in_the_month_of_the_start_is_no_mistake_and_an_earlier_one_is(found: Found) -> None:
    """
    == 2020/孤儿.xlsx › 花名册
    姓名 | 身份证号           | 起始保障年月 | 停发年月
    张三 | 990121200501010016 | 2020-05      | 2020-05
    李四 | 990121200501010024 | 2020-05      | 2020-04
    """
    assert found == [("MZ124", "D5")]


def test_a_planned_stay_in_a_home_may_lie_ahead_and_a_paid_roster_s_start_is_noted(found: Found) -> None:
    """
    == 2020/敬老院.xlsx › 入住
    姓名 | 身份证号           | 入院时间
    张三 | 990121195001010016 | 2020-11-06
    == 2020/孤儿.xlsx › 花名册
    姓名 | 身份证号           | 起始保障年月
    李四 | 990121200501010024 | 2020-11
    """
    assert found == [("MZ125", "C4")]


def test_a_child_that_comes_after_the_closing_day_may_be_born_after_it_but_not_after_its_start(found: Found) -> None:
    """
    == 2020/困境儿童.xlsx › 花名册
    姓名 | 身份证号           | 起始保障年月
    张三 | 990121202011010012 | 2020-12
    李四 | 990121202012050016 | 2020-11
    王五 | 99012120201106001X | 2020-10
    """
    assert [where for code, where in found if code == "MZ104"] == ["B5", "B6"]


def test_a_reissued_certificate_ends_in_b_and_a_number(found: Found) -> None:
    """
    == 2020/残疾人两项补贴.xlsx › 花名册
    姓名 | 身份证号           | 残疾证号               | 残疾类别 | 残疾等级
    张三 | 990121196001010010 | 99012119600101001042B1 | 肢体     | 二级
    李四 | 99012119700101004X | 99012119700101004x61   | 精神     | 一级
    王五 | 990121196001010029 |                        | 视力     | 一级
    """
    assert found == []


def test_a_certificate_s_kind_and_level_are_compared_with_their_columns(found: Found) -> None:
    """
    == 2020/残疾人两项补贴.xlsx › 花名册
    姓名 | 身份证号           | 残疾证号             | 残疾类别 | 残疾等级
    张三 | 990121196001010010 | 99012119600101001042 | 视力     | 一级
    李四 | 990121196001010029 | 99012119600101002982 | 肢体     | 二级
    """
    assert found == [("MZ126", "C4"), ("MZ126", "C4"), ("MZ126", "C5")]


def test_an_allowance_may_begin_in_the_month_of_the_seventieth_birthday(found: Found) -> None:
    """
    == 2020/高龄津贴.xlsx › 花名册
    姓名 | 身份证号           | 年龄段   | 起始保障年月
    张三 | 99012119501101001X | 70–79岁 | 2020-11
    李四 | 990121195011010028 | 70–79岁 | 2020-10
    """
    assert found == [("MZ125", "D4"), ("MZ211", "B5")]


def test_the_age_comes_from_the_standard_in_force(found: Found) -> None:
    """
    == 保障标准.xlsx › 标准
    标准名称         | 标准值 | 计量单位 | 执行起始日期 | 执行终止日期 | 依据文件
    高龄津贴起始年龄 | 80     | 周岁     | 2010-01-01   | 2018-01-01   | 甲文
    高龄津贴起始年龄 | 65     | 周岁     | 2018-01-01   |              | 乙文
    == 2020/高龄津贴.xlsx › 花名册
    姓名 | 身份证号           | 年龄段   | 起始保障年月
    张三 | 990121195301010018 | 70–79岁 | 2019-05
    李四 | 990121195301010026 | 70–79岁 | 2017-05
    """
    assert found == [("MZ211", "B5")]


def test_a_child_is_noted_from_the_eighteenth_birthday_on_unless_stopped(found: Found) -> None:
    """
    == 2020/孤儿.xlsx › 花名册
    姓名 | 身份证号           | 起始保障年月 | 停发年月
    张三 | 990121200209010019 | 2019-01      |
    李四 | 990121200209010027 | 2019-01      | 2020-10
    王五 | 990121200501010016 | 2019-01      |
    """
    assert found == [("MZ212", "B4")]


def test_a_fund_of_the_bureau_may_be_large_and_a_person_s_money_may_not(found: Found) -> None:
    """
    == 2020/临时救助.xlsx › 审批
    户主姓名 | 救助金额
    张三     | 100000
    李四     | 100000.01
    """
    assert found == [("MZ117", "B5")]
