"""A county begins: its folder with settings, registers, blank ledgers and templates. What is there already is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from mzledger.document.sections import sections
from mzledger.document.sources import load_sources
from mzledger.programs import exceptions, regions, standards
from mzledger.programs.shared import outside
from mzledger.schema.blank import blank_book, filled_book
from mzledger.work.blanks import BLANKS, write_blanks
from mzledger.workbook.generation import write_text
from mzledger.workbook.writing import write_book
from mzledger.workspace.county import open_county
from mzledger.workspace.folder import GUIDE, Workspace
from mzledger.workspace.place_list import PlaceRow
from mzledger.workspace.running import optional_programs, run_programs
from mzledger.workspace.settings import FILE_NAME, Settings, read_settings
from mzledger.workspace.templates import copy_templates, template_folders
from mzledger.workspace.texts import FOLDER

FOLDERS = (outside.FOLDER, "out")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the county is, and what it wants: its year, its places (rows of the register), its programs that are not run.

    `blank`: the blank ledgers go into the year's folder, as ledgers of no case; else beside the ledgers, to be filled in.
    """

    county: str
    office: str
    year: int
    closing: tuple[int, int] = (12, 31)
    places: tuple[PlaceRow, ...] = ()
    not_run: frozenset[str] = frozenset()
    blank: bool = False


@dataclass(slots=True)
class Begun:
    """What was written, what was there already and stayed as it is."""

    folder: Path
    written: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)

    def make(self, path: Path, write: Callable[[Path], object]) -> None:
        """Writes a file or folder, unless something is there. Raises OSError where it can't be written."""
        if path.exists():
            self.kept.append(path)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path)
        self.written.append(path)


def begin(folder: Path, wish: Beginning) -> Begun:
    """Lays out the folder; an mz.toml that is there already decides which programs are run.

    Raises OSError where the folder can't be written, `Refused` where the old mz.toml can't be used.
    """
    begun = Begun(folder)
    begun.make(folder / FILE_NAME, lambda path: write_text(path, settings_text(wish)))
    settings = read_settings(folder)
    _write_registers(begun, wish)
    year = folder / "ledgers" / str(wish.year)
    begun.make(year / FOLDER, _make_folder)
    _write_blanks(begun, year if wish.blank else folder / BLANKS, settings.not_run)
    begun.make(folder / "templates", lambda path: copy_templates(path.parent))
    begun.make(year / GUIDE, lambda path: write_text(path, guide_text(Workspace(folder, Settings()), wish.year)))
    for name in FOLDERS:
        begun.make(folder / name, _make_folder)
    return begun


def _make_folder(path: Path) -> None:
    path.mkdir(parents=True)


def _write_registers(begun: Begun, wish: Beginning) -> None:
    """The standing registers; one that lies there under another name is enough."""
    ledgers = begun.folder / "ledgers"
    there = _registers_of(begun.folder)
    for program in (regions.PROGRAM, standards.PROGRAM, exceptions.PROGRAM):
        path = there.get(program.slug, ledgers / f"{program.name}.xlsx")
        rows = wish.places if program is regions.PROGRAM else ()
        book = filled_book(program, rows) if rows else blank_book(program)
        begun.make(path, partial(write_book, book=book))


def _registers_of(folder: Path) -> dict[str, Path]:
    """Slug of a standing program → the file that holds it already."""
    workspace = Workspace(folder, Settings())
    county = open_county(workspace)
    return {part.program.slug: workspace.ledgers / part.file for file in county.files for part in file.parts}


def _write_blanks(begun: Begun, target: Path, not_run: frozenset[str]) -> None:
    programs = [program for program in run_programs(not_run) if program.tables and not program.standing]
    written, kept = write_blanks(target, programs)
    begun.written += written
    begun.kept += kept


_SETTINGS = """\
# 本局的设置。名称和内容都加英文双引号；“#”开头的是说明。
["单位"]
"县名" = {county}
"单位名称" = {office}

["统计"]
# 每年统计到哪一天，如 12-31 或 10-31。
"截止日" = "{month:02d}-{day:02d}"

["文件"]
# 题目前面写不写单位名称：“是”或“否”。
"题目带单位" = "是"
# 主送机关，印在题目下面，如 "县人民政府"；空着的不印。也可以在生成时加 --to 县人民政府。
"主送" = ""
# 成文日期，印在落款下面，如 "2020-11-05"；空着的不印。也可以在生成时加 --date 2020-11-05。
"成文日期" = ""
# “总结”或“报告”。报告的题目写成“关于……的报告”，文末写“特此报告。”。
"形式" = "总结"

["业务"]
# 本县不开展的业务，不列入汇总和总结，如 ["居家养老服务", "联点帮扶"]。
"不开展" = [{programs}]

["问题级别"]
# 不合本地情况的规则，写“提醒”或“不查”，如 "MZ105" = "提醒"。各编号的意思用 mz explain 查看。
"""


def settings_text(wish: Beginning) -> str:
    """mz.toml with the office's decisions, each with a line that says what it is for."""
    month, day = wish.closing
    programs = ", ".join(_quoted(each.name) for each in optional_programs() if each.slug in wish.not_run)
    county, office = _quoted(wish.county), _quoted(wish.office)
    return _SETTINGS.format(county=county, office=office, month=month, day=day, programs=programs)


def _quoted(text: str) -> str:
    """A TOML string; JSON's escapes are TOML's."""
    return json.dumps(text, ensure_ascii=False)


def guide_text(workspace: Workspace, year: int) -> str:
    """The guide for a workspace's own templates, as far as a year uses them."""
    found = sections(load_sources(template_folders(workspace), year))
    lines = [
        f"总结里只有文字、没有数字的段落，一段一个文件，放进旁边的“{FOLDER}”文件夹。",
        "文件名就是下面的名称，用记事本写成 .txt，或用 Word 写成 .docx，例如 开头.txt。没有的，总结里印〔待补充〕。",
        "",
        *(f"{each.name}　　{_place(each.heading)}（模板 templates/{each.template}）" for each in found),
    ]
    return "\n".join(lines) + "\n"


def _place(heading: str) -> str:
    return f"写在“{heading}”下面" if heading else "写在题目下面，全文的第一段"
