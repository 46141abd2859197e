"""Two demo schools for all faults together, both up from the first test to the last."""

import os
from contextlib import ExitStack, closing

import pytest

from tests import postgres
from tests.faults.quick import Nursery
from tests.faults.sites import on_each, school_on
from tests.faults.writers import signed_in, writers_at


@pytest.fixture(scope="package")
def nursery():
    """Where the servers come from."""
    with closing(Nursery()) as made:
        yield made


@pytest.fixture(scope="package")
def sites(nursery, tmp_path_factory):
    """A school on SQLite and one on PostgreSQL; without the latter only where that is allowed."""
    folders = {name: tmp_path_factory.mktemp(name) for name in ("sqlite", "postgresql")}
    with ExitStack() as stack:
        places = [(folders["sqlite"], "")]
        if postgres.bin_folder() or os.environ.get("CI") == "true":
            url = stack.enter_context(postgres.running(durable=True))
            places.append((folders["postgresql"], url))
        yield on_each(places, lambda place: stack.enter_context(school_on(nursery, *place)))


@pytest.fixture
def on_postgresql(sites):
    """The school on PostgreSQL."""
    if len(sites) == 1:
        pytest.skip("PostgreSQL is not installed")
    return sites[1]


@pytest.fixture(scope="package")
def writers(sites):
    """Six people who write at a site: ``writers(site)``. They go on from test to test."""
    with ExitStack() as stack:
        there = on_each(sites, lambda site: writers_at(site.server, stack))
        by_site = dict(zip(map(id, sites), there, strict=True))

        def at_work(site):
            for each in by_site[id(site)]:
                each.told.clear()
            return by_site[id(site)]

        yield at_work


@pytest.fixture
def reader():
    """Mats, who only reads: ``reader(site)``."""
    with ExitStack() as stack:
        yield lambda site: signed_in(site.server, stack, "mats")
