"""The files of one document: Word, text, the sources of its figures, and as asked for the annex's workbook, a page, a copy to review."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mzledger.document.annex_names import book_name
from mzledger.document.plain import to_text
from mzledger.document.rendering import Rendered
from mzledger.values.document import Document
from mzledger.word.writing import write_docx
from mzledger.work.annex_book import write_annex_book
from mzledger.work.report import YearAnnex, sources_text
from mzledger.workbook.generation import generation, write_text


@dataclass(frozen=True, slots=True)
class Papers:
    """What the files say. `word` writes the Word file; `said` is the document as its text goes; '' and None are not wanted."""

    stem: str
    word: Callable[[Path], object]
    said: Document
    sources: str
    annex: YearAnnex | None = None
    html: str = ""
    review: Document | None = None


@dataclass(frozen=True, slots=True)
class WrittenFiles:
    """What was written, and what somebody had edited there and so has another name now."""

    paths: list[Path]
    kept: list[Path]


def built_in_papers(
    rendered: Rendered,
    *,
    plain: bool = False,
    annex: YearAnnex | None = None,
    html: str = "",
    review: Document | None = None,
) -> Papers:
    """A document in the built-in look as files; `plain` leaves out the keys of its figures."""
    document = rendered.document
    assert document is not None
    sources = sources_text(rendered, plain)
    return Papers(
        document.title, lambda path: write_docx(document, path, plain=plain), document, sources, annex, html, review
    )


def write_papers(papers: Papers, folder: Path, *, overwrite: bool = False) -> WrittenFiles:
    """Writes all of the files or none. Raises `Unusable`."""
    files = _files(papers)
    with generation(folder, overwrite=overwrite) as made:
        for name, write in files.items():
            write(made.path(name))
    return WrittenFiles([folder / name for name in files], made.kept)


def _files(papers: Papers) -> dict[str, Callable[[Path], object]]:
    """The name of each file → what writes it."""
    annex, review = papers.annex, papers.review
    files: dict[str, Callable[[Path], object]] = {
        f"{papers.stem}.docx": papers.word,
        f"{papers.stem}.txt": lambda path: write_text(path, to_text(papers.said)),
        f"{papers.stem}.facts.json": lambda path: write_text(path, papers.sources),
    }
    if annex:
        files[book_name(annex.facts.book.as_of)] = lambda path: write_annex_book(annex.tables, annex.facts, path)
    if papers.html:
        files[f"{papers.stem}.html"] = lambda path: write_text(path, papers.html)
    if review:
        files[f"{review.title}.docx"] = lambda path: write_docx(review, path, plain=True)
    return files
