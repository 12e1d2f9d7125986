"""Invented names: frequent Tibetan names as they are written in Chinese, and Han, Hui, Salar and Mongolian ones."""

from __future__ import annotations

from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ETHNIC_WEIGHTS = {"藏族": 868, "汉族": 84, "回族": 22, "撒拉族": 12, "蒙古族": 9, "土族": 5}
_EITHER = _words("扎西 才让 桑吉 仁青 索南 尕藏 更登 公保 德吉 完么 旦正 华旦 南杰 加羊 拉太 关却 万玛 羊毛 贡保 豆格")
_MALE = _words("多杰 才旦 当周 尖措 项欠 加措 东智 本太 太本 才仁 周太 夸加 昂杰 俄日 先巴 杰布 道吉 闹布 卡先 切太")
_FEMALE = _words("卓玛 拉毛 央金 措毛 昂毛 周措 切羊 卡毛 娘毛 羊措 普毛 吉毛 才毛 桑毛 太毛 措吉 拉措 卓尕 杨措 华毛")
_SURNAMES = _words("王 李 张 马 刘 陈 杨 赵 韩 何 祁 白 星 林 周 吴 许 冶 沈 郭")
_HAN_MALE = _words("建国 海林 生贵 永福 文军 成林 占元 国栋 志强 玉山 发祥 德明 宝山 世英 晓东 明䶮")
_HAN_FEMALE = _words("秀英 桂兰 玉梅 生莲 海燕 春花 晓霞 永秀 占梅 秀珍 玉芳 文英 月娥 成兰 雪梅 玉㛃")
_MUSLIM_MALE = _words("尤素夫 哈三 阿卜都 一不拉 麻乃 木沙 舍木素 二哈")
_MUSLIM_FEMALE = _words("法土麦 阿乙草 海吉者 麦燕 祖力哈 则乃 阿西也 索菲亚")


def ethnic_group(rng: Random) -> str:
    """One of the county's ethnic groups, most often 藏族."""
    return rng.choices(list(ETHNIC_WEIGHTS), list(ETHNIC_WEIGHTS.values()))[0]


def full_name(rng: Random, ethnic: str, sex: str, surname: str = "") -> str:
    """A full name; `surname` is kept in families that have one.

    >>> full_name(Random(1), "汉族", "男", "王")[0]
    '王'
    """
    male = sex == "男"
    if ethnic in ("藏族", "蒙古族"):
        tail = rng.choice(_MALE if male else _FEMALE)
        return tail if rng.random() < 0.06 else rng.choice(_EITHER) + tail
    surname = surname or rng.choice(_SURNAMES)
    if ethnic in ("回族", "撒拉族"):
        return surname + rng.choice(_MUSLIM_MALE if male else _MUSLIM_FEMALE)
    return surname + rng.choice(_HAN_MALE if male else _HAN_FEMALE)
