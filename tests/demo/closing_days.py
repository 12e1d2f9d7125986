"""How each stock and flow is counted from the workbooks' cells on a closing day: file, sheet, days, what, of which rows.

`行` counts rows, `+列` adds a column up, `列` counts its different values. One day is a flow since January, `自` a stock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ledger_reader import Cells, month

WRITTEN = """
boundaries.neighbours       | 边界 | 协议 | 自签订日期 | 毗邻县 |
boundaries.agreements       | 边界 | 协议 | 自签订日期 | 行 |
care_homes.residents        | 敬老院 | 入住 | 自入住时间至出院时间 | 行 |
care_homes.first_batch      | 敬老院 | 入住 | 全年入住时间 | 行 | 入住批次=首批
care_homes.beds             | 敬老院 | 机构 | 自启用日期 | +总床位数 |
care_homes.covid_staff      | 敬老院 | 封闭管理 | 封闭管理起始日期 | 行 | 封闭管理类别=工作人员
care_homes.covid_residents  | 敬老院 | 封闭管理 | 封闭管理起始日期 | 行 | 封闭管理类别=入住老人
care_homes.covid_present    | 敬老院 | 封闭管理 | 封闭管理起始日期 | 行 | 封闭管理类别=入住老人 封闭管理状态=在院
care_homes.covid_isolated   | 敬老院 | 封闭管理 | 封闭管理起始日期 | 行 | 封闭管理类别=入住老人 封闭管理状态=隔离
children.persons            | 困境儿童 | 花名册 | 自起始保障年月至停发年月 | 身份证号 |
children.paid               | 困境儿童 | 发放 | 发放年月 | +发放金额 |
children.payments           | 困境儿童 | 发放 | 发放年月 | 行 |
children.payments_by_card   | 困境儿童 | 发放 | 发放年月 | 行 | 发放方式=民生一卡通
dibao.rural.households      | 农村低保 | | 自起始保障年月至停发年月 | 户主身份证号 | 是否保障对象=是
dibao.rural.persons         | 农村低保 | | 自起始保障年月至停发年月 | 身份证号 | 是否保障对象=是
dibao.rural.exit_households | 农村低保 | | 停发年月 | 户主身份证号 | 与户主关系=户主
dibao.rural.exit_persons    | 农村低保 | | 停发年月 | 身份证号 | 是否保障对象=是
dibao.rural.entry_households| 农村低保 | | 起始保障年月 | 户主身份证号 | 与户主关系=户主
dibao.rural.entry_persons   | 农村低保 | | 起始保障年月 | 身份证号 | 是否保障对象=是
dibao.urban.households      | 城市低保 | | 自起始保障年月至停发年月 | 户主身份证号码 | 是否保障对象=是
dibao.urban.persons         | 城市低保 | | 自起始保障年月至停发年月 | 身份证号码 | 是否保障对象=是
dibao.rural.paid            | 农村低保发放 | | 发放年月 | +发放金额 | 发放项目=保障金
dibao.rural.price_subsidy   | 农村低保发放 | | 发放年月 | +发放金额 | 发放项目=价格补贴
dibao.rural.heating         | 农村低保发放 | | 发放年月 | +发放金额 | 发放项目=取暖费
dibao.rural.paid_all        | 农村低保发放 | | 发放年月 | +发放金额 |
dibao.rural.payments        | 农村低保发放 | | 发放年月 | 行 |
dibao.rural.payments_by_card| 农村低保发放 | | 发放年月 | 行 | 发放方式=民生一卡通
dibao.urban.paid_all        | 城市低保发放 | | 发放年月 | +发放金额 |
disability.enrolments       | 残疾人两项补贴 | | 自起始保障年月至停发年月 | 行 |
disability.persons          | 残疾人两项补贴 | | 自起始保障年月至停发年月 | 身份证号 |
disability.paid             | 残疾人两项补贴发放 | | 发放年月 | +实发金额 |
disability.payments         | 残疾人两项补贴发放 | | 发放年月 | 行 |
disability.payments_by_card | 残疾人两项补贴发放 | | 发放年月 | 行 | 发放方式=民生一卡通
elder_insurance.persons     | 老年人意外险 | 投保 | 起保日期 | 身份证号码 |
elder_insurance.premium     | 老年人意外险 | 投保 | 起保日期 | +保费 |
entrusted_care.households   | 代养 | 花名册 | 自协议起始日期至协议终止日期 | 户主身份证号 |
entrusted_care.persons      | 代养 | 花名册 | 自协议起始日期至协议终止日期 | 身份证号 |
entrusted_care.paid         | 代养 | 发放 | 发放年月 | +发放金额 |
entrusted_care.payments     | 代养 | 发放 | 发放年月 | 行 |
entrusted_care.payments_by_card | 代养 | 发放 | 发放年月 | 行 | 发放方式=民生一卡通
epidemic.goods              | 防疫物资 | 发放 | 送达日期 | +物资数量 |
epidemic.tents              | 防疫物资 | 发放 | 送达日期 | +物资数量 | 品名=帐篷
epidemic.stoves             | 防疫物资 | 发放 | 送达日期 | +物资数量 | 品名=火炉
epidemic.coats              | 防疫物资 | 发放 | 送达日期 | +物资数量 | 品名=大衣
epidemic.checkpoints        | 防疫物资 | 发放 | 送达日期 | 去向 |
extreme_hardship.households | 特困供养 | 花名册 | 自起始保障年月至停发年月 | 户主身份证号 |
extreme_hardship.persons    | 特困供养 | 花名册 | 自起始保障年月至停发年月 | 身份证号 |
extreme_hardship.entry_persons | 特困供养 | 花名册 | 起始保障年月 | 身份证号 |
extreme_hardship.exit_persons | 特困供养 | 花名册 | 停发年月 | 身份证号 |
extreme_hardship.paid       | 特困供养 | 发放 | 发放年月 | +发放金额 |
extreme_hardship.payments   | 特困供养 | 发放 | 发放年月 | 行 |
extreme_hardship.payments_by_card | 特困供养 | 发放 | 发放年月 | 行 | 发放方式=民生一卡通
funerals.burials            | 殡葬 | 安葬 | 安葬日期 | 行 |
funerals.cremations         | 殡葬 | 安葬 | 安葬日期 | 行 | 安葬方式=火葬
funerals.earth_burials      | 殡葬 | 安葬 | 安葬日期 | 行 | 安葬方式=土葬
funerals.sky_burials        | 殡葬 | 安葬 | 安葬日期 | 行 | 安葬方式=天葬
funerals.subsidy_names      | 殡葬 | 奖补名单 | 材料日期 | 行 |
funerals.subsidy_fund       | 殡葬 | 奖补资金 | 到位日期 | +资金金额 |
funerals.leaflets           | 殡葬 | 宣传 | 宣传日期 | +宣传数量 | 宣传形式=宣传材料
funerals.banners            | 殡葬 | 宣传 | 宣传日期 | +宣传数量 | 宣传形式=横幅
funerals.publicity          | 殡葬 | 宣传 | 宣传日期 | +宣传数量 |
home_care.visits            | 居家养老服务 | | 服务日期 | 行 |
home_care.paid              | 居家养老服务 | | 服务日期 | +服务金额 |
home_care.persons           | 居家养老服务 | | 服务日期 | 身份证号 |
honor_plaques.hung          | 光荣牌 | 悬挂 | 自悬挂日期至收回日期 | 行 |
lottery.outlets             | 福利彩票 | 站点 | 自开业日期至停业日期 | 行 |
lottery.checks              | 福利彩票 | 检查 | 检查日期 | 行 |
marriage.marriages          | 婚姻登记 | 登记 | 登记日期 | 行 | 登记类型=结婚登记
marriage.divorces           | 婚姻登记 | 登记 | 登记日期 | 行 | 登记类型=离婚登记
marriage.marriage_reissues  | 婚姻登记 | 登记 | 登记日期 | 行 | 登记类型=补发结婚证
marriage.divorce_reissues   | 婚姻登记 | 登记 | 登记日期 | 行 | 登记类型=补发离婚证
marriage.registrations      | 婚姻登记 | 登记 | 登记日期 | 行 |
marriage.archives           | 婚姻登记 | 档案移交 | 移交日期 | 行 |
means_check.reports         | 家庭经济状况核对 | 核对 | 发起日期 | 行 | 发起状态=成功
means_check.failed          | 家庭经济状况核对 | 核对 | 发起日期 | 行 | 发起状态=失败
means_check.requests        | 家庭经济状况核对 | 核对 | 发起日期 | 行 |
old_age.persons             | 高龄津贴 | 花名册 | 自起始保障年月至停发年月 | 身份证号码 |
old_age.paid                | 高龄津贴发放 | | 发放年月 | +发放金额 |
old_age.paid_first_half     | 高龄津贴发放 | | 上半年发放年月 | +发放金额 |
old_age.payments            | 高龄津贴发放 | | 发放年月 | 行 |
old_age.payments_by_card    | 高龄津贴发放 | | 发放年月 | 行 | 发放方式=民生一卡通
organizations.registered    | 社会组织 | 登记年检 | 自成立日期 | 行 | 社会组织状态=正常
organizations.due           | 社会组织 | 登记年检 | 自成立日期 | 行 | 社会组织状态=正常 是否应检=是
organizations.inspected     | 社会组织 | 登记年检 | 自成立日期 | 行 | 社会组织状态=正常 是否参加年检=是
organizations.employees     | 社会组织 | 登记年检 | 自成立日期 | +从业人员数 | 社会组织状态=正常
orphans.persons             | 孤儿 | 花名册 | 自起始保障年月至停发年月 | 身份证号码 |
orphans.paid                | 孤儿 | 发放 | 发放年月 | +发放金额 | 发放项目=基本生活费
orphans.price_subsidy       | 孤儿 | 发放 | 发放年月 | +发放金额 | 发放项目=价格补贴
orphans.paid_all            | 孤儿 | 发放 | 发放年月 | +发放金额 |
orphans.payments            | 孤儿 | 发放 | 发放年月 | 行 |
orphans.payments_by_card    | 孤儿 | 发放 | 发放年月 | 行 | 发放方式=民生一卡通
population.households       | 人口 | 人口 | 自数据日期 | +户籍户数 |
population.persons          | 人口 | 人口 | 自数据日期 | +户籍人口 |
purchased.workers           | 政府购买服务 | 人员 | 自合同起始日期至合同终止日期 | 行 | 人员归口=派驻人员
purchased.association       | 政府购买服务 | 人员 | 自合同起始日期至合同终止日期 | 行 | 人员归口=承接机构人员
purchased.in_post           | 政府购买服务 | 人员 | 自合同起始日期至合同终止日期 | 行 |
rescue.visits               | 流浪乞讨救助 | 救助 | 救助日期 | 行 |
rescue.escorted             | 流浪乞讨救助 | 救助 | 救助日期 | 行 | 救助措施=返乡
rescue.patrols              | 流浪乞讨救助 | 巡查 | 巡查日期 | 行 |
rescue.patrol_staff         | 流浪乞讨救助 | 巡查 | 巡查日期 | +出动人次 |
special_care.paid           | 优抚对象 | 发放 | 优抚发放日期 | +发放金额 | 发放项目=定期抚恤补助
special_care.price_subsidy  | 优抚对象 | 发放 | 优抚发放日期 | 身份证号 | 发放项目=物价临时补贴
special_care.price_subsidy_paid | 优抚对象 | 发放 | 优抚发放日期 | +发放金额 | 发放项目=物价临时补贴
special_care.paid_all       | 优抚对象 | 发放 | 优抚发放日期 | +发放金额 |
staff.services              | 机构人员 | 综合业务 | 自核定日期 | 行 |
temporary_relief.households | 临时救助 | 审批 | 审批日期 | 户主身份证号 |
temporary_relief.visits     | 临时救助 | 审批 | 审批日期 | 行 |
temporary_relief.persons    | 临时救助 | 审批 | 审批日期 | +救助人数 |
temporary_relief.paid       | 临时救助 | 审批 | 审批日期 | +救助金额 |
temporary_relief.payments   | 临时救助 | 审批 | 审批日期 | 行 |
temporary_relief.payments_by_card | 临时救助 | 审批 | 审批日期 | 行 | 发放方式=民生一卡通
trainings.sessions          | 业务培训 | 培训 | 培训日期 | 行 |
trainings.attendance        | 业务培训 | 培训 | 培训日期 | +参训人数 |
veterans.collected          | 退役军人 | 信息采集 | 自采集日期 | 公民身份号码 |
veterans.self_employed_cadres | 退役军人 | 待遇 | 拨付日期 | 身份证号 | 待遇种类=自主择业军转干部医疗保险
veterans.self_employed_cadres_paid | 退役军人 | 待遇 | 拨付日期 | +待遇金额 | 待遇种类=自主择业军转干部医疗保险
veterans.cadre_heating      | 退役军人 | 待遇 | 拨付日期 | 身份证号 | 待遇种类=军转干部取暖补贴
veterans.cadre_heating_paid | 退役军人 | 待遇 | 拨付日期 | +待遇金额 | 待遇种类=军转干部取暖补贴
veterans.trained            | 退役军人 | 待遇 | 拨付日期 | 身份证号 | 待遇种类=技能培训补助
veterans.trained_paid       | 退役军人 | 待遇 | 拨付日期 | +待遇金额 | 待遇种类=技能培训补助
veterans.pension            | 退役军人 | 待遇 | 拨付日期 | 身份证号 | 待遇种类=养老保险补缴
veterans.pension_paid       | 退役军人 | 待遇 | 拨付日期 | +待遇金额 | 待遇种类=养老保险补缴
veterans.convalescence      | 退役军人 | 待遇 | 拨付日期 | 身份证号 | 待遇种类=疗养
veterans.convalescence_paid | 退役军人 | 待遇 | 拨付日期 | +待遇金额 | 待遇种类=疗养
veterans.benefits_paid      | 退役军人 | 待遇 | 拨付日期 | +待遇金额 |
veterans.registered         | 退役军人 | 登记 | 登记时间 | 行 | 登记种类=退役登记
veterans.enlisted           | 退役军人 | 登记 | 登记时间 | 行 | 登记种类=入伍登记
veterans.entries            | 退役军人 | 登记 | 登记时间 | 行 |
veterans.waiting            | 退役军人 | 培训报名 | 自报名日期 | 行 |
village_aid.visits          | 联点帮扶 | 慰问 | 慰问日期 | 行 |
village_aid.cash            | 联点帮扶 | 慰问 | 慰问日期 | +慰问金 |
village_aid.goods           | 联点帮扶 | 捐赠 | 捐赠日期 | +捐赠数量（斤） |
village_aid.rice            | 联点帮扶 | 捐赠 | 捐赠日期 | +捐赠数量（斤） | 捐赠物资=大米
village_aid.barley          | 联点帮扶 | 捐赠 | 捐赠日期 | +捐赠数量（斤） | 捐赠物资=青稞
village_aid.flour           | 联点帮扶 | 捐赠 | 捐赠日期 | +捐赠数量（斤） | 捐赠物资=面粉
village_aid.relocated       | 联点帮扶 | 易地搬迁 | 自搬入日期 | 行 |
village_aid.relocated_this_year | 联点帮扶 | 易地搬迁 | 搬入日期 | 行 |
village_aid.livestock       | 联点帮扶 | 牲畜 | 自购置日期 | +头数 |
village_aid.livestock_bought | 联点帮扶 | 牲畜 | 购置日期 | +头数 |
village_aid.yaks            | 联点帮扶 | 牲畜 | 自购置日期 | +头数 | 牲畜种类=能繁牦牛
village_aid.bulls           | 联点帮扶 | 牲畜 | 自购置日期 | +头数 | 牲畜种类=种公牛
village_aid.joint_purchase  | 联点帮扶 | 联村购置 | 自联购日期 | +联购资金 |
village_aid.joint_villages  | 联点帮扶 | 联村购置 | 自联购日期 | 行 |
village_charters.filed      | 村规民约 | 备案 | 报乡镇备案日期 | 行 |
"""


@dataclass(frozen=True, slots=True)
class Recount:
    """One line of `WRITTEN`, taken apart."""

    key: str
    file: str
    sheet: str
    start: str
    stop: str
    first: str
    what: str
    where: Mapping[str, str]

    def counts(self, row: Cells, day: date) -> bool:
        """Whether a row belongs to the figure of a closing day."""
        return self.in_time(row, day) and all(row[heading] == value for heading, value in self.where.items())

    def in_time(self, row: Cells, day: date) -> bool:
        begun, ended = month(row[self.start]), month(row[self.stop]) if self.stop else None
        if begun is None:
            return False
        if self.first == "自":
            return begun <= day and (ended is None or ended > day)
        last = {"": day, "全年": date(day.year, 12, 31), "上半年": min(day, date(day.year, 6, 30))}[self.first]
        return date(day.year, 1, 1) <= begun <= last

    def number(self, rows: list[Cells]) -> Decimal:
        """The figure of the rows that belong to it."""
        if self.what == "行":
            return Decimal(len(rows))
        if self.what.startswith("+"):
            return sum((Decimal(str(row[self.what[1:]] or 0)) for row in rows), Decimal(0))
        return Decimal(len({row[self.what] for row in rows} - {""}))


def _recount(line: str) -> Recount:
    key, file, sheet, days, what, where = (cell.strip() for cell in line.split("|", 5))
    first = next((word for word in ("自", "全年", "上半年") if days.startswith(word)), "")
    start, _, stop = days.removeprefix(first).partition("至")
    return Recount(key, file, sheet, start, stop, first, what, dict(pair.split("=") for pair in where.split()))


RECOUNTS = [_recount(line + "|" if line.count("|") == 4 else line) for line in WRITTEN.splitlines() if line]
