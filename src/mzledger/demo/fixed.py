"""Makes a saved workbook the same bytes every time: no date of today in it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

SAVED = (2020, 11, 3, 9, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def fix_archive(path: Path) -> None:
    """Rewrites the archive with one fixed time, in its entries and in the document's properties."""
    with zipfile.ZipFile(path) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            if name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>2020-11-03T09:00:00Z", content)
            entry = zipfile.ZipInfo(name, SAVED)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(entry, content, compresslevel=9)
