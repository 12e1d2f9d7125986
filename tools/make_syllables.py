"""Makes `reconcile/syllables.txt`, the toneless reading of each character, from the readings of pypinyin.

python -m pip install pypinyin; python tools/make_syllables.py

Characters are those of the block U+4E00–9FFF that have a reading, and those beyond it that the table has already (the rest of
《通用规范汉字表》). A new release of pypinyin may read some of them otherwise: run the benches of reconcile after it.
"""

from __future__ import annotations

from pathlib import Path

from pypinyin import __version__, lazy_pinyin
from pypinyin.pinyin_dict import pinyin_dict

TABLE = Path(__file__).parents[1] / "src/mzledger/reconcile/syllables.txt"
HEAD = """\
# 单字的无声调读音（多音字取第一个），由 tools/make_syllables.py 从 pypinyin {version} 生成，勿手工修改。
# pypinyin: Copyright (c) 2016 mozillazg, 闲耘 <hotoo.cn@gmail.com>，MIT 许可证，全文见 NOTICE。
# 其读音来自 mozillazg/pinyin-data（MIT），后者整理自 Unicode Unihan 数据库及《通用规范汉字表》等。
"""


def main() -> None:
    """Writes the table anew, by syllable and by character."""
    old = "".join(line.split()[1] for line in TABLE.read_text(encoding="utf-8").splitlines() if line[0] != "#")
    block = {chr(code) for code in pinyin_dict if 0x4E00 <= code <= 0x9FFF}
    sounds: dict[str, list[str]] = {}
    for character in [*sorted(block), *sorted(set(old) - block)]:
        sounds.setdefault(lazy_pinyin(character)[0], []).append(character)
    lines = "".join(f"{sound} {''.join(sounds[sound])}\n" for sound in sorted(sounds))
    TABLE.write_text(HEAD.format(version=__version__) + lines, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
