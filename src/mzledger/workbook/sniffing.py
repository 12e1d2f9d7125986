"""What a file really is: by what stands in it, never by its extension."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from pathlib import Path
from typing import IO

from mzledger.workbook.compound import SIGNATURE, top_names
from mzledger.workbook.parts import DAMAGED
from mzledger.workbook.text import start_of

READABLE_ENDINGS = frozenset(
    {".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".xlt", ".et", ".ett", ".ods"}
    | {".csv", ".tsv", ".txt", ".htm", ".html", ".xml"}
)
"""The extensions under which an office keeps tables: files to be tried. What they are, `sniff` tells."""


class FileKind(StrEnum):
    """What a file is, in the words that a clerk is told."""

    XLSX = "Excel 工作簿（xlsx）"
    XLSB = "Excel 二进制工作簿（xlsb）"
    XLS = "Excel 97-2003 工作簿（xls）"
    ODS = "ODS 电子表格"
    HTML = "网页（HTML）"
    XML_SHEET = "XML 电子表格 2003"
    TEXT = "文本（CSV）"
    EMPTY = "空文件"
    LOCKED = "设了打开密码的 Office 文件"
    BROKEN_ZIP = "残缺的 Office 文件或压缩包"
    PDF = "PDF 文件"
    WORD = "Word 文档"
    SLIDES = "演示文稿（PPT）"
    IMAGE = "图片"
    ARCHIVE = "压缩包"
    NUMBERS = "苹果 Numbers 表格"
    WEB_ARCHIVE = "单个文件网页（MHT）"
    XML = "XML 文件"
    MAIL = "邮件"
    OLD_EXCEL = "Excel 5.0 以前的旧表格"
    OTHER_OFFICE = "不是表格的旧版 Office 文件"
    DATABASE = "数据库文件"
    PROGRAM = "程序文件"
    SHORTCUT = "快捷方式"
    MEDIA = "音频或视频"
    UNKNOWN = "认不出的二进制文件（也可能被加密软件加了密）"


READABLE = frozenset(
    {FileKind.XLSX, FileKind.XLSB, FileKind.XLS, FileKind.ODS, FileKind.HTML, FileKind.XML_SHEET, FileKind.TEXT}
)
_MAGIC = (
    (FileKind.PDF, (b"%PDF",)),
    (FileKind.IMAGE, (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")),
    (FileKind.ARCHIVE, (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00")),
    (FileKind.WORD, (b"{\\rtf",)),
    (FileKind.DATABASE, (b"SQLite format 3", b"\x00\x01\x00\x00Standard ")),
    (FileKind.SHORTCUT, (b"L\x00\x00\x00\x01\x14\x02\x00",)),
    (FileKind.OLD_EXCEL, (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00")),
    (FileKind.MEDIA, (b"ID3", b"OggS", b"\x00\x00\x00\x18ftyp", b"\x00\x00\x00\x20ftyp")),
)  # fmt: skip
_TYPES = (
    (FileKind.XLSB, b"sheet.binary"),
    (FileKind.XLSX, b"spreadsheetml.sheet.main"),
    (FileKind.XLSX, b"ms-excel.sheet.macro"),
    (FileKind.XLSX, b"spreadsheetml.template.main"),
    (FileKind.XLSX, b"ms-excel.template.macro"),
    (FileKind.WORD, b"wordprocessingml"),
    (FileKind.WORD, b"ms-word"),
    (FileKind.SLIDES, b"presentationml"),
    (FileKind.SLIDES, b"ms-powerpoint"),
)
_FOLDERS = {"xl/": FileKind.XLSX, "word/": FileKind.WORD, "ppt/": FileKind.SLIDES}
_STREAMS = {
    "EncryptedPackage": FileKind.LOCKED,
    "Workbook": FileKind.XLS,
    "Book": FileKind.XLS,
    "WordDocument": FileKind.WORD,
    "PowerPoint Document": FileKind.SLIDES,
    "__properties_version1.0": FileKind.MAIL,
}
_HTML = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|(html|head|body|table|thead|tbody|tr|meta|title|style|script|div|center|font|form|p|h[1-6]|br|span)[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"


def describe(path: Path) -> str:
    """What a file is, in Chinese, to tell why it was not read.

    Says so too where it can't be opened; never raises.
    """
    try:
        with path.open("rb") as stream:
            return sniff(stream).value
    except IsADirectoryError:
        return "文件夹"
    except OSError:
        return "打不开的文件"


def sniff(stream: IO[bytes]) -> FileKind:
    """The kind of a file, read from its start.

    >>> from io import BytesIO
    >>> sniff(BytesIO(b"%PDF-1.7")), sniff(BytesIO("姓名,金额".encode("gb18030")))
    (<FileKind.PDF: 'PDF 文件'>, <FileKind.TEXT: '文本（CSV）'>)
    """
    first = stream.read(65536)
    if not first:
        return FileKind.EMPTY
    if first.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(stream)
    if first.startswith(SIGNATURE[:4]):
        return _compound_kind(first + stream.read())
    return _magic_kind(first) or _text_kind(start_of(first))


def _magic_kind(first: bytes) -> FileKind | None:
    for kind, starts in _MAGIC:
        if first.startswith(starts):
            return kind
    if first[:2] == b"BM" and first[6:10] == bytes(4):
        return FileKind.IMAGE
    if first[:4] == b"RIFF":
        return FileKind.IMAGE if first[8:12] == b"WEBP" else FileKind.MEDIA
    return FileKind.PROGRAM if first[:2] == b"MZ" and b"\x00" in first[:64] else None


def _text_kind(start: str | None) -> FileKind:
    if start is None:
        return FileKind.UNKNOWN
    if not start.strip():
        return FileKind.EMPTY
    if start.lstrip()[:13].lower() == "mime-version:":
        return FileKind.WEB_ARCHIVE
    if _HTML.match(start):
        return FileKind.HTML
    if not start.lstrip().startswith("<"):
        return FileKind.TEXT
    if _SPREADSHEET in start:
        return FileKind.XML_SHEET
    return FileKind.HTML if "<table" in start.lower() else FileKind.XML


def _zip_kind(stream: IO[bytes]) -> FileKind:
    try:
        with zipfile.ZipFile(stream) as archive:
            names = {info.filename.replace("\\", "/").lower(): info for info in archive.infolist()}
            if "mimetype" in names or "meta-inf/manifest.xml" in names:
                return _open_document(archive.read(names["mimetype"]) if "mimetype" in names else b"", names)
            types = archive.read(names["[content_types].xml"]) if "[content_types].xml" in names else b""
    except DAMAGED:
        return FileKind.BROKEN_ZIP
    for kind, said in _TYPES:
        if said in types:
            return kind
    if any(name.startswith("index/") and name.endswith(".iwa") for name in names):
        return FileKind.NUMBERS
    return next(
        (kind for folder, kind in _FOLDERS.items() if any(n.startswith(folder) for n in names)), FileKind.ARCHIVE
    )


def _open_document(mimetype: bytes, names: dict[str, zipfile.ZipInfo]) -> FileKind:
    if b"opendocument.text" in mimetype:
        return FileKind.WORD
    if b"opendocument.presentation" in mimetype:
        return FileKind.SLIDES
    return FileKind.ODS if b"spreadsheet" in mimetype or "content.xml" in names else FileKind.ARCHIVE


def _compound_kind(data: bytes) -> FileKind:
    names = top_names(data)
    for name, kind in _STREAMS.items():
        if name in names:
            return kind
    return FileKind.OTHER_OFFICE if names else FileKind.XLS
