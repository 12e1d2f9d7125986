"""The document of a county without each pair of its tables: which of them say what no ledger holds.

    python bench/variants.py [folder] [year]     the sample by default; some 2,000 documents, about half a second each

Prints the places where a law of `tests/sample/document_laws.py` is broken, and how many documents were tried.
"""

from __future__ import annotations

import sys
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests/sample"))

from document_laws import Laws, changed, without  # noqa: E402

from mzledger.work.report import make_document, year_facts  # noqa: E402
from mzledger.workspace.folder import find_workspace  # noqa: E402


def main(folder: Path, year: int) -> int:
    """Tries every pair; the exit code is 1 where a law is broken."""
    found = year_facts(find_workspace(folder), year, None, lambda text: None)
    laws, tried, wrong = Laws(found), 0, 0
    kinds = (laws.typed_numbers, laws.parts_that_miss, laws.ragged, laws.other_values, laws.claims_of_nothing)
    for pair in combinations([*found.facts.book.tables, *found.facts.book.registers], 2):
        rendered = make_document(changed(found, without(*pair)))
        places = [f"{law.__name__}: {place}" for law in kinds for place in law(rendered)]
        tried, wrong = tried + 1, wrong + bool(places)
        names = "、".join(f"{model.__module__.rpartition('.')[2]}.{model.__name__}" for model in pair)
        for place in places:
            print(f"{names}　{place}")
    print(f"试了 {tried} 份文件，{wrong} 份有说错的地方")
    return int(wrong > 0)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(main(Path(arguments[0]) if arguments else ROOT, int(arguments[1]) if len(arguments) > 1 else 2020))
