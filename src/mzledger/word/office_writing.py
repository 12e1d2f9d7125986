"""Puts filled lines back into the office's Word file: paragraphs and rows go, stay or stand several times, all in their looks."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from itertools import groupby

from docx.opc.oxml import serialize_part_xml

from mzledger.values.office import FilledLine, FilledPart, FilledPassage
from mzledger.word.files import child, local_name
from mzledger.word.keys import Keys
from mzledger.word.office_reading import Block, OfficePart, cells_of, row_paragraphs, rows_of
from mzledger.word.office_runs import filled_paragraph
from mzledger.word.xml import Element, make

_BOX = "mz-box"
_HELD = {"sectPr", "txbxContent", "footnotePr"}


def write_parts(parts: Sequence[OfficePart], filled: Sequence[FilledPart], keys: Keys | None) -> None:
    """Writes the lines into the parts. Figures get their bookmarks in the order of the parts."""
    for number, part in enumerate(parts):
        if part.words.name == "文本框":
            part.root.set(_BOX, str(number))
    for number, (part, lines) in enumerate(zip(parts, filled, strict=True)):
        if part.words.name == "文本框":
            for at, root in enumerate(_copies(parts, number)):
                _write_box(root, part, lines, None if at else keys)
        else:
            _write_blocks(part.blocks, lines, keys)
    for part in parts:
        if part.of is not None:
            part.of._blob = serialize_part_xml(part.root)


def _copies(parts: Sequence[OfficePart], number: int) -> list[Element]:
    """Where a text box stands now: its paragraph was copied, perhaps more than once."""
    return [
        each
        for part in parts
        if part.words.name != "文本框"
        for each in part.root.iter()
        if local_name(each) == "txbxContent" and each.get(_BOX) == str(number)
    ]


def _write_box(root: Element, part: OfficePart, lines: FilledPart, keys: Keys | None) -> None:
    del root.attrib[_BOX]
    for each in list(root):
        root.remove(each)
    blocks = [Block(deepcopy(block.element), block.lines, block.paragraphs) for block in part.blocks]
    for block in blocks:
        block.rows = rows_of(block.element) if block.element.tag.endswith("}tbl") else []
        root.append(block.element)
    _write_blocks(blocks, lines, keys)
    outer = next((each for each in root.iterancestors() if local_name(each) == "AlternateContent"), None)
    for other in outer.iter() if outer is not None else ():
        if local_name(other) == "txbxContent" and other is not root:
            for each in list(other):
                other.remove(each)
            other.extend(_unmarked(deepcopy(each)) for each in root)


def _unmarked(element: Element) -> Element:
    for each in [each for each in element.iter() if local_name(each) in ("bookmarkStart", "bookmarkEnd")]:
        each.getparent().remove(each)
    return element


def _write_blocks(blocks: Sequence[Block], lines: FilledPart, keys: Keys | None) -> None:
    of_line = {line: number for number, block in enumerate(blocks) for line in block.lines}
    made: list[tuple[int, Element]] = []
    for number, found in groupby(lines, key=lambda line: of_line[line.at]):
        block = blocks[number]
        if block.rows:
            made.append((number, _table(block, list(found), keys)))
        else:
            made += [(number, filled_paragraph(block.element, line.passages[0].pieces, keys)) for line in found]
    printed = {number for number, _ in made}
    for number, block in enumerate(blocks):
        if number not in printed and not block.rows and _must_stay(block.element):
            made.append((number, filled_paragraph(block.element, _things(block), keys)))
    made.sort(key=lambda each: each[0]) if _in_order(made) else None
    arrange([block.element for block in blocks], made)


def _in_order(made: Sequence[tuple[int, Element]]) -> bool:
    """Whether nothing stands several times over, so that what stays can be put in its place."""
    numbers = [number for number, _ in made]
    return len(set(numbers)) == len(numbers) or numbers == sorted(numbers)


def _things(block: Block) -> list[tuple[int, None]]:
    runs = block.paragraphs[0]
    return [(number, None) for number, text in runs.pieces if text is None]


def _must_stay(element: Element) -> bool:
    """Whether more than a paragraph's words would go with it: a section's page, a text box, one end of a field."""
    names = [local_name(each) for each in element.iter()]
    ends = [
        attribute
        for each in element.iter()
        if local_name(each) == "fldChar"
        for name, attribute in each.attrib.items()
        if name.endswith("}fldCharType")
    ]
    return bool(_HELD & set(names)) or ends.count("begin") != ends.count("end")


def _table(block: Block, lines: Sequence[FilledLine], keys: Keys | None) -> Element:
    made: Element = deepcopy(block.element)
    rows = rows_of(made)
    of_line = {line: number for number, line in enumerate(block.lines)}
    arrange(rows, [(of_line[line.at], _row(rows[of_line[line.at]], line.passages, keys)) for line in lines])
    return made


def _row(template: Element, passages: Sequence[FilledPassage], keys: Keys | None) -> Element:
    made: Element = deepcopy(template)
    paragraphs = [element for _, element in row_paragraphs(made)]
    arrange(paragraphs, [(each.at, filled_paragraph(paragraphs[each.at], each.pieces, keys)) for each in passages])
    for cell in cells_of(made):
        _hold(cell)
    return made


def _hold(cell: Element) -> None:
    """A cell ends with a paragraph, or Word would call the file damaged."""
    for inner in [each for each in cell.iter() if local_name(each) == "tc"]:
        last = next((each for each in reversed(inner) if local_name(each)), None)
        if last is None or local_name(last) != "p":
            inner.append(make("w:p"))


def arrange(originals: Sequence[Element], made: Sequence[tuple[int, Element]]) -> None:
    """New elements in the given order in place of the originals: each at the place of its own, a repeated one behind the last."""
    used: set[int] = set()
    last: Element | None = None
    for number, element in made:
        if number in used and last is not None:
            last.addnext(element)
        else:
            originals[number].addprevious(element)
        used.add(number)
        last = element
    for original in originals:
        holder = original.getparent()
        holder.remove(original)
        _drop_empty(holder)


def _drop_empty(holder: Element) -> None:
    """A content control without content goes too."""
    while holder is not None and local_name(holder) in ("sdtContent", "sdt") and not _has_content(holder):
        outer = holder.getparent()
        if outer is None:
            return
        outer.remove(holder)
        holder = outer


def _has_content(holder: Element) -> bool:
    if local_name(holder) == "sdt":
        return child(holder, "sdtContent") is not None
    return any(local_name(each) for each in holder)
