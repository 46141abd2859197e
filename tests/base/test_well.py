"""DU10: /healthz and /readyz tell the truth, and nothing else."""

import pytest

from learning.base import views

pytestmark = pytest.mark.sqlite_only


def test_du10_ready_when_all_is_well(as_):
    assert as_().get("/readyz").json == {"ok": True}
    assert as_().get("/healthz").json == {"ok": True}


def test_du10_not_ready_when_the_disk_is_full(as_, monkeypatch):
    monkeypatch.setattr(views, "FEW_BYTES", 10**18)
    answer = as_().get("/readyz")
    assert (answer.status_code, answer.json) == (503, {"ok": False})
    assert as_().get("/healthz").status_code == 200
