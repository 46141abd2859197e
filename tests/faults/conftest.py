"""Two demo schools for all faults together, both up from the first test to the last."""

import os
from contextlib import ExitStack

import pytest

from tests import postgres
from tests.faults.sites import on_each, school_on
from tests.faults.writers import writers_at


@pytest.fixture(scope="session")
def sites(tmp_path_factory):
    """A school on SQLite and one on PostgreSQL; without the latter only where that is allowed."""
    folders = {name: tmp_path_factory.mktemp(name) for name in ("sqlite", "postgresql")}
    with ExitStack() as stack:
        places = [(folders["sqlite"], "")]
        if postgres.bin_folder() or os.environ.get("CI") == "true":
            url = stack.enter_context(postgres.running(durable=True))
            places.append((folders["postgresql"], url))
        yield on_each(places, lambda place: stack.enter_context(school_on(*place)))


@pytest.fixture
def writers(sites):
    """Six people who write, for each of the sites: ``writers[site]``."""
    with ExitStack() as stack:
        found = on_each(sites, lambda site: writers_at(site.server, stack))
        yield dict(zip(map(id, sites), found, strict=True))
