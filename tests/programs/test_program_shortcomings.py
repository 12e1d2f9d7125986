"""存在问题 as an office keeps them."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_a_problem_may_name_the_figure_that_shows_it(kept: Callable[..., Kept]) -> None:
    """
    【问题】
    存在问题清单
    序号 | 存在问题       | 问题表现             | 佐证指标                 | 改进措施
    1    | 低保核查难     | 核对请求发起失败较多 | 家庭经济状况核对.失败率  | 加强培训
    2    | 敬老院入住率低 | 床位空置             |                          | 提高服务质量
    """
    found = kept("2020/存在问题.xlsx")
    assert found["shortcomings.total"] == 2
    assert found.codes == []
