"""The office's templates, and the ones that come with the program where a workspace has none of its own."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import mzledger
from mzledger.workspace.folder import Workspace

PARTS, OF_MONTH = ("总结", "计划"), ("月报",)


def template_folders(workspace: Workspace, parts: Sequence[str] = PARTS) -> list[Path]:
    """The folders to read templates from, in the document's order: the workspace's own, else the shipped ones."""
    own, shipped = workspace.templates, shipped_templates()
    has_own = own.is_dir() and (parts is PARTS or any((own / part).is_dir() for part in parts))
    return [(own if has_own else shipped) / part for part in parts]


def shipped_templates() -> Path:
    """The templates inside the installed package (`setup.py` puts them there); `templates/` of a checkout has them itself."""
    package = Path(mzledger.__file__).parent
    installed = package / "shipped_templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"


def copy_templates(folder: Path) -> bool:
    """Gives a workspace templates of its own to edit, and says whether it did: one that has some keeps them."""
    target = folder / "templates"
    if target.exists():
        return False
    shutil.copytree(shipped_templates(), target)
    return True
