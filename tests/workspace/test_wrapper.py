"""What stands around the text: from mz.toml, from options, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mzledger.values.document import Document, Heading, Paragraph, Words, text_of
from mzledger.values.refusal import Refused
from mzledger.work.beginning import Beginning, settings_text
from mzledger.workspace.settings import read_settings
from mzledger.workspace.wrapper import Form, Wrapper, enclosed, with_options, wrapped

TEXT = Document("2020年度工作总结", (Paragraph((Words("正文。"),)),), signer="白水县民政局")


def settings(folder: Path, *lines: str) -> Wrapper:
    (folder / "mz.toml").write_text("\n".join(('["文件"]', *lines)), encoding="utf-8")
    return read_settings(folder).wrapper


def test_mz_toml_says_whom_when_and_in_which_form(tmp_path: Path) -> None:
    said = settings(
        tmp_path,
        '"主送" = "县委、县人民政府："',
        '"成文日期" = "2020年11月5日"',
        '"形式" = "报告"',
        '"题目带单位" = "否"',
    )
    assert said == Wrapper(False, "县委、县人民政府", date(2020, 11, 5), Form.REPORT)
    assert settings(tmp_path, '"成文日期" = 2020-11-05').written == date(2020, 11, 5)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('"成文日期" = "11月5日"', "mz.toml［文件］的成文日期写成了“11月5日”，应写成 2020-11-05 的样子"),
        ('"成文日期" = "2020-02-30"', "应写成 2020-11-05 的样子"),
        ('"成文日期" = 20201105', "“成文日期”要加英文双引号"),
        ('"形式" = "请示"', "形式写成了“请示”，应为总结或报告"),
        ('"题目带单位" = "不"', "“题目带单位”应写"),
        ('"题目带单位" = []', "“题目带单位”应写"),
        ('"主送" = ["县人民政府"]', "“主送”要加英文双引号"),
        ('"主送" = "县委\\n县人民政府"', "主送机关应写在一行里"),
        ('"抄送" = "县财政局"', "里的“抄送”不认识，应为题目带单位、主送、成文日期、形式"),
    ],
)  # fmt: skip
def test_what_can_t_be_used_is_a_sentence(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(Refused, match=r"^mz\.toml") as caught:
        settings(tmp_path, line)
    assert said in str(caught.value)


def test_options_outrank_mz_toml_and_what_they_leave_out_stays() -> None:
    own = Wrapper(addressee="县委", written=date(2020, 11, 5))
    assert with_options(own, to=None, day=None, form="报告") == Wrapper(True, "县委", date(2020, 11, 5), Form.REPORT)
    assert with_options(own, to="", day="", form=None) == Wrapper()


def test_it_is_not_written_before_the_day_to_which_it_counts() -> None:
    written = Wrapper(written=date(2020, 10, 30))
    written.check(date(2020, 10, 30))
    with pytest.raises(Refused, match="成文日期2020年10月30日早于统计截止日2020年10月31日"):
        written.check(date(2020, 10, 31))


def test_the_title_begins_with_the_office_as_it_calls_itself_and_once_only() -> None:
    assert wrapped(TEXT, Wrapper(), "白水县民政局").full_title == "白水县民政局2020年度工作总结"
    assert wrapped(TEXT, Wrapper(named=False), "白水县民政局").full_title == "2020年度工作总结"
    own = Document("白水县民政局2020年度工作总结", ())
    assert wrapped(own, Wrapper(), "白水县民政局").full_title == own.title


def test_no_date_is_invented() -> None:
    assert (wrapped(TEXT, Wrapper(), "白水县民政局").date, wrapped(TEXT, Wrapper(), "白水县民政局").addressee) == (
        "",
        "",
    )


def test_a_report_has_its_title_its_addressee_and_its_closing_words() -> None:
    made = wrapped(TEXT, Wrapper(form=Form.REPORT), "白水县民政局")
    assert made.full_title == "白水县民政局关于2020年度工作总结的报告"
    assert made.addressee == "〔待补充：主送机关〕"
    assert [text_of(block.runs) for block in made.blocks] == ["正文。", "特此报告。"]  # type: ignore[union-attr]
    for title in ("白水县民政局关于救助工作的报告", "关于救助工作的报告"):
        again = wrapped(Document(title, ()), Wrapper(form=Form.REPORT), "白水县民政局")
        assert again.full_title == "白水县民政局关于救助工作的报告"


def test_the_annex_gives_its_heading_for_its_name_below_the_text() -> None:
    rows = Heading(2, "（一）", (Words("分乡镇情况"),))
    document = Document("总结", (), annex=(Heading(1, "", (Words("附表"),)), rows))
    made = enclosed(document, date(2020, 10, 31))
    assert made.attachments == ("民政业务统计表（2020年）", "民政业务统计表电子版（2020年附表.xlsx）")
    assert made.annex == (rows,)
    assert enclosed(Document("总结", ()), date(2020, 10, 31)).annex == ()


def test_mz_init_writes_a_section_that_reads_as_nothing_said(tmp_path: Path) -> None:
    (tmp_path / "mz.toml").write_text(settings_text(Beginning("白水县", "白水县民政局", 2021)), encoding="utf-8")
    assert '["文件"]' in (tmp_path / "mz.toml").read_text(encoding="utf-8")
    assert read_settings(tmp_path).wrapper == Wrapper()
