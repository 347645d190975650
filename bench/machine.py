"""Where a run took place: machine, load, versions."""

import os
import platform
import re
import shutil
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

_PACKAGES = ("dash", "plotly", "flask", "pandas", "numpy", "gunicorn", "orjson", "brotli")


def described(chromium: str | None) -> dict[str, str]:
    """Return machine and versions by name."""
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB",
        "system": f"{_system()}, kernel {platform.release()}",
        "load at the start": f"{os.getloadavg()[0]:.1f}",
        "Python": platform.python_version(),
        "browser": _browser(chromium),
        **{name: version(name) for name in _PACKAGES},
    }


def find_chromium() -> str | None:
    """Return the path of the machine's Chromium, None where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


def _processor() -> str:
    held = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.*)", held.read_text()) if held.exists() else None
    return found[1] if found else platform.machine()


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.system()


def _browser(chromium: str | None) -> str:
    if chromium is None:
        return "none"
    asked = [chromium, "--version"]
    return subprocess.run(
        asked, capture_output=True, text=True, timeout=20, check=False
    ).stdout.strip()
