"""The office's own prose: one .docx, .txt or .md a section, in the year's folder 文字材料."""

from __future__ import annotations

from pathlib import Path

from mzledger.values.decoding import decode
from mzledger.word.files import WordFileError
from mzledger.word.reading import read_paragraphs
from mzledger.workspace.folder import Workspace

FOLDER = "文字材料"


class TextError(ValueError):
    """A text file can't be read; the text is the Chinese sentence that says why and what to do."""


def read_texts(workspace: Workspace, year: int) -> dict[str, list[str]]:
    """Section name (the file's stem) → its paragraphs, blank lines left out. Raises `TextError`."""
    folder = workspace.ledgers / str(year) / FOLDER
    if not folder.is_dir():
        return {}
    texts: dict[str, list[str]] = {}
    for path in sorted(folder.iterdir()):
        if path.name.startswith(("~$", ".")):
            continue
        if path.suffix.lower() in (".doc", ".wps", ".rtf"):
            raise TextError(f"{FOLDER}/{path.name} 是旧格式，读不了。请用 Word 或 WPS 另存为 .docx 后重试")
        if path.suffix.lower() in (".docx", ".txt", ".md"):
            if path.stem in texts:
                raise TextError(f"{FOLDER} 里有两份“{path.stem}”，不知道用哪一份。请留下一份")
            texts[path.stem] = [line.strip() for line in _lines(path) if line.strip()]
    return texts


def _lines(path: Path) -> list[str]:
    try:
        if path.suffix.lower() == ".docx":
            return read_paragraphs(path)
        data = path.read_bytes()
    except WordFileError as error:
        raise TextError(f"{FOLDER}/{path.name}：{error}") from None
    except OSError:
        raise TextError(f"{FOLDER}/{path.name} 打不开，可能正被 Word 或 WPS 占用。请关闭后重试") from None
    text = decode(data)
    if text is not None:
        return text.splitlines()
    raise TextError(f"{FOLDER}/{path.name} 的文字编码认不出来。请用记事本另存为 UTF-8 后重试")
