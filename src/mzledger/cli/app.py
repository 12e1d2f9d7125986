"""`mz`: the commands, and what happens when one of them can't go on."""

from __future__ import annotations

import errno
import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import typer

from mzledger import __version__
from mzledger.cli import blank, columns, demo, explain, facts, init, reconcile, report, trace, validate
from mzledger.cli.chinese import USAGE_ERROR, ChineseCommand, ChineseGroup, usage_sentence
from mzledger.cli.console import ReaderGone, know_file_names, note, prepare, say
from mzledger.cli.exits import Exit, write_fault_log

app = typer.Typer(
    name="mz",
    cls=ChineseGroup,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="民政台账工具：核对台账、汇总数字、生成年度总结。每个数字只算一次，都能查到出处。\n\n例：mz validate ledgers/",
)
for module in (init, validate, columns, report, facts, reconcile, trace, explain, blank, demo):
    command: Any = module.command
    app.command(module.NAME, cls=ChineseCommand)(command)


def _version(wanted: bool) -> None:
    if wanted:
        say(f"mzledger {__version__}")
        raise typer.Exit()


@app.callback()
def common(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="显示版本号。"),
) -> None:
    """What holds for all commands."""


def main() -> None:
    """Runs a command; every way out has its code and, where needed, one Chinese sentence."""
    know_file_names()
    prepare()
    sys.unraisablehook = lambda _: None  # a file that could not be closed has been told already
    gc.disable()  # A short run that only builds up: collecting what nobody drops costs a fifth of the time.
    try:
        code = app(standalone_mode=False)
    except USAGE_ERROR as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            say(error.ctx.get_help())  # type: ignore[attr-defined]
            sys.exit(Exit.USAGE)
        note(usage_sentence(error))
        context = getattr(error, "ctx", None)
        command = f"{context.info_name} " if context is not None and context.parent is not None else ""
        note(f"写 --help 可以看说明：mz {command}--help")
        sys.exit(Exit.USAGE)
    except (KeyboardInterrupt, typer.Abort):
        note("已中止，没有写出文件。")
        sys.exit(130)
    except ReaderGone:
        os._exit(Exit.PASSED)
    except OSError as error:
        _say_what_failed(error)
        _our_fault(error)
    except Exception as error:
        _our_fault(error)
    _leave(code if isinstance(code, int) else Exit.PASSED)


def _say_what_failed(error: OSError) -> None:
    """Ends the run where a file could not be written, or its name is none; comes back where it is something else."""
    from mzledger.workbook.not_written import NotWritten

    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        _no_room()
    if error.errno == errno.ENAMETOOLONG:
        note(f"文件名太长：“{Path(str(error.filename)).name[:40]}……”。请换一个短一些的名字。")
        sys.exit(Exit.UNREADABLE)
    if isinstance(error, NotWritten):
        note(f"{error}。")
        sys.exit(Exit.UNREADABLE)


def _no_room() -> NoReturn:
    with suppress(OSError):
        note("磁盘已满，没有写完；原来的文件没有改动。请腾出空间，再重试。")
    os._exit(Exit.UNREADABLE)


def _our_fault(error: Exception) -> NoReturn:
    from mzledger.values.fault import in_hand, sentence_of

    said = "，".join(filter(None, (in_hand(error) and f"正在处理{in_hand(error)}", sentence_of(error))))
    note(
        f"程序自身出错{said and f'（{said}）'}，没有写出结果，台账没有改动。请把这个文件发给维护人员：{write_fault_log(error)}"
    )
    sys.exit(Exit.OUR_FAULT)


def _leave(code: int) -> None:
    """Ends the process at once: everything is written, and letting go of a million cells one by one takes its time."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        pass
    except OSError:
        _no_room()
    os._exit(code)
