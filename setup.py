"""Takes the shipped templates into the built package, so that they stand once in the repository and come with every install."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class WithTemplates(build_py):
    """`templates/` of the repository becomes `mzledger/shipped_templates/` of the package."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            self.copy_tree(str(Path("templates")), str(Path(self.build_lib) / "mzledger" / "shipped_templates"))


setup(cmdclass={"build_py": WithTemplates})
