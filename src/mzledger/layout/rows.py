"""What a row of a sheet is: data, or a total, a signature, a note, a heading again, a section, a blank one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from mzledger.values.numerals import SIGNS, ZEROS

_TOTAL_WORD = r"(?:小计|合计|总计|共计|累计|总数|汇总|本页计|总合计|本页合计)"
_TOTAL = re.compile(
    rf"(?:本页|本表|本村|本乡|本镇|全村|全乡|全镇|全县|全区|以上)?{_TOTAL_WORD}[:：]?(?:[(（].{{0,12}}[)）])?|.{{1,14}}{_TOTAL_WORD}[:：]?"
    rf"|[共合]计?[:：]?[\d,.{SIGNS}]+[户人笔条具对名位元项件块张次].{{0,20}}|{_TOTAL_WORD}[:：].{{0,24}}"
)
_SIGNATURE = re.compile(
    r"(?:单位|部门|乡镇|镇|乡|街道|村|社区|民政所?办?|县|分管|主要|科室|局|机构)*(制表|制单|填表|审核|复核|复审|负责|经办|主管|分管|单位盖章|盖章|填报|联系|审批|校对|录入|统计|签字|签章|会计|出纳|领导|局长|镇长|乡长|主任|科长|股长|书记)"
    r"(人|领导|单位|日期|时间|电话|签字|签章|员|负责人|人员|意见)*[^:：]{0,6}[:：].*|[(（]?(公章|盖章|签章|单位公章|单位盖章)[)）]?"
)
_NOTE = re.compile(
    r"(备注|附注|注|说明|填表说明|填报说明|注意|提示|以上数据|附)\s*\d*[:：.、].*|以下(为)?空白|以下(内容)?无(正文|内容)|[(（]?(以下空白|此页无正文|完|续下页|接上页|转下页|续表)[)）]?|※.*|★.*"
)
_DAY = re.compile(
    r"(填报|制表|填表|上报|报送|统计|打印)?(日期|时间)?[:：]?\s*"
    rf"(二[{ZEROS}]..年.*|\d{{4}}[年.\-/]\d{{1,2}}[月.\-/](\d{{1,2}}日?)?)"
)
_OFFICE = re.compile(
    r".{2,24}(局|政府|办公室|委员会|中心|办事处|服务站|村委会|居委会|民政办|民政股|社会事务科)([(（](公章|盖章|章|签章|印章)[)）])?"
)
_NONE = re.compile(
    r"[(（]?(本年度?|今年|全年|本季度?|本月|截至目前|目前|至今|当年)?(暂|均)?(无|没有)(此类|该类|发生|新增|人员|对象|情况|业务|救助|记录|数据|台账|享受|名单)*[)）]?"
    r"|零报告|无此项业务|本年无|无数据"
)
TELLING = frozenset("计：:年月日局府室会心处站委办科股所白章注无没报共总※★备说附以转续接完公盖表核责数汇审 \u3000")
"""A text without any of these is never a total, a signature or a note."""
DATA = ""
NONE = "写明没有的行"


def row_kind(cells: Sequence[Any]) -> str:
    """What a row is by its first words: 空行, 合计行, 签字行, 说明行, or '' for data. One that begins with a number is data.

    >>> row_kind(["", "青石镇小计", 3.0]), row_kind(["制表人：张三", ""]), row_kind(["以下空白", ""]), row_kind([1.0, "张三"])
    ('合计行', '签字行', '说明行', '')
    >>> row_kind(["", "共 计", 12.0]), row_kind(["县民政局", ""]), row_kind(["2020年12月3日", ""])
    ('合计行', '签字行', '签字行')
    """
    filled = [cell for cell in cells if cell != "" and not (isinstance(cell, str) and not cell.strip())]
    if not filled:
        return "空行"
    words = next((cell for cell in filled if isinstance(cell, str)), "")
    if not isinstance(filled[0], str) and not _TOTAL.fullmatch(_bare("".join(words.split()))):
        return DATA
    first = _bare("".join(words.split()))
    if _TOTAL.fullmatch(first):
        return "合计行"
    if _SIGNATURE.fullmatch(first):
        return "签字行"
    if _NOTE.fullmatch(first):
        return "说明行"
    few = len(filled) <= 2
    if few and len(first) > 1 and _NONE.fullmatch(first):
        return NONE
    return "签字行" if few and (_DAY.fullmatch(first) or _OFFICE.fullmatch(first)) else DATA


def _bare(text: str) -> str:
    """A text without the dashes and stars around it: ——以下空白——."""
    return text.strip("—-－=＝*＊·~～_") or text


def is_remark(text: str) -> bool:
    """Whether a cell holds words of a total, a signature or a note, such as 审核人：李四."""
    return bool(row_kind([text]))


_STEMS = "甲乙丙丁戊己庚辛壬癸"


def numbers_columns(cells: Sequence[Any]) -> bool:
    """Whether a row only numbers the columns: 甲, 乙, 1, 2, 3 …

    >>> numbers_columns(["甲", "乙", 1.0, 2.0, 3.0]), numbers_columns([1.0, "张三", 2.0, 3.0])
    (True, False)
    """
    texts = [
        f"{cell:.15g}" if isinstance(cell, float) else str(cell).strip("()（）栏 ") for cell in cells if cell != ""
    ]
    if len(texts) < 3:
        return False
    numbers = [int(text) for text in texts if text.isdigit() and len(text) < 3]
    stems = [text for text in texts if text in _STEMS or "=" in text or "＝" in text]
    return len(numbers) + len(stems) == len(texts) and numbers == sorted(set(numbers)) and len(set(numbers)) >= 2


def repeats(cells: Sequence[Any], headings: Mapping[int, frozenset[str]]) -> bool:
    """Whether a row is the headings again, each in its own column, as on every printed page. `headings`: by the cell's index."""
    texts = [(at, "".join(str(cell).split())) for at, cell in enumerate(cells) if cell != ""]
    return len(texts) >= 2 and sum(text in headings.get(at, ()) for at, text in texts) * 10 >= len(texts) * 7
