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

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from mzledger.demo.fixed import fix_archive
from mzledger.demo.ledgers import Cells, Ledgers
from mzledger.demo.names import full_name
from mzledger.demo.places import COUNTY, UNITS
from mzledger.programs.shared.outside import FOLDER
from mzledger.values.identity import check_character

TRUTH = "真值.json"
STRANGERS = "990122"
"""Region of those who stand in no ledger: their numbers meet nobody's."""

RATES = {
    "号码有空格": 0.015, "号码全角": 0.008, "15位旧号": 0.008, "号码存成数字": 0.012, "号码错一位": 0.012, "号码两位颠倒": 0.005,
    "号码少一位": 0.002, "号码空白": 0.008, "姓名加点或空格": 0.015, "姓名方言写法": 0.02, "姓名同音": 0.008, "重复一行": 0.004,
}  # fmt: skip
DIALECT = (
    ("才让", "才郎"), ("尕藏", "格桑"), ("仁青", "仁钦"), ("公保", "贡布"), ("桑吉", "桑杰"), ("旦正", "丹增"), ("多杰", "多吉"),
    ("加措", "嘉措"), ("拉毛", "拉姆"), ("卓玛", "卓么"), ("扎西", "札西"), ("索南", "索朗"), ("更登", "根敦"), ("万玛", "完么"),
)  # fmt: skip
SAME_SOUND = dict(zip("英秀玉志文军林建明生", "瑛绣钰智闻君琳健铭升", strict=True))


@dataclass(slots=True)
class Entry:
    """A row of a list: the person's cells, his true number, what was done to the row, and whether he is covered."""

    cells: dict[str, Any]
    true_id: str
    covered: str
    done: list[str] = field(default_factory=list)


def write_outside_lists(folder: Path, ledgers: Ledgers, seed: int, year: int) -> list[Path]:
    """Writes the four lists and the truth into `外部名单/` of a workspace, as of the end of October of that year.

    The same ledgers and seed give the same bytes.
    """
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    closing = date(year, 10, 31)
    rural, urban, hardship, disabled = (
        [row | {"in_force": _in_force(row, closing)} for row in ledgers[f"{name}.花名册", year]]
        for name in ("dibao.rural", "dibao.urban", "extreme_hardship", "disability")
    )
    dibao = [*rural, *urban]
    lists: dict[str, tuple[str, Sequence[str], list[Entry]]] = {
        "poverty.xlsx": (f"{COUNTY}建档立卡贫困人口名单（合成数据）", POVERTY, _poverty([*rural, *hardship], Random(f"{seed}/poverty"))),
        "火化名单.xlsx": (f"{COUNTY}殡仪服务站{year}年火化登记表（合成数据）", CREMATED, _dead(dibao, Random(f"{seed}/cremated"), year, 9, 26)),
        "死亡名单.xlsx": (f"{COUNTY}公安局{year}年死亡人员名单（合成数据）", DECEASED, _dead(dibao, Random(f"{seed}/deceased"), year, 14, 60)),
        "残联持证名单.xlsx": (f"{COUNTY}残联持证残疾人名单（合成数据）", DISABLED, _disabled(disabled, Random(f"{seed}/disabled"))),
    }  # fmt: skip
    truth = {}
    for name, (title, headings, entries) in lists.items():
        _write(target / name, title, headings, entries)
        truth[name] = [
            {"row": row, "person": e.true_id, "covered": e.covered, "done": e.done} for row, e in enumerate(entries, 4)
        ]
    text = json.dumps({"format": 1, "rates": RATES, "lists": truth}, ensure_ascii=False, indent=0)
    (target / TRUTH).write_text(text + "\n", encoding="utf-8", newline="\n")
    return [*(target / name for name in lists), target / TRUTH]


POVERTY = ("乡（镇）", "行政村", "户编号", "户主", "姓名", "性别", "证件号码", "与户主关系", "民族", "脱贫属性")
CREMATED = ("逝者姓名", "性别", "身份证号码", "户籍地址", "死亡日期", "火化日期", "火化证编号")
DECEASED = ("姓名", "性别", "公民身份号码", "户籍地址", "死亡日期", "注销户口日期")
DISABLED = ("姓名", "性别", "身份证号", "乡镇", "村（社区）", "残疾证号", "残疾类别", "残疾等级")


def _in_force(row: Cells, closing: date) -> bool:
    stop = row.get("stop_month")
    return row["start_month"] <= closing and (stop is None or stop > closing) and str(row.get("covered", "是")) == "是"


def _poverty(rows: list[Cells], rng: Random) -> list[Entry]:
    """Three in five households of the rural roster, some in extreme hardship, and households that nobody covers."""
    rows.sort(
        key=lambda row: bool(row["in_force"]), reverse=True
    )  # who is in both stands here by the ledger that covers him
    households: dict[str, list[Cells]] = {}
    for row in {row["id_no"]: row for row in reversed(rows)}.values():
        households.setdefault(row["head_id"], []).append(row)
    entries: list[Entry] = []
    chosen = [people for _, people in sorted(households.items()) if rng.random() < 0.6]
    chosen = [sorted(people, key=lambda r: (r["id_no"] != r["head_id"], r["id_no"])) for people in chosen]
    strangers = [_strangers(rng) for _ in range(max(3, len(chosen) // 12))]
    for number, people in enumerate(sorted([*chosen, *strangers], key=_place), 1):
        entries += _household(people, f"{number:06d}", rng)
    _spoil(entries, "证件号码", ("姓名", "户主"), rng)
    return entries


def _place(rows: list[Cells]) -> tuple[int, str]:
    units = [(unit.township, unit.name) for unit in UNITS]
    return units.index((rows[0]["township"], rows[0]["village"])), rows[0]["head_id"]


def _household(rows: list[Cells], number: str, rng: Random) -> list[Entry]:
    state = rng.choice(("已脱贫", "已脱贫", "已脱贫", "未脱贫"))
    entries = []
    for row in rows:
        cells = (
            row["township"], row["village"], number, row["head_name"], row["name"], row["sex"], row["id_no"],
            str(row["relation"]), row["ethnic_group"], state,
        )  # fmt: skip
        covered = "在保" if row.get("in_force") else "曾在册" if row.get("start_month") else "未保"
        entries.append(Entry(dict(zip(POVERTY, map(_plain, cells), strict=True)), row["id_no"], covered))
    if len(entries) > 1 and rng.random() < 0.01:
        one, other = entries[-2:]
        one.cells["证件号码"], other.cells["证件号码"] = other.cells["证件号码"], one.cells["证件号码"]
        one.done.append("户内号码串用")
        other.done.append("户内号码串用")
    return entries


def _plain(cell: Any) -> Any:
    return getattr(cell, "value", cell)


def _strangers(rng: Random) -> list[Cells]:
    """A household that stands in no ledger."""
    village = rng.choice([unit for unit in UNITS if not unit.is_community])
    head = _stranger(rng, rng.randint(1945, 1985))
    rows = [head | {"relation": "户主"}]
    rows += [
        _stranger(rng, rng.randint(1950, 2015)) | {"relation": rng.choice(("配偶", "子/婿", "女/媳"))}
        for _ in range(rng.randint(0, 4))
    ]
    common = {
        "township": village.township,
        "village": village.name,
        "head_name": head["name"],
        "head_id": head["id_no"],
    }
    return [common | row for row in rows]


def _stranger(rng: Random, year: int) -> Cells:
    sex = rng.choice("男女")
    born = date(year, 1, 1) + timedelta(days=rng.randrange(365))
    first17 = f"{STRANGERS}{born:%Y%m%d}{rng.randrange(499) * 2 + (1 if sex == '男' else 2):03d}"
    name = full_name(rng, "藏族", sex)
    return {"name": name, "id_no": first17 + check_character(first17), "sex": sex, "ethnic_group": "藏族"}


def _dead(members: list[Cells], rng: Random, year: int, still_paid: int, strangers: int) -> list[Entry]:
    """Those whose cover stopped by death, some who are covered still (the ones to be found), and others."""
    stopped = [r for r in members if str(r.get("stop_reason") or "") == "死亡"]
    old = [r for r in members if r["in_force"] and r["id_no"][6:10] < "1955"]
    rows = [(r, "曾在册") for r in stopped] + [(r, "在保") for r in rng.sample(old, min(still_paid, len(old)))]
    people = [_stranger(rng, rng.randint(1930, 1970)) for _ in range(strangers)]
    for person in people:
        unit = rng.choice(UNITS)
        person |= {"township": unit.township, "village": unit.name}
    rows += [(person, "未保") for person in people]
    rng.shuffle(rows)
    entries = []
    for number, (row, covered) in enumerate(rows, 1):
        died = row.get("stop_month") or date(year, rng.randint(3, 10), 1)
        died = died - timedelta(days=rng.randint(3, 25))
        cells = {
            "姓名": row["name"], "逝者姓名": row["name"], "性别": row["sex"], "身份证号码": row["id_no"], "公民身份号码": row["id_no"],
            "户籍地址": f"青海省{COUNTY}{row['township']}{row['village']}", "死亡日期": died.isoformat(),
            "火化日期": (died + timedelta(days=3)).isoformat(), "火化证编号": f"HH{year}{number:04d}",
            "注销户口日期": (died + timedelta(days=9)).isoformat(),
        }  # fmt: skip
        entries.append(Entry(cells, row["id_no"], covered))
    for number_heading in ("身份证号码", "公民身份号码"):
        _spoil_numbers(entries, number_heading, Random(rng.random()))
    for name_heading in ("逝者姓名", "姓名"):
        _spoil_names(entries, (name_heading,), Random(rng.random()))
    return entries


def _disabled(holders: list[Cells], rng: Random) -> list[Entry]:
    """Most who draw a disability subsidy, and some who hold a certificate and draw none."""
    rows = {row["id_no"]: row for row in holders}
    entries = []
    for row in rows.values():
        if rng.random() < 0.9:
            cells = [row[n] for n in ("name", "sex", "id_no", "township", "village", "disability_certificate")]
            cells += [row["disability_kind"], row["disability_level"]]
            covered = "在保" if row["in_force"] else "曾在册"
            entries.append(Entry(dict(zip(DISABLED, map(_plain, cells), strict=True)), row["id_no"], covered))
    for _ in range(max(3, len(rows) // 10)):
        person, unit = _stranger(rng, rng.randint(1940, 2005)), rng.choice(UNITS)
        cells = [
            person["name"],
            person["sex"],
            person["id_no"],
            unit.township,
            unit.name,
            f"{person['id_no']}44",
            "肢体",
            "四级",
        ]
        entries.append(Entry(dict(zip(DISABLED, cells, strict=True)), person["id_no"], "未保"))
    rng.shuffle(entries)
    _spoil(entries, "身份证号", ("姓名",), rng)
    return entries


def _spoil(entries: list[Entry], number: str, names: Sequence[str], rng: Random) -> None:
    _spoil_numbers(entries, number, rng)
    _spoil_names(entries, names, rng)
    for entry in [e for e in entries if rng.random() < RATES["重复一行"]]:
        again = Entry(dict(entry.cells), entry.true_id, entry.covered, [*entry.done, "重复一行"])
        entries.insert(entries.index(entry) + 1, again)


def _spoil_numbers(entries: list[Entry], heading: str, rng: Random) -> None:
    for entry in entries:
        draw = rng.random()
        for name, way in WAYS.items():
            draw -= RATES[name]
            if draw < 0:
                before = entry.cells[heading]
                entry.cells[heading] = way(before, rng)
                if entry.cells[heading] != before:
                    entry.done.append(name)
                break


def _spoil_names(entries: list[Entry], headings: Sequence[str], rng: Random) -> None:
    """The first heading is the person's own name; a head's two names stay the same."""
    own = headings[0]
    for entry in entries:
        draw, before = rng.random(), entry.cells[own]
        if draw < RATES["姓名加点或空格"]:
            after, done = (
                f"{before[:2]}·{before[2:]}" if len(before) > 3 else f"{before[0]} {before[1:]}",
                "姓名加点或空格",
            )
        elif draw < RATES["姓名加点或空格"] + RATES["姓名方言写法"]:
            pair = next(((a, b) for a, b in DIALECT if a in before), None)
            after, done = before.replace(*pair) if pair else before, "姓名方言写法"
        elif draw < RATES["姓名加点或空格"] + RATES["姓名方言写法"] + RATES["姓名同音"]:
            after, done = "".join(SAME_SOUND.get(c, c) for c in before), "姓名同音"
        else:
            continue
        if after != before:
            entry.done.append(done)
            for heading in headings:
                if entry.cells[heading] == before:
                    entry.cells[heading] = after


def _wrong_digit(number: str, rng: Random) -> str:
    place = rng.randrange(17)
    return number[:place] + str((int(number[place]) + rng.randint(1, 9)) % 10) + number[place + 1 :]


def _swapped(number: str, rng: Random) -> str:
    place = rng.choice([i for i in range(16) if number[i] != number[i + 1]])
    return number[:place] + number[place + 1] + number[place] + number[place + 2 :]


def _short(number: str, rng: Random) -> str:
    place = rng.randrange(18)
    return number[:place] + number[place + 1 :]


WAYS: dict[str, Callable[[str, Random], Any]] = {
    "号码有空格": lambda number, rng: f"{number[:6]} {number[6:14]} {number[14:]}",
    "号码全角": lambda number, rng: number.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")),
    "15位旧号": lambda number, rng: number[:6] + number[8:17] if number[6:8] == "19" else number,
    "号码存成数字": lambda number, rng: int(number[:15] + "000"),
    "号码错一位": _wrong_digit,
    "号码两位颠倒": _swapped,
    "号码少一位": _short,
    "号码空白": lambda number, rng: None,
}


def _write(path: Path, title: str, headings: Sequence[str], entries: Sequence[Entry]) -> None:
    """Title, a line of the office, the headings, the rows from sheet row 4 on."""
    book = Workbook(write_only=True)
    book.properties.creator = "合成数据"
    sheet = book.create_sheet("名单")
    sheet.freeze_panes = "A4"
    for letter in "ABCDEFGHIJK":
        sheet.column_dimensions[letter].width = 20.0
    top = WriteOnlyCell(sheet, title)
    top.font = Font(bold=True, size=16)
    sheet.append([top])
    sheet.append(["人都是虚构的，身份证号以 99 开头"])
    head = [WriteOnlyCell(sheet, text) for text in ("序号", *headings)]
    for cell in head:
        cell.font, cell.alignment = Font(bold=True), Alignment(horizontal="center")
    sheet.append(head)
    for number, entry in enumerate(entries, 1):
        sheet.append([number, *(entry.cells[heading] for heading in headings)])
    book.save(path)
    fix_archive(path)
