"""A module cut into its definitions: of each, a hash of what it says, and the names and file names that it uses.

Comments, docstrings, positions and annotations of functions say nothing that a program does: they are left out.
"""

import ast
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

PURE = frozenset({"dataclass", "cache", "lru_cache", "contextmanager", "overload", "runtime_checkable", "final"})
"""Decorators that only make a definition; whatever else decorates may also tell somebody of it."""
FILE_NAME = re.compile(r"[^\s{}]+\.[a-z0-9]{1,5}")


@dataclass(frozen=True)
class Definition:
    """`names`: dotted, as written, if their first part is the module's own; `files`: patterns of file names."""

    digest: str
    names: tuple[str, ...]
    files: tuple[str, ...]


@dataclass(frozen=True)
class Module:
    """`always`: what happens when it is imported, besides definitions; None for nothing.

    `imports`: what a name stands for: "package.module", or "package.module:name".
    """

    definitions: dict[str, Definition]
    always: Definition | None
    imports: dict[str, tuple[str, ...]]


@dataclass
class _Use:
    """What a piece of source says, gathered in one walk."""

    says: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)


def module(source: bytes) -> Module:
    """Read a module. One that Python cannot read counts by its bytes: whoever uses it shall fail, not we."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return Module({}, Definition(hashlib.sha256(source).hexdigest()[:16], (), ()), {})
    imports: dict[str, tuple[str, ...]] = {}
    for name, target in _imports(tree):
        imports[name] = tuple(dict.fromkeys((*imports.get(name, ()), target)))
    pieces: dict[str, _Use] = {}
    always = _Use()
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom) or _is_text(node):
            continue
        names = _defined(node)
        for name in names:
            _walk(node, pieces.setdefault(name, _Use()))
        if not names or not _only_defines(node):
            _walk(node, always)
    own = pieces.keys() | imports.keys()
    definitions = {name: _definition(piece, own) for name, piece in pieces.items()}
    return Module(definitions, _definition(always, own) if always.says else None, imports)


def _definition(use: _Use, own: Any) -> Definition:
    digest = hashlib.sha256("\0".join(use.says).encode()).hexdigest()[:16]
    names = sorted(name for name in use.names if name.split(".", 1)[0] in own)
    return Definition(digest, tuple(names), tuple(sorted(use.files)))


def _imports(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield (alias.asname, alias.name) if alias.asname else (alias.name.split(".")[0],) * 2
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}:{alias.name}"


def _defined(node: ast.stmt) -> list[str]:
    """The names that a statement of a module defines, if that is all it may do."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    parts = [part for target in targets for part in (target.elts if isinstance(target, ast.Tuple) else [target])]
    names = [part.id for part in parts if isinstance(part, ast.Name)]
    return names if len(names) == len(parts) else []


def _only_defines(node: ast.stmt) -> bool:
    for decorator in getattr(node, "decorator_list", ()):
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        if not isinstance(called, ast.Name) or called.id not in PURE:
            return False
    return True


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _walk(node: ast.AST, use: _Use) -> None:
    """Add what a node says: its kind and its fields, in order."""
    if isinstance(node, ast.Attribute) and (name := _dotted(node)):
        use.names.add(name)
        use.says.append(name)
        return
    if isinstance(node, ast.Name):
        use.names.add(node.id)
    elif isinstance(node, ast.Constant | ast.JoinedStr):
        use.files.update(_file_names(node))
    use.says.append(type(node).__name__)
    for name in node._fields:
        value = getattr(node, name, None)
        if name in ("annotation", "returns") and not isinstance(node, ast.AnnAssign):
            continue
        if isinstance(value, ast.AST):
            _walk(value, use)
        elif isinstance(value, list):
            use.says.append("[")
            for item in value:
                if not isinstance(item, ast.AST):
                    use.says.append(repr(item))
                elif not _is_text(item):
                    _walk(item, use)
            use.says.append("]")
        else:
            use.says.append(repr(value))


def _dotted(node: ast.Attribute) -> str:
    """`a.b.c` for such an expression, else nothing."""
    parts = [node.attr]
    inner = node.value
    while isinstance(inner, ast.Attribute):
        parts.append(inner.attr)
        inner = inner.value
    return ".".join([inner.id, *reversed(parts)]) if isinstance(inner, ast.Name) else ""


def _file_names(node: ast.Constant | ast.JoinedStr) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        text = "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
    else:
        text = node.value if isinstance(node.value, str) else ""
    if FILE_NAME.fullmatch(text):
        yield text.rsplit("/", 1)[-1]
