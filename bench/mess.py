"""The metamorphic proof over many cases: clean ledgers rewritten by every kind, alone and together.

    python bench/mess.py --cases 2000 --seed 1
    python bench/mess.py --kind stop_heading_renamed --cases 40 --show
    python bench/mess.py --headings            each unseen heading by itself: understood, asked, or silently wrong
    python bench/mess.py --case 17 months_short_year total_last     one case, with the tool's problems

Exit 1 where a figure is silently different, where destroyed content is not named, or where a run ends by an exception.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path
from random import Random

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

from mess.headings import run_headings, table_of_headings  # noqa: E402
from mess.kinds import KINDS  # noqa: E402
from mess.run import BROKEN, Outcome, Verdict, run_case  # noqa: E402

ORDER = tuple(Verdict)
TRIES = 30


def plan(cases: int, seed: int, only: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """(seed, kinds) of each case: half of them one kind alone, in turn; the rest two to four kinds together."""
    rng, names = Random(seed), sorted(KINDS)
    for number in range(cases):
        if only:
            yield seed * 1_000_003 + number, tuple(only)
        elif number % 2 == 0:
            yield seed * 1_000_003 + number, (names[number // 2 % len(names)],)
        else:
            yield seed * 1_000_003 + number, tuple(rng.sample(names, rng.randint(2, 4)))


def one(case: tuple[int, tuple[str, ...]]) -> Outcome | None:
    """Runs a case; kinds that don't fit together are drawn again."""
    seed, kinds = case
    for turn in range(TRIES):
        outcome = run_case(seed, kinds)
        if outcome is not None:
            return outcome
        seed += 7_919
        if turn % 3 == 2 and len(kinds) > 1:
            kinds = kinds[:-1]
    return None


def outcomes(cases: Sequence[tuple[int, tuple[str, ...]]], jobs: int) -> Iterator[Outcome | None]:
    """Every case's outcome, in order."""
    if jobs == 1:
        yield from map(one, cases)
        return
    with Pool(jobs) as pool:
        yield from pool.imap(one, cases, chunksize=8)


def print_table(found: Sequence[Outcome]) -> None:
    """By kind (alone), then the cases of several kinds, then all."""
    width = max(len(name) for name in KINDS) + 2
    print(f"{'kind':<{width}}" + "".join(f"{verdict:>13}" for verdict in ORDER))
    rows: dict[str, Counter[Verdict]] = {}
    for outcome in found:
        rows.setdefault(outcome.kinds[0] if len(outcome.kinds) == 1 else "~ together", Counter())[outcome.verdict] += 1
    rows = {name: rows[name] for name in sorted(rows)}
    alone = sum((counts for name, counts in rows.items() if name[0] != "~"), Counter())
    rows |= {"~ alone": alone, "~ all": sum((Counter([o.verdict]) for o in found), Counter())}
    for name, counts in rows.items():
        cells = "".join(f"{counts[verdict] or '·':>13}" for verdict in ORDER)
        print(f"{name:<{width}}{cells}")
    total = max(1, len(found))
    print("share: " + ", ".join(f"{v} {100 * sum(o.verdict == v for o in found) / total:.1f}%" for v in ORDER))


def main() -> int:
    """Runs what is asked for and prints it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", action="append", default=[], help="only this kind; several times: these together")
    parser.add_argument("--headings", action="store_true", help="each unseen heading by itself")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument(
        "--show", type=int, nargs="?", const=20, default=0, help="lists so many cases that are not same"
    )
    parser.add_argument("--list", action="store_true", help="lists the kinds")
    parser.add_argument("--case", nargs="+", metavar="SEED KIND", help="one case again")
    asked = parser.parse_args()
    if asked.list:
        for kind in KINDS.values():
            limits = [word for word in ("must_ask", "damages", "gentle") if getattr(kind, word)]
            print(f"{kind.name:<34}{' '.join(limits):<24}{kind.what}")
        return 0
    if asked.case:
        outcome = run_case(int(asked.case[0]), asked.case[1:])
        print("these kinds don't go together" if outcome is None else "\n  ".join([outcome.line(), *outcome.reasons]))
        return int(outcome is not None and outcome.verdict in BROKEN)
    if asked.headings:
        results = run_headings(asked.seed)
        print(table_of_headings(results))
        return int(any(result.verdict in BROKEN for result in results))
    begun = time.perf_counter()
    found = [o for o in outcomes(list(plan(asked.cases, asked.seed, asked.kind)), asked.jobs) if o is not None]
    seconds = time.perf_counter() - begun
    print_table(found)
    print(f"{len(found)} cases, {1000 * seconds / max(1, len(found)):.0f} ms each")
    odd = sorted((o for o in found if o.verdict is not Verdict.SAME), key=lambda o: -ORDER.index(o.verdict))
    for outcome in odd[: asked.show]:
        print(outcome.line())
    return int(any(o.verdict in BROKEN for o in found))


if __name__ == "__main__":
    sys.exit(main())
