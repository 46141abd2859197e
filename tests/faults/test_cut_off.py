"""A connection that is cut in the middle of a save: nothing of it is kept, nobody else notices."""

import socket
import struct

import pytest

from tests.faults.sites import on_each

pytestmark = pytest.mark.sqlite_only  # it uses both databases itself

AT_ONCE = struct.pack("ii", 1, 0)  # closing answers with RST, as when a cable is pulled


@pytest.mark.parametrize("how", ["length", "chunked"])
def test_du1_half_a_save_is_no_save(sites, writers, how):
    def cut(site):
        here = writers(site)
        for each in here:
            each.save(each.types())
            for is_rude in (False, True):
                with socket.create_connection(("127.0.0.1", site.server.port)) as connection:
                    if is_rude:
                        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
                    each.sends_half(connection, how)
        for each in here:
            assert each.reads() == each.acknowledged
            assert each.save(each.types()) == 200
            assert each.reads() == each.acknowledged
        assert site.is_whole()

    on_each(sites, cut)
