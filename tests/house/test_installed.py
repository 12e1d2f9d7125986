"""A wheel brings all that `mz` reads: installed into a folder of its own, far from any checkout, it makes a year's document."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import mzledger

REPOSITORY = Path(__file__).parents[2]
PACKAGE = Path(mzledger.__file__).parent
pytest.importorskip("setuptools", minversion="77")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with blanks and Chinese in its path."""
    return tmp_path_factory.mktemp("民政 工具（试用）")


@pytest.fixture(scope="module")
def wheel(place: Path) -> Path:
    """Built from a copy, so that nothing of the build stays in the repository; an earlier build has left a template behind."""
    source = place / "源 码"
    nothing_made = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in ("src", "templates"):
        shutil.copytree(REPOSITORY / name, source / name, ignore=nothing_made)
    for name in ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE", "NOTICE"):
        shutil.copy2(REPOSITORY / name, source / name)
    left = source / "build/lib/mzledger/shipped_templates/总结/99去年的.md.j2"
    left.parent.mkdir(parents=True)
    left.write_text("过时", encoding="utf-8")
    run("-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(place), str(source), cwd=place)
    shutil.rmtree(source)
    return next(place.glob("*.whl"))


@pytest.fixture(scope="module")
def target(wheel: Path, place: Path) -> Path:
    """What `pip install --target` makes; the libraries are those of the running Python."""
    folder = place / "程序 文件夹"
    run("-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(folder), str(wheel), cwd=place)
    return folder


def run(*words: str, cwd: Path, **environment: str) -> str:
    env = {**os.environ, "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", **environment}
    done = subprocess.run([sys.executable, *words], cwd=cwd, env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8")


def test_the_wheel_holds_every_file_of_the_package_and_every_template(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    own = (path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    code = {f"mzledger/{path.relative_to(PACKAGE).as_posix()}" for path in own}
    shipped = REPOSITORY / "templates"
    templates = {path.relative_to(shipped).as_posix() for path in shipped.rglob("*") if path.is_file()}
    assert held == code | {f"mzledger/shipped_templates/{name}" for name in templates}


def test_the_wheel_brings_its_licence_the_attributions_and_its_version(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (said,) = (
        archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".dist-info/METADATA")
    )
    assert "License-Expression: MIT\n" in said and f"Version: {mzledger.__version__}\n" in said
    for name in ("LICENSE", "NOTICE"):
        (inside,) = (each for each in archive.namelist() if each.endswith(f".dist-info/licenses/{name}"))
        assert archive.read(inside) == (REPOSITORY / name).read_bytes()


def test_an_installed_copy_begins_a_county_and_makes_the_document_of_another(target: Path, place: Path) -> None:
    installed = {"PYTHONPATH": str(target)}
    assert Path(run("-c", "import mzledger; print(mzledger.__file__)", cwd=place, **installed)).parents[1] == target
    script = str(next(path for path in (target / "bin").iterdir() if path.stem == "mz"))
    names = {path.name for path in (REPOSITORY / "templates/总结").iterdir()}
    run(script, "init", "白水县", "--year", "2021", cwd=place, **installed)
    run("-m", "mzledger", "demo", "演示 县", "--scale", "0.01", cwd=place, **installed)
    for county in ("白水县", "演示 县"):
        assert {path.name for path in (place / county / "templates/总结").iterdir()} == names
    shutil.rmtree(place / "演示 县" / "templates")
    run(script, "validate", cwd=place / "演示 县", **installed)
    run("-m", "mzledger", "report", "--year", "2020", cwd=place / "演示 县", **installed)
    text = next((place / "演示 县" / "out").glob("*.txt")).read_text(encoding="utf-8")
    assert "低保" in text and "过时" not in text


def test_an_installed_copy_gives_its_templates_to_be_edited(target: Path, place: Path) -> None:
    county = place / "空 县"
    county.mkdir()
    script = str(next(path for path in (target / "bin").iterdir() if path.stem == "mz"))
    for copy in ("模板", "本局.docx"):
        run(script, "template", "--copy", copy, cwd=county, PYTHONPATH=str(target))
    shipped = {path.name for path in (REPOSITORY / "templates").rglob("*.j2")}
    assert {path.name for path in (county / "模板").rglob("*.j2")} == shipped
    assert zipfile.is_zipfile(county / "本局.docx")
