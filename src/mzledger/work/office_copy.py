"""The templates, copied to be edited: the built-in ones as files, or those that a workspace uses as one Word file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from mzledger.document.markup import Outline, heading_marks
from mzledger.document.sources import Source, load_sources
from mzledger.values.document import Document, Heading, Paragraph, Words
from mzledger.values.refusal import Refused, Unusable
from mzledger.word.office_template import write_copy
from mzledger.work.office_report import ATTACHMENTS, PLANNED
from mzledger.work.report import PLAN
from mzledger.work.said import Exit, Line, Notice, Told, Written
from mzledger.workbook.not_written import telling_why
from mzledger.workspace.folder import Workspace, find_workspace
from mzledger.workspace.outputs import refused
from mzledger.workspace.templates import copy_into, template_folders

_TITLE = "{{ 题目 }}"
_ADDRESSEE = '{{ 主送机关|带("", "：") }}'
_SAMPLE_DATE = "2020年12月31日"
_OTHER_WORD = (".doc", ".docm", ".dotx", ".dotm", ".wps", ".wpt", ".rtf", ".odt")


def template(target: Path, year: int | None, folder: Path) -> Told:
    """Copies the templates into a folder, or into a .docx those of a year (else of the latest). Raises `Refused`, `Unusable`."""
    workspace = find_workspace(folder)
    if said := refused(workspace, [target], templates=True):
        raise Refused(said)
    if target.suffix.lower() in _OTHER_WORD:
        yield Notice(f"Word 模板要写成 .docx，不能是 {target.suffix}。例：mz template --copy {target.stem}.docx")
        yield Exit.USAGE
    elif target.suffix.lower() != ".docx":
        yield from _copy_files(target)
    elif target.exists():
        raise Refused(f"“{target}”已经存在，没有覆盖。请换一个文件名")
    else:
        wanted = year or max(workspace.years(), default=None) or date.today().year
        copy_as_word(workspace, wanted, target)
        yield Written([target])
        yield Notice(f"在 Word 里改好以后：mz report --year {wanted} --template {target}")


def _copy_files(target: Path) -> Told:
    if target.exists() and not target.is_dir():
        raise Refused(f"“{target}”是一个文件，不是文件夹，没有改动它。请换一个名字；要 Word 文件的，名字写成 .docx")
    with telling_why(target):
        copied = copy_into(target)
    if copied.written:
        yield Line(f"已写出 {len(copied.written)} 个文件到 {target}")
    if copied.same:
        yield Notice(f"{len(copied.same)} 个文件已经有了，和自带的一样。")
    if copied.kept:
        names = "、".join(path.relative_to(target).as_posix() for path in copied.kept)
        yield Notice(f"{len(copied.kept)} 个文件已经改过，没有动：{names}。要自带的，请抄到另一个文件夹。")


def copy_as_word(workspace: Workspace, year: int, path: Path) -> None:
    """Writes the templates that a year uses as one Word template.

    Raises `Unusable` where a template can't be read, `Unusable`.
    """
    sources = load_sources(template_folders(workspace), year)
    for source in sources:
        if source.text is None:
            raise Unusable(f"模板 {source.name} 读不了：{source.wrong}")
    settings = workspace.settings
    title, text = _text(sources)
    named = "{{ 单位名称 }}\n" if settings.wrapper.named else ""
    attachments = f"{{{{ {ATTACHMENTS}.说明 }}}}"
    signature = Document("", (), signer=settings.office or "某某县民政局", date=_SAMPLE_DATE)
    write_copy(named + (title or _TITLE), _ADDRESSEE, text, attachments, signature, path)


def _text(sources: Sequence[Source]) -> tuple[str, list[Heading | Paragraph]]:
    """The title's line and the blocks, as `blocks_of` would make them of what is printed."""
    lines = [line for source in sources for line in _lines(source)]
    titles = [line[2:].strip() for line in lines if line.startswith("# ")]
    return (titles or [""])[0], list(_blocks(line for line in lines if not line.startswith("# ")))


def _lines(source: Source) -> Iterator[str]:
    """The lines that say something; the headings of the plan say that they go where there is none."""
    for line in (source.text or "").splitlines():
        planned = source.name.startswith(f"{PLAN}/") and line.startswith("## ")
        if line.strip():
            yield f"## {{{{ 若有文字({PLANNED}) }}}}{line[3:].strip()}" if planned else line.strip()


def _blocks(lines: Iterable[str]) -> Iterator[Heading | Paragraph]:
    outline = Outline()
    for line in lines:
        if marks := heading_marks(line):
            yield Heading(marks - 1, outline.next(marks - 1), (Words(line[marks:].strip()),))
        elif line.startswith("> "):
            yield Paragraph((Words(line[2:]),), "notice")
        else:
            yield Paragraph((Words(line),))
