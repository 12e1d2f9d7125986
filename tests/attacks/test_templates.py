"""Templates of an office can't take the machine down: each failure is a problem with its template and line, and soon."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from time import monotonic

import pytest

from mzledger.document.budget import Budget
from mzledger.document.rendering import Rendered, Source, load_sources, render
from mzledger.facts.book import FactBook
from mzledger.values.refusal import Refused
from sheets import an_id

ROSTER = f"""
身份证号 | 儿童类别 | 起始保障年月
{an_id(1, "20120101")} | 重病 | 2019-05
"""
MOST_SECONDS = 8.0
"""What no single template may take, on the slowest machine that runs the tests."""
LONG = "甲" * 60


@pytest.fixture
def facts(facts_of: Callable[..., FactBook]) -> FactBook:
    return facts_of({"2020/困境儿童.xlsx": ("children", 0, ROSTER)})


def rendered(facts: FactBook, template: str, **how: object) -> Rendered:
    texts = how.pop("texts", {})
    return render([Source("总结/甲", template)], facts, county="县", office="局", texts=texts, extra=how)  # type: ignore[arg-type]


def loops(depth: int, inside: str) -> str:
    """Loops over a long text, one in the other."""
    names = [f"字{n}" for n in range(depth)]
    start = "".join(f'{{% for {name} in "{LONG}" %}}' for name in names)
    return start + inside + "{% endfor %}" * depth


def doubled(step: str, times: int = 60) -> str:
    return '{% set a = "甲" %}' + step * times + "{{ a }}"


REFUSED = {
    "a macro that calls itself": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "macro"),
    "a template that takes in itself": ("{% include '总结/甲' %}", "include"),
    "an import of itself": ("{% import '总结/甲' as 甲 %}", "import"),
    "a template above itself": ("{% extends '总结/甲' %}", "extends"),
    "blocks": ("{% block 甲 %}甲{% endblock %}", "block"),
    "a loop that calls itself": ("{% for 行 in 县名 recursive %}{{ loop(县名) }}{% endfor %}", "recursive"),
    "a class of Python": ("{{ ''.__class__ }}", "__class__"),
    "a class by the back door": ("{{ ''['__class__'].mro() }}", "括号前面"),
    "a method": ("{{ 县名.center(县名) }}", "括号前面"),
    "repetition": ("{{ 'x' * 10**9 }}", "加减乘除"),
    "a width": ("{{ '%0999999999d' % 9 }}", "加减乘除"),
    "division by zero": ("{{ 1 / 0 }}", "加减乘除"),
    "a filter of Jinja's": ("{{ 县名|center(1000000000) }}", "没有“center”"),
    "a range": ("{% for 行 in range(1000000000000) %}甲{% endfor %}", "没有“range”"),
    "Latin without end": ("{{ lipsum(n=1000000) }}", "没有“lipsum”"),
    "a test that isn't": ("{{ 县名 is 好看 }}", "没有“好看”"),
    "nested loops": (loops(6, ""), "循环的次数太多"),
    "nested loops that print": (loops(6, "甲" * 100), "万字，多半是循环"),
    "loops nested deeper than Python can": (loops(40, ""), "套得太深"),
    "a loop of figures": (loops(3, "{{ 困境儿童.人数 }}"), "超过 20000 个"),
    "a loop of texts": (loops(3, "{{ 文字('开头') }}"), "万字"),
    "a text doubled by joining": (doubled("{% set a = a ~ a %}"), "万字"),
    "a text doubled by a filter": (doubled("{% set a = a|带(a, a) %}"), "万字"),
    "a text doubled by a call": (doubled("{% set a = 并列(a, a) %}"), "万字"),
    "a text doubled by a block": (doubled("{% set a %}{{ a }}{{ a }}{% endset %}"), "万字"),
    "a list doubled": (doubled("{% set a = [a, a] %}"), "一串"),
    "as many arguments as there are": ("{{ 并列(*县名) }}", "星号"),
    "a thousand arguments": (f"{{{{ 并列({'县名,' * 1000}) }}}}", "最多"),
    "a thousand joins": ("{{ 县名" + " ~ 县名" * 1000 + " }}", "太多"),
    "brackets without end": ("{{ " + "(" * 20_000 + "县名" + ")" * 20_000 + " }}", "套得太深"),
    "conditions without end": ("{% if " + "not " * 20_000 + "县名 %}{% endif %}", "套得太深"),
    "attributes without end": ("{{ 行" + ".甲" * 20_000 + " }}", "套得太深"),
    "a number without end": ("{{ " + "9" * 100_000 + " }}", "数字太长"),
    "a number without end in hexadecimals": ("{{ 0x" + "f" * 100_000 + " }}", "数字太长"),
    "a name without end": ("{{ " + "甲" * 100_000 + " }}", "没有“甲"),
    "ten thousand unknown names": ("".join(f"{{{{ 甲{n} }}}}" for n in range(10_000)), "没有“甲9999”"),
    "an open bracket": ("{{ 县名", "没有配对"),
    "an open loop": ("{% for 行 in 县名 %}", "没有配对"),
    "a tag that isn't": ("{% exec '甲' %}", "没有配对"),
    "a text to a filter of figures": ("{{ 县名|万元 }}", "用不了"),
    "a figure to a filter of texts": ("{{ 困境儿童.人数|去句号 }}", "用不了"),
    "a text as a number": ("{{ 县名|第几 }}", "用不了"),
    "a heading that isn't there": ("{{ 困境儿童.人数|按行('没有') }}", "用不了"),
    "a figure to loop over": ("{% for 行 in 困境儿童.人数 %}{% endfor %}", "用不了"),
    "a subject alone": ("{{ 困境儿童 }}", "后面要写上指标"),
    "a filter as it stands": ("{% filter 去句号 %}甲{% endfilter %}", "filter"),
}


@pytest.mark.parametrize("attack", REFUSED, ids=str)
def test_an_attack_is_a_problem_with_its_line(facts: FactBook, attack: str) -> None:
    template, said = REFUSED[attack]
    began = monotonic()
    found = rendered(facts, f"甲\n{template}", texts={"开头": ["甲" * 1000]})
    assert monotonic() - began < MOST_SECONDS
    assert found.document is None and found.problems
    assert {problem.where.file for problem in found.problems} == {"总结/甲"}
    assert {problem.code for problem in found.problems} <= {"MZ701", "MZ702", "MZ703", "MZ704"}
    assert "第 2 行" in {problem.where.cell for problem in found.problems}
    assert said in "".join(problem.what for problem in found.problems)


def test_what_offices_write_still_works(facts: FactBook) -> None:
    template = (
        '{% set 甲 = 县名 ~ "（" ~ 困境儿童.人数 ~ "）" %}{{ 甲 }}{% set 乙 %}乙{{ 年度 }}{% endset %}{{ 乙 }}'
        '{% for 字 in ["子", "丑"] if 字 is not 缺 %}{{ loop.index|第几 }}{{ 字 }}{{ "。" if loop.last else "、" }}{% endfor %}'
    )
    template = template.replace(" if 字 is not 缺", "")
    (block,) = rendered(facts, template).document.blocks  # type: ignore[union-attr]
    assert "".join(run.text for run in block.runs) == "县（1名）乙2020年一子、二丑。"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("data", "said", "cell"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\xff\xff", "编码认不出来", ""),
        ("甲\n乙\x00丙".encode(), "印不出来的字符（U+0000）", "第 2 行"),
        ("甲\ue0005\ue001".encode(), "印不出来的字符（U+E000）", "第 1 行"),
        (b"a" * 50_000_000, "模板太大（50000 KB）", ""),
    ],
    ids=("a picture", "a zero", "a mark of ours", "fifty megabytes"),
)
def test_a_template_that_is_no_text_is_said(facts: FactBook, tmp_path: Path, data: bytes, said: str, cell: str) -> None:
    (tmp_path / "总结").mkdir()
    (tmp_path / "总结" / "01.md.j2").write_bytes(data)
    (tmp_path / "总结" / "02.md.j2").mkdir()
    found = render(load_sources([tmp_path / "总结"]), facts, county="县", office="局", texts={})
    first, second = found.problems[0], found.problems[-1]
    assert found.document is None and second.where.file == "总结/02.md.j2" and "打不开" in second.what
    assert (first.code, first.where.file, first.where.cell) == ("MZ704", "总结/01.md.j2", cell)
    assert said in first.what


def test_a_loop_that_takes_its_time_is_ended() -> None:
    seconds = count(step=1.0)
    budget = Budget(clock=lambda: next(seconds))
    with pytest.raises(Refused, match="循环超过 5 秒"):
        list(budget.each("甲" * 100, 1, 0))


def test_what_takes_its_time_without_a_loop_is_ended_too() -> None:
    seconds = count(step=1.0)
    budget = Budget(clock=lambda: next(seconds))
    with pytest.raises(Refused, match="填写超过 15 秒"):
        for _ in range(100):
            budget.printing("甲")
