"""文字材料说明.txt: which sections of prose the templates ask for, each with the heading that it stands under."""

from __future__ import annotations

from mzledger.document.sections import sections
from mzledger.document.sources import load_sources
from mzledger.workspace.folder import Workspace
from mzledger.workspace.templates import template_folders
from mzledger.workspace.texts import FOLDER


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
