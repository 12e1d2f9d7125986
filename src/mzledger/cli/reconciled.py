"""A comparison on the screen, and its files."""

from __future__ import annotations

from pathlib import Path

from mzledger.cli.console import say, say_written
from mzledger.cli.problems import show_problems, width
from mzledger.reconcile.book import CHECKED, VERDICT, write_book
from mzledger.reconcile.decisions import written_by_hand
from mzledger.reconcile.listing import json_text
from mzledger.reconcile.summing import files
from mzledger.reconcile.verdicts import Reconciled
from mzledger.workbook.generation import generation

LINES = (
    ("全部", "rows"),
    ("已对上", "matched"),
    ("疑似", "doubtful"),
    ("没有对上", "only_here"),
    ("重复", "duplicates"),
)


def refusal(output: Path | None, verdicts: Path | None) -> str:
    """Why an output that is there already can't be replaced: a clerk has written into it. '' where it can."""
    if output is None or not output.exists():
        return ""
    filled = written_by_hand(output)
    if filled and (verdicts is None or verdicts.resolve() != output.resolve()):
        what = "、".join(word for column, word in ((VERDICT, "认定"), (CHECKED, CHECKED)) if column in filled)
        return f"“{output}”里已经填了{what}，没有覆盖。加 --verdicts {output} 可以沿用，或用 -o 换一个文件名。"
    return ""


def write(
    found: Reconciled, book: Path | None, json_out: Path | None, overwrite: bool
) -> tuple[list[Path], list[Path]]:
    """Writes what is asked for; gives those files, and what somebody had edited there under its new name. Raises `Unusable`."""
    wanted = [path for path in (book, json_out) if path is not None]
    kept: list[Path] = []
    for folder in dict.fromkeys(path.parent for path in wanted):
        with generation(folder, overwrite=overwrite, private=True) as made:
            if book is not None and book.parent == folder:
                write_book(found, made.path(book.name))
            if json_out is not None and json_out.parent == folder:
                _write_json(found, made.path(json_out.name))
        kept += made.kept
    return wanted, kept


def _write_json(found: Reconciled, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(json_text(found))


def show(found: Reconciled, written: tuple[list[Path], list[Path]], as_json: bool) -> None:
    """The counts of both sides, or the whole result as JSON; what was written goes beside it."""
    if as_json:
        for text in json_text(found):
            print(text, end="")
        say_written(*written, beside=True)
        return
    counts = found.counts()
    say(f"本方：{files(found.ours.sources)}　{found.when}")
    say(f"名单：{files(found.theirs.sources)}，按“{found.kind.name}”名单处理（不对的话用 --kind 指明）")
    understood = [f"{found.labels[n]}＝{heading}" for n, heading in found.theirs.columns.items() if n in found.labels]
    say(f"名单的列：{'，'.join(understood)}")
    say()
    say("      " + "".join(f"{label}{' ' * (10 - width(label))}" for label, _ in LINES))
    for name, side in (("本方", "ours"), ("名单", "theirs")):
        say(f"{name}  " + "".join(f"{counts[side][key]:<10}" for _, key in LINES))
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
    say_written(*written)
