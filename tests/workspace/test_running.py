"""Programs that a county does not run: nowhere missing, nowhere listed, their ledgers named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mzledger.document.rendering import subjects
from mzledger.programs import find_program
from mzledger.values.refusal import Refused
from mzledger.work.checking import check_target
from mzledger.work.report import year_facts
from mzledger.workspace.folder import Workspace, find_workspace
from mzledger.workspace.running import optional_programs, run_programs
from mzledger.workspace.settings import read_settings
from sheets import an_id, filled, make_workspace, rows_of

CHILDREN = find_program("children").tables[0]  # type: ignore[union-attr]
ROWS = filled(CHILDREN, rows_of(f"身份证号 | 姓名\n{an_id(1, '20120101')} | 张三"))


def workspace_without(folder: Path, names: str) -> Workspace:
    make_workspace(folder, {"2020/困境儿童.xlsx": {"花名册": ROWS}})
    text = (folder / "mz.toml").read_text(encoding="utf-8")
    (folder / "mz.toml").write_text(f'{text}\n["业务"]\n"不开展" = [{names}]\n', encoding="utf-8")
    return find_workspace(folder)


def test_a_program_is_named_by_its_name_its_alias_or_its_slug(tmp_path: Path) -> None:
    settings = workspace_without(tmp_path, '"居家养老", "village_aid", "孤儿"').settings
    assert settings.not_run == {"home_care", "village_aid", "orphans"}


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ('"联点扶贫"', "最接近的是联点帮扶"),
        ('"城市低保"', "是低保的一部分"),
        ('"区划"', "共用的台账"),
        ('"人口"', "要用它的数字计算"),
        ('"目标"', "由它写成"),
        ("3", "的样子"),
    ],
)
def test_what_can_t_be_switched_off_says_why(tmp_path: Path, names: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        workspace_without(tmp_path, names)


def test_the_last_of_the_programs_that_a_sum_is_made_of_stays(tmp_path: Path) -> None:
    everything = "、".join(program.name for program in optional_programs()).replace("、", '", "')
    with pytest.raises(Refused, match="至少要留一项"):
        workspace_without(tmp_path, f'"{everything}"')


def test_a_program_not_run_is_nowhere_in_the_facts_and_no_sum_misses_it(tmp_path: Path) -> None:
    workspace = workspace_without(tmp_path, '"困境儿童"')
    facts = year_facts(workspace, 2020, None, lambda text: None).facts
    keys = [key for key in facts.indicators if key.startswith("children.")]
    assert {(facts.fact(key).value, facts.fact(key).not_run) for key in keys} == {(None, True)}
    missing = {lack.what for lack in facts.fact("recipients.by_program_sum").missing}
    assert not [what for what in missing if "困境儿童" in what] and [what for what in missing if "孤儿" in what]


def test_the_ledger_of_a_program_not_run_is_named(tmp_path: Path) -> None:
    workspace_without(tmp_path, '"困境儿童"')
    checked = check_target(str(tmp_path), date(2020, 12, 31), None, lambda text: None)
    assert [(p.code, p.where.file, p.severity) for p in checked.problems] == [("MZ322", "2020/困境儿童.xlsx", "提醒")]


def test_templates_still_know_its_figures_and_print_that_it_is_not_run(tmp_path: Path) -> None:
    facts = year_facts(workspace_without(tmp_path, '"低保"'), 2020, None, lambda text: None).facts
    names = {name: keys for name, keys in subjects(facts).items() if all(k.startswith("dibao.") for k in keys.values())}
    assert set(names) == {"低保", "农村低保", "城市低保"}
    fact = facts.fact(names["农村低保"]["户数"])
    assert fact.not_run and fact.value is None


def test_with_everything_run_the_programs_are_the_same_objects() -> None:
    every = run_programs(frozenset())
    assert [p for p in run_programs(frozenset({"home_care"})) if p not in every] == []
    assert read_settings(Path("/没有")).not_run == frozenset()
