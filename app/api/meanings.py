"""What the sentence below a key of a shape says of it, read from the source when it is asked for.

Pydantic would read it when the classes are made, and every start would wait for it.
"""

import ast
import inspect
import sys
from functools import lru_cache
from itertools import pairwise

from pydantic import BaseModel


def meanings(shape: type[BaseModel]) -> dict[str, str]:
    """Return the sentences below the keys of a shape, those it inherits included.

    >>> from app.edge.errors import Failure
    >>> meanings(Failure)["errors"]
    'Every sentence; at least one.'
    """
    found: dict[str, str] = {}
    for held in reversed(shape.__mro__):
        if issubclass(held, BaseModel) and held is not BaseModel:
            found |= _of_module(held.__module__).get(held.__name__, {})
    return found


@lru_cache(maxsize=32)
def _of_module(name: str) -> dict[str, dict[str, str]]:
    tree = ast.parse(inspect.getsource(sys.modules[name]))
    return {
        node.name: dict(filter(None, map(_told, pairwise(node.body))))
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }


def _told(pair: tuple[ast.stmt, ast.stmt]) -> tuple[str, str] | None:
    """Return a key and its sentence where one stands right below it."""
    match pair:
        case (
            ast.AnnAssign(target=ast.Name(id=key)),
            ast.Expr(value=ast.Constant(value=str(text))),
        ):
            return key, inspect.cleandoc(text).replace("\n", " ")
        case _:
            return None
