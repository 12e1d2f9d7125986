"""`mz`: the commands, and what happens when one of them can't go on."""

from __future__ import annotations

import errno
import gc
import os
import sys
from pathlib import Path
from typing import Any

import typer

from mzledger import __version__
from mzledger.cli import blank, columns, demo, explain, facts, init, reconcile, report, template, trace, validate
from mzledger.cli.chinese import HELP_NAMES, USAGE_ERROR, ChineseCommand, ChineseGroup, usage_sentence
from mzledger.cli.console import NotSaid, ReaderGone, flush, know_file_names, note, open_closed, prepare, say, still
from mzledger.cli.exits import Exit, fault_sentence, told
from mzledger.values.refusal import Refused
from mzledger.workbook.not_written import FULL

app = typer.Typer(
    name="mz",
    cls=ChineseGroup,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings=HELP_NAMES,
    help="民政台账工具：核对台账、汇总数字、生成年度总结。每个数字只算一次，都能查到出处。\n\n例：mz validate ledgers/",
)
for module in (init, validate, columns, report, template, facts, reconcile, trace, explain, blank, demo):
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
    closed = open_closed()
    prepare()
    sys.unraisablehook = lambda _: None  # a file that could not be closed has been told already
    gc.disable()  # A short run that only builds up: collecting what nobody drops costs a fifth of the time.
    code = _run()
    if "stdout" in closed:
        note("标准输出是关闭的，结果没有地方显示。请不要关闭它，或者转到文件里（如 > 结果.txt）。")
    if code not in (Exit.PASSED, Exit.FINDINGS) and _here_is_gone():
        note("现在所在的文件夹已经不在了（被删除或移走）。请先进入工作文件夹，再重试。")
    os._exit(code)  # Everything is written, and letting go of a million cells one by one takes its time.


def _run() -> int:
    """The command's code, with everything put out."""
    try:
        code = _command()
        flush()
    except ReaderGone:
        return Exit.PASSED
    except NotSaid as error:
        return _not_said(error.__cause__)
    return code


def _command() -> int:
    """What the command returns, or what stands for the exception that it ended with."""
    try:
        code = app(standalone_mode=False, prog_name="mz")
    except USAGE_ERROR as error:
        return _wrong_usage(error)
    except (KeyboardInterrupt, typer.Abort):
        note("已中止，没有写出文件。")
        return 130
    except (ReaderGone, NotSaid):
        raise
    except Refused as error:
        return told(error)
    except OSError as error:
        return _failed(error)
    except Exception as error:
        return _our_fault(error)
    finally:
        still()
    return code if isinstance(code, int) else Exit.PASSED


def _wrong_usage(error: Any) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":
        say(error.ctx.get_help())
        return Exit.USAGE
    note(usage_sentence(error))
    context = getattr(error, "ctx", None)
    within = context.info_name if context is not None and context.parent is not None else "".join(sys.argv[1:2])
    command = f"{within} " if within in {each.name for each in app.registered_commands} else ""
    note(f"写 --help 可以看说明：mz {command}--help")
    return Exit.USAGE


def _failed(error: OSError) -> int:
    """The code for a full disk, a name that is none, a folder that is gone; else it is our fault."""
    flush()  # Where it was the result that could not be put out, that is what is told.
    if error.errno == errno.EBADF:
        raise NotSaid from error  # typer writes help pages past our door
    if error.errno in FULL:
        note("磁盘已满，没有写完；原来的文件没有改动。请腾出空间，再重试。")
    elif error.errno == errno.ENAMETOOLONG:
        note(f"文件名太长：“{Path(str(error.filename)).name[:40]}……”。请换一个短一些的名字。")
    elif not (isinstance(error, FileNotFoundError) and _here_is_gone()):
        return _our_fault(error)
    return Exit.UNREADABLE


def _not_said(error: BaseException | None) -> int:
    full = isinstance(error, OSError) and error.errno in FULL
    what = (
        "磁盘已满，结果没有写完。请腾出空间"
        if full
        else "结果写不到标准输出（它不能写，或者已经断开）。请检查转到了哪里"
    )
    note(f"{what}，再重试。")
    return Exit.UNREADABLE


def _our_fault(error: Exception) -> int:
    note(fault_sentence(error))
    return Exit.OUR_FAULT


def _here_is_gone() -> bool:
    """Whether the current folder was deleted under the process."""
    try:
        os.getcwd()
    except OSError:
        return True
    return False
