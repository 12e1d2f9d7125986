"""What is said of the office's own prose: numbers that nobody checked, sections that no template asks for."""

from __future__ import annotations

from collections.abc import Iterator

from mzledger.work.report import Prose

SHOWN = 3


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
