"""Cells of a table that are one cell, as `colspan` and `rowspan`."""

from __future__ import annotations

from mzledger.values.document import Table


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
