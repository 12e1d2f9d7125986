"""The help pages of the commands, as `mz … --help` prints them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import typer

from mzledger.cli.app import app
from tools.site.page import Heading, Link, Page, Text

ABOVE = Link("命令", "commands.html")


def names() -> list[str]:
    """Every command, in the order of the help page."""
    return list(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def pages() -> Iterator[Page]:
    """One page with the help of all commands, each under its name."""
    helps = [(Heading(f"mz {name}", name), Text(help_of(name), code=True)) for name in names()]
    whole = (Text(help_of(), code=True), *(block for pair in helps for block in pair))
    yield Page(ABOVE.to, "命令", whole)


def help_of(*words: str) -> str:
    """What a command's help page says, at the width of a page."""
    env = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "100"}
    asked = [sys.executable, "-m", "mzledger", *words, "--help"]
    said = subprocess.run(asked, env=env, capture_output=True, check=True).stdout.decode("utf-8")
    return said.replace("python -m mzledger", "mz")
