"""SE15: the environment is read once, and a bad setting is said before anything starts."""

import stat
import subprocess
import sys

import pytest

from learning.base.settings import HOUSE, BadSettings, settings_from

pytestmark = pytest.mark.sqlite_only


def test_the_first_start_makes_a_secret_that_nobody_else_can_read(tmp_path):
    first = settings_from({"LEARNING_INSTANCE": str(tmp_path / "new")})
    again = settings_from({"LEARNING_INSTANCE": str(tmp_path / "new")})
    assert len(first.secret_key) == 64
    assert first.secret_key == again.secret_key
    path = tmp_path / "new" / "secret_key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("secret", ["", "short", "x" * 31])
def test_se15_a_short_secret_is_refused(tmp_path, secret):
    with pytest.raises(BadSettings, match="32 bytes"):
        settings_from({"LEARNING_INSTANCE": str(tmp_path), "SECRET_KEY": secret})


def test_se15_the_command_says_it_in_one_sentence(tmp_path):
    environment = {"PATH": "/usr/bin:/bin", "LEARNING_INSTANCE": str(tmp_path), "SECRET_KEY": ""}
    done = subprocess.run(
        [sys.executable, "-m", "learning", "serve"],
        cwd=HOUSE, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "SECRET_KEY" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_number_of_proxies_is_a_number(tmp_path):
    with pytest.raises(BadSettings, match="TRUSTED_PROXIES"):
        settings_from({"LEARNING_INSTANCE": str(tmp_path), "TRUSTED_PROXIES": "nginx"})
