"""Templates as they stand in their folders: read, or with the reason why one can't be; and 篇目.txt, which says which of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from mzledger.values.decoding import decode

MOST_BYTES = 500_000
"""Of a template: ten times the longest that ships with the program would be twenty pages."""
UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ue000-\ue0ff\ufffe\uffff\ud800-\udfff]")
"""What no keyboard writes: control characters, and the marks of figures that `printed` puts into texts."""
_NOT_TEXT = "不是文本文件，或者存成了别的编码。请用记事本另存为 UTF-8"
FILE_NAME = "篇目.txt"
ENDING = ".md.j2"
OFF, ALWAYS = "不用", "每年"
EARLIEST, LATEST = 1949, 2999
_BETWEEN = re.compile(r"[\s,，、;；]+")
_YEARS = re.compile(r"(\d{4})?年?(?:(-|—+|–|~|至|到)(\d{4})?年?)?")


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


@dataclass(frozen=True, slots=True)
class Entry:
    """A template's line: the spans of years in which it is used, both ends included; none where it is not used."""

    name: str
    years: tuple[tuple[int, int], ...]

    def used_in(self, year: int) -> bool:
        """Whether the template is used for a year."""
        return any(first <= year <= last for first, last in self.years)


@dataclass(slots=True)
class Contents:
    """The entries in the office's order, and what is wrong with the list: line and sentence."""

    entries: list[Entry] = field(default_factory=list)
    wrong: list[tuple[int, str]] = field(default_factory=list)


def read_contents(text: str, names: Sequence[str]) -> Contents:
    """The list, held against the templates that there are (`总结/05疫情防控`). Lines that begin with # are notes.

    >>> read_contents("总结/05疫情防控　2020-2021", ["总结/05疫情防控"]).entries
    [Entry(name='总结/05疫情防控', years=((2020, 2021),))]
    """
    contents, met = Contents(), dict[str, int]()
    for number, raw in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        line = unicodedata.normalize("NFKC", raw).strip()
        if not line or line.startswith("#"):
            continue
        name, rest = _named(raw.strip(), names)
        if name not in names:
            near = get_close_matches(name, names, n=1, cutoff=0.3)
            hint = f"，最接近的是“{near[0]}”" if near else ""
            contents.wrong.append((number, f"没有“{name[:60]}”这个模板{hint}"))
        elif name in met:
            contents.wrong.append((number, f"“{name}”在第 {met[name]} 行已经写过，请留一行"))
        else:
            met[name] = number
            years = list(_spans(rest))
            bad = next((word for word in years if isinstance(word, str)), None)
            if bad is not None:
                contents.wrong.append((number, f"“{bad[:60]}”不是年份，应写成 2020-2021、2020、“每年”或“不用”的样子"))
            contents.entries.append(Entry(name, tuple(span for span in years if not isinstance(span, str))))
    return contents


def _named(line: str, names: Sequence[str]) -> tuple[str, str]:
    """A line's template and what stands behind it. A name may hold blanks, so the known ones are tried first."""
    known = [name for name in names if re.match(re.escape(name) + r"(\.md\.j2)?(\s|$)", line)]
    name = max(known, key=len, default="") or re.split(r"\s", line, maxsplit=1)[0].removesuffix(ENDING)
    return name, line[len(name) :].removeprefix(ENDING)


def _spans(text: str) -> Iterator[tuple[int, int] | str]:
    """The spans of years of a line; a word that is none comes back as it is."""
    words = [word for word in _BETWEEN.split(unicodedata.normalize("NFKC", text)) if word]
    if not words or words == [ALWAYS]:
        yield EARLIEST, LATEST
        return
    if words == [OFF]:
        return
    for word in words:
        found = _YEARS.fullmatch(word)
        if found is None or not (found[1] or found[3]):
            yield word
            continue
        first = int(found[1] or EARLIEST)
        last = int(found[3] or LATEST) if found[2] else first
        yield (first, last) if EARLIEST <= first <= last <= LATEST else word


def in_order(names: Sequence[str], entries: Sequence[Entry]) -> list[str]:
    """All templates in the office's order; one that the list does not name follows the one before it in its folder.

    What stands at a folder's beginning, unnamed, stays ahead of the folder's other templates.

    >>> in_order(["总/a", "总/b", "总/c", "总/d", "划/e"], [Entry("总/c", ()), Entry("总/b", ())])
    ['总/a', '总/c', '总/d', '总/b', '划/e']
    """
    chains: dict[str, list[str]] = {entry.name: [] for entry in entries}
    heads: dict[str, list[str]] = {_folder(name): [] for name in names}
    chain: list[str] = []
    for before, name in zip(["", *names], names, strict=False):
        if _folder(before) != _folder(name):
            chain = heads[_folder(name)]
        chain = chains.get(name, chain)
        chain.append(name)
    listed = {_folder(entry.name) for entry in entries}
    folders = list(heads)
    first = min((folders.index(folder) for folder in listed), default=len(folders))
    found = [name for folder in folders[:first] for name in heads.pop(folder)]
    for entry in entries:
        found += [*heads.pop(_folder(entry.name), []), *chains[entry.name]]
    return [*found, *(name for head in heads.values() for name in head)]


def _folder(name: str) -> str:
    return name.rpartition("/")[0]
