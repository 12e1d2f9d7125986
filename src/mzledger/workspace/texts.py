"""The office's own prose: one .docx, .txt or .md a section, in the year's folder 文字材料."""

from __future__ import annotations

from pathlib import Path

from mzledger.document.budget import MOST_TEXT
from mzledger.document.sources import UNPRINTABLE
from mzledger.values.decoding import decode
from mzledger.values.refusal import Unusable, naming
from mzledger.word.reading import read_paragraphs
from mzledger.workspace.folder import Workspace

FOLDER = "文字材料"
MOST_CHARACTERS = MOST_TEXT
MOST_BYTES = 4 * MOST_CHARACTERS


def read_texts(workspace: Workspace, year: int) -> dict[str, list[str]]:
    """Section name (the file's stem) → its paragraphs, blank lines left out. Raises `Unusable`."""
    folder = workspace.ledgers / str(year) / FOLDER
    if not folder.is_dir():
        return {}
    texts: dict[str, list[str]] = {}
    for path in sorted(folder.iterdir()):
        if path.name.startswith(("~$", ".")):
            continue
        if path.suffix.lower() in (".doc", ".wps", ".rtf"):
            raise Unusable(f"{FOLDER}/{path.name} 是旧格式，读不了。请用 Word 或 WPS 另存为 .docx 后重试")
        if path.suffix.lower() in (".docx", ".txt", ".md"):
            if path.stem in texts:
                raise Unusable(f"{FOLDER} 里有两份“{path.stem}”，不知道用哪一份。请留下一份")
            texts[path.stem] = _sound(path.name, [line.strip() for line in _lines(path) if line.strip()])
    return texts


def _sound(name: str, lines: list[str]) -> list[str]:
    """The lines, where they can be printed."""
    if sum(map(len, lines)) > MOST_CHARACTERS:
        raise Unusable(f"{FOLDER}/{name} 太长，最多 {MOST_CHARACTERS // 10_000} 万字。请只放这一节的文字")
    for number, line in enumerate(lines, 1):
        if odd := UNPRINTABLE.search(line):
            what = f"第 {number} 段有印不出来的字符（U+{ord(odd.group()):04X}），不是文本文件，或者存成了别的编码"
            raise Unusable(f"{FOLDER}/{name} {what}。请另存为 UTF-8 的文本或 .docx 后重试")
    return lines


def _lines(path: Path) -> list[str]:
    try:
        if path.suffix.lower() == ".docx":
            with naming(f"{FOLDER}/{path.name}："):
                return read_paragraphs(path)
        if path.stat().st_size > MOST_BYTES:
            raise Unusable(f"{FOLDER}/{path.name} 太大，最多 {MOST_CHARACTERS // 10_000} 万字。请只放这一节的文字")
        data = path.read_bytes()
    except OSError:
        raise Unusable(f"{FOLDER}/{path.name} 打不开，可能正被 Word 或 WPS 占用。请关闭后重试") from None
    text = decode(data)
    if text is not None:
        return text.splitlines()
    raise Unusable(f"{FOLDER}/{path.name} 的文字编码认不出来。请用记事本另存为 UTF-8 后重试")
