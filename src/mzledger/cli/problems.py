"""Problems on the screen and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from mzledger.cli.console import say, say_json, say_table
from mzledger.cli.width import padded
from mzledger.layout.files import FileReading
from mzledger.values.problem import Problem, Severity
from mzledger.work.checking import Checked

SHOWN_OF_ONE_CODE = 20


def show_problems(problems: Sequence[Problem], show_all: bool = False) -> None:
    """Every problem, grouped by code above 20 of one code (all with `show_all`); errors first."""
    order = list(Severity)
    groups: dict[tuple[int, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((order.index(problem.severity), problem.code), []).append(problem)
    for _, group in sorted(groups.items(), key=lambda item: item[0]):
        alike = _alike(group)
        for problem, others in alike if show_all else alike[:SHOWN_OF_ONE_CODE]:
            show_problem(problem, others)
        left = alike[SHOWN_OF_ONE_CODE:]
        rest = sum(1 + len(others) for _, others in left)
        if rest > 0 and not show_all:
            files = Counter(p.where.file for problem, others in left for p in (problem, *others))
            where = "、".join(f"{name} {count} 处" for name, count in files.most_common(5))
            say(f"{group[0].code} 还有 {rest} 处同样的问题（{where}），加 --all 全部列出。")
            say()


def _alike(problems: list[Problem]) -> list[tuple[Problem, list[Problem]]]:
    """Problems with the same sentence in one column of one sheet as one entry: the first, and the others."""
    found: dict[tuple[str, str, str, str], tuple[Problem, list[Problem]]] = {}
    for problem in problems:
        key = (problem.where.file, problem.where.sheet, problem.where.cell.rstrip("0123456789"), problem.what)
        if key in found:
            found[key][1].append(problem)
        else:
            found[key] = (problem, [])
    return list(found.values())


def show_problem(problem: Problem, others: list[Problem] | None = None) -> None:
    """Where, what, on which basis, what to do; with the cells of the others of the same sentence."""
    more = ""
    elsewhere = list(
        dict.fromkeys(other.where.cell for other in others or () if other.where.cell != problem.where.cell)
    )
    if elsewhere:
        cells = "、".join(elsewhere[:6])
        more = f"、{cells}{'等' if len(elsewhere) > 6 else ''}（共 {1 + len(others or ())} 处）"
    say(f"{problem.where}{more}  {problem.severity} {problem.code}", problem.severity)
    say(f"    {problem.what}。" if not problem.what.endswith(("。", "）")) else f"    {problem.what}")
    if problem.severity is not Severity.REPAIRED:
        if problem.basis:
            say(f"    依据：{problem.basis}")
        if problem.mend:
            say(f"    改法：{problem.mend}")
    say()


HEADS = ("台账", "读取行", "有效", "未计入", "其他行", "其中")
HEADLINE = "台账                                  读取行  有效  未计入  其他行"


def show_checked(checked: Checked, show_all: bool, as_json: bool) -> None:
    """What `mz validate` found, or the same as JSON."""
    if as_json:
        say_json(checked_json(checked))
        return
    show_problems(checked.problems, show_all)
    show_summary(checked)


def show_summary(checked: Checked) -> None:
    """A line a sheet: rows read, records, rejected, other rows by kind; then the counts of problems."""
    say_table(_summary(checked.files), _summary_line, HEADS, HEADLINE)
    counts = Counter(problem.severity for problem in checked.problems)
    say()
    say("共 " + "，".join(f"{severity} {counts[severity]} 处" for severity in Severity) + "。")


def _summary(files: Sequence[FileReading]) -> Iterator[Sequence[str]]:
    for reading in files:
        for part in reading.parts:
            kinds = "、".join(f"{kind}{count}" for kind, count in part.non_data.items() if count)
            accepted, others = len(part.rows) - len(part.rejected), sum(part.non_data.values())
            counts = map(str, (part.rows_seen, accepted, len(part.rejected), others))
            yield f"{part.file} › {part.sheet}", *counts, f"（{kinds}）"
        for name, why in reading.ignored:
            yield (f"{reading.name} › {name}：{why}，没有读取",)


def _summary_line(row: Sequence[str]) -> str:
    if len(row) == 1:
        return row[0]
    label, seen, accepted, rejected, others, kinds = row
    return f"{padded(label, 36)}{seen:>8}{accepted:>7}{rejected:>7}{others:>6}{kinds}"


def problem_json(problem: Problem) -> dict[str, Any]:
    """A problem as a JSON object."""
    where = problem.where
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": where.file,
        "sheet": where.sheet,
        "cell": where.cell,
        "what": problem.what,
        "basis": problem.basis,
        "mend": problem.mend,
    }


def reading_json(reading: FileReading) -> dict[str, Any]:
    """What a file gave, as a JSON object."""
    return {
        "file": reading.name,
        "digest": reading.digest,
        "sheets": [
            {
                "sheet": part.sheet,
                "program": part.program.slug,
                "table": part.table.name,
                "rows": part.rows_seen,
                "records": len(part.rows) - len(part.rejected),
                "rejected": len(part.rejected),
                "non_data": dict(part.non_data),
                "unread_columns": list(part.unread),
                "problems": len(part.problems),
            }
            for part in reading.parts
        ],
        "ignored": [{"sheet": name, "why": why} for name, why in reading.ignored],
    }


def checked_json(checked: Checked) -> dict[str, Any]:
    """What was found, as a JSON object."""
    counts = {"files": len(checked.files), "errors": len(checked.errors), "problems": len(checked.problems)}
    return {
        "passed": not checked.errors,
        "counts": counts,
        "ledgers": [reading_json(reading) for reading in checked.files],
        "problems": [problem_json(problem) for problem in checked.problems],
    }
