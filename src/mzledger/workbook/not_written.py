"""Why a file could not be written, in one true sentence; every command tells it and ends with 3."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mzledger.values.refusal import Unusable

FULL = (errno.ENOSPC, errno.EDQUOT)
_READ_ONLY_DISK = "所在的盘是只读的。请换一个位置"
_BY_NUMBER = {
    errno.ENAMETOOLONG: "文件名太长。请换一个短一些的名字",
    errno.EROFS: _READ_ONLY_DISK,
    errno.EFBIG: "文件太大，这个盘放不下这么大的文件。请换一个盘",
    errno.EMFILE: "同时打开的文件太多。请关闭一些程序，再重试",
    errno.ELOOP: "路径里的快捷方式绕成了圈。请换一个位置",
}
_BY_WINDOWS_NUMBER = {
    19: _READ_ONLY_DISK,
    123: '文件名里有不能用的字符（\\ / : * ? " < > |）。请换一个名字',
    206: "文件名连同路径太长。请换一个短一些的名字，或者浅一些的文件夹",
}
_IN_USE = (32, 33)


@contextmanager
def telling_why(target: Path) -> Iterator[None]:
    """Whatever keeps the block from writing to a file or folder comes out as `Unusable`."""
    try:
        yield
    except OSError as error:
        raise Unusable(why(error, target)) from error


def why(error: OSError, target: Path) -> str:
    """The sentence for an error that came while a file or folder was to be written."""
    windows = getattr(error, "winerror", None)
    if error.errno in FULL or windows == 112:
        return f"磁盘已满，“{target}”没有写成；原来的文件没有改动。请腾出空间，再重试"
    reason = _BY_WINDOWS_NUMBER.get(windows or 0) or _BY_NUMBER.get(error.errno or 0) or _in_the_way(error, target)
    if not reason and (windows in _IN_USE or opened_by(target)):
        reason = "它正被 Excel、WPS 或 Word 打开。请关闭后重试"
    if not reason and isinstance(error, PermissionError):
        reason = _not_allowed(target)
    if not reason and isinstance(error, FileNotFoundError) and not target.parent.exists():
        reason = "所在的文件夹不在。请先建好，或换一个位置"
    return f"写不进“{target}”：{reason or f'系统不让写（错误号 {windows or error.errno}）。请换一个位置，或检查磁盘'}"


def opened_by(target: Path) -> bool:
    """Whether Excel, Word, WPS or LibreOffice has left word beside a file that it is open there."""
    name = target.name
    marks = (f"~${name}", f"~${name[2:]}", f".~{name}", f".~lock.{name}#")
    with suppress(OSError):
        return any((target.parent / mark).exists() for mark in marks)
    return False


def _in_the_way(error: OSError, target: Path) -> str:
    with suppress(OSError):
        anchor = Path(target.anchor)
        if target.anchor and not anchor.exists():
            return f"没有“{anchor}”这个盘。请换一个位置"
        if isinstance(error, IsADirectoryError):
            return "那里有一个同名的文件夹。请换一个名字"
        for folder in (target, *target.parents) if isinstance(error, FileExistsError) else target.parents:
            if folder.exists() and not folder.is_dir():
                return f"“{folder}”是一个文件，不是文件夹。请换一个位置"
    return ""


def _not_allowed(target: Path) -> str:
    if target.exists() and not _can_write(target):
        return "它设成了只读，或者没有改它的权限。请换一个文件名"
    folder = next((each for each in target.parents if each.exists()), target.parent)
    if not _can_write(folder):
        return f"文件夹“{folder}”是只读的，或者没有在里面写的权限。请换一个文件夹"
    return "没有写的权限，或者它正被别的程序打开。请关闭打开它的程序后重试，或换一个文件名"


def _can_write(path: Path) -> bool:
    return os.access(path, os.W_OK)
