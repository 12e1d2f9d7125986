"""What a text names in backticks, and whether the house has it: files, functions, members, words, commands."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ENDINGS = (".py", ".md", ".j2", ".toml", ".txt", ".json", ".html", ".css", ".js", ".xlsx", ".docx")
_PLACEHOLDER = re.compile(r"<[^>]*>|NN-…|NNN|\*")
_NAME = re.compile(r"[^\W\d]\w*")


@dataclass(slots=True)
class House:
    """Every file below a folder; every name that its Python gives something; the members of classes and modules."""

    root: Path
    packages: tuple[str, ...] = ("", "src/mzledger")
    words: set[str] = field(default_factory=set)
    members: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    bases: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def read(self, pattern: str) -> House:
        """Takes in the Python files of a pattern."""
        for path in sorted(self.root.glob(pattern)):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            self.words |= set(_words(tree))
            self.members[path.stem] |= set(_words(tree))
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef):
                    self.members[node.name] |= set(_words(node))
                    self.bases[node.name] |= {each.id for each in node.bases if isinstance(each, ast.Name)}
        return self

    def of(self, owner: str) -> set[str]:
        """The members of a class or module and of what a class is made from; a plain word may be of the class in capitals."""
        names = (owner, owner[:1].upper() + owner[1:])
        return set().union(*(self.members.get(name, set()) for name in names), *map(self.of, self.bases.get(owner, ())))

    def files(self, path: str) -> list[Path]:
        """The files that a path means, from the root, from the package or from any room; a placeholder stands for any words."""
        pattern = _PLACEHOLDER.sub("*", path).rstrip("/")
        found = [each for package in self.packages for each in (self.root / package).glob(pattern)]
        return found or ([] if "/" in pattern else list((self.root / "src").rglob(pattern)))


def _words(tree: ast.AST) -> Iterator[str]:
    """Every name that is defined or set, and every text that stands by itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def lacking(claim: str, house: House) -> list[str]:
    """What of a claim the house has not: names of files, functions, members, options."""
    if claim in house.words:
        return []
    if claim.startswith("python "):
        return [word for word in claim.split() if word.endswith(".py") and not house.files(word)]
    if claim.startswith("mz "):
        return [word for word in claim.split()[1:] if not _PLACEHOLDER.search(word) and word not in house.words]
    if claim.endswith(ENDINGS) or claim.endswith("/") or house.files(claim):
        return [] if _is_there(claim, house) else [claim]
    if claim.startswith("--"):
        return [claim]
    path, slash, rest = claim.rpartition("/")
    if slash and house.files(path) and "(" not in claim:
        module, _, name = rest.partition(".")
        files = house.files(f"{path}/{module}.py")
        return [] if files and name in house.of(module) else [claim]
    return [name for chain in re.findall(r"[\w.]+", claim) for name in _not_named(chain, house)]


def _is_there(path: str, house: House) -> bool:
    """Whether a path is that of a file or folder; where it has a placeholder, it may be yet to be made in a folder of the house."""
    if path in {f".{name.rpartition('.')[2]}" for name in house.words} or house.files(path):
        return True
    if path.startswith("."):
        return bool(list((house.root / "src").rglob(f"*{path}"))) or any(word.endswith(path) for word in house.words)
    return bool(_PLACEHOLDER.search(path)) and (house.root / path).parent.parent != house.root.parent


def _not_named(chain: str, house: House) -> Iterator[str]:
    names = [part for part in chain.split(".") if _NAME.fullmatch(part)]
    for owner, name in zip(names, names[1:], strict=False):
        if name not in house.of(owner):
            yield f"{owner}.{name}"
    yield from (name for name in names[:1] if name not in house.words and name not in house.members)
