"""What the commands share: the type that takes them, and options that are numbers."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.model.whole import whole_number

if TYPE_CHECKING:
    # argparse gives its collection of commands no public name.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001


def whole(smallest: int, largest: int) -> Callable[[str], int]:
    """Return a reader of whole numbers within bounds, for an option.

    >>> whole(1, 64)("2")
    2
    """

    def read(text: str) -> int:
        number = whole_number(text, smallest, largest)
        if number is None:
            raise argparse.ArgumentTypeError(
                f"{text!r} is no whole number from {smallest} to {largest}"
            )
        return number

    return read
