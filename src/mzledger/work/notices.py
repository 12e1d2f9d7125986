"""What is said beside a document: what its figures lack and take for granted, and what to look at in the office's own prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mzledger.values.fact import NOT_RUN, Fact, by_reason, with_places
from mzledger.work.report import Prose

SHOWN = 3
"""How many of the numbers typed in it are named."""


def notices(facts: Iterable[Fact]) -> Iterator[str]:
    """What a document's figures lack, by reason, and what they take for granted: a line each."""
    known = [fact for fact in facts if not fact.not_run]
    for reason in by_reason(lack for fact in known for lack in fact.missing if lack.reason != NOT_RUN):
        lacks = dict.fromkeys(lack for fact in known for lack in fact.missing if lack.reason == reason)
        yield f"{with_places(lacks)}。有关数字印成〔{reason}〕。"
    for said in dict.fromkeys(said for fact in known for said in fact.assumed):
        yield f"假设：{said}。"


def prose_notices(own: Prose) -> Iterator[str]:
    """A line each; nothing where there is nothing to say."""
    if own.numbers:
        first = "、".join(f"{each.section} 第 {each.paragraph} 段“{each.text}”" for each in own.numbers[:SHOWN])
        more = "等" if len(own.numbers) > SHOWN else ""
        yield (
            f"文字材料里有 {len(own.numbers)} 个手写的数字没有核对（{first}{more}），都列在附表“未核数字”里。"
            "加 --review 另出一份审阅稿，标在文中。"
        )
    for name, said in own.odd:
        yield f"文字材料“{name}”里写着“{said}”，请看是不是要改。"
    for name in own.unused:
        yield f"文字材料“{name}”没有用：这次用的模板里没有写它的地方。文件名要和“文字材料说明.txt”里的名称一样。"
