"""高龄津贴（70周岁以上）。上半年按发放所属月份计，七月补发的六月津贴仍属上半年。"""

from datetime import date
from typing import Any

from mzledger.programs.shared.words import (
    BIRTH_DAY,
    IN_FORCE,
    MONTHLY_STANDARD,
    REMARK,
    START_MONTH,
    STATE,
    STOP_MONTH,
    STOP_REASON,
    PersonPayment,
    PersonRow,
    StopReason,
    paid,
    payment_measures,
    payments,
    roster,
)
from mzledger.schema.cells import BirthDay, Choice, Fen, Month, State, Text
from mzledger.schema.measure import During, distinct
from mzledger.schema.program import Domain, Program
from mzledger.schema.row import Absent, column
from mzledger.values.identity import age_on, birth_date, is_well_formed


class AgeBand(Choice):
    """年龄段。"""

    SEVENTIES = "70–79岁"
    EIGHTIES = "80–89岁"
    NINETIES = "90–99岁"
    HUNDRED = "100岁以上"

    @classmethod
    def also(cls) -> dict[str, str]:
        bands: dict[str, str] = {}
        for low, member in ((70, "70–79岁"), (80, "80–89岁"), (90, "90–99岁")):
            bands |= {f"{low}{dash}{low + 9}{tail}": member for dash in "–-~—至" for tail in ("", "岁", "周岁")}
        return bands | dict.fromkeys(("100+", "100以上", "100周岁以上", "100岁及以上"), "100岁以上")


BANDS = ((100, AgeBand.HUNDRED), (90, AgeBand.NINETIES), (80, AgeBand.EIGHTIES), (70, AgeBand.SEVENTIES))


def _band(values: tuple[Any, ...], day: date) -> AgeBand | None:
    born = birth_date(values[0]) if values[0] and is_well_formed(values[0]) else None
    return next((band for least, band in BANDS if born and age_on(born, day) >= least), None)


AGE_BAND = column(
    "年龄段", "年龄档次", absent=Absent("没有“年龄段”列，按身份证号和截止日的周岁算出", needs=("id_no",), derive=_band)
)


class Elder(PersonRow):
    """一位享受高龄津贴的老人。"""

    birth_day: BirthDay | None = BIRTH_DAY
    age_band: AgeBand = AGE_BAND
    monthly_standard: Fen = MONTHLY_STANDARD
    start_month: Month = START_MONTH
    stop_month: Month | None = STOP_MONTH
    stop_reason: StopReason | None = STOP_REASON
    state: State | None = STATE
    remark: Text | None = REMARK


class Payment(PersonPayment):
    """一位老人一个月的津贴。"""

    age_band: AgeBand = AGE_BAND


PROGRAM = Program(
    slug="old_age",
    name="高龄津贴",
    domain=Domain.WELFARE,
    aliases=("高龄补贴", "高龄老人", "高龄"),
    basis=("《中华人民共和国老年人权益保障法》第三十三条", "本省高龄津贴发放规定"),
    category="age_band",
    tables=(roster(Elder), payments(Payment, "一人一月一行", Elder)),
    measures=(
        distinct("人数", "persons", "位", Elder, "id_no", when=IN_FORCE, meaning="截止日在享老人，按身份证号去重"),
        paid(
            "上半年津贴", "paid_first_half", Payment, "发放所属月份在1至6月", when=During("paid_month", months=(1, 6))
        ),
        paid("津贴", "paid", Payment, "期内发放的高龄津贴"),
        *payment_measures(Payment),
    ),
)
