"""The templates that a workspace uses as one Word file: the same sentences, ready to be edited in Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from mzledger.document.markup import Outline, heading_marks
from mzledger.document.sources import Source, load_sources
from mzledger.values.document import Document, Heading, Paragraph, Words
from mzledger.values.refusal import Unusable
from mzledger.word.office_copy import write_copy
from mzledger.work.office_report import ATTACHMENTS, PLANNED
from mzledger.work.report import PLAN
from mzledger.workspace.folder import Workspace
from mzledger.workspace.templates import template_folders

_TITLE = "{{ 题目 }}"
_ADDRESSEE = '{{ 主送机关|带("", "：") }}'
_SAMPLE_DATE = "2020年12月31日"


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
