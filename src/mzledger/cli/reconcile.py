"""`mz reconcile`: our people against somebody else's list."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mzledger.cli.console import note, progress
from mzledger.cli.exits import Exit, told
from mzledger.cli.options import AsJson, AsOf, Folder, Overwrite
from mzledger.values.refusal import Refused

NAME = "reconcile"
KINDS = ("建档立卡", "死亡", "殡葬火化", "残疾人", "财政供养", "工商", "车辆", "房产", "其他")


def _read_kind(text: str) -> str:
    if text not in KINDS:
        raise typer.BadParameter(f"“{text}”不认识，应为 {'、'.join(KINDS)} 之一")
    return text


def _read_share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = 0.0
    if not 0 < share < 1:
        raise typer.BadParameter(f"“{text}”不对，应为 0 到 1 之间的小数，如 0.99")
    return share


def command(
    ours: Annotated[str, typer.Argument(metavar="业务", help="业务名称，如 低保、dibao；几项用逗号隔开")],
    theirs: Annotated[str, typer.Argument(metavar="名单", help="外单位的名单：.xlsx .xls .ods .csv")],
    pairs: Annotated[
        bool, typer.Option("--pairs", help="直接比对两份名单：mz reconcile --pairs 甲.xlsx 乙.xlsx")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="排查台账写到哪里，默认 out 文件夹")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", parser=_read_kind, metavar="种类", help=f"名单的种类：{'|'.join(KINDS)}")
    ] = None,
    columns: Annotated[
        str, typer.Option("--columns", metavar="列=列名", help="指明列名，如 身份证号=证件编码,姓名=当事人")
    ] = "",
    as_of: AsOf = None,
    verdicts: Annotated[
        Path | None, typer.Option("--verdicts", metavar="文件", help="上次的排查台账，其中填好的认定照用")
    ] = None,
    auto_at: Annotated[
        float, typer.Option("--auto-at", parser=_read_share, metavar="0-1", help="把握达到多少由机器认定，默认 0.99")
    ] = 0.99,
    review_at: Annotated[
        float, typer.Option("--review-at", parser=_read_share, metavar="0-1", help="把握达到多少列为疑似，默认 0.5")
    ] = 0.5,
    scheduler: Annotated[
        str, typer.Option("--scheduler", metavar="地址", help="在 Dask 集群上算：tcp://… 或 local")
    ] = "",
    overwrite: Overwrite = False,
    as_json: AsJson = False,
    json_out: Annotated[Path | None, typer.Option("--json-out", metavar="文件", help="把 JSON 写到文件")] = None,
    folder: Folder = Path("."),
) -> int:
    """拿本局台账和外单位的名单比对，写出排查台账：一致、信息不符、疑似、仅本方、仅名单、重复。

    例：mz reconcile dibao poverty.xlsx

    例：mz reconcile 低保,特困供养 火化名单.xlsx -o 排查台账.xlsx
    """
    from mzledger.cli.problems import show_problems
    from mzledger.cli.reconciled import refusal, show, write
    from mzledger.work.reconciling import (
        How,
        find_list,
        programs_named,
        reconcile_lists,
        reconcile_program,
    )
    from mzledger.workbook.generation import free_name
    from mzledger.workspace.folder import find_workspace
    from mzledger.workspace.list_columns import OPTION
    from mzledger.workspace.outputs import refused

    how = How(columns, kind or "", auto_at, review_at, scheduler, verdicts)
    if review_at > auto_at:
        note(f"--review-at（{review_at}）不能大于 --auto-at（{auto_at}）。请改其中一个。")
        return Exit.USAGE
    if said := refusal(output, verdicts):
        note(said)
        return Exit.USAGE
    default = Path(f"排查台账-{Path(theirs).stem}.xlsx")
    try:
        workspace = find_workspace(folder)
        lists = [Path(ours), Path(theirs)] if pairs else [find_list(theirs, workspace)]
        if said := refused(workspace, [output, json_out], lists) or refused(None, [json_out], [verdicts]):
            note(f"{said}。")
            return Exit.USAGE
        progress("正在读取和比对")
        if pairs:
            found = reconcile_lists(Path(ours), Path(theirs), how)
        else:
            default = workspace.out / default
            found = reconcile_program(workspace, programs_named(ours), find_list(theirs, workspace), as_of, how)
    except Refused as error:
        return told(error)
    if isinstance(found, list) and found[0].where.file == OPTION:
        note(f"{found[0].what}。{found[0].mend}。")
        return Exit.USAGE
    if isinstance(found, list):
        show_problems(found)
        return Exit.UNREADABLE
    if output is not None and verdicts is not None and found.problems and output.resolve() == verdicts.resolve():
        output = free_name(output)
        note(f"“{verdicts.name}”里有没有采用的内容，没有覆盖，另写到“{output.name}”。")
    if output is None and not (as_json or json_out):
        output = free_name(default)
    written = write(found, output, json_out, overwrite)
    show(found, written, as_json)
    return Exit.FINDINGS if found.findings else Exit.PASSED
