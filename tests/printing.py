"""What is printed of some facts in tests: a few templates rendered, or the office's own Word template filled in."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

from mzledger.document.plain import to_text
from mzledger.document.rendering import Rendered, Source, render
from mzledger.facts.book import FactBook
from mzledger.values.document import Document, Heading
from mzledger.values.problem import Problem
from mzledger.work.office_report import make_office_report, office_papers
from mzledger.work.papers import write_papers
from mzledger.work.report import YearFacts
from mzledger.workspace.county import open_county
from mzledger.workspace.folder import find_workspace


def rendered(facts: FactBook, *templates: str, **how: Any) -> Rendered:
    """The document of templates named 总结/0.md.j2, 总结/1.md.j2 …, or their problems; `how` as `render` takes it."""
    sources = [Source(f"总结/{number}.md.j2", template) for number, template in enumerate(templates)]
    return render(sources, facts, **{"county": "测试县", "office": "局", "texts": {}} | how)


def text(facts: FactBook, *templates: str, **how: Any) -> str:
    """What sound templates print, without the signature."""
    made = rendered(facts, *templates, **how)
    assert made.problems == [] and made.document is not None
    return to_text(made.document).removesuffix("\n\n局\n").strip()


def is_numbered(document: Document) -> bool:
    """Whether no heading skips a level (a level 3 right under a level 1)."""
    levels = [block.level for block in document.blocks if isinstance(block, Heading)]
    return all(below <= above + 1 for above, below in pairwise([0, *levels]))


def filled(facts: FactBook, template: Path) -> Path | list[Problem]:
    """The document that was written without annex beside the office's template, in `out`; or the problems, and then no file."""
    found = YearFacts(open_county(find_workspace(template.parent)), facts, [])
    report = make_office_report(found, template, annexed=False)
    if report.rendered.document is None:
        return report.problems
    return write_papers(office_papers(report), template.parent / "out").paths[0]
