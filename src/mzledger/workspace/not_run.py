"""What templates find under the name of a program that the county does not run: figures that say so, never a missing ledger."""

from __future__ import annotations

from datetime import date

from mzledger.document.printed import Printed
from mzledger.facts.keys import Indicator, indicators
from mzledger.programs import all_programs
from mzledger.values.fact import NOT_RUN, Fact, Lack
from mzledger.values.period import Span


def not_run_names(not_run: frozenset[str], day: date) -> dict[str, dict[str, Printed]]:
    """Subject → measure → figure, for every name of the programs that are switched off."""
    switched_off = [program for program in all_programs() if program.slug in not_run]
    found: dict[str, dict[str, Printed]] = {}
    for indicator in indicators(switched_off).values():
        found.setdefault(indicator.subject, {})[indicator.measure.name] = _figure(indicator, day)
    return found


def _figure(indicator: Indicator, day: date) -> Printed:
    measure = indicator.measure
    lack = Lack(NOT_RUN, indicator.program.name)
    fact = Fact(
        indicator.key, indicator.name, None, measure.unit, Span.on(day), meaning=measure.meaning, missing=(lack,)
    )
    return Printed(fact)
