"""The child process that fills the fields of an office's template.

It is run by path (``python -P filling.py``) with a JSON line of fields and the template on standard input, and answers
with a JSON line ({"used": [...]} or {"error": code, "what": text, "where": text}, for unknown fields with "all": each
with the names it may have been meant as) and the filled file. A template may name fields, walk over rows, and ask
whether something is there; nothing else, so that it cannot reach anything.
"""

from __future__ import annotations

import io
import json
import re
import sys
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import ChainableUndefined, StrictUndefined, TemplateSyntaxError, Undefined, nodes
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

FILTERS = ("upper", "lower", "title", "capitalize", "trim", "default", "d", "join", "length", "count", "first", "last")
TESTS = ("defined", "undefined", "none", "odd", "even", "eq", "ne", "equalto", "in", "first", "last")
LOOP = ("index", "index0", "revindex", "first", "last", "length")
ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem),
    *(nodes.For, nodes.If, nodes.CondExpr, nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand),
    *(nodes.Filter, nodes.Test),
)
DEEPEST = 2
"""Loops within loops."""

MOST_UNKNOWN = 20
"""Unknown fields that are told of at most."""

LONGEST = 60 << 20
"""The bytes of the largest file that is handed back."""


class Refusal(Exception):  # noqa: N818 - it is the template that is at fault
    """What is wrong with a template, and where."""

    def __init__(self, code: str, what: str, where: str = "", near: dict[str, list[str]] | None = None) -> None:
        super().__init__(code)
        self.code, self.what, self.where, self.near = code, what, where, near or {}


class Environment(SandboxedEnvironment):
    """Jinja without calls, attributes of objects, arithmetic, macros, imports and assignments."""

    def __init__(self, fields: dict[str, Any]) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_literal)
        self.fields, self.used = fields, set[str]()
        self.unknown: dict[str, list[str]] = {}  # a name that there is not -> those that there are in its place
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.tests = {name: self.tests[name] for name in TESTS if name in self.tests}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        try:
            tree = super()._parse(source, name, filename)
        except TemplateSyntaxError as why:
            raise Refusal("broken", why.message or "", _line(source, why.lineno)) from None
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, ALLOWED):
                raise Refusal("forbidden", type(node).__name__, _line(source, node.lineno))
            if isinstance(node, nodes.Filter) and node.name not in FILTERS:
                raise Refusal("filter", node.name, _line(source, node.lineno))
            if isinstance(node, nodes.For) and _depth(node) > DEEPEST:
                raise Refusal("forbidden", "For", _line(source, node.lineno))
        asked = find_undeclared_variables(tree) | {one.name for one in tree.find_all(nodes.Name) if one.name == "self"}
        self._looked_up(tree, asked)
        self.used |= asked
        return tree

    def _looked_up(self, tree: nodes.Template, asked: set[str]) -> None:
        """Note every name that there is not, so that all of a template are told at once: the filling goes on."""
        for unknown in sorted(asked - set(self.fields)):
            self.unknown[unknown] = sorted(self.fields)
        if self.unknown:
            self.undefined = ChainableUndefined
        for loop in tree.find_all(nodes.For):
            rows = self.fields.get(loop.iter.name) if isinstance(loop.iter, nodes.Name) else None
            if isinstance(loop.target, nodes.Name) and isinstance(rows, list) and rows:
                for one in loop.find_all(nodes.Getattr):
                    ours = isinstance(one.node, nodes.Name) and one.node.name == loop.target.name
                    if ours and one.attr not in rows[0]:
                        self._unknown(one.attr, rows[0])

    def _unknown(self, name: str, row: Any) -> Undefined:
        self.unknown[str(name)[:60]] = sorted(row) if type(row) is dict else []
        self.undefined = ChainableUndefined
        return ChainableUndefined(name=str(name)[:60])

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A value of a row, or the count of a loop."""
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A value of a row."""
        if type(obj) is dict and argument in obj:
            return obj[argument]
        return obj if isinstance(obj, Undefined) else self._unknown(argument, obj)


def _literal(value: Any) -> Any:
    """A value whose braces stay as they are: docxtpl makes {{ of {_{ when all is filled in."""
    if not isinstance(value, str):
        return value
    return Markup(str(escape(value)).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 - escaped here


def _depth(node: nodes.Node) -> int:
    inner = [_depth(child) for child in node.iter_child_nodes()]
    return isinstance(node, nodes.For) + max(inner, default=0)


def _line(source: str, number: int) -> str:
    """The text of a line (docxtpl begins one with every paragraph), without markup."""
    lines = source.split("\n")
    text = re.sub(r"<[^>]*>", "", lines[number - 1]) if 0 < number <= len(lines) else ""
    return " ".join(text.split())[:120]


def filled(fields: dict[str, Any], blob: bytes) -> tuple[list[str], bytes]:
    """The names of the fields that the template uses, and the filled file."""
    environment = Environment(fields)
    template = DocxTemplate(io.BytesIO(blob))
    try:
        template.render(fields, environment, autoescape=True)
    except Exception:  # what is filled into nothing may not be a document
        if not environment.unknown:
            raise
    if environment.unknown:
        raise Refusal("unknown", "", near=dict(list(environment.unknown.items())[:MOST_UNKNOWN]))
    out = io.BytesIO()
    template.save(out)
    if out.tell() > LONGEST:
        raise Refusal("large", "")
    return sorted(environment.used), out.getvalue()


def limit(megabytes: int, seconds: int) -> None:
    """Limit this process where the system can; leave no core dump."""
    if sys.platform == "win32":
        return
    import resource

    for name, most in (("RLIMIT_AS", megabytes << 20), ("RLIMIT_CPU", seconds), ("RLIMIT_CORE", 0)):
        kind = getattr(resource, name)
        hard = resource.getrlimit(kind)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, most))


def main() -> None:
    """Fill the template on standard input."""
    limit(int(sys.argv[1]), int(sys.argv[2]))
    given, out = sys.stdin.buffer, sys.stdout.buffer
    answer: dict[str, Any]
    made = b""
    try:
        answer = {"fields": json.loads(given.readline())}
        used, made = filled(answer["fields"], given.read())
        answer = {"used": used}
    except Refusal as why:
        answer = {"error": why.code, "what": why.what, "where": why.where, "all": why.near}
    except MemoryError:
        answer = {"error": "large", "what": "", "where": ""}
    except BaseException as why:  # whatever a made-up template sets off
        answer = {"error": "damaged", "what": type(why).__name__, "where": ""}
    out.write(json.dumps(answer).encode() + b"\n" + made)
    out.flush()


if __name__ == "__main__":
    main()
