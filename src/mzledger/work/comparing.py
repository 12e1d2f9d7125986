"""A comparison as it is asked for: where its result may go, the comparison, and its files."""

from __future__ import annotations

from pathlib import Path

from mzledger.reconcile.decisions import written_by_hand
from mzledger.reconcile.outputs import CHECKED, VERDICT, json_text, write_book
from mzledger.reconcile.verdicts import Reconciled
from mzledger.values.refusal import Refused
from mzledger.work.asked import ReconcileAsked
from mzledger.work.reconciling import find_list, programs_named, reconcile_lists, reconcile_program
from mzledger.work.said import Exit, Notice, Problems, Progress, Told, Written
from mzledger.workbook.generation import free_name, generation
from mzledger.workspace.folder import Workspace, find_workspace
from mzledger.workspace.list_columns import OPTION
from mzledger.workspace.outputs import refused


def reconcile(asked: ReconcileAsked, progress: Progress) -> Told:
    """Compares and writes the result. Raises `Refused`, `Unusable`."""
    _check_options(asked)
    workspace = find_workspace(asked.folder)
    _check_places(asked, workspace)
    progress("正在读取和比对")
    if asked.pairs:
        found = reconcile_lists(Path(asked.ours), Path(asked.theirs), asked)
    else:
        programs = programs_named(asked.ours)
        found = reconcile_program(workspace, programs, find_list(asked.theirs, workspace), asked.as_of, asked)
    if isinstance(found, Reconciled):
        yield from _given_out(found, asked, Path() if asked.pairs else workspace.out)
    elif found[0].where.file == OPTION:
        raise Refused(f"{found[0].what}。{found[0].mend}")
    else:
        yield Problems(found)
        yield Exit.UNREADABLE


def _check_options(asked: ReconcileAsked) -> None:
    """Raises `Refused` where they don't go together, or where a clerk has written into the file that would be replaced."""
    if asked.review_at > asked.auto_at:
        raise Refused(f"--review-at（{asked.review_at}）不能大于 --auto-at（{asked.auto_at}）。请改其中一个")
    if asked.output is None or not asked.output.exists() or _same(asked.output, asked.verdicts):
        return
    if filled := written_by_hand(asked.output):
        what = "、".join(word for column, word in ((VERDICT, "认定"), (CHECKED, CHECKED)) if column in filled)
        remedy = f"加 --verdicts {asked.output} 可以沿用，或用 -o 换一个文件名"
        raise Refused(f"“{asked.output}”里已经填了{what}，没有覆盖。{remedy}")


def _check_places(asked: ReconcileAsked, workspace: Workspace) -> None:
    """Raises `Refused` where the result would lie among what is read."""
    lists = [Path(asked.ours), Path(asked.theirs)] if asked.pairs else [find_list(asked.theirs, workspace)]
    said = refused(workspace, [asked.output, asked.json_out], lists)
    if said := said or refused(None, [asked.json_out], [asked.verdicts]):
        raise Refused(said)


def _same(path: Path, other: Path | None) -> bool:
    return other is not None and path.resolve() == other.resolve()


def _given_out(found: Reconciled, asked: ReconcileAsked, folder: Path) -> Told:
    """Writes what is asked for, else a book in the folder; a file of verdicts that were not all taken stays."""
    book, verdicts = asked.output, asked.verdicts
    if book is not None and verdicts is not None and found.problems and _same(book, verdicts):
        book = free_name(book)
        yield Notice(f"“{verdicts.name}”里有没有采用的内容，没有覆盖，另写到“{book.name}”。")
    if book is None and not (asked.as_json or asked.json_out):
        book = free_name(folder / f"排查台账-{Path(asked.theirs).stem}.xlsx")
    written = _write(found, book, asked)
    yield found
    yield written
    yield Exit.FINDINGS if found.findings else Exit.PASSED


def _write(found: Reconciled, book: Path | None, asked: ReconcileAsked) -> Written:
    """Writes the book and the JSON, as far as they are wanted. Raises `Unusable`."""
    wanted = [path for path in (book, asked.json_out) if path is not None]
    kept: list[Path] = []
    for folder in dict.fromkeys(path.parent for path in wanted):
        with generation(folder, overwrite=asked.overwrite, private=True) as made:
            for path in wanted:
                if path.parent == folder:
                    (write_book if path is book else _write_json)(found, made.path(path.name))
        kept += made.kept
    return Written(wanted, kept, asked.as_json)


def _write_json(found: Reconciled, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(json_text(found))
