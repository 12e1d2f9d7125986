"""Takes the shipped templates into the built package, so that they stand once in the repository and come with every install."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class WithTemplates(build_py):
    """`templates/` of the repository becomes `mzledger/shipped_templates/` of the package.

    What an earlier build left goes first: programs, rules and templates are found by their being there.
    """

    def run(self) -> None:
        package = Path(self.build_lib) / "mzledger"
        if not self.editable_mode:
            shutil.rmtree(package, ignore_errors=True)
        super().run()
        if not self.editable_mode:
            self.copy_tree(str(Path("templates")), str(package / "shipped_templates"))


setup(cmdclass={"build_py": WithTemplates})
