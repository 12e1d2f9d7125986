"""不开展的业务却有台账

检查什么
    mz.toml 的［业务］里写明不开展的业务，在 ledgers 文件夹里是否仍有它的台账。
为什么
    不开展的业务不列入汇总、总结和附表；台账里的人和钱就会漏掉。
怎么改
    本年其实开展的，从 mz.toml 的“不开展”里删去这一项；确实不开展的，把台账移出 ledgers 文件夹。
例子
    “不开展”里写了联点帮扶，ledgers/2020 里却有联点帮扶.xlsx。
依据
    本局台账管理要求
"""

from mzledger.rules._kinds import ReadRule, Severity

RULE = ReadRule(code="MZ322", severity=Severity.WARNING)
