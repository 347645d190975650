"""The manifests: what Kubernetes takes, and as strict as they promise."""

import tomllib
from pathlib import Path
from typing import Any

import kubernetes_validate  # type: ignore[import-untyped]
import pytest
import yaml  # type: ignore[import-untyped]

from app.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "deploy" / "kubernetes"
KUSTOMIZATION = FOLDER / "kustomization.yaml"
VERSIONS = ("1.32", "1.34", "1.36")
"""Of Kubernetes: the oldest that is still cared for somewhere, and newer ones."""
MANIFESTS = sorted(path for path in FOLDER.glob("*.yaml") if path != KUSTOMIZATION)


def read(path: Path) -> Any:  # noqa: ANN401 - what YAML holds
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture
def pod() -> dict[str, Any]:
    held: dict[str, Any] = read(FOLDER / "deployment.yaml")["spec"]["template"]["spec"]
    return held


@pytest.fixture
def container(pod: dict[str, Any]) -> dict[str, Any]:
    [held] = pod["containers"]
    return dict(held)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: path.stem)
def test_a_manifest_is_what_its_kind_allows_and_nothing_else(path: Path, version: str) -> None:
    kubernetes_validate.validate(read(path), version, strict=True)


def test_a_word_that_kubernetes_does_not_know_would_be_seen() -> None:
    wrong = read(FOLDER / "deployment.yaml")
    wrong["spec"]["template"]["spec"]["containers"][0]["livenesProbe"] = {}
    with pytest.raises(kubernetes_validate.ValidationError, match="livenesProbe"):
        kubernetes_validate.validate(wrong, VERSIONS[-1], strict=True)


def test_all_manifests_are_applied_together() -> None:
    assert sorted(read(KUSTOMIZATION)["resources"]) == [path.name for path in MANIFESTS]


def test_all_speak_of_the_same_pods() -> None:
    labels = {"app.kubernetes.io/name": "migof-explorer"}
    held = {path.stem: read(path) for path in MANIFESTS}
    assert held["deployment"]["spec"]["template"]["metadata"]["labels"] == labels
    assert held["deployment"]["spec"]["selector"]["matchLabels"] == labels
    assert held["service"]["spec"]["selector"] == labels
    assert held["disruption-budget"]["spec"]["selector"]["matchLabels"] == labels
    assert held["network-policy"]["spec"]["podSelector"]["matchLabels"] == labels
    target = held["autoscaler"]["spec"]["scaleTargetRef"]
    assert (target["kind"], target["name"]) == (
        "Deployment",
        held["deployment"]["metadata"]["name"],
    )
    # The autoscaler has the number: one of two would undo what the other did.
    assert "replicas" not in held["deployment"]["spec"]


def test_one_may_always_go_while_the_others_answer() -> None:
    budget = read(FOLDER / "disruption-budget.yaml")["spec"]["minAvailable"]
    least = read(FOLDER / "autoscaler.yaml")["spec"]["minReplicas"]
    assert 1 <= budget < least
    rolling = read(FOLDER / "deployment.yaml")["spec"]["strategy"]["rollingUpdate"]
    assert rolling == {"maxSurge": 1, "maxUnavailable": 0}


def test_the_container_has_no_rights_and_writes_into_memory_only(
    pod: dict[str, Any], container: dict[str, Any]
) -> None:
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert f"USER {pod['securityContext']['runAsUser']}" in (ROOT / "Dockerfile").read_text()
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert pod["automountServiceAccountToken"] is False
    assert [volume["emptyDir"]["medium"] for volume in pod["volumes"]] == ["Memory"]
    assert {"cpu", "memory"} == container["resources"]["limits"].keys()


def test_probes_ask_for_what_they_mean(container: dict[str, Any]) -> None:
    asked = {
        name: container[f"{name}Probe"]["httpGet"]["path"]
        for name in ("startup", "readiness", "liveness")
    }
    assert asked == {"startup": "/readyz", "readiness": "/readyz", "liveness": "/healthz"}


def test_settings_of_the_manifests_are_settings_of_the_explorer(container: dict[str, Any]) -> None:
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    told = {entry["name"]: entry["value"] for entry in container["env"]}
    assert told.keys() <= known
    assert told["MIGOF_METRICS"] in {mount["mountPath"] for mount in container["volumeMounts"]}


def test_the_image_is_of_this_version(container: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert container["image"] == f"migof-funding-explorer:{project['version']}"
