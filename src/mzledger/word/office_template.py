"""The office's own Word file, filled in and saved: its styles, pages and pictures stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mzledger.values.document import Document
from mzledger.values.office import FilledPart
from mzledger.word.files import attribute, local_name
from mzledger.word.keys import NAMESPACE, Keys, tag_of
from mzledger.word.layout import GB9704, Layout
from mzledger.word.office_annex import append_annex
from mzledger.word.office_reading import OfficeTemplate
from mzledger.word.office_writing import write_parts
from mzledger.word.writing import same_bytes
from mzledger.word.xml import Element, make, run
from mzledger.workbook.generation import written_whole

_SIDES = ("top", "left", "bottom", "right")


def write_office(
    template: OfficeTemplate,
    filled: Sequence[FilledPart],
    document: Document,
    path: Path,
    *,
    notices: Sequence[str] = (),
    plain: bool = False,
    layout: Layout = GB9704,
) -> None:
    """Writes a filled template with the annex of the document behind it; `plain` leaves out the figures' keys.

    `document` is what the filled lines say; it tells the bookmarks' names. Raises `Unusable`.
    """
    word = template.word
    keys = None if plain else Keys(tag_of(document), _taken([part.root for part in template.parts]))
    _forget_keys(template)
    write_parts(template.parts, filled, keys)
    body = word.element.body
    for text in reversed(notices):
        body.insert(0, _notice(text))
    append_annex(word, document, layout, keys)
    if keys is not None and keys.figures:
        keys.store(word)
    content = same_bytes(word)
    with written_whole(path) as temporary:
        temporary.write_bytes(content)


def _taken(roots: Sequence[Element]) -> int:
    """The highest number of a bookmark in the file."""
    numbers = (attribute(each, "id") for root in roots for each in root.iter() if local_name(each) == "bookmarkStart")
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


def _forget_keys(template: OfficeTemplate) -> None:
    """Drops the list of figures of a document that somebody took for a template."""
    for name, relation in list(template.word.part.rels.items()):
        if not relation.is_external and NAMESPACE.encode() in relation.target_part.blob[:2000]:
            del template.word.part.rels[name]


def _notice(text: str) -> Element:
    """A boxed paragraph that needs no style of the file."""
    box = make("w:pBdr", *(make(f"w:{side}", val="single", sz=8, space=6, color="auto") for side in _SIDES))
    return make("w:p", make("w:pPr", box, make("w:ind", left=140, right=140)), run(text))
