"""Opens a .docx of anybody's making, or says in Chinese why it can't be read.

Not by python-docx, which gives up on a file with one dangling picture or in the strict dialect: only the XML parts are read,
and elements are known by their local names.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from docx.oxml import parse_xml

from mzledger.values.refusal import Unusable
from mzledger.word.xml import Element

MOST_BYTES, MOST_INFLATED, MOST_XML = 100 << 20, 400 << 20, 20 << 20
"""Of a file, of all its parts together, and of one part of XML: a document of a thousand pages is smaller."""
_DOCTYPE = b"<!DOCTYPE"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_SAVE_AS = "请在 Word 或 WPS 中打开，另存为“Word 文档（*.docx）”后再试。"


class WordFile:
    """The XML parts of a .docx.

    Raises Unusable for a file that is none, FileNotFoundError and PermissionError as the system gives them.
    """

    def __init__(self, path: Path) -> None:
        self._name = path.name
        if path.stat().st_size > MOST_BYTES:
            raise Unusable(f"{path.name}太大（超过 {MOST_BYTES >> 20} MB），无法读取。请删去图片后再试。")
        content = path.read_bytes()
        if reason := _not_docx(content):
            raise Unusable(f"{path.name}{reason}")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self._check_sizes()
            name = self._main_name()
            self._folder = posixpath.dirname(name)
            self.main = self._parsed(name)
        except Unusable:
            raise
        except Exception as fault:  # a damaged zip or XML fails in a dozen ways, all of which mean the same
            raise Unusable(f"{path.name}已损坏或不是 Word 文档，无法读取。{_SAVE_AS}") from fault
        if local_name(self.main) != "document":
            raise Unusable(f"{path.name}不是 Word 文档（.docx），无法读取。{_SAVE_AS}")

    def part(self, name: str) -> Element | None:
        """Another part beside the main one, such as `styles`; None where it is missing or damaged."""
        try:
            return self._parsed(f"{self._folder}/{name}.xml")
        except (KeyError, SyntaxError, zipfile.BadZipFile, zlib.error):
            return None

    def parts(self, kind: str) -> Iterator[Element]:
        """The parts of a kind beside the main one, such as `header`: `header1.xml`, `header2.xml` …"""
        for name in self._zip.namelist():
            folder, file = posixpath.split(name)
            if folder == self._folder and file.removesuffix(".xml").rstrip("0123456789") == kind:
                root = self.part(file.removesuffix(".xml"))
                if root is not None:
                    yield root

    def custom_parts(self, namespace: str) -> Iterator[Element]:
        """The root of every custom XML part in that namespace; a part that can't be parsed is nobody's."""
        for name in self._zip.namelist():
            if name.startswith("customXml/") and name.endswith(".xml"):
                try:
                    root = self._parsed(name)
                except (SyntaxError, zipfile.BadZipFile, zlib.error):
                    continue
                if root.tag.startswith(f"{{{namespace}}}"):
                    yield root

    def check_parts(self) -> None:
        """Raises Unusable where any XML part is not fit to be read, as another program would read all of them."""
        for name in self._zip.namelist():
            if name.endswith((".xml", ".rels")):
                with suppress(SyntaxError, zipfile.BadZipFile, zlib.error):
                    self._parsed(name)

    def _check_sizes(self) -> None:
        """By what the package says: no part is inflated further than that."""
        sizes = [(info.filename, info.file_size) for info in self._zip.infolist()]
        largest = max((size for name, size in sizes if name.endswith((".xml", ".rels"))), default=0)
        if largest > MOST_XML or sum(size for _, size in sizes) > MOST_INFLATED:
            raise Unusable(f"{self._name}解压后太大，不是正常的 Word 文档，无法读取。{_SAVE_AS}")

    def _parsed(self, name: str) -> Element:
        data = self._zip.read(name)
        root = None if _DOCTYPE in data.replace(b"\0", b"") else parse_xml(data)
        if root is None or root.getroottree().docinfo.doctype:
            raise Unusable(f"{self._name}里写有文档类型声明（DTD），不是 Word 写出的文档，没有读取。{_SAVE_AS}")
        return root

    def _main_name(self) -> str:
        for relation in self._parsed("_rels/.rels"):
            if relation.get("Type", "").endswith("/officeDocument"):
                return posixpath.normpath(relation.get("Target", "").lstrip("/"))
        raise KeyError("officeDocument")


def local_name(element: Element) -> str:
    """`p` for `w:p`, in the strict dialect as well as in the usual one; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element | None, name: str) -> list[Element]:
    """The children of that local name; none of None."""
    return [] if element is None else [each for each in element if local_name(each) == name]


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that local name."""
    return next(iter(children(element, name)), None)


def attribute(element: Element | None, name: str) -> str:
    """The attribute of that name in the element's own namespace; empty where there is none."""
    if element is None:
        return ""
    return element.get(f"{element.tag.partition('}')[0]}}}{name}", "")


def _not_docx(content: bytes) -> str:
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            return "设有打开密码，无法读取。请在 Word 或 WPS 中去掉密码，保存后再试。"
        return f"是旧格式的文档（.doc 或 .wps），无法读取。{_SAVE_AS}"
    if not content:
        return "是空文件，没有内容。请检查文件是否复制完整。"
    if not content.startswith(b"PK"):
        return f"已损坏或不是 Word 文档，无法读取。{_SAVE_AS}"
    return ""
