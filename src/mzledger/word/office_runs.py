"""A paragraph of a foreign Word file as numbered runs, and a paragraph made of them again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from mzledger.values.document import Figure
from mzledger.values.office import BRACES, BREAK, FilledPiece, Passage, Piece
from mzledger.word.files import attribute, child, local_name
from mzledger.word.keys import PREFIX, Keys
from mzledger.word.xml import Element, make, run

_DROPPED = {"proofErr", "lastRenderedPageBreak", "softHyphen", "permStart", "permEnd"}
_TRACKED = {"ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart"}
_TAKEN = {"del", "moveFrom"}
_UNWRAPPED = {"ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo"}
_FIELD = {"begin": 1, "end": -1}
_HYPHEN = "\u2011"


@dataclass(slots=True)
class Run:
    """What stands in one look: its properties, the hyperlink around it; or the element of a thing."""

    properties: Element | None = None
    around: Element | None = None
    thing: Element | None = None
    result: bool = False
    """Whether it is what a field shows: a page number, a date."""


@dataclass(slots=True)
class Runs:
    """A paragraph's runs in order, and its text by run."""

    element: Element
    runs: list[Run] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    tracked: bool = False
    struck: str = ""
    unread: str = ""
    inside: int = 0
    """How many fields are open."""

    def passage(self, cell: int = 0) -> Passage:
        """Its words."""
        return Passage(tuple(self.pieces), cell, self.tracked, self.struck, self.unread)

    def add(self, found: Run, text: str | None) -> None:
        """One more run."""
        found.result = self.inside > 0
        said = _words(found.thing) if found.thing is not None else ""
        self.unread += said if any(sign * 2 in said for sign in BRACES) else ""
        self.pieces.append((len(self.runs), text))
        self.runs.append(found)


def paragraph_runs(paragraph: Element) -> Runs:
    """The runs of a paragraph; text boxes that hang on it are things."""
    made = Runs(paragraph)
    _take(paragraph, made, None)
    marks = child(child(paragraph, "pPr"), "rPr")
    made.tracked |= any(child(marks, name) is not None for name in ("ins", "del"))
    _keep_results(made)
    return made


def _keep_results(made: Runs) -> None:
    """What fields show stays as it is: Word makes it anew. Tags in it are read all the same."""
    shown = [number for number, text in made.pieces if text is not None and made.runs[number].result]
    if any(sign in (made.pieces[number][1] or "") for number in shown for sign in BRACES):
        return
    for number in shown:
        look, text = made.runs[number], made.pieces[number][1] or ""
        made.runs[number] = Run(around=look.around, thing=_run(text, look.properties))
        made.pieces[number] = (number, None)


def _take(container: Element, made: Runs, around: Element | None) -> None:
    for element in container:
        name = local_name(element)
        made.tracked |= name in _TRACKED
        if name in _TAKEN:
            made.struck += _words(element)
        elif name == "r":
            _take_run(element, made, around)
        elif name == "hyperlink":
            _take(element, made, element)
        elif name in _UNWRAPPED or (name == "fldSimple" and any(sign in _words(element) for sign in BRACES)):
            _take(element, made, around)
        elif name and name not in _DROPPED | {"pPr", "sdtPr", "sdtEndPr"} and not _is_ours(element, container):
            made.add(Run(around=around, thing=element), None)


def _take_run(element: Element, made: Runs, around: Element | None) -> None:
    properties = child(element, "rPr")
    for each in element:
        name = local_name(each)
        made.inside = max(0, made.inside + _FIELD.get(attribute(each, "fldCharType") if name == "fldChar" else "", 0))
        text = _text(each, name)
        if text is not None:
            made.add(Run(properties, around), text)
        elif name and name != "rPr" and name not in _DROPPED:
            made.add(Run(around=around, thing=make("w:r", *_copied(properties), deepcopy(each))), None)


def _words(element: Element) -> str:
    """The words in an element, those of text boxes aside."""
    boxed = {each for box in element.iter() if local_name(box) == "txbxContent" for each in box.iter()}
    found = (each for each in element.iter() if local_name(each) in ("t", "delText") and each not in boxed)
    return "".join(each.text or "" for each in found)


def _text(element: Element, name: str) -> str | None:
    match name:
        case "t":
            return element.text or ""
        case "tab":
            return "\t"
        case "noBreakHyphen":
            return _HYPHEN
        case "cr":
            return BREAK
        case "br" if attribute(element, "type") in ("", "textWrapping"):
            return BREAK
    return None


def _is_ours(element: Element, container: Element) -> bool:
    """A bookmark that an earlier document of this program left there means nothing in the next one."""
    name = local_name(element)
    if name == "bookmarkStart":
        return attribute(element, "name").startswith(PREFIX)
    if name != "bookmarkEnd":
        return False
    number = attribute(element, "id")
    starts = (each for each in container.iter() if local_name(each) == "bookmarkStart")
    return any(attribute(each, "id") == number and _is_ours(each, container) for each in starts)


def filled_paragraph(template: Element, pieces: Sequence[FilledPiece] | None, keys: Keys | None) -> Element:
    """A copy of a paragraph with these pieces in place of its own; an exact copy without pieces."""
    made: Element = deepcopy(template)
    if pieces is None:
        return made
    runs = paragraph_runs(template).runs
    for element in list(made):
        if local_name(element) != "pPr":
            made.remove(element)
    holder, around = made, None
    for number, what in pieces:
        look = runs[number] if 0 <= number < len(runs) else Run()
        if look.around is not around:
            holder, around = made, look.around
            if around is not None:
                holder = _emptied(around)
                made.append(holder)
        if what is None:
            holder.extend(_copied(look.thing))
            continue
        new = _run(what.text, look.properties)
        holder.extend(keys.mark(what, new) if isinstance(what, Figure) and keys is not None else [new])
    return made


def _run(text: str, properties: Element | None) -> Element:
    made = run(text.replace(BREAK, "\n"))
    own = child(made, "rPr")
    if properties is None:
        return made
    if own is not None:
        made.remove(own)
    copied: Element = deepcopy(properties)
    for gone in [each for each in copied if local_name(each) in ("ins", "del", "rPrChange")]:
        copied.remove(gone)
    made.insert(0, copied)
    return made


def _emptied(around: Element) -> Element:
    made: Element = deepcopy(around)
    for each in list(made):
        made.remove(each)
    return made


def _copied(element: Element | None) -> Iterator[Element]:
    if element is not None:
        yield deepcopy(element)
