"""How the names of townships and villages end, in every kind of county, and what is left when the ending is taken away."""

from __future__ import annotations

import re
from functools import cache

from mzledger.values.numerals import chinese_number
from mzledger.values.words import squeezed

OTHER = "其他"
_TOWNSHIP_ENDINGS = {
    "民族苏木": ("民族苏木", "族苏木"),
    "苏木": ("苏木",),
    "民族乡": ("民族乡", "族乡"),
    "镇": ("镇",),
    "乡": ("乡",),
    "街道": ("街道",),
    "农林牧场": ("场",),
    "开发区": ("开发区", "园区", "示范区", "管理区", "工业区", "度假区", "新区", "管委会"),
}
_RENAMED = frozenset({"民族苏木", "苏木", "民族乡", "镇", "乡"})
"""A township of one of these kinds is often still called by another of them (撤乡建镇)."""
_VILLAGE_ENDINGS = {
    "嘎查": ("嘎查村民委员会", "嘎查委员会", "嘎查村委会", "嘎查村", "嘎查"),
    "社区": ("社区居民委员会", "社区居委会", "居民委员会", "居委会", "社区"),
    "行政村": ("村民委员会", "牧民委员会", "村委会", "牧委会", "行政村", "村"),
    "连队": ("农业生产队", "牧业生产队", "生产队", "连队", "队", "连"),
}
_ETHNIC = re.compile(
    r"(?:(?:民|各|汉|回|藏|蒙古|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西"
    r"|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京"
    r"|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺)族)+$"
)
_ZONE_OFFICE = re.compile(r"(?:管理委员会|管委会)$")
_OFFICE = re.compile(r"(?:人民政府|政府|党工委|党委)$")
_STREET_OFFICE = re.compile(r"(?:街道办事处|街道办|街办|办事处)$")
_ABOVE = r"(?:.{2,15}?(?:省|自治区|市|自治州|州|盟|地区))?"


def without_office(text: str) -> str:
    """A township's name without the office that sits in it: 某街道办事处 is 某街道, 某镇人民政府 is 某镇.

    >>> without_office("青石镇人民政府"), without_office("城关办事处"), without_office("青石经济开发区管委会")
    ('青石镇', '城关街道', '青石经济开发区')
    """
    text = _shortened(_OFFICE, text)
    if _STREET_OFFICE.search(text):
        return _shortened(_STREET_OFFICE, text) + "街道"
    bare = _shortened(_ZONE_OFFICE, text)
    return bare if _ending(bare, _TOWNSHIP_ENDINGS)[0] in ("农林牧场", "开发区") else _ZONE_OFFICE.sub("管委会", text)


def township_kind(name: str) -> str:
    """The kind of township that a name's ending tells; 其他 where it tells none.

    >>> [township_kind(name) for name in ("青石回族乡", "城关街道办事处", "白音苏木", "红星农场", "青石")]
    ['民族乡', '街道', '苏木', '农林牧场', '其他']
    """
    return _ending(without_office(squeezed(name)), _TOWNSHIP_ENDINGS)[0] or OTHER


def village_kind(name: str) -> str:
    """The kind of village or community that a name's ending tells; 其他 where it tells none.

    >>> [village_kind(name) for name in ("加吾村委会", "城关第一居委会", "白音嘎查", "一队", "场部生活区")]
    ['行政村', '社区', '嘎查', '连队', '其他']
    """
    return _ending(squeezed(name), _VILLAGE_ENDINGS)[0] or OTHER


@cache
def township_parts(text: str) -> tuple[str, str]:
    """The bare name, without a people's name, and the family of kinds that may stand for each other ('' for a bare name).

    >>> township_parts("青石回族乡"), township_parts("青石镇"), township_parts("青石街道办"), township_parts("青石")
    (('青石', '乡镇'), ('青石', '乡镇'), ('青石', '街道'), ('青石', ''))
    """
    text = without_office(text)
    kind, ending = _ending(text, _TOWNSHIP_ENDINGS)
    stem = text.removesuffix(ending)
    if kind in _RENAMED:
        stem = text.removesuffix({"民族乡": "乡", "民族苏木": "苏木"}.get(kind, ending))
        return _shortened(_ETHNIC, stem), "乡镇"
    if kind == "农林牧场" and text[-2:] in ("农场", "林场", "牧场", "渔场", "茶场"):
        return text[:-2] or text, text[-2:]
    return stem, kind


@cache
def village_parts(text: str) -> tuple[str, str]:
    """The bare name and the kind ('' for a bare name); numbers up to 99 are written in Chinese.

    >>> village_parts("加吾村村委会"), village_parts("第3生产队"), village_parts("101队")
    (('加吾', '行政村'), ('三', '连队'), ('101', '连队'))
    """
    kind, _ = _ending(text, _VILLAGE_ENDINGS)
    while kind:
        ending = _ending(text, {kind: _VILLAGE_ENDINGS[kind]})[1]
        if not ending:
            break
        text = text.removesuffix(ending)
    text = re.sub(r"(?<!\d)\d{1,2}(?!\d)", lambda match: chinese_number(int(match[0])), text)
    return text.removeprefix("第") if kind == "连队" and len(text) > 1 else text, kind


@cache
def county_pattern(county: str) -> re.Pattern[str]:
    """Matches the county's own name, with or without the province and prefecture, at the beginning of a text."""
    county = squeezed(county)
    own = re.sub(rf"^{_ABOVE}(?=.{{2,}}$)", "", county) or county
    short = re.sub(r"自治(?=县|旗)", "", own)
    plain = _shortened(_ETHNIC, short[:-1]) + short[-1:]
    names = "|".join(re.escape(name) for name in sorted({county, own, short, plain}, key=len, reverse=True))
    return re.compile(rf"^{_ABOVE}{_ABOVE}(?:{names})(?=.)")


def _ending(text: str, endings: dict[str, tuple[str, ...]]) -> tuple[str, str]:
    """The kind and the ending of a name that has something before the ending; ('', '') where none fits."""
    found = [(len(tail), kind, tail) for kind, tails in endings.items() for tail in tails if text.endswith(tail)]
    found = [each for each in found if len(text) > each[0]]
    return max(found)[1:] if found else ("", "")


def _shortened(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub("", text) or text
