"""防疫物资：送到卡点的物资。"""

from mzledger.schema.cells import Choice, Count, Day, Text
from mzledger.schema.measure import During, Measure, distinct, total
from mzledger.schema.program import Program, Table
from mzledger.schema.row import Row, column
from mzledger.schema.timing import Flow


class Goods(Choice):
    """防疫物资品名。"""

    TENT = "帐篷"
    STOVE = "火炉"
    COAT = "大衣"


class Delivery(Row):
    """一次送达的一种物资。"""

    delivered_day: Day = column("送达日期")
    goods: Goods = column("物资品名", "品名")
    goods_pieces: Count = column("物资数量")
    checkpoint: Text = column("送达卡点", "去向")


DELIVERED = During("delivered_day")


def pieces(slug: str, unit: str, kind: Goods) -> Measure:
    """一种物资的数量。"""
    return total(
        kind.value,
        slug,
        unit,
        Delivery,
        "goods_pieces",
        when=DELIVERED,
        where={"goods": kind},
        meaning=f"期内送达的{kind}",
    )


PROGRAM = Program(
    slug="epidemic",
    name="防疫物资",
    basis=("县疫情防控工作安排",),
    category="goods",
    tables=(Table(Delivery, "发放", "一次送达一种物资一行", kind=Flow("delivered_day")),),
    measures=(
        total("物资数", "goods", "件", Delivery, "goods_pieces", when=DELIVERED, meaning="期内送达的各种物资件数之和"),
        pieces("tents", "顶", Goods.TENT),
        pieces("stoves", "个", Goods.STOVE),
        pieces("coats", "件", Goods.COAT),
        distinct("卡点数", "checkpoints", "个", Delivery, "checkpoint", when=DELIVERED, meaning="期内收到物资的卡点"),
    ),
)
