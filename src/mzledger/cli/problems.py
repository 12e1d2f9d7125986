"""Problems on the screen and as JSON."""

from __future__ import annotations

from collections import Counter
from typing import Any

from mzledger.cli.console import coloured, note, say
from mzledger.cli.exits import Exit
from mzledger.layout.files import FileReading
from mzledger.values.problem import Problem, Severity

SHOWN_OF_ONE_CODE = 20


def show_problems(problems: list[Problem], show_all: bool = False) -> None:
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
    say(f"{problem.where}{more}  {coloured(problem.severity)} {problem.code}")
    say(f"    {problem.what}。" if not problem.what.endswith(("。", "）")) else f"    {problem.what}")
    if problem.severity is not Severity.REPAIRED:
        if problem.basis:
            say(f"    依据：{problem.basis}")
        if problem.mend:
            say(f"    改法：{problem.mend}")
    say()


def show_summary(files: list[FileReading], problems: list[Problem]) -> None:
    """A line a sheet: rows read, records, rejected, other rows by kind; then the counts of problems."""
    say("台账                                  读取行  有效  未计入  其他行")
    for reading in files:
        for part in reading.parts:
            others = sum(part.non_data.values())
            kinds = "、".join(f"{kind}{count}" for kind, count in part.non_data.items() if count)
            accepted = len(part.rows) - len(part.rejected)
            label = f"{part.file} › {part.sheet}"
            say(
                f"{label}{' ' * max(1, 36 - width(label))}{part.rows_seen:>8}{accepted:>7}{len(part.rejected):>7}"
                f"{others:>6}（{kinds}）"
            )
        for name, why in reading.ignored:
            say(f"{reading.name} › {name}：{why}，没有读取")
    counts = Counter(problem.severity for problem in problems)
    say()
    say("共 " + "，".join(f"{severity} {counts[severity]} 处" for severity in Severity) + "。")


def show_faults(faults: list[Problem]) -> int:
    """Figures that could not be computed, beside the result; the exit code that they make."""
    for fault in faults:
        note(f"{fault.where}  {fault.severity} {fault.code}　{fault.what}。{fault.mend}")
    return Exit.FINDINGS if faults else Exit.PASSED


def width(text: str) -> int:
    """Columns on a screen: a Chinese character takes two."""
    return sum(2 if ord(c) > 255 else 1 for c in text)


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
