"""`mz reconcile`: our people against somebody else's list."""

from __future__ import annotations

import typer

from mzledger.cli.console import progress
from mzledger.cli.options import AS_JSON, AS_OF, FOLDER, OVERWRITE, asking, one_of
from mzledger.work.asked import ReconcileAsked

NAME = "reconcile"
KINDS = ("建档立卡", "死亡", "殡葬火化", "残疾人", "财政供养", "工商", "车辆", "房产", "其他")


def _read_share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = 0.0
    if not 0 < share < 1:
        raise typer.BadParameter(f"“{text}”不对，应为 0 到 1 之间的小数，如 0.99")
    return share


def _share(name: str, help: str) -> object:
    return typer.Option(name, parser=_read_share, metavar="0-1", help=help)


@asking(
    ReconcileAsked,
    ours=typer.Argument(metavar="业务", help="业务名称，如 低保、dibao；几项用逗号隔开"),
    theirs=typer.Argument(metavar="名单", help="外单位的名单：.xlsx .xls .ods .csv"),
    pairs=typer.Option("--pairs", help="直接比对两份名单：mz reconcile --pairs 甲.xlsx 乙.xlsx"),
    output=typer.Option("-o", "--output", metavar="文件", help="排查台账写到哪里，默认 out 文件夹"),
    kind=typer.Option("--kind", parser=one_of(*KINDS), metavar="种类", help=f"名单的种类：{'|'.join(KINDS)}"),
    columns=typer.Option("--columns", metavar="列=列名", help="指明列名，如 身份证号=证件编码,姓名=当事人"),
    as_of=AS_OF,
    verdicts=typer.Option("--verdicts", metavar="文件", help="上次的排查台账，其中填好的认定照用"),
    auto_at=_share("--auto-at", "把握达到多少由机器认定，默认 0.99"),
    review_at=_share("--review-at", "把握达到多少列为疑似，默认 0.5"),
    scheduler=typer.Option("--scheduler", metavar="地址", help="在 Dask 集群上算：tcp://… 或 local"),
    overwrite=OVERWRITE,
    as_json=AS_JSON,
    json_out=typer.Option("--json-out", metavar="文件", help="把 JSON 写到文件"),
    folder=FOLDER,
)
def command(asked: ReconcileAsked) -> int:
    """拿本局台账和外单位的名单比对，写出排查台账：一致、信息不符、疑似、仅本方、仅名单、重复。

    例：mz reconcile dibao poverty.xlsx

    例：mz reconcile 低保,特困供养 火化名单.xlsx -o 排查台账.xlsx
    """
    from mzledger.cli.reconciled import show_reconciled
    from mzledger.cli.telling import tell
    from mzledger.work.comparing import reconcile

    return tell(reconcile(asked, progress), lambda found: show_reconciled(found, asked.as_json))
