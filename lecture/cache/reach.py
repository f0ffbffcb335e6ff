"""All of our source that a thing can come to use: followed by name, from definition to definition, through imports.

Only what is used counts: a change to another function of the same module changes nothing here.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from lecture.cache.definitions import Definition, Module
from lecture.cache.source import Source

ALWAYS = ""
"""The name of what a module does when it is imported, besides defining."""


@dataclass
class Reach:
    """`said`: of each file, what is used of it. `assets`: the files of data whose names stand in it."""

    said: dict[str, set[str]] = field(default_factory=dict)
    assets: set[str] = field(default_factory=set)

    def files(self) -> dict[str, str]:
        """A hash for each file, of what is used of it."""
        return {
            file: hashlib.sha256("\n".join(sorted(said)).encode()).hexdigest()[:16]
            for file, said in sorted(self.said.items())
        }


def reach(source: Source, targets: Iterable[str], but: frozenset[str] = frozenset()) -> Reach:
    """What the targets ("module:name") can come to use, without what is in `but`: "module", or "module:name"."""
    found = Reach()
    seen: set[tuple[str, str]] = set()
    waiting = [(module, name) for module, _, name in (target.partition(":") for target in targets)]
    while waiting:
        here = waiting.pop()
        module_name, name = here
        if here in seen or module_name in but or f"{module_name}:{name}" in but:
            continue
        seen.add(here)
        if module_name not in source.files:
            continue
        module = source.module(module_name)
        waiting += _loaded(source, module_name, module)
        definition = module.always if name == ALWAYS else module.definitions.get(name)
        if definition is not None:
            said = found.said.setdefault(source.files[module_name], set())
            said.add(f"{name} {definition.digest}")
            said.update(_foreign(source, module, definition))
            found.assets.update(_assets(source, definition))
            waiting += [each for dotted in definition.names for each in _meant(source, module_name, module, dotted)]
        elif name in module.imports:
            waiting += _meant(source, module_name, module, name)
    return found


def _loaded(source: Source, name: str, module: Module) -> Iterator[tuple[str, str]]:
    """What importing a module does: in itself, in the packages around it, in the modules that it imports."""
    parts = name.split(".")
    yield from ((".".join(parts[:k]), ALWAYS) for k in range(1, len(parts) + 1))
    for target in (target for targets in module.imports.values() for target in targets):
        package, _, item = target.partition(":")
        inner = f"{package}.{item}"
        yield (inner if inner in source.files else package), ALWAYS


def _meant(source: Source, module_name: str, module: Module, dotted: str) -> Iterator[tuple[str, str]]:
    """The definitions that a dotted name inside a module stands for."""
    first, *rest = dotted.split(".")
    if first in module.definitions:
        yield module_name, first
    for target in module.imports.get(first, ()):
        package, _, item = target.partition(":")
        yield from _inside(source, package, [item, *rest] if item else rest)


def _inside(source: Source, module_name: str, names: list[str]) -> Iterator[tuple[str, str]]:
    """The definition of that name in a module; all of them if the module itself is passed on."""
    if not names:
        if module_name in source.files:
            yield from ((module_name, name) for name in source.module(module_name).definitions)
    elif (inner := f"{module_name}.{names[0]}") in source.files:
        yield from _inside(source, inner, names[1:])
    else:
        yield module_name, names[0]


def _foreign(source: Source, module: Module, definition: Definition) -> Iterator[str]:
    """What a definition's names stand for if they are imported, as it makes a difference from where."""
    for first in {name.split(".")[0] for name in definition.names}:
        for target in module.imports.get(first, ()):
            if target.partition(":")[0] not in source.files:
                yield f"{first} is {target}"


def _assets(source: Source, definition: Definition) -> Iterator[str]:
    for pattern in definition.files:
        yield from (file for file in source.assets if fnmatchcase(file.rsplit("/", 1)[-1], pattern))
