"""防疫物资：送到卡点的物资。"""

from mzledger.schema.cells import Choice, Count, Day, Text
from mzledger.schema.measure import During, distinct, each, total
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


PROGRAM = Program(
    slug="epidemic",
    name="防疫物资",
    basis=("县疫情防控工作安排",),
    category="goods",
    tables=(Table(Delivery, "发放", "一次送达一种物资一行", kind=Flow("delivered_day")),),
    measures=(
        total("物资数", "goods", "件", Delivery, "goods_pieces", when=DELIVERED, meaning="期内送达的各种物资件数之和"),
        *each(
            "goods",
            {
                Goods.TENT: ("帐篷", "tents", "顶"),
                Goods.STOVE: ("火炉", "stoves", "个"),
                Goods.COAT: ("大衣", "coats", "件"),
            },
            total,
            Delivery,
            "goods_pieces",
            when=DELIVERED,
            meaning="期内送达的{}",
        ),
        distinct("卡点数", "checkpoints", "个", Delivery, "checkpoint", when=DELIVERED, meaning="期内收到物资的卡点"),
    ),
)
