"""篇目.txt: order, years, and every mistake by its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from mzledger.document.sources import load_sources, read_contents

TEMPLATES = Path(__file__).parents[2] / "templates"
NAMES = ["总结/01基本情况", "总结/02低保 附", "总结/02低保", "总结/03疫情", "计划/09思路"]


def entries(text: str) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    contents = read_contents(text, NAMES)
    assert contents.wrong == []
    return [(entry.name, entry.years) for entry in contents.entries]


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("", ((1949, 2999),)),
        (" 每年", ((1949, 2999),)),
        (" 不用", ()),
        (" 2020", ((2020, 2020),)),
        ("\t2020年", ((2020, 2020),)),
        ("　２０２０－２０２１", ((2020, 2021),)),
        (" 2020年—2021年", ((2020, 2021),)),
        (" 2020至2021", ((2020, 2021),)),
        (" 2020-", ((2020, 2999),)),
        (" -2021", ((1949, 2021),)),
        (" 2019、2021-2022", ((2019, 2019), (2021, 2022))),
        (".md.j2 2019，2021", ((2019, 2019), (2021, 2021))),
    ],
)  # fmt: skip
def test_years_are_read_as_a_clerk_writes_them(written: str, years: tuple[tuple[int, int], ...]) -> None:
    assert entries(f"总结/03疫情{written}") == [("总结/03疫情", years)]


def test_notes_and_blank_lines_say_nothing_and_a_name_may_hold_a_blank() -> None:
    text = "\ufeff# 说明\n＃ 停了\n\n总结/02低保 附 2020\n总结/02低保\n"
    assert entries(text) == [("总结/02低保 附", ((2020, 2020),)), ("总结/02低保", ((1949, 2999),))]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("总结/03役情 2020", "没有“总结/03役情”这个模板，最接近的是“总结/03疫情”"),
        ("03疫情", "没有“03疫情”这个模板，最接近的是“总结/03疫情”"),
        ("总结/03疫情2020", "没有“总结/03疫情2020”这个模板，最接近的是“总结/03疫情”"),
        ("总结/03疫情 20-21", "“20-21”不是年份"),
        ("总结/03疫情 2021-2020", "“2021-2020”不是年份"),
        ("总结/03疫情 2020、去年", "“去年”不是年份"),
        ("总结/03疫情 不用 2020", "“不用”不是年份"),
        ("总结/03疫情 -", "“-”不是年份"),
        ("总结/01基本情况", "“总结/01基本情况”在第 1 行已经写过，请留一行"),
    ],
)
def test_every_mistake_is_named_with_its_line(line: str, said: str) -> None:
    [(number, what)] = read_contents(f"总结/01基本情况\n{line}", NAMES).wrong
    assert number == 2 and what.startswith(said)


def lay_out(folder: Path, contents: str = "") -> list[Path]:
    for name in NAMES:
        path = folder / f"{name}.md.j2"
        path.parent.mkdir(exist_ok=True)
        path.write_text("字", encoding="utf-8")
    if contents:
        (folder / "篇目.txt").write_text(contents, encoding="utf-8")
    return [folder / "总结", folder / "计划"]


def used(folders: list[Path], year: int) -> str:
    return " ".join(source.name.removesuffix(".md.j2") for source in load_sources(folders, year))


def test_without_a_list_every_template_stands_by_its_name(tmp_path: Path) -> None:
    assert [source.name for source in load_sources(lay_out(tmp_path), 2020)] == [f"{name}.md.j2" for name in NAMES]


def test_the_list_says_order_and_years_and_what_it_leaves_out_follows_its_neighbour(tmp_path: Path) -> None:
    folders = lay_out(tmp_path, "总结/03疫情 2020-2021\n总结/02低保\n")
    assert used(folders, 2021) == "总结/01基本情况 总结/02低保 附 总结/03疫情 总结/02低保 计划/09思路"
    assert used(folders, 2022) == used(folders, 2019) == "总结/01基本情况 总结/02低保 附 总结/02低保 计划/09思路"


def test_the_plan_may_stand_first_and_a_folder_without_a_line_keeps_its_place(tmp_path: Path) -> None:
    assert used(lay_out(tmp_path, "计划/09思路\n总结/03疫情\n"), 2020).startswith("计划/09思路 总结/01基本情况")
    assert used(lay_out(tmp_path, "计划/09思路\n"), 2020).endswith("总结/03疫情 计划/09思路")


def test_mistakes_come_as_sources_that_can_t_be_read(tmp_path: Path) -> None:
    wrong, *_ = load_sources(lay_out(tmp_path, "# 说明\n总结/04 2020\n"), 2020)
    assert (wrong.name, wrong.text, wrong.line) == ("篇目.txt", None, 2)
    (none,) = load_sources(lay_out(tmp_path, "\n".join(f"{name} 2020" for name in NAMES)), 2021)
    assert (none.text, none.wrong) == (None, "2021年一个模板也没有用，请在要用的后面写上这一年")
    (tmp_path / "篇目.txt").write_bytes("总结/03疫情".encode() + b"\x00")
    assert load_sources([tmp_path / "总结"], 2020)[0].name == "篇目.txt"


def test_the_shipped_list_names_every_shipped_template_in_the_order_of_names_and_the_epidemic_in_its_years() -> None:
    folders = [TEMPLATES / "总结", TEMPLATES / "计划"]
    everything = load_sources(folders)
    listed = [line.split()[0] for line in (TEMPLATES / "篇目.txt").read_text(encoding="utf-8").splitlines() if line[0] != "#"]  # fmt: skip
    assert [source.name.removesuffix(".md.j2") for source in everything] == listed
    epidemic = {"总结/05疫情防控", "总结/13-1疫情防控物资", "总结/13-2养老机构封闭管理"}
    for year in range(2017, 2025):
        off = set(listed) - set(used(folders, year).split())
        assert off == (set() if year in (2020, 2021) else epidemic)
        texts = "".join(source.text or "" for source in load_sources(folders, year))
        assert ("疫" in texts) == (year in (2020, 2021))
