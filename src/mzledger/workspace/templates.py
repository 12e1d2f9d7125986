"""The office's templates, and the ones that come with the program: each stands where the office has none of its name."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import mzledger
from mzledger.workbook.generation import written_whole
from mzledger.workspace.folder import Workspace

PARTS, OF_MONTH = ("总结", "计划"), ("月报",)


def template_folders(workspace: Workspace, parts: Sequence[str] = PARTS) -> list[Path]:
    """The folders to read templates from, in the document's order: the workspace's own, then the shipped ones."""
    return [folder / part for folder in (workspace.templates, shipped_templates()) for part in parts]


def shipped_templates() -> Path:
    """The templates inside the installed package (`setup.py` puts them there); `templates/` of a checkout has them itself."""
    package = Path(mzledger.__file__).parent
    installed = package / "shipped_templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"


@dataclass(frozen=True, slots=True)
class Copied:
    """Files of built-in templates: those written, those that were there as they are, and those that somebody had edited."""

    written: list[Path]
    same: list[Path]
    kept: list[Path]


def copy_into(folder: Path) -> Copied:
    """Writes the built-in templates and 篇目.txt into a folder; what is there stays as it is. Raises `Unusable`."""
    copied, shipped = Copied([], [], []), shipped_templates()
    for source in sorted(path for path in shipped.rglob("*") if path.is_file()):
        target, content = folder / source.relative_to(shipped), source.read_bytes()
        if target.exists():
            (copied.same if target.is_file() and target.read_bytes() == content else copied.kept).append(target)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        with written_whole(target) as temporary:
            temporary.write_bytes(content)
        copied.written.append(target)
    return copied


def copy_templates(folder: Path) -> bool:
    """Gives a workspace templates of its own to edit, and says whether it did: one that has some keeps them."""
    target = folder / "templates"
    if target.exists():
        return False
    shutil.copytree(shipped_templates(), target)
    return True
