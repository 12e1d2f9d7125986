"""A comparison on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from mzledger.cli.console import say, say_raw, say_table
from mzledger.cli.problems import show_problems
from mzledger.cli.width import padded
from mzledger.reconcile.outputs import json_text
from mzledger.reconcile.verdicts import Reconciled

LINES = (
    ("全部", "rows"),
    ("已对上", "matched"),
    ("疑似", "doubtful"),
    ("没有对上", "only_here"),
    ("重复", "duplicates"),
)


def show_reconciled(found: Reconciled, as_json: bool) -> None:
    """The counts of both sides, or the whole result as JSON."""
    if as_json:
        say_raw(json_text(found))
        return
    counts = found.counts()
    say(f"本方：{found.ours.files}　{found.when}")
    say(f"名单：{found.theirs.files}，按“{found.kind.name}”名单处理（不对的话用 --kind 指明）")
    understood = [f"{found.labels[n]}＝{heading}" for n, heading in found.theirs.columns.items() if n in found.labels]
    say(f"名单的列：{'，'.join(understood)}")
    say()
    heads = [label for label, _ in LINES]
    sides = (("本方", "ours"), ("名单", "theirs"))
    rows = [(name, *(str(counts[side][key]) for _, key in LINES)) for name, side in sides]
    say_table(rows, _count_line, ("", *heads), "      " + "".join(padded(head, 10) for head in heads))
    say()
    say("对上的：" + "，".join(f"{name} {counts[name]} 对" for name in counts if name not in ("ours", "theirs")) + "。")
    if counts["疑似"]:
        say("疑似的请在排查台账里填写认定，下次比对加 --verdicts 排查台账.xlsx。")
    if found.problems:
        say()
        say(f"上次的排查台账里有 {len(found.problems)} 处没有采用，其余照用：")
        say()
        show_problems(found.problems, show_all=True)
    for text in found.weakened:
        say(f"注意：{text}")


def _count_line(row: Sequence[str]) -> str:
    return f"{row[0]}  " + "".join(f"{count:<10}" for count in row[1:])
