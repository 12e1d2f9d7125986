"""Writes the site into a folder, without a network: `python -m tools.site`, or with the folder's name."""

from __future__ import annotations

import argparse
import shutil
import sys
from itertools import chain
from pathlib import Path

from mzledger import __version__
from tools.site import commands, problems, programs, schemas, words
from tools.site.page import HERE, Link, Page, Text, grid, html

SECTIONS = (
    (commands, "每个命令的说明，和 --help 印出来的一样"),
    (programs, "每项业务认哪些列、统计哪些指标、依据什么"),
    (problems, "每个问题编号检查什么、为什么、怎么改"),
    (words, "改模板时可以用的句子和名称"),
    (schemas, "给别的程序用的输出，附 JSON Schema"),
)


def site() -> dict[str, str]:
    """Every file of the site: path → text."""
    links = [section.ABOVE for section, _ in SECTIONS]
    listed = ((section.ABOVE, said) for section, said in SECTIONS)
    made = f"本说明由程序 {__version__} 版自己的声明生成，不联网也能看。"
    index = Page("index.html", "mz 民政台账工具：说明", (Text(made), grid("内容 说明", listed)))
    pages = chain([index], *(section.pages() for section, _ in SECTIONS))
    home = [Link("首页", "index.html"), *links]
    return {page.path: html(page, home) for page in pages} | schemas.schema_texts()


def write(folder: Path) -> int:
    """Writes the site anew into a folder; gives the number of files. What is no site of ours is never cleared (FileExistsError)."""
    if folder.exists() and any(folder.iterdir()) and not (folder / "site.css").is_file():
        raise FileExistsError(f"{folder} holds something else than the site")
    shutil.rmtree(folder, ignore_errors=True)
    files = site() | {"site.css": (HERE / "site.css").read_text(encoding="utf-8")}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return len(files)


def main(arguments: list[str] | None = None) -> int:
    """0 where the site is written; 1 where the folder holds something else."""
    parser = argparse.ArgumentParser(prog="python -m tools.site", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("site"))
    folder: Path = parser.parse_args(arguments).folder
    try:
        print(f"{write(folder)} files in {folder}")
    except FileExistsError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
