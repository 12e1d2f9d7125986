"""The office's templates, and the ones that come with the program where a workspace has none of its own."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import mzledger
from mzledger.workspace.folder import Workspace

PARTS = ("总结", "计划")


def template_folders(workspace: Workspace) -> list[Path]:
    """The folders to read templates from, in the document's order: the workspace's own, else the shipped ones."""
    own = workspace.templates
    return [(own if own.is_dir() else shipped_templates()) / part for part in PARTS]


def shipped_templates() -> Path:
    """`templates/` of the checkout, or of the installed program."""
    checkout = Path(mzledger.__file__).parents[2] / "templates"
    return checkout if checkout.is_dir() else Path(sys.prefix) / "share" / "mzledger" / "templates"


def copy_templates(folder: Path) -> None:
    """Gives a workspace templates of its own to edit; one that has some keeps them."""
    target = folder / "templates"
    if not target.exists():
        shutil.copytree(shipped_templates(), target)
