"""A program with a typing error is never loaded in silence: the file, the wrong word and the nearest right one are said."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

import pytest
from mutating import Typo, typos

from mzledger import programs

SOURCES = {path.stem: path for path in sorted(Path(programs.__file__).parent.glob("*.py")) if path.stem != "__init__"}


@pytest.mark.parametrize("slug", SOURCES)
def test_every_misspelt_name_of_a_program_is_named_with_its_file_and_the_nearest(
    slug: str, said: Callable[[str, str], str]
) -> None:
    source = SOURCES[slug].read_text(encoding="utf-8")
    module = importlib.import_module(f"mzledger.programs.{slug}")
    made = list(typos(source, module))
    assert made
    assert [missed for typo in made if (missed := _missed(typo, slug, said(slug, typo.source)))] == []
    assert said(slug, source) == ""


def _missed(typo: Typo, slug: str, sentence: str) -> str:
    """What the sentence on a typing error leaves out; '' where nothing."""
    wanted = (f"programs/{slug}.py：", typo.wrong, typo.right)
    missing = [word for word in wanted if word not in sentence]
    return f"{typo.line}: {typo.right} → {sentence or '没有说'}" if missing else ""
