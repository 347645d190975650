"""What a server is not to load: every process of it would carry that for good."""

import json
import subprocess
import sys
from typing import Final

FILES: Final = "csv", "json", "xlsx", "zip"
ANSWERS: Final = """
import json, sys
from app.factory import create_app
from app.settings import Settings

client = create_app(Settings(log="off")).server.test_client()
answers = {address: client.get(address).status_code for address in json.loads(sys.argv[1])}
print(json.dumps([answers, sorted({"numpy", "pandas"} & sys.modules.keys())]))
"""


def test_a_server_writes_every_page_and_file_without_loading_a_library_for_frames() -> None:
    written = ("requirements", "findings", "activities", "sections")
    lists = ("regions", "programmes", "totals", "parts", "search", "editions")
    addresses = [
        *("/", "/findings"),
        *(f"/api/v1/{name}.{ending}" for name in written for ending in FILES),
        *(f"/api/v1/{name}.{ending}" for name in lists for ending in FILES[:2]),
    ]
    command = [sys.executable, "-c", ANSWERS, json.dumps(addresses)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    answers, loaded = json.loads(done.stdout)
    assert answers == dict.fromkeys(addresses, 200)
    assert loaded == []
