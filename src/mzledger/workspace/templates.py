"""The office's templates, and the ones that come with the program where a workspace has none of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import mzledger
from mzledger.workspace.folder import Workspace

PARTS = ("总结", "计划")


def template_folders(workspace: Workspace) -> list[Path]:
    """The folders to read templates from, in the document's order: the workspace's own, else the shipped ones."""
    own = workspace.templates
    return [(own if own.is_dir() else shipped_templates()) / part for part in PARTS]


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
