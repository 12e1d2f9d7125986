"""Lists of other offices about the sample county, with stated errors and the truth of every row.

Made from the ledgers' rows alone: the poverty register, the crematorium's and the police's lists of the dead, and the
disabled persons' federation's list. `真值.json` says of each row whose it is, what was done to it, and whether we cover him.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from mzledger.demo.filling import WORDS, Cells, pairs
from mzledger.demo.ledgers import Ledgers
from mzledger.demo.people import COUNTY, UNIT_ORDER, VILLAGES, full_name
from mzledger.programs.shared.outside import FOLDER
from mzledger.values.identity import check_character
from mzledger.workbook.book import GENERAL, Book, Column, Look, Page, Table
from mzledger.workbook.writing import write_book

TRUTH = "真值.json"
STRANGERS = "990122"
"""Region of those who stand in no ledger: their numbers meet nobody's."""
RATES = {name: float(share) for name, share in pairs(WORDS["outside"]["spoilt"]).items()}
DIALECT, SAME_SOUND = pairs(WORDS["outside"]["dialect"]), pairs(WORDS["outside"]["same_sound"])
HEADINGS: dict[str, dict[str, str]] = {name: pairs(text) for name, text in WORDS["outside"]["lists"].items()}


@dataclass(slots=True)
class Entry:
    """A row of a list: the person's cells by field, and what was done to them; whose it truly is, and whether he is covered."""

    cells: Cells
    done: list[str] = field(default_factory=list)
    true_id: str = ""
    covered: str = ""

    def __post_init__(self) -> None:
        self.true_id, self.covered = self.true_id or self.cells["id_no"], self.cells.get("covers", "未保")


def write_outside_lists(folder: Path, ledgers: Ledgers, seed: int, year: int) -> list[Path]:
    """Writes the four lists and the truth into `外部名单/`, as of the end of October; the same input gives the same bytes."""
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    names = ("dibao.rural", "dibao.urban", "extreme_hardship", "disability")
    rosters = ([_judged(row, year) for row in ledgers[f"{name}.花名册", year]] for name in names)
    rural, urban, hardship, disabled = rosters
    rngs = {name: Random(f"{seed}/{name}") for name in HEADINGS}
    made = {
        "poverty": ("建档立卡贫困人口名单", _poverty([*rural, *hardship], rngs["poverty"])),
        "火化名单": (f"殡仪服务站{year}年火化登记表", _dead([*rural, *urban], rngs["火化名单"], year, 9, 26)),
        "死亡名单": (f"公安局{year}年死亡人员名单", _dead([*rural, *urban], rngs["死亡名单"], year, 14, 60)),
        "残联持证名单": ("残联持证残疾人名单", _disabled(disabled, rngs["残联持证名单"])),
    }
    truth = {}
    for name, (title, entries) in made.items():
        entries = _spoilt(entries, rngs[name], again=name in ("poverty", "残联持证名单"))
        listed: list[tuple[str, Sequence[Any]]] = [("序号", range(1, len(entries) + 1))]
        listed += [(head, [entry.cells[of] for entry in entries]) for head, of in HEADINGS[name].items()]
        columns = [Column(heading, cells, 20.0, GENERAL) for heading, cells in listed]
        page = Page("名单", f"{COUNTY}{title}（合成数据）", ["人都是虚构的，身份证号以 99 开头"], (Table(columns),))
        write_book(target / f"{name}.xlsx", Book(Look.LEDGER, [page], creator="合成数据"))
        said = [(row, entry.true_id, entry.covered, entry.done) for row, entry in enumerate(entries, 4)]
        truth[f"{name}.xlsx"] = [dict(zip(("row", "person", "covered", "done"), one, strict=True)) for one in said]
    text = json.dumps({"format": 1, "rates": RATES, "lists": truth}, ensure_ascii=False, indent=0)
    (target / TRUTH).write_text(text + "\n", encoding="utf-8", newline="\n")
    return [*(target / name for name in truth), target / TRUTH]


def _judged(row: Cells, year: int) -> Cells:
    """A roster's row with what it says of the end of October: covered, or once on the roster."""
    day, stop = date(year, 10, 31), row.get("stop_month")
    there = row["start_month"] <= day and (stop is None or stop > day) and row.get("covered", "是") == "是"
    return row | {"covers": "在保" if there else "曾在册"}


def _poverty(rows: list[Cells], rng: Random) -> list[Entry]:
    """Three in five households of the rural roster, some in extreme hardship, and households that nobody covers."""
    households: dict[str, list[Cells]] = {}
    for row in {row["id_no"]: row for row in sorted(rows, key=lambda row: row["covers"] == "在保")}.values():
        households.setdefault(row["head_id"], []).append(row)
    chosen = [people for _, people in sorted(households.items()) if rng.random() < 0.6]
    for _ in range(max(3, len(chosen) // 12)):
        head, kin = _stranger(rng, rng.randint(1945, 1985)), ("户主", "配偶", "子/婿", "女/媳")[: rng.randint(1, 4)]
        same = {name: head[name] for name in ("township", "village")}
        same |= {"head_name": head["name"], "head_id": head["id_no"]}
        others = [_stranger(rng, rng.randint(1950, 2015)) for _ in kin[1:]]
        chosen.append([who | same | {"relation": relation} for who, relation in zip((head, *others), kin, strict=True)])
    chosen.sort(key=lambda p: (UNIT_ORDER[p[0]["township"], p[0]["village"]], p[0]["head_id"]))
    made: list[Entry] = []
    for number, people in enumerate(chosen, 1):
        same = {"number": f"{number:06d}", "state": rng.choice(("已脱贫", "已脱贫", "已脱贫", "未脱贫"))}
        heads_first = sorted(people, key=lambda row: (row["id_no"] != row["head_id"], row["id_no"]))
        made += [Entry(row | same) for row in heads_first]
        if len(people) > 1 and rng.random() < 0.01:
            one, other = made[-2:]
            one.cells["id_no"], other.cells["id_no"] = other.true_id, one.true_id
            one.done, other.done = ["户内号码串用"], ["户内号码串用"]
    return made


def _stranger(rng: Random, year: int) -> Cells:
    sex, unit, born = rng.choice("男女"), rng.choice(VILLAGES), date(year, 1, 1) + timedelta(days=rng.randrange(365))
    first17 = f"{STRANGERS}{born:%Y%m%d}{rng.randrange(499) * 2 + (1 if sex == '男' else 2):03d}"
    who = {"name": full_name(rng, "藏族", sex), "sex": sex, "ethnic_group": "藏族"}
    return who | {"id_no": first17 + check_character(first17), "township": unit.township, "village": unit.name}


def _dead(members: list[Cells], rng: Random, year: int, still_paid: int, strangers: int) -> list[Entry]:
    """Those whose cover stopped by death, some who are covered still (the ones to be found), and others."""
    old = [row for row in members if row["covers"] == "在保" and row["id_no"][6:10] < "1955"]
    rows = [row for row in members if row.get("stop_reason") == "死亡"] + rng.sample(old, min(still_paid, len(old)))
    rows += [_stranger(rng, rng.randint(1930, 1970)) for _ in range(strangers)]
    rng.shuffle(rows)
    for number, row in enumerate(rows, 1):
        died = (row.get("stop_month") or date(year, rng.randint(3, 10), 1)) - timedelta(days=rng.randint(3, 25))
        days = [(died + timedelta(days=later)).isoformat() for later in (0, 3, 9)]
        more = dict(zip(("died", "burnt", "crossed_out"), days, strict=True)) | {"card": f"HH{year}{number:04d}"}
        rows[number - 1] = row | more | {"home": f"{WORDS['province']}{COUNTY}{row['township']}{row['village']}"}
    return [Entry(row) for row in rows]


def _disabled(holders: list[Cells], rng: Random) -> list[Entry]:
    """Most who draw a disability subsidy, and some who hold a certificate and draw none."""
    rows = {row["id_no"]: row for row in holders}
    found = [row for row in rows.values() if rng.random() < 0.9]
    for _ in range(max(3, len(rows) // 10)):
        person, kind = _stranger(rng, rng.randint(1940, 2005)), {"disability_kind": "肢体", "disability_level": "四级"}
        found.append(person | kind | {"disability_certificate": f"{person['id_no']}44"})
    rng.shuffle(found)
    return [Entry(row) for row in found]


def _spoilt(entries: list[Entry], rng: Random, *, again: bool) -> list[Entry]:
    """The rows with some numbers and names spoilt (a head's two names stay the same); some of them stand there twice."""
    found = []
    for entry in entries:
        for own, ways in (("id_no", NUMBER_WAYS), ("name", NAME_WAYS)):
            before, draw = entry.cells[own], rng.random()
            for name, way in ways.items():
                if 0 <= draw < RATES[name]:
                    after = way(before, rng)
                    entry.done += [name] if after != before else []
                    same = [key for key in (own, "head_name") if key == own or entry.cells.get(key) == before]
                    entry.cells |= dict.fromkeys(same, after)
                draw -= RATES[name]
        twice = again and rng.random() < RATES["重复一行"]
        found += [entry, Entry(entry.cells, [*entry.done, "重复一行"], entry.true_id)][: 1 + twice]
    return found


def _at(number: str, place: int, *instead: str) -> str:
    return number[:place] + "".join(instead) + number[place + max(1, len(instead)) :]


def _wrong_digit(number: str, rng: Random) -> str:
    place = rng.randrange(17)
    return _at(number, place, str((int(number[place]) + rng.randint(1, 9)) % 10))


def _swapped(number: str, rng: Random) -> str:
    place = rng.choice([at for at in range(16) if number[at] != number[at + 1]])
    return _at(number, place, number[place + 1], number[place])


Way = Callable[[str, Random], Any]
NUMBER_WAYS: dict[str, Way] = {
    "号码有空格": lambda number, rng: f"{number[:6]} {number[6:14]} {number[14:]}",
    "号码全角": lambda number, rng: number.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")),
    "15位旧号": lambda number, rng: number[:6] + number[8:17] if number[6:8] == "19" else number,
    "号码存成数字": lambda number, rng: int(number[:15] + "000"),
    "号码错一位": _wrong_digit,
    "号码两位颠倒": _swapped,
    "号码少一位": lambda number, rng: _at(number, rng.randrange(18)),
    "号码空白": lambda number, rng: None,
}
NAME_WAYS: dict[str, Way] = {
    "姓名加点或空格": lambda name, rng: f"{name[:2]}·{name[2:]}" if len(name) > 3 else f"{name[0]} {name[1:]}",
    "姓名方言写法": lambda name, rng: next((name.replace(*p) for p in DIALECT.items() if p[0] in name), name),
    "姓名同音": lambda name, rng: "".join(SAME_SOUND.get(character, character) for character in name),
}
