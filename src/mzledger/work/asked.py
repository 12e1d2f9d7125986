"""What may be asked of the use cases, with what holds where nothing is said. Loads nothing: a command's help page needs it too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

HERE = Path(".")


@dataclass(frozen=True, slots=True)
class ReportAsked:
    """A document of a year, of a part of it (`as_of`), or of a month (its last day)."""

    year: int | None = None
    month: date | None = None
    as_of: date | None = None
    out: Path | None = None
    text_only: bool = False
    allow_problems: bool = False
    plain: bool = False
    no_annex: bool = False
    html: bool = False
    review: bool = False
    template: Path | None = None
    to: str | None = None
    day: str | None = None
    form: str | None = None
    overwrite: bool = False
    folder: Path = HERE


@dataclass(frozen=True, slots=True)
class FactsAsked:
    """The figures of a year: on the screen, by township or category, as JSON or as a workbook."""

    year: int
    as_of: date | None = None
    by: str | None = None
    output: Path | None = None
    overwrite: bool = False
    as_json: bool = False
    folder: Path = HERE


@dataclass(frozen=True, slots=True)
class TraceAsked:
    """A figure by its name or by what is printed, and which part of it."""

    indicator: str
    year: int | None = None
    area: str | None = None
    category: str | None = None
    aspect: str | None = None
    show_rows: bool = False
    as_of: date | None = None
    month: date | None = None
    as_json: bool = False
    folder: Path = HERE


@dataclass(frozen=True, slots=True)
class How:
    """What a comparison may be told: headings, the kind of list, how sure is sure, where to compute, the clerk's verdicts."""

    columns: str = ""
    kind: str | None = None
    auto_at: float = 0.99
    review_at: float = 0.5
    scheduler: str = ""
    verdicts: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconcileAsked(How):
    """Our people against a list, or (`pairs`) two lists against each other; and where the result goes."""

    ours: str
    theirs: str
    pairs: bool = False
    output: Path | None = None
    as_of: date | None = None
    overwrite: bool = False
    as_json: bool = False
    json_out: Path | None = None
    folder: Path = HERE


@dataclass(frozen=True, slots=True)
class Answers:
    """What a county that begins was given or answered, as text; '' for what is left open."""

    county: str = ""
    office: str = ""
    year: str = ""
    closing: str = ""
    places: str = ""
    programs: str = ""
    without: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InitAsked(Answers):
    """Where a county begins; `blank`: its blank ledgers go into the year's folder."""

    folder: Path
    blank: bool = False
