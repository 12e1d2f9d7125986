"""Templates as they stand in their folders: read, or with the reason why one can't be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mzledger.document.contents import ENDING, FILE_NAME, Contents, in_order, read_contents
from mzledger.values.decoding import decode

MOST_BYTES = 500_000
"""Of a template: ten times the longest that ships with the program would be twenty pages."""
UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ue000-\ue0ff\ufffe\uffff\ud800-\udfff]")
"""What no keyboard writes: control characters, and the marks of figures that `printed` puts into texts."""
_NOT_TEXT = "不是文本文件，或者存成了别的编码。请用记事本另存为 UTF-8"


@dataclass(frozen=True, slots=True)
class Source:
    """A template: the name by which messages call it, and its text; None where it can't be read, and `wrong` says why."""

    name: str
    text: str | None
    wrong: str = "模板的文字编码认不出来，应为 UTF-8"
    line: int = 0


def load_sources(folders: Sequence[Path], year: int | None = None) -> list[Source]:
    """The templates of some folders for a year, all without one: by 篇目.txt beside the folders, else by their names.

    Of two templates of one name in folders of one name the first is taken, and so is the first 篇目.txt. What is wrong with
    the list comes as a source that can't be read, with its line.
    """
    found = {
        f"{folder.name}/{path.name.removesuffix(ENDING)}": path
        for folder in reversed(folders)
        for path in folder.glob(f"*{ENDING}")
    }
    parts = list(dict.fromkeys(folder.name for folder in folders))
    by_part = sorted(found, key=lambda name: (parts.index(name.partition("/")[0]), found[name].name))
    paths = {name: found[name] for name in by_part}
    contents, wrong = _contents(folders, list(paths))
    off = {each.name for each in contents.entries if year is not None and not each.used_in(year)}
    names = [name for name in in_order(list(paths), contents.entries) if name not in off]
    if paths and not names:
        wrong.append(Source(FILE_NAME, None, f"{year}年一个模板也没有用，请在要用的后面写上这一年"))
    return [*wrong, *(_source(f"{name}{ENDING}", paths[name]) for name in names)]


def _contents(folders: Sequence[Path], names: list[str]) -> tuple[Contents, list[Source]]:
    """The office's list as far as it is of these folders, empty where there is none, and what is wrong with it."""
    lists = [folder.parent / FILE_NAME for folder in folders]
    path = next((each for each in lists if each.exists()), None)
    if path is None:
        return Contents(), []
    found = _source(FILE_NAME, path)
    if found.text is None:
        return Contents(), [found]
    places = {folder.parent for folder in folders if folder.parent.is_dir()}
    others = {each.name for place in places for each in place.iterdir() if each.is_dir()}
    others -= {folder.name for folder in folders}
    lines = ("" if line.partition("/")[0].strip() in others else line for line in found.text.splitlines())
    contents = read_contents("\n".join(lines), names)
    return contents, [Source(FILE_NAME, None, said, line) for line, said in contents.wrong]


def _source(name: str, path: Path) -> Source:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            return Source(
                name, None, f"模板太大（{size // 1000} KB），最大 {MOST_BYTES // 1000} KB；长段文字请放进“文字材料”"
            )
        text = decode(path.read_bytes())
    except OSError:
        return Source(name, None, "模板打不开，可能正被别的程序占用，或者是一个文件夹")
    if text is None:
        return Source(name, None)
    odd = UNPRINTABLE.search(text)
    if odd is None:
        return Source(name, text)
    return Source(
        name, None, f"有印不出来的字符（U+{ord(odd.group()):04X}），{_NOT_TEXT}", text.count("\n", 0, odd.start()) + 1
    )
