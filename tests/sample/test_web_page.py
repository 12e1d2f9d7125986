"""The sample's page: every figure that the document prints opens its meaning, its parts, last year's value, its rows."""

from __future__ import annotations

import json
import re

import pytest

from mzledger.document.annex import printed_figures
from mzledger.work.report import YearFacts, attach_annex, make_document
from mzledger.work.web_page import web_page


@pytest.fixture(scope="module")
def made(sample: YearFacts) -> tuple[str, list[dict[str, object]], int]:
    rendered = make_document(sample)
    attach_annex(sample, rendered)
    html = web_page(sample.facts, rendered)
    data = re.search(r'id="details">(.*?)</script>', html, re.DOTALL)
    assert data
    return html, json.loads(data[1]), len(printed_figures(rendered))


def test_every_printed_figure_opens_something(made: tuple[str, list[dict[str, object]], int]) -> None:
    html, details, printed = made
    opened = re.findall(r'data-f="(\d+)"', html.split("<script")[0])
    bars = html.count('<span class="stick')
    assert (
        bars > 20 and len(opened) == printed + bars and {int(number) for number in opened} == set(range(len(details)))
    )
    assert len(html.encode()) < 3_000_000


def test_a_figure_says_all_that_is_known_of_it(made: tuple[str, list[dict[str, object]], int]) -> None:
    _, details, _ = made
    (found,) = [each for each in details if each["name"] == "农村低保 户数"]
    about = {line["name"]: line["text"] for line in found["about"]}  # type: ignore[attr-defined, index]
    assert found["value"] == "1742户" and about["上年同期"] == "1695户" and "保障类别为农村" in about["条件"]
    ((title, areas),) = found["parts"]  # type: ignore[misc]
    assert title == "按乡镇" and sum(int(line["text"].rstrip("户")) for line in areas) == 1742
    assert all("2020/农村低保.xlsx" in line["name"] for line in found["sources"])  # type: ignore[attr-defined, index]
    (change,) = [each for each in details if each["name"] == "农村低保 户数（比上年增减）"]
    assert [line["text"] for line in change["parts"][0][1]] == ["1742户", "1695户"]  # type: ignore[index]


def test_no_number_of_a_person_is_in_it(made: tuple[str, list[dict[str, object]], int]) -> None:
    assert not re.search(r"(?<![0-9a-f])99\d{15}[\dX](?![0-9a-f])", made[0])
