"""Two lists about one invented population, with stated errors and the truth: for measuring `mz reconcile`.

People live in households, households in villages, villages in counties. Ours has some of them, theirs has some, `common` are
in both. Numbers begin with the unassigned 99. Twins are split between the lists on purpose. Names come from other stocks than
the demo's, and a slip in a name is not taken from the program's own table only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from mzledger.values.identity import CHECK_CHARACTERS, WEIGHTS

FRONT = [
    "扎西",
    "才让",
    "桑吉",
    "仁青",
    "索南",
    "尕藏",
    "更登",
    "公保",
    "德吉",
    "完么",
    "旦正",
    "华旦",
    "南杰",
    "加羊",
    "拉太",
    "关却",
    "万玛",
    "贡保",
    "豆格",
    "洛桑",
    "丹巴",
    "尼玛",
    "达哇",
    "格日",
    "斗格",
    "彭毛",
    "冷本",
    "叶西",
    "俄尖",
    "娘吉",
    "增太",
    "卡着",
]
BACK = [
    "多杰",
    "才旦",
    "当周",
    "尖措",
    "项欠",
    "加措",
    "东智",
    "本太",
    "才仁",
    "周太",
    "夸加",
    "昂杰",
    "俄日",
    "先巴",
    "杰布",
    "道吉",
    "闹布",
    "卡先",
    "切太",
    "卓玛",
    "拉毛",
    "央金",
    "措毛",
    "昂毛",
    "周措",
    "切羊",
    "卡毛",
    "吉毛",
    "才毛",
    "桑毛",
    "措吉",
    "拉措",
    "卓尕",
    "华毛",
    "什吉",
    "才措",
    "南加",
    "端智",
    "完德",
    "扎布",
]
SURNAMES = "王李张马刘陈杨赵韩何祁白星林周吴许冶沈郭黄孙高罗梁宋郑谢唐冯于董萧程曹袁邓傅曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂兰玉梅海林生贵永福文成占元国栋志山发祥德宝世晓东春花红建华云凤莲香月珍琴素荣金龙飞鹏辉斌波宁浩凯健俊帆雪琳倩颖洁莹婷慧巧美娥芬芝翠雅瑞凡佳嘉琼勤贞莉岚岩彬富顺信子杰楠榕风航弘义兴良民友志清飞璐晶妍茜秋珊莎锦黛青婉娴瑾"
SAME_SOUND = {
    "珊": "姗", "海": "海", "文": "闻", "英": "瑛", "志": "智", "军": "君", "林": "琳", "华": "花", "玉": "钰", "秀": "绣",
    "建": "健", "明": "铭", "丽": "莉", "杰": "洁", "强": "墙", "才": "财", "旦": "蛋", "措": "错", "毛": "茅", "加": "佳",
    "扎": "札", "多": "朵", "吉": "及", "德": "得", "索": "锁", "尼": "泥", "周": "州", "布": "步", "红": "宏", "兰": "岚",
}  # fmt: skip
DIALECT = (
    ("才让", "才郎"), ("尕藏", "格桑"), ("仁青", "仁钦"), ("公保", "贡布"), ("多杰", "多吉"), ("桑吉", "桑杰"), ("旦正", "丹增"),
    ("加措", "嘉措"), ("东智", "顿珠"), ("卓玛", "卓么"), ("拉毛", "拉姆"), ("扎西", "札西"), ("央金", "羊金"), ("才旦", "次旦"),
    ("更登", "根敦"), ("完么", "完玛"), ("南杰", "朗杰"), ("洛桑", "罗藏"), ("昂毛", "旺姆"), ("措毛", "措姆"), ("端智", "顿珠"),
    ("斗格", "豆格"), ("叶西", "益西"), ("什吉", "吉吉"),
)  # fmt: skip
VILLAGE_WORDS = "上下东西南北新加吾科赛堂直德黄河金托曲乃亥尕哇松多班卡力岗豆索木合达宁龙格什羊知迈斯阿血尤那仁扎元庄"


@dataclass(frozen=True)
class Rates:
    """The share of rows of theirs with each error; ours has a fifth of them."""

    written: float = 0.05
    old: float = 0.01
    number: float = 0.025
    zeros: float = 0.003
    replaced: float = 0.012
    swapped: float = 0.005
    missing: float = 0.002
    extra: float = 0.0015
    twice: float = 0.0005
    blank: float = 0.015
    crossed: float = 0.003
    dotted: float = 0.03
    dialect: float = 0.02
    sound: float = 0.01
    typo: float = 0.005
    cut: float = 0.003
    renamed: float = 0.001
    no_village: float = 0.01
    other_village: float = 0.01
    no_head: float = 0.01
    repeated: float = 0.003

    def times(self, factor: float) -> Rates:
        """All rates multiplied."""
        return replace(self, **{name: value * factor for name, value in vars(self).items()})


@dataclass
class Lists:
    """Both lists with `person` (who a row really is) beside, and the pairs that are the truth."""

    ours: pd.DataFrame
    theirs: pd.DataFrame
    twins_split: set[tuple[int, int]]


def check_characters(first17: np.ndarray) -> np.ndarray:
    digits = first17[:, None] // 10 ** np.arange(16, -1, -1, dtype=np.int64) % 10
    return np.array(list(CHECK_CHARACTERS))[(digits @ np.array(WEIGHTS)) % 11]


def population(people: int, counties: int, rng: np.random.Generator) -> pd.DataFrame:
    """Everybody: household by household, the head first."""
    sizes = rng.choice([1, 2, 3, 4, 5, 6, 7], people // 2, p=[0.2, 0.2, 0.2, 0.17, 0.13, 0.07, 0.03])
    sizes = sizes[: np.searchsorted(np.cumsum(sizes), people) + 1]
    household = np.repeat(np.arange(len(sizes)), sizes)[:people]
    first = np.r_[True, household[1:] != household[:-1]]
    place = np.arange(people) - np.maximum.accumulate(np.where(first, np.arange(people), 0))
    villages = max(people // 300, 5)
    names = sorted({"".join(rng.choice(list(VILLAGE_WORDS), 2)) for _ in range(200)})
    of_household = np.sort(rng.integers(0, villages, len(sizes)))
    village = of_household[household]
    county = village * counties // villages
    head_age = rng.integers(25, 88, len(sizes))[household]
    age = np.where(
        place == 0,
        head_age,
        np.where(
            place == 1, head_age + rng.integers(-6, 6, people), np.maximum(1, head_age - rng.integers(18, 45, people))
        ),
    )
    day = np.datetime64("2020-06-30") - (np.clip(age, 1, 100) * 365 + rng.integers(0, 365, people)).astype(
        "timedelta64[D]"
    )
    tibetan = (rng.random(len(sizes)) < 0.6)[household]
    front, back = rng.integers(0, len(FRONT), people), rng.integers(0, len(BACK), people)
    surname = rng.integers(0, len(SURNAMES), len(sizes))[household]
    surname = np.where((place == 1) | (rng.random(people) < 0.15), rng.integers(0, len(SURNAMES), people), surname)
    g1, g2 = rng.integers(0, len(GIVEN), people), rng.integers(0, len(GIVEN), people)
    short = rng.random(people) < 0.12
    twin = (place >= 3) & ~first & (rng.random(people) < 0.03)
    twin &= np.r_[False, (household[1:] == household[:-1])]
    at = np.flatnonzero(twin)
    day[at] = day[at - 1]
    front[at], g1[at], surname[at] = front[at - 1], g1[at - 1], surname[at - 1]
    tibetan[at] = tibetan[at - 1]
    back[at] = (back[at - 1] + rng.integers(1, len(BACK), len(at))) % len(BACK)
    g2[at] = (g2[at - 1] + rng.integers(1, len(GIVEN), len(at))) % len(GIVEN)
    short[at - 1] = False
    short[at] = False
    text_day = np.datetime_as_string(day).astype("U10")
    number = np.char.replace(text_day, "-", "").astype(np.int64)
    sequence = rng.integers(1, 1000, people)
    sequence[at] = np.minimum(sequence[at - 1] + rng.integers(1, 4, len(at)), 999)
    first17 = (990100 + county % 100) * 10**11 + number * 1000 + sequence
    while (again := pd.Series(first17).duplicated().to_numpy()).any():
        first17[again] = first17[again] // 1000 * 1000 + rng.integers(1, 1000, again.sum())
    id_no = np.char.add(first17.astype("U17"), check_characters(first17))
    name = [
        (BACK[b] if s else FRONT[f] + BACK[b]) if tib else (SURNAMES[x] + (GIVEN[y] if s else GIVEN[y] + GIVEN[z]))
        for tib, s, f, b, x, y, z in zip(tibetan, short, front, back, surname, g1, g2, strict=True)
    ]
    frame = pd.DataFrame(
        {"person": np.arange(people), "household": household, "name": name, "id_no": id_no.astype(object)}
    )
    heads = np.flatnonzero(first)[household]
    frame["head_name"], frame["head_id"] = frame["name"].to_numpy()[heads], frame["id_no"].to_numpy()[heads]
    male = first17 % 2 == 1
    other = np.where(place == 1, "配偶", np.where(male, "子/婿", "女/媳"))
    frame["relation"] = np.where(place == 0, "户主", other).astype(object)
    frame["village"] = [names[v % len(names)] + "村" for v in village]
    frame["township"] = [f"{names[(v // 15) % len(names)]}乡" for v in village]
    frame["county"] = [f"第{c}县" for c in county]
    frame["twin"] = twin
    return frame


def make_lists(
    ours: int,
    theirs: int,
    common: int,
    seed: int,
    *,
    counties: int = 1,
    rates: Rates | None = None,
    whole: float = 0.85,
) -> Lists:
    """Both lists. A share `whole` of households is in or out as one; of the others each member for himself."""
    rng = np.random.default_rng(seed)
    rates = rates or Rates()
    people = ours + theirs - common
    everyone = population(people, counties, rng)
    p_both, p_ours = common / people, (ours - common) / people
    draw = rng.random(everyone["household"].max() + 1)[everyone["household"]]
    draw = np.where(
        (rng.random(everyone["household"].max() + 1) < whole)[everyone["household"]], draw, rng.random(people)
    )
    group = np.where(draw < p_both, 0, np.where(draw < p_both + p_ours, 1, 2))
    twin = np.flatnonzero(everyone["twin"].to_numpy() & (rng.random(people) < 0.5))
    group[twin], group[twin - 1] = 2, 1
    split = {(int(i - 1), int(i)) for i in twin}
    left, right = everyone[group != 2].copy(), everyone[group != 1].copy()
    left, right = _damaged(left, rates.times(0.2), rng), _damaged(right, rates, rng)
    right["village"] = np.where(
        rng.random(len(right)) < 0.3, right["village"].str.removesuffix("村") + "村委会", right["village"]
    )
    return Lists(_shuffled(left, rng), _shuffled(right, rng), split)


def _shuffled(frame: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    frame = frame.iloc[rng.permutation(len(frame))].drop(columns=["twin", "household"]).reset_index(drop=True)
    frame["at"] = np.arange(len(frame))
    return frame


def _damaged(frame: pd.DataFrame, rates: Rates, rng: np.random.Generator) -> pd.DataFrame:
    frame = frame.reset_index(drop=True)
    frame = _crossed(frame, rates.crossed, rng)
    again = frame[rng.random(len(frame)) < rates.repeated]
    frame = pd.concat([frame, again], ignore_index=True)
    ids = frame["id_no"].to_numpy(object)
    kinds = ["written", "old", "number", "zeros", "replaced", "swapped", "missing", "extra", "twice", "blank"]
    edges = np.cumsum([getattr(rates, kind) for kind in kinds])
    draw = rng.random(len(frame))
    for at in np.flatnonzero(draw < edges[-1]):
        ids[at] = _spoilt(ids[at], kinds[int(np.searchsorted(edges, draw[at], side="right"))], rng)
    frame["id_no"] = ids
    for column, share in (("name", 1.0), ("head_name", 0.6)):
        texts = frame[column].to_numpy(object)
        kinds = ["dotted", "dialect", "sound", "typo", "cut", "renamed"]
        edges = np.cumsum([getattr(rates, kind) * share for kind in kinds])
        draw = rng.random(len(frame))
        own = (frame["relation"] == "户主").to_numpy() & (column == "head_name")
        for at in np.flatnonzero((draw < edges[-1]) & ~own):
            texts[at] = _misspelt(texts[at], kinds[int(np.searchsorted(edges, draw[at], side="right"))], rng)
        frame[column] = texts
    frame["head_name"] = np.where(frame["relation"] == "户主", frame["name"], frame["head_name"])
    frame["village"] = np.where(rng.random(len(frame)) < rates.no_village, None, frame["village"])
    other = frame["village"].to_numpy(object)[rng.permutation(len(frame))]
    frame["village"] = np.where(rng.random(len(frame)) < rates.other_village, other, frame["village"])
    frame["head_name"] = np.where(rng.random(len(frame)) < rates.no_head, None, frame["head_name"])
    return frame


def _crossed(frame: pd.DataFrame, rate: float, rng: np.random.Generator) -> pd.DataFrame:
    ids, households = frame["id_no"].to_numpy(object), frame["household"].to_numpy()
    for at in np.flatnonzero((rng.random(len(frame) - 1) < rate / 2) & (households[1:] == households[:-1])):
        ids[at], ids[at + 1] = ids[at + 1], ids[at]
    frame["id_no"] = ids
    return frame


def _spoilt(text: str, kind: str, rng: np.random.Generator) -> object:
    place = int(rng.integers(0, 18))
    if kind == "written":
        way = rng.integers(0, 5)
        if way == 0 and text.endswith("X"):
            return text.lower()
        return [
            f" {text}",
            f"'{text}",
            f"{text[:6]} {text[6:14]} {text[14:]}",
            text.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
            f"{text}\t",
        ][way]
    if kind == "old":
        return text[:6] + text[8:17] if text[6:8] == "19" else f"{text} "
    if kind == "number":
        return float(text[:15] + "000")
    if kind == "zeros":
        return text[:15] + "000"
    if kind in ("replaced", "twice"):
        for _ in range(1 + (kind == "twice")):
            place = int(rng.integers(0, 17))
            text = text[:place] + str((int(text[place]) + int(rng.integers(1, 10))) % 10) + text[place + 1 :]
        return text
    if kind == "swapped":
        places = [i for i in range(16) if text[i] != text[i + 1]]
        at = places[int(rng.integers(0, len(places)))]
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    if kind == "missing":
        return text[:place] + text[place + 1 :]
    if kind == "extra":
        return text[:place] + str(int(rng.integers(0, 10))) + text[place:]
    return None


def _misspelt(name: str, kind: str, rng: np.random.Generator) -> str:
    if not isinstance(name, str):
        return name
    if kind == "dotted":
        return f"{name[:1]}　{name[1:]}" if len(name) < 4 else f"{name[:2]}·{name[2:]}"
    if kind == "dialect":
        pairs = [(a, b) for one, two in DIALECT for a, b in ((one, two), (two, one)) if a in name]
        return name.replace(*pairs[int(rng.integers(0, len(pairs)))]) if pairs else name
    if kind == "sound":
        known = [c for c in name if c in SAME_SOUND]
        return name.replace(known[0], SAME_SOUND[known[0]], 1) if known else name
    if kind == "typo":
        at = int(rng.integers(0, len(name)))
        return name[:at] + GIVEN[int(rng.integers(0, len(GIVEN)))] + name[at + 1 :]
    if kind == "cut":
        return name[: max(2, len(name) // 2)]
    return FRONT[int(rng.integers(0, len(FRONT)))] + BACK[int(rng.integers(0, len(BACK)))]
