"""`mz report`: the year-end document from the ledgers."""

from __future__ import annotations

import typer

from mzledger.cli.console import progress
from mzledger.cli.options import AS_OF, FOLDER, OVERWRITE, asking, month, year
from mzledger.work.asked import ReportAsked

NAME = "report"
TEMPLATE = "填写本局自己的 Word 模板（.docx），不用自带的版式；先用 mz template --copy 本局.docx 得到一份"


@asking(
    ReportAsked,
    year=year("哪一年，如 2020；月报写 --month"),
    month=month("写这个月的月报，如 2020-09，不和 --year 一起用"),
    as_of=AS_OF,
    out=typer.Option("--out", metavar="文件夹", help="写到哪个文件夹，默认 out"),
    text_only=typer.Option("--text", help="只在屏幕上显示正文，不写文件"),
    allow_problems=typer.Option("--allow-problems", help="台账有错误也生成，首页写明有错误没有处理"),
    plain=typer.Option("--plain", help="Word 文件里不留数字出处的标记"),
    no_annex=typer.Option("--no-annex", help="不要附表（Word 里的附表和附表.xlsx）"),
    html=typer.Option("--html", help="另写一个网页：点任一数字看口径、各乡镇和类别、上年的数和出处"),
    review=typer.Option("--review", help="另出一份审阅稿：文字材料里手写的数字、审稿提示和缺的地方都标出来"),
    template=typer.Option("--template", metavar="模板", help=TEMPLATE),
    to=typer.Option("--to", metavar="主送机关", help="写给谁，如 县人民政府，印在题目下面"),
    day=typer.Option("--date", metavar="日期", help="成文日期，如 2020-11-05，印在落款下面"),
    form=typer.Option("--form", metavar="形式", help="总结，或者报告（题目写成“关于……的报告”）"),
    overwrite=OVERWRITE,
    folder=FOLDER,
)
def command(asked: ReportAsked) -> int:
    """由台账生成年度总结和下一年工作思路（Word 和文本），连同附表（Word 里和附表.xlsx）。

    每个数字的出处记在同名的 .facts.json 里。

    例：mz report --year 2020

    例：mz report --year 2020 --template 本局模板.docx

    例：mz report --year 2020 --as-of 2020-10-31 --out 送审稿

    例：mz report --month 2020-09

    例：mz report --year 2020 --form 报告 --to 县人民政府 --date 2020-11-05
    """
    from mzledger.cli.telling import tell
    from mzledger.work.reporting import report

    return tell(report(asked, progress))
