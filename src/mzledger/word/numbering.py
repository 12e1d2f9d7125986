"""The numbers that Word makes for automatic lists. They stand nowhere in the text, and a reader that skips them loses 一、."""

from __future__ import annotations

from dataclasses import dataclass, field

from mzledger.values.numerals import chinese_number
from mzledger.word.files import WordFile, attribute, child, children
from mzledger.word.xml import Element

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(slots=True)
class _Level:
    text: str
    form: str
    start: int
    style: str


@dataclass(slots=True)
class ListNumbers:
    """Counts along while paragraphs are read in order; `label` must be asked once for each."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, tuple[str, dict[int, int]]] = field(default_factory=dict)
    styles: dict[str, tuple[str, str]] = field(default_factory=dict)
    based_on: dict[str, str] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: Element) -> str:
        """The printed number of the paragraph, such as `（一）`; empty without one, and for a bullet."""
        properties = child(paragraph, "pPr")
        style = attribute(child(properties, "pStyle"), "val")
        number, level_text = _number(properties)
        if not number:
            number, level_text, style = self._of_style(style)
        abstract, starts = self.lists.get(number, ("", {}))
        levels = self.levels.get(abstract, {})
        linked = [index for index, level in levels.items() if style and level.style == style]
        index = _whole(level_text, (linked or [0])[0])
        if index not in levels:
            return ""
        counts = self.counts.setdefault(abstract, {})
        if index in starts and (number, index) not in self.begun:
            counts[index] = starts[index]
        else:
            counts[index] = counts.get(index, levels[index].start - 1) + 1
        self.begun.add((number, index))
        for deeper in [other for other in counts if other > index]:
            del counts[deeper]
        return self._print(levels, counts, index)

    def _of_style(self, style: str) -> tuple[str, str, str]:
        for _ in range(20):  # a damaged file may have styles based on each other in a ring
            if style in self.styles:
                return (*self.styles[style], style)
            style = self.based_on.get(style, "")
        return "", "", ""

    @staticmethod
    def _print(levels: dict[int, _Level], counts: dict[int, int], index: int) -> str:
        if levels[index].form in ("bullet", "none"):
            return ""
        text = levels[index].text
        for other, level in levels.items():
            text = text.replace(f"%{other + 1}", numeral(counts.get(other, level.start), level.form))
        return text


def list_numbers(file: WordFile) -> ListNumbers:
    """The lists and numbered styles of a document; none at all where it has no such part."""
    numbers = ListNumbers()
    for abstract in children(file.part("numbering"), "abstractNum"):
        numbers.levels[attribute(abstract, "abstractNumId")] = {
            _whole(attribute(level, "ilvl"), 0): _Level(
                attribute(child(level, "lvlText"), "val"),
                attribute(child(level, "numFmt"), "val"),
                _whole(attribute(child(level, "start"), "val"), 1),
                attribute(child(level, "pStyle"), "val"),
            )
            for level in children(abstract, "lvl")
        }
    for entry in children(file.part("numbering"), "num"):
        starts = {
            _whole(attribute(change, "ilvl"), 0): _whole(attribute(child(change, "startOverride"), "val"), 1)
            for change in children(entry, "lvlOverride")
            if child(change, "startOverride") is not None
        }
        numbers.lists[attribute(entry, "numId")] = (attribute(child(entry, "abstractNumId"), "val"), starts)
    for style in children(file.part("styles"), "style"):
        style_id = attribute(style, "styleId")
        numbers.based_on[style_id] = attribute(child(style, "basedOn"), "val")
        number, level_text = _number(child(style, "pPr"))
        if number:
            numbers.styles[style_id] = (number, level_text)
    return numbers


def _number(properties: Element | None) -> tuple[str, str]:
    """numId and ilvl of paragraph properties; the list 0 is Word's way of saying none."""
    entry = child(properties, "numPr")
    return attribute(child(entry, "numId"), "val"), attribute(child(entry, "ilvl"), "val")


def _whole(text: str, default: int) -> int:
    return int(text) if text.isdecimal() else default


def numeral(number: int, form: str) -> str:
    """A number in one of Word's forms (`w:numFmt`); a form that Chinese documents do not use comes as digits.

    >>> [numeral(12, form) for form in ("decimal", "chineseCountingThousand", "lowerLetter", "lowerRoman")]
    ['12', '十二', 'l', 'xii']
    """
    match form:
        case "chineseCounting" | "chineseCountingThousand" | "japaneseCounting" | "taiwaneseCounting" if (
            0 < number < 100
        ):
            return chinese_number(number)
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if 0 < number <= 20:
            return chr(0x245F + number)
        case "decimalFullWidth" | "decimalFullWidth2":
            return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
        case "lowerLetter" | "upperLetter" if 0 < number <= 26:
            return chr((96 if form == "lowerLetter" else 64) + number)
        case "lowerRoman" | "upperRoman" if 0 < number < 40:
            text = ""
            for value, letters in _ROMAN:
                count, number = divmod(number, value)
                text += letters * count
            return text if form == "lowerRoman" else text.upper()
    return str(number)
