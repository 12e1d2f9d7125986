"""`mz` as a process, in a small synthetic county."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from mzledger.demo.county import make_county
from mzledger.workspace.templates import copy_templates

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A county of a fiftieth of the size; tests that change it make a copy."""
    folder = tmp_path_factory.mktemp("county")
    make_county(folder, seed=7, scale=Decimal("0.02"))
    copy_templates(folder)
    return folder


@pytest.fixture
def mz(county: Path) -> Run:
    """Runs `mz` with some words in the county's folder (or another); extra environment by keyword."""

    def run(*words: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
        env = {**os.environ, "PYTHONUTF8": "1", **environment}
        return subprocess.run(
            [sys.executable, "-m", "mzledger", *words], cwd=cwd or county, env=env, capture_output=True, check=False
        )

    return run
