"""An office's own Word template, filled in and written."""

from __future__ import annotations

from pathlib import Path

from mzledger.values.problem import Problem
from mzledger.work.office_report import make_office_report, office_papers
from mzledger.work.papers import WrittenFiles, write_papers
from mzledger.work.report import YearFacts


def fill_office_template(found: YearFacts, template: Path, folder: Path) -> WrittenFiles | list[Problem]:
    """Fills a template and writes it without annex; problems, and no file, where the template is wrong."""
    report = make_office_report(found, template, annexed=False)
    return report.problems if report.rendered.document is None else write_papers(office_papers(report), folder)
