"""Counts the English words in patterns outside ``lang/en``: prints each place with its words, then the total.

    python scripts/english_outside.py [FOLDER OF THE PACKAGE]

Counted are strings that become a regular expression and strings that text is compared with (``==``, ``in``,
``startswith`` and its like, sets and tables), through names, imports, f-strings and the arguments of a function that
uses them so. Not counted are the values of the package's ``Literal`` types, markup, addresses and MIME types; what
else is no English, as the vocabularies of formats, is named in ``english_allowed.toml``. Bytes are formats.
Ends with 1 unless nothing is found.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "wherefrom"
ENGLISH = "lang/en/"
ALLOWED = Path(__file__).with_name("english_allowed.toml")

_RE_CALLS = {"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"}
_TEXT_CALLS = {
    *("startswith", "endswith", "removeprefix", "removesuffix", "find", "rfind", "index", "rindex", "count"),
    *("partition", "rpartition", "replace", "split", "rsplit", "isdisjoint", "issubset", "issuperset"),
}
# Compared with one of these, a word is a word of the text even where a Literal type has the same one ("document").
_TEXT_NAMES = {"word", "words", "text", "token", "tokens", "lower", "folded", "head", "noun", "verb", "lemma"}
_FOLDING = {"lower", "casefold", "group", "fold"}
_WORD = re.compile(r"[A-Za-z]{2,}")
_NO_WORDS = re.compile(
    r"""\[\^?\]?(?:\\.|[^\]\\])*\]              # character classes
      | \\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|N\{[^}]*\}|[A-Za-z])
      | \(\?P?(?:<\w+>|=\w+\)|\(\w+\)|[aiLmsux]*-?[imsx]+[:)])  # groups and flags
      | </?[A-Za-z!?][^<>]*>?
      | (?:https?|ftp)\S*://\S*
      | (?:text|application|image|audio|video)/[\w.+-]+
    """,
    re.VERBOSE,
)
_NO_TEXT = re.compile(r"\.[a-z0-9.]+|https?|www\.?|.*(?:[_\d/<>=\\@%{}#]|\w[.:]\w|\w:$).*", re.DOTALL)

# How a string is used: as a regular expression, compared with text, or in a table that may be compared with anything.
PATTERN, TEXT, TABLE = "pattern", "text", "tables"


@dataclass(slots=True)
class Module:
    """One file: what its names are bound to (by function, "" for the module), its functions and its imports."""

    path: str
    body: list[tuple[str, str, ast.stmt]]
    names: dict[str, dict[str, list[ast.expr]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    functions: dict[str, list[tuple[str, ast.FunctionDef]]] = field(default_factory=lambda: defaultdict(list))
    imports: dict[str, tuple[str, str]] = field(default_factory=dict)

    def bound(self, scope: str, name: str) -> list[ast.expr]:
        """The expressions that ``name`` may stand for in ``scope``."""
        return self.names[scope].get(name) or self.names[""].get(name, [])


@dataclass(frozen=True, slots=True)
class Use:
    """An expression that is used on text, and how."""

    module: str
    scope: str
    expression: ast.expr
    how: str


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """English words at one place."""

    path: str
    line: int
    words: tuple[str, ...]


def english_outside(package: Path, allowed: dict[str, str] | None = None) -> tuple[list[Finding], list[str]]:
    """The findings under ``package``, and the entries of ``allowed`` that nothing needs any more."""
    modules = {path: _module(package, path) for path in _paths(package) if not path.startswith(ENGLISH)}
    found = _Search(modules).findings()
    allowed = tomllib.loads(ALLOWED.read_text(encoding="utf-8")) if allowed is None else allowed
    kept, needed = [], set()
    for finding, names in found:
        entry = next((e for e in _entries(allowed) if _covers(e, finding.path, names)), None)
        if entry is None:
            kept.append(finding)
        else:
            needed.add(entry)
    return sorted(kept), [" ".join(entry) for entry in _entries(allowed) if entry not in needed]


def _entries(allowed: dict[str, str]) -> list[tuple[str, str]]:
    return [(place, name) for place, names in allowed.items() for name in names.split()]


def _covers(entry: tuple[str, str], path: str, names: tuple[str, str]) -> bool:
    place, name = entry
    return (path == place or (place.endswith("/") and path.startswith(place))) and name in ("*", *names)


def _paths(package: Path) -> list[str]:
    return sorted(path.relative_to(package).as_posix() for path in package.rglob("*.py"))


def _module(package: Path, path: str) -> Module:
    tree = ast.parse((package / path).read_text(encoding="utf-8"))
    module = Module(path, list(_statements(tree)))
    for scope, _, statement in module.body:
        for node in ast.walk(statement):
            _note(module, scope, node)
    return module


def _statements(tree: ast.Module) -> Iterator[tuple[str, str, ast.stmt]]:
    """Every statement with its scope and the name at the top level that it belongs to."""
    for statement in tree.body:
        owner = _owner(statement)
        if isinstance(statement, ast.ClassDef):
            for inner in statement.body:
                yield (f"{owner}.{inner.name}" if isinstance(inner, ast.FunctionDef) else ""), owner, inner
        else:
            yield (owner if isinstance(statement, ast.FunctionDef) else ""), owner, statement


def _owner(statement: ast.stmt) -> str:
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return statement.name
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return next((target.id for target in targets if isinstance(target, ast.Name)), "")


def _note(module: Module, scope: str, node: ast.AST) -> None:
    if isinstance(node, ast.ImportFrom):
        for alias in node.names:
            module.imports[alias.asname or alias.name] = (node.module or "", alias.name)
    elif isinstance(node, ast.FunctionDef):
        module.functions[node.name].append((scope, node))
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            _bind(module, scope, target, node.value)
    elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
        _bind(module, scope, node.target, node.value)
    elif isinstance(node, ast.For | ast.comprehension):
        _bind(module, scope, node.target, node.iter)


def _bind(module: Module, scope: str, target: ast.expr, value: ast.expr) -> None:
    for node in ast.walk(target):
        if isinstance(node, ast.Name):
            module.names[scope][node.id].append(value)


class _Search:
    """Follows every use of a string on text back to the strings."""

    def __init__(self, modules: dict[str, Module]) -> None:
        self._modules = modules
        self._literals = {value for module in modules.values() for value in _literals(module)}
        self._parameters: set[tuple[str, str, str, str]] = set()
        self._found: dict[tuple[str, int, int], tuple[Finding, tuple[str, str]]] = {}
        self._seen: set[tuple[str, ast.AST, str]] = set()

    def findings(self) -> list[tuple[Finding, tuple[str, str]]]:
        """Every finding with the name at the top level of its module that holds it, and how it is used."""
        known = -1
        while known < len(self._parameters):  # A parameter used on text makes the arguments of every call a use.
            known = len(self._parameters)
            uses = [use for path, module in self._modules.items() for use in self._uses(path, module)]
            for use in uses:
                self._note_parameters(use)
        for use in uses:
            self._follow(use)
        return list(self._found.values())

    def _uses(self, path: str, module: Module) -> Iterator[Use]:
        for scope, owner, statement in module.body:
            for node in ast.walk(statement):
                if isinstance(node, ast.Compare):
                    yield from _compared(path, scope, node)
                elif isinstance(node, ast.Call):
                    yield from _called(path, scope, node)
                    yield from self._passed(path, scope, node)
                elif isinstance(node, ast.MatchValue):
                    yield Use(path, scope, node.value, TABLE)
                elif isinstance(node, ast.Set):
                    yield Use(path, scope, node, TABLE)
            table = statement.value if isinstance(statement, ast.Assign | ast.AnnAssign) and not scope else None
            if isinstance(table, ast.Dict | ast.Tuple | ast.List | ast.Call) and not owner.startswith("__"):
                yield Use(path, scope, table, TABLE)

    def _passed(self, path: str, scope: str, call: ast.Call) -> Iterator[Use]:
        """Arguments in the place of a parameter that is used on text."""
        function = call.func
        if isinstance(function, ast.Name):
            where, name = self._origin(path, function.id)
        elif (
            isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "self"
        ):
            where, name = path, function.attr
        else:
            return
        for _, node in self._modules[where].functions.get(name, []) if where in self._modules else []:
            plain = [a.arg for a in node.args.args if a.arg not in ("self", "cls")]
            given = [*zip(plain, call.args, strict=False), *((k.arg, k.value) for k in call.keywords)]
            if node.args.vararg:
                given += [(node.args.vararg.arg, argument) for argument in call.args[len(plain) :]]
            for parameter, argument in given:
                for how in (PATTERN, TEXT, TABLE):
                    if (where, name, parameter, how) in self._parameters:
                        yield Use(path, scope, argument, how)

    def _origin(self, path: str, name: str) -> tuple[str, str]:
        """The module and the name there that ``name`` means in the module at ``path``."""
        package, original = self._modules[path].imports.get(name, ("", name))
        if not package:
            return path, name
        folder = "/".join(package.split(".")[1:])
        return next((p for p in (f"{folder}.py", f"{folder}/__init__.py") if p in self._modules), ""), original

    def _note_parameters(self, use: Use) -> None:
        module = self._modules[use.module]
        names = {node.id for node in _parts(use) if isinstance(node, ast.Name)}
        for name, functions in module.functions.items():
            for scope, node in functions:
                arguments = [*node.args.args, *node.args.kwonlyargs, *([node.args.vararg] if node.args.vararg else [])]
                for argument in arguments if scope == use.scope else []:
                    if argument.arg in names:
                        self._parameters.add((use.module, name, argument.arg, use.how))

    def _follow(self, use: Use) -> None:
        if (use.module, use.expression, use.how) in self._seen:
            return
        self._seen.add((use.module, use.expression, use.how))
        parts = list(_parts(use))
        strings = [node for node in parts if isinstance(node, ast.Constant) and isinstance(node.value, str)]
        if use.how != TABLE or not {node.value for node in strings} <= self._literals:
            for node in strings:
                self._count(use, node)
        for name in (node.id for node in parts if isinstance(node, ast.Name)):
            self._resolve(use, name)

    def _resolve(self, use: Use, name: str) -> None:
        bound = self._modules[use.module].bound(use.scope, name)
        for value in bound:
            self._follow(Use(use.module, use.scope, value, use.how))
        where, original = self._origin(use.module, name)
        if where and where != use.module and not bound:
            for value in self._modules[where].bound("", original):
                self._follow(Use(where, "", value, use.how))
        if where and use.how == PATTERN:
            for scope, node in self._modules[where].functions.get(original, []):
                for given in ast.walk(node):
                    if isinstance(given, ast.Return) and given.value is not None:
                        self._follow(Use(where, scope, given.value, PATTERN))

    def _count(self, use: Use, node: ast.Constant) -> None:
        text = str(node.value)
        if use.how != PATTERN and _NO_TEXT.fullmatch(text):
            return
        words = tuple(_WORD.findall(_NO_WORDS.sub(" ", text) if use.how == PATTERN else text))
        if words:
            module = self._modules[use.module]
            owner = next((o for _, o, s in module.body if s.lineno <= node.lineno <= (s.end_lineno or 0)), "")
            place = use.module, node.lineno, node.col_offset
            if place not in self._found or use.how != TABLE:
                self._found[place] = (Finding(use.module, node.lineno, words), (owner, use.how))


def _literals(module: Module) -> Iterator[object]:
    for _, _, statement in module.body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
                yield from (value.value for value in ast.walk(node.slice) if isinstance(value, ast.Constant))


def _compared(path: str, scope: str, node: ast.Compare) -> Iterator[Use]:
    sides = [node.left, *node.comparators]
    if any(_is_attribute(side) for side in sides):
        return
    use = TEXT if any(_is_text(side) for side in sides) else TABLE
    for (one, other), how in zip(zip(sides, sides[1:], strict=False), node.ops, strict=True):
        if isinstance(how, ast.Eq | ast.NotEq | ast.In | ast.NotIn):
            yield Use(path, scope, one, TEXT if _is_phrase(one) else use)
            if not (isinstance(how, ast.In | ast.NotIn) and isinstance(other, ast.Constant)):  # One letter of "aeiou".
                yield Use(path, scope, other, use)


def _is_attribute(side: ast.expr) -> bool:
    """Whether it is the value of an attribute of markup or of a key of a record: ``element.get("rel")``."""
    named = isinstance(side, ast.Call) and isinstance(side.func, ast.Attribute) and side.func.attr == "get"
    return named and isinstance(side, ast.Call) and isinstance(side.args[0], ast.Constant)


def _is_phrase(side: ast.expr) -> bool:
    """Whether it is a string with more than one word's letters, as no key is: ``" who "``."""
    return isinstance(side, ast.Constant) and isinstance(side.value, str) and not side.value.isidentifier()


def _is_text(side: ast.expr) -> bool:
    if isinstance(side, ast.Call) and isinstance(side.func, ast.Attribute):
        return side.func.attr in _FOLDING
    name = side.value if isinstance(side, ast.Subscript) else side
    return (name.id if isinstance(name, ast.Name) else getattr(name, "attr", "")) in _TEXT_NAMES


def _called(path: str, scope: str, call: ast.Call) -> Iterator[Use]:
    function = call.func
    if not isinstance(function, ast.Attribute):
        return
    if isinstance(function.value, ast.Name) and function.value.id == "re":
        if function.attr in _RE_CALLS:
            given = [*call.args[:1], *(k.value for k in call.keywords if k.arg == "pattern")]
            yield from (Use(path, scope, argument, PATTERN) for argument in given)
    elif function.attr in _TEXT_CALLS:
        yield from (Use(path, scope, side, TEXT) for side in (function.value, *call.args))


def _parts(use: Use) -> Iterator[ast.AST]:
    """The strings and names that make up an expression: all of a pattern, the plain ones of what is compared."""
    expression = use.expression
    if use.how == PATTERN:
        yield from _pattern_parts(expression)
    elif isinstance(expression, ast.Constant | ast.Name):
        yield expression
    else:
        inner: list[ast.expr | None] = []
        if isinstance(expression, ast.Tuple | ast.List | ast.Set):
            inner = list(expression.elts)
        elif isinstance(expression, ast.Dict) and (not use.scope or all(_is_constant(v) for v in expression.values)):
            inner = list(expression.keys)
        elif isinstance(expression, ast.BinOp):
            inner = [expression.left, expression.right]
        elif isinstance(expression, ast.BoolOp):
            inner = list(expression.values)
        elif isinstance(expression, ast.Starred):
            inner = [expression.value]
        elif isinstance(expression, ast.IfExp):
            inner = [expression.body, expression.orelse]
        elif isinstance(expression, ast.JoinedStr):
            inner = [value for value in expression.values if isinstance(value, ast.Constant)]
        elif isinstance(expression, ast.Call):
            inner = _collected(expression)
        for part in inner:
            if part is not None:
                yield from _parts(Use(use.module, use.scope, part, use.how))


def _is_constant(value: ast.expr) -> bool:
    """Whether a value of a dictionary is part of a table; a record for JSON has names and calls in it."""
    return not any(isinstance(node, ast.Name | ast.Call | ast.Attribute) for node in ast.walk(value))


def _collected(call: ast.Call) -> list[ast.expr | None]:
    """What a collection is made of: ``frozenset({"a"})``, ``"a b".split()``, ``enumerate(NAMES)``."""
    if isinstance(call.func, ast.Attribute):
        return [call.func.value] if call.func.attr in ("split", "splitlines") else []
    plain = isinstance(call.func, ast.Name) and call.func.id in {
        *("frozenset", "set", "tuple", "list", "dict", "sorted", "enumerate", "zip", "MappingProxyType"),
    }
    return list(call.args) if plain else []


def _pattern_parts(expression: ast.AST) -> Iterator[ast.AST]:
    """Everything in the expression but conditions, names of word lists and what is escaped, which is text itself."""
    if isinstance(expression, ast.Call):
        name = (
            expression.func.attr if isinstance(expression.func, ast.Attribute) else getattr(expression.func, "id", "")
        )
        if name in ("words", "word_set", "lines", "gendered", "escape"):
            return
    yield expression
    conditions = [*getattr(expression, "ifs", ()), *([expression.test] if isinstance(expression, ast.IfExp) else [])]
    for child in ast.iter_child_nodes(expression):
        if child not in conditions:
            yield from _pattern_parts(child)


def main(arguments: list[str]) -> int:
    """Print the findings under the folder named, or under the package of this repository."""
    found, stale = english_outside(Path(arguments[0]) if arguments else PACKAGE)
    lines = [f"{finding.path}:{finding.line}: {' '.join(finding.words)}" for finding in found]
    lines += [f"scripts/english_outside.py: nothing needs the allowed {entry}" for entry in stale]
    lines.append(f"{sum(len(f.words) for f in found)} English words in {len(found)} strings outside {ENGLISH}")
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if found or stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
