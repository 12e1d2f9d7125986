"""A document as one HTML page, with its style and script inside, in which every figure opens what it stands on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from html import escape
from importlib.resources import files

from mzledger.pages.chart import chart
from mzledger.values.document import Block, Chart, Document, Figure, Heading, Paragraph, Runs, Table, attachment_lines
from mzledger.values.fact import Identity


@dataclass(frozen=True, slots=True)
class Line:
    """A name and a text beside it; `leads_to` is the number of the figure that it is, or −1."""

    name: str
    text: str
    leads_to: int = -1


@dataclass(frozen=True, slots=True)
class Detail:
    """What a figure opens: its name and value, lines that explain it, its parts, and where its rows are."""

    name: str
    value: str
    about: Sequence[Line] = ()
    parts: Sequence[tuple[str, Sequence[Line]]] = ()
    sources: Sequence[Line] = ()


def page(document: Document, numbers: Mapping[Identity, int], details: Sequence[Detail]) -> str:
    """The page. `numbers` gives each figure's place among the details."""
    body = "\n".join((*_opening(document), *_blocks(document.blocks, numbers), *_closing(document)))
    title = f"<h1>{escape(document.attachments[0])}</h1>" if document.attachments and document.annex else ""
    annex = "\n".join(filter(None, (title, *_blocks(document.annex, numbers))))
    title = escape(document.full_title.replace("\n", ""))
    return _read("page.html").format(
        title=title,
        style=_read("page.css"),
        script=_read("page.js"),
        body=body,
        annex=f'<section class="annex">{annex}</section>' if annex else "",
        details=_as_data([asdict(detail) for detail in details]),
    )


def _read(name: str) -> str:
    return files("mzledger.pages").joinpath(name).read_text(encoding="utf-8")


def _as_data(value: object) -> str:
    """JSON that no text in it can break out of."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _opening(document: Document) -> Iterator[str]:
    yield f"<h1>{'<br>'.join(escape(line) for line in document.full_title.splitlines())}</h1>"
    if document.subtitle:
        yield f'<p class="subtitle">{escape(document.subtitle)}</p>'
    if document.addressee:
        yield f'<p class="addressee">{escape(document.addressee)}：</p>'


def _closing(document: Document) -> Iterator[str]:
    for lead, name in attachment_lines(document):
        yield f'<p class="body">{escape(lead + name)}</p>'
    for text in (document.signer, document.date):
        if text:
            yield f'<p class="signature">{escape(text)}</p>'


def _blocks(blocks: Iterable[Block], numbers: Mapping[Identity, int]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            level = block.level + 1
            yield f"<h{level}>{escape(block.number)}{_runs(block.runs, numbers)}</h{level}>"
        elif isinstance(block, Paragraph):
            yield f'<p class="{block.role}">{_runs(block.runs, numbers)}</p>'
        elif isinstance(block, Chart):
            yield chart(block, numbers)
        else:
            yield from _table(block, numbers)


def _table(table: Table, numbers: Mapping[Identity, int]) -> Iterator[str]:
    yield f'<div class="wide"><table{" class=small" if table.small else ""}><caption>{escape(table.caption)}</caption>'
    spans = joined_cells(table) if table.joined else {}
    for at, row in enumerate(table.rows):
        head = at < table.head_rows
        yield "<thead>" if at == 0 and head else ""
        cells = (
            _cell(cell, numbers, head, at in table.bold_rows or n in table.bold_columns, spans.get((at, n), ""))
            for n, cell in enumerate(row)
            if not table.joined or (at, n) in spans
        )
        yield f"<tr>{''.join(cells)}</tr>"
        yield "</thead><tbody>" if at == table.head_rows - 1 else ""
    yield "</tbody></table></div>"


def _cell(runs: Runs, numbers: Mapping[Identity, int], head: bool, bold: bool, spans: str) -> str:
    name = "th" if head else "td"
    figures = any(isinstance(run, Figure) for run in runs)
    classes = " ".join(filter(None, ("number" if figures else "", "bold" if bold and not head else "")))
    return f"<{name}{f' class={classes!r}' if classes else ''}{' scope=col' if head else ''}{spans}>{_runs(runs, numbers)}</{name}>"


def _runs(runs: Runs, numbers: Mapping[Identity, int]) -> str:
    return "".join(_figure(run, numbers[run.what]) if isinstance(run, Figure) else escape(run.text) for run in runs)


def _figure(figure: Figure, number: int) -> str:
    missing = " missing" if figure.text.startswith("〔") else ""
    return f'<a class="figure{missing}" href="#f{number}" data-f="{number}" role="button">{escape(figure.text)}</a>'


def joined_cells(table: Table) -> dict[tuple[int, int], str]:
    """The place (row, column) of each cell that is shown → its spans; what belongs to another cell isn't there."""
    rows, head = table.rows, table.head_rows
    columns = max(map(len, rows), default=0)
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for at, row in enumerate(rows):
        for n in range(columns):
            if (n < len(row) and row[n]) or not at + n:
                owner[at, n] = (at, n)
            elif at == 0 and head > 1:
                owner[at, n] = owner[at, n - 1]
            elif 0 < at < head or (n == 0 and at > head):
                owner[at, n] = owner[at - 1, n]
            else:
                owner[at, n] = (at, n)
    found = {}
    for place in dict.fromkeys(owner.values()):
        wide = len({n for (_, n), of in owner.items() if of == place})
        high = len({at for (at, _), of in owner.items() if of == place})
        spans = (f" colspan={wide}" if wide > 1 else "", f" rowspan={high}" if high > 1 else "")
        found[place] = "".join(spans)
    return found
