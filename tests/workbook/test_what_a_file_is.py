"""Files that hold no table are named for what they are."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from office_files import compound, refused, written

from mzledger.workbook.reading import open_workbook
from mzledger.workbook.sniffing import describe


def zipped(*names: str, **contents: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, contents.get(name, ""))
    return stream.getvalue()


FILES = {
    "PDF 文件": b"%PDF-1.7",
    "图片": b"\x89PNG\r\n\x1a\n",
    "Word 文档": zipped("[Content_Types].xml", "word/document.xml"),
    "演示文稿（PPT）": zipped("ppt/presentation.xml"),
    "压缩包": zipped("低保.xlsx", "特困.xlsx"),
    "单个文件网页（MHT）": b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n",
    "XML 文件": b'<?xml version="1.0"?><data><row/></data>',
    "Excel 5.0 以前的旧表格": b"\x09\x08\x08\x00\x00\x05\x05\x00",
    "快捷方式": b"L\x00\x00\x00\x01\x14\x02\x00",
    "程序文件": b"MZ\x90\x00\x03\x00",
    "认不出的二进制文件（也可能被加密软件加了密）": bytes(range(256)) * 4,
}


@pytest.mark.parametrize(("said", "content"), FILES.items())
def test_a_file_that_holds_no_table_is_named(tmp_path: Path, said: str, content: bytes) -> None:
    path = written(tmp_path / "低保.xlsx", content)
    assert (describe(path), refused(path)) == (said, ("MZ005", f"内容其实是“{said}”，不是表格"))


@pytest.mark.parametrize(
    ("streams", "said"),
    [
        (("WordDocument", "1Table"), "Word 文档"),
        (("PowerPoint Document",), "演示文稿（PPT）"),
        (("Contents",), "不是表格的旧版 Office 文件"),
        (("EncryptedPackage", "EncryptionInfo"), "设了打开密码的 Office 文件"),
        (("Workbook",), "Excel 97-2003 工作簿（xls）"),
    ],
)
def test_an_old_office_file_is_told_by_what_lies_at_its_top(
    tmp_path: Path, streams: tuple[str, ...], said: str
) -> None:
    assert describe(compound(tmp_path / "低保.xls", *streams)) == said


def test_an_encrypted_workbook_is_a_matter_of_its_password_under_any_ending(tmp_path: Path) -> None:
    path = compound(tmp_path / "低保.et", "EncryptedPackage", "EncryptionInfo")
    assert refused(path) == ("MZ003", "文件设了打开密码")


def test_what_cannot_be_opened_is_described_without_an_exception(tmp_path: Path) -> None:
    assert (describe(tmp_path / "没有.xlsx"), describe(tmp_path)) == ("打不开的文件", "文件夹")


@pytest.mark.parametrize("length", range(0, 600, 7))
def test_no_beginning_of_a_file_ends_in_an_exception(tmp_path: Path, length: int) -> None:
    for number, content in enumerate((*FILES.values(), compound(tmp_path / "a.xls", "Workbook").read_bytes())):
        path = written(tmp_path / f"{number}.xls", content[:length])
        open_workbook(path, path.name)
