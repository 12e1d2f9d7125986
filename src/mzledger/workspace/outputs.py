"""Where results may not be written: over what is read, and among the ledgers and lists themselves."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mzledger.programs.shared.outside import FOLDER
from mzledger.workspace.folder import Workspace


def refused(
    workspace: Workspace | None,
    outputs: Iterable[Path | None],
    inputs: Iterable[Path | None] = (),
    *,
    templates: bool = False,
) -> str:
    """Why some results (files or folders) can't be written where they are wanted, in Chinese; '' where they can.

    `inputs` are files that this run reads; the workspace's ledgers and lists are always taken as read, and its templates
    too, unless the results are `templates` themselves.
    """
    read = {path.resolve() for path in inputs if path is not None}
    seen: set[Path] = set()
    for output in filter(None, outputs):
        try:
            real = output.resolve()
        except (OSError, RuntimeError):
            return f"“{output}”写不进：路径里的快捷方式绕成了圈，或者太长。请换一个位置"
        if real in read:
            return f"“{output}”是这次要读的文件，写在上面会把它毁掉。请换一个文件名"
        if real in seen:
            return f"“{output}”写了两次，后写的会盖掉先写的。请给它们不同的文件名"
        seen.add(real)
        for folder, what in _guarded(workspace, templates):
            if real == folder or folder in real.parents:
                return f"“{output}”在{what}文件夹里，写在那里会盖掉原来的文件，或者以后被当作{what}来读。请写到别的文件夹，如 out"
    return ""


def _guarded(workspace: Workspace | None, templates: bool) -> list[tuple[Path, str]]:
    if workspace is None:
        return []
    folders = [(workspace.ledgers, "台账"), (workspace.folder / FOLDER, "名单")]
    folders += [] if templates else [(workspace.templates, "模板")]
    return [(folder.resolve(), what) for folder, what in folders]
