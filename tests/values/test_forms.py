"""From fact and form to text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mzledger.values.fact import Aspect, Fact
from mzledger.values.forms import Form, Sign, text_of_fact
from mzledger.values.period import Span


def fact(value: str, unit: str = "元", aspect: Aspect = Aspect.FIGURE) -> Fact:
    return Fact("a.b", "甲.乙", Decimal(value), unit, Span.on(date(2020, 10, 31)), aspect=aspect)


@pytest.mark.parametrize(
    ("value", "unit", "aspect", "form", "text"),
    [
        ("1742", "户", Aspect.FIGURE, Form(), "1742户"),
        ("1742", "户", Aspect.FIGURE, Form(unit="个家庭"), "1742个家庭"),
        ("19473700.00", "元", Aspect.FIGURE, Form(wan=True), "1947.37万元"),
        ("20", "元", Aspect.FIGURE, Form(wan=True), "20元"),
        ("50", "元", Aspect.FIGURE, Form(wan=True), "0.01万元"),
        ("0", "元", Aspect.FIGURE, Form(wan=True), "0万元"),
        ("20", "元", Aspect.FIGURE, Form(wan=True, bare=True, places=2), "0.002"),
        ("12000", "元", Aspect.FIGURE, Form(wan=True, bare=True, places=2), "1.20"),
        ("-43", "户", Aspect.CHANGE, Form(sign=Sign.NONE), "43户"),
        ("43", "户", Aspect.CHANGE, Form(bare=True, sign=Sign.ALWAYS), "+43"),
        ("-1.2", "%", Aspect.CHANGE, Form(sign=Sign.ALWAYS), "-1.2个百分点"),
        ("0.0200", "%", Aspect.GROWTH, Form(sign=Sign.NONE), "不足0.1%"),
        ("-2.5311", "%", Aspect.GROWTH, Form(bare=True, places=1, sign=Sign.ALWAYS), "-2.5"),
        ("3.0000", "%", Aspect.GROWTH, Form(bare=True, places=1, sign=Sign.ALWAYS), "+3.0"),
    ],
)
def test_text(value: str, unit: str, aspect: Aspect, form: Form, text: str) -> None:
    assert text_of_fact(fact(value, unit, aspect), form) == text


@given(
    st.builds(
        Form,
        st.booleans(),
        st.booleans(),
        st.sampled_from(("", "名", "位")),
        st.sampled_from((None, 0, 1, 2)),
        st.sampled_from(Sign),
    )
)
def test_a_form_is_found_again_by_its_name(form: Form) -> None:
    assert Form.named(str(form)) == form


@given(st.decimals("0.01", "99999999", places=2))
def test_no_sum_is_printed_as_nothing(value: Decimal) -> None:
    for form in (Form(wan=True), Form(wan=True, bare=True, places=2)):
        assert float(text_of_fact(fact(str(value)), form).rstrip("万元")) > 0
