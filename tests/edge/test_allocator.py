"""What was needed once is given back to the system, not kept for the next time."""

import platform
import subprocess
import sys

import pytest

HOLDS = """
import re
from pathlib import Path
from app.edge.allocator import keep_little

def held():
    return int(re.search(r"VmRSS:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])

assert keep_little()
before = held()
# After one that is freed, smaller ones would no longer be taken from the system piece by piece.
bytearray(30_000_000)
pieces = [bytearray(1_000_000) for _ in range(20)]
# The last of them keeps those before it from going by themselves.
last = pieces.pop()
del pieces
print(held() - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library keeps its own way")
def test_a_large_piece_goes_back_when_it_is_freed() -> None:
    asked = [sys.executable, "-c", HOLDS]
    kilobytes = int(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)
    assert kilobytes < 3_000
