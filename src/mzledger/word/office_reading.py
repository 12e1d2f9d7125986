"""The office's own Word template: opened, and read as lines of runs that can be put back where they stood."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from docx.document import Document as WordDocument
from docx.opc.part import Part as PackagePart
from docx.oxml import parse_xml
from docx.package import Package

from mzledger.values.office import FilledPart, Line, Part, Passage
from mzledger.values.refusal import Unusable
from mzledger.word.files import WordFile, local_name
from mzledger.word.numbering import list_numbers
from mzledger.word.office_headings import Headings
from mzledger.word.office_runs import Runs, paragraph_runs
from mzledger.word.xml import Element

_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_TYPES = "[Content_Types].xml"
_BESIDE = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
_AGAIN = "请在 Word 或 WPS 中打开，另存为“Word 文档（*.docx）”后再试。"
_NOT_BLOCKS = {"pPr", "rPr", "tblPr", "tblGrid", "sectPr", "sdtPr", "sdtEndPr", "trPr", "tcPr", "del", "moveFrom"}


@dataclass(slots=True)
class Block:
    """A paragraph, or a table with its rows, as an element of the template; `lines` are the numbers of its lines."""

    element: Element
    lines: list[int]
    paragraphs: list[Runs] = field(default_factory=list)
    rows: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class OfficePart:
    """A part with its words and, for each of its blocks, what the words were taken from."""

    words: Part
    blocks: list[Block]
    of: PackagePart | None
    """The package's part to be written anew where its XML is not written by itself."""
    root: Element


class OfficeTemplate:
    """A .docx or .dotx to be filled in; nobody else's file is changed.

    Raises Unusable for a file that can't be read or holds macros, FileNotFoundError and PermissionError.
    """

    def __init__(self, path: Path) -> None:
        self._file = WordFile(path)
        self._file.check_parts()
        self.name = path.name
        try:
            package = Package.open(io.BytesIO(_as_document(path)))
            main = package.main_document_part
            self.word: WordDocument = main.document
        except Unusable:
            raise
        except Exception as fault:  # a package that is odd fails in a dozen ways, all of which mean the same
            raise Unusable(f"{path.name}不像 Word 写出的文档，填写不了。{_AGAIN}") from fault
        headings = Headings(self.word.styles.element)
        self.parts = [self._part("", self.word.element.body, None, headings)]
        beside = [(name, part) for kind, name in _BESIDE.items() for part in self._of_kind(kind)]
        for name, part in beside:
            own = getattr(part, "element", None)
            root = own if own is not None else parse_xml(part.blob)
            self.parts.append(self._part(name, root, None if own is not None else part, headings))
        for owner in list(self.parts):
            for box in _boxes(owner.root):
                self.parts.append(self._part("文本框", box, None, headings))

    def labels(self, lines: FilledPart) -> dict[int, str]:
        """The numbers that Word makes for the body's paragraphs as they are filled in, by the places of the lines."""
        numbers, body = list_numbers(self._file), self.parts[0]
        of_line = {line: block for block in body.blocks for line in block.lines}
        found: dict[int, str] = {}
        for place, line in enumerate(lines):
            block = of_line[line.at]
            if not block.rows:
                found[place] = numbers.label(block.element)
                continue
            paragraphs = row_paragraphs(block.rows[block.lines.index(line.at)])
            for passage in line.passages:
                numbers.label(paragraphs[passage.at][1])
        return found

    def _of_kind(self, kind: str) -> list[PackagePart]:
        found = {
            str(relation.target_part.partname): relation.target_part
            for relation in self.word.part.rels.values()
            if not relation.is_external and relation.reltype.endswith(f"/{kind}")
        }
        return [found[name] for name in sorted(found)]

    @staticmethod
    def _part(name: str, root: Element, of: PackagePart | None, headings: Headings) -> OfficePart:
        lines, blocks, tables = list[Line](), list[Block](), 0
        for element in _blocks(root):
            if local_name(element) == "p":
                runs = paragraph_runs(element)
                blocks.append(Block(element, [len(lines)], [runs]))
                level = headings.level(element) if not name else 0
                lines.append(Line((runs.passage(),), level, right=headings.right(element)))
                continue
            block = Block(element, [], rows=_rows(element))
            for row in block.rows:
                block.lines.append(len(lines))
                lines.append(Line(tuple(_passages(row)), table=tables))
            blocks.append(block)
            tables += 1
        return OfficePart(Part(name, tuple(lines)), blocks, of, root)


def row_paragraphs(row: Element) -> list[tuple[int, Element]]:
    """The paragraphs of a row's cells, each with the number of its cell; those of text boxes aside."""
    return [(number, each) for number, cell in enumerate(_below(row, "tc")) for each in _deep(cell)]


def _passages(row: Element) -> Iterator[Passage]:
    for cell, element in row_paragraphs(row):
        yield paragraph_runs(element).passage(cell)


def _deep(container: Element) -> Iterator[Element]:
    for element in _blocks(container):
        if local_name(element) == "p":
            yield element
        else:
            yield from (each for row in _rows(element) for _, each in row_paragraphs(row))


def _blocks(container: Element) -> Iterator[Element]:
    for element in container:
        name = local_name(element)
        if name in ("p", "tbl"):
            yield element
        elif name and name not in _NOT_BLOCKS:
            yield from _blocks(element)


def _rows(table: Element) -> list[Element]:
    return list(_below(table, "tr"))


def _below(element: Element, name: str) -> Iterator[Element]:
    for each in element:
        if local_name(each) == name:
            yield each
        elif local_name(each) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _below(each, name)


def rows_of(table: Element) -> list[Element]:
    """The rows of a table, through content controls."""
    return _rows(table)


def cells_of(row: Element) -> list[Element]:
    """The cells of a row, through content controls."""
    return list(_below(row, "tc"))


def _boxes(root: Element) -> Iterator[Element]:
    for each in root.iter():
        if local_name(each) == "txbxContent":
            above = [local_name(outer) for outer in each.iterancestors()]
            if "Fallback" not in above and "txbxContent" not in above:
                yield each


def _as_document(path: Path) -> bytes:
    """The file's bytes; a .dotx is a document from now on. Raises Unusable where it holds macros."""
    data = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        types = package.read(_TYPES).decode("utf-8")
        names = package.namelist()
        if "macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in names):
            raise Unusable(f"{path.name}带有宏，没有打开。{_AGAIN}")
        if _TEMPLATE not in types:
            return data
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as changed:
            for name in names:
                content = package.read(name)
                changed.writestr(
                    name, types.replace(_TEMPLATE, _DOCUMENT).encode("utf-8") if name == _TYPES else content
                )
    return made.getvalue()
