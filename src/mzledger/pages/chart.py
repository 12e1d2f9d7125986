"""A chart as HTML: bars that are boxes, each value a link to what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from html import escape

from mzledger.values.document import Bars, Chart, Panel
from mzledger.values.fact import Identity


def chart(shown: Chart, numbers: Mapping[Identity, int]) -> str:
    """Each panel on its own scale; the first series is dark, the second one white, as they are on paper."""
    panels = "".join(_panel(each, numbers) for each in shown.panels)
    caption = f"<figcaption>{escape(shown.caption)}</figcaption>"
    return f'<figure class="chart side{shown.side_by_side}"><div class="panels">{panels}</div>{caption}</figure>'


def _panel(panel: Panel, numbers: Mapping[Identity, int]) -> str:
    most = max((v for bars in panel.series for v in bars.values if v is not None), default=Decimal(0)) or Decimal(1)
    names = [bars.name for bars in panel.series if bars.name]
    keys = "".join(f'<span class="key k{at}">{escape(name)}</span>' for at, name in enumerate(names))
    rows = "".join(_row(panel, at, most, numbers) for at in range(len(panel.categories)))
    title = f"<p>{escape(panel.title)}</p>" if panel.title else ""
    return f'<div class="panel">{title}{keys}<table>{rows}</table></div>'


def _row(panel: Panel, at: int, most: Decimal, numbers: Mapping[Identity, int]) -> str:
    bars = "".join(_bar(panel, number, bars, at, most, numbers) for number, bars in enumerate(panel.series))
    return f"<tr><th scope=row>{escape(panel.categories[at])}</th><td>{bars}</td></tr>"


def _bar(panel: Panel, number: int, bars: Bars, at: int, most: Decimal, numbers: Mapping[Identity, int]) -> str:
    value = bars.values[at]
    if value is None:
        return ""
    width, text = value / most * 75, f"{value:.{panel.places}f}"
    link = next(iter(_links(bars, at, numbers, text)), text)
    return f'<div><span class="stick k{number}" style="width:{width:.1f}%"></span>{link}</div>'


def _links(bars: Bars, at: int, numbers: Mapping[Identity, int], text: str) -> Iterator[str]:
    if at < len(bars.of) and bars.of[at] in numbers:
        number = numbers[bars.of[at]]
        yield f'<a class="figure" href="#f{number}" data-f="{number}" role="button">{text}</a>'
