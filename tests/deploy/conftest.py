"""An instance that is stopped at the end."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.deploy.instances import Instance, free_port

Start = Callable[..., Instance]


@pytest.fixture
def start() -> Iterator[Start]:
    made: list[Instance] = []

    def starting(workers: int = 1, log: Path | None = None, **settings: str) -> Instance:
        made.append(Instance(free_port(), workers, settings, log).start())
        return made[-1]

    yield starting
    for instance in made:
        instance.stop()
