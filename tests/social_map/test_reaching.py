"""Looking whether a link works: bounded, and never led to a machine that is not on the open net."""

import shutil
import socket
import ssl
import subprocess
import time

import pytest

from learning.social_map.links import LinkState
from learning.social_map.reaching import is_public, look_at, look_at_all
from tests.social_map.websites import HERE, NAME, Website, resolves

ALIVE, DEAD, UNSURE = LinkState.ALIVE, LinkState.DEAD, LinkState.UNSURE


@pytest.fixture
def site():
    made = Website()
    yield made
    made.stop()


@pytest.fixture
def look(site):
    """``look("/404")``: what comes of that page, when this website may be reached."""

    def look(path="/200", link=None, resolve=None, seconds=5):
        link = link or site.link(path)
        return look_at(link, site.may_reach, resolve or resolves(), seconds=seconds)

    return look


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("/", ALIVE),
        ("/204", ALIVE),
        ("/no-head", ALIVE),
        ("/404", DEAD),
        ("/410", DEAD),
        ("/403", UNSURE),
        ("/429", UNSURE),
        ("/500", UNSURE),
        ("/304", UNSURE),
    ],
)
def test_what_a_site_says_of_a_page(look, path, state):
    assert look(path) == state


def test_a_site_that_is_not_there_is_dead_and_a_name_server_that_is_busy_tells_nothing(look):
    gone = resolves(plek_example=socket.gaierror(socket.EAI_NONAME, "nee"))
    busy = resolves(plek_example=socket.gaierror(socket.EAI_AGAIN, "druk"))
    assert (look(resolve=gone), look(resolve=busy)) == (DEAD, UNSURE)


def test_nobody_at_the_door_is_dead(site):
    site.stop()
    assert look_at(site.link(), site.may_reach, resolves()) == DEAD


def test_it_asks_for_the_page_without_anything_of_the_person(look, site):
    look("/200?")
    [(method, host, headers)] = site.asked
    assert (method, host) == ("HEAD", f"{NAME}:{site.port}")
    assert set(headers) == {"Host", "Accept-Encoding", "User-Agent", "Accept"}


def test_it_follows_three_times_and_no_further(look, site):
    def onward(times):
        return site.link("/200") if not times else site.link(f"/to?{onward(times - 1)}")

    assert look(link=onward(3)) == ALIVE
    assert look(link=onward(4)) == UNSURE


@pytest.mark.parametrize(
    "onward",
    [
        "http://127.0.0.1:{port}/200",
        "http://localhost:{port}/200",
        "http://[::1]:{port}/200",
        "http://intern.example:{port}/200",
        "http://sanne:geheim@plek.example:{port}/200",
        "file:///etc/passwd",
        "gopher://plek.example:{port}/",
        "javascript:alert(1)",
    ],
)
def test_where_a_site_sends_us_on_to_is_checked_like_what_was_typed(site, onward):
    """The site itself may be reached at the address of its name only."""
    onward = onward.format(port=site.port)
    names = resolves(plek_example=HERE, intern_example="10.0.0.1")
    assert look_at(site.link(f"/to?{onward}"), site.may_reach, names) == UNSURE
    assert len(site.asked) == 1


def test_a_name_that_leads_elsewhere_after_the_check_leads_nowhere(site):
    """The address that was checked is the one that is connected to: it is looked up once."""
    names = resolves(plek_example=[HERE, "10.0.0.1", "10.0.0.1"])
    assert look_at(site.link(), site.may_reach, names) == ALIVE
    assert names.asked == [NAME]
    elsewhere = resolves(plek_example=["192.0.2.1", HERE, HERE])
    site.asked.clear()
    assert look_at(site.link(), site.may_reach, elsewhere) == UNSURE
    assert (elsewhere.asked, site.asked) == ([NAME], [])


def test_one_address_that_may_not_be_reached_closes_the_whole_name(site):
    def both(host, port, type=0):
        return [*resolves()(host, port, type), *resolves(x_example="10.0.0.1")("x.example", port)]

    assert look_at(site.link(), site.may_reach, both) == UNSURE
    assert not site.asked


def test_this_machine_is_not_asked_when_nothing_is_said_about_it(site):
    assert look_at(site.link(), resolve=resolves()) == UNSURE
    assert not site.asked


@pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl to make a certificate")
def test_a_safe_site_has_to_show_who_it_is(tmp_path):
    """By its name, although it is the address that is connected to."""
    key, paper = tmp_path / "key.pem", tmp_path / "paper.pem"
    make = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    named = f"-subj /CN={NAME} -addext subjectAltName=DNS:{NAME} -keyout {key} -out {paper}"
    subprocess.run([*make.split(), *named.split()], check=True, capture_output=True)
    shows = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    shows.load_cert_chain(paper, key)
    site = Website(shows)

    def look(link, **more):
        return look_at(link, may_reach=site.may_reach, resolve=resolves(), **more)

    def trusts():
        return ssl.create_default_context(cafile=paper)

    assert look(site.link(), trusts=trusts) == ALIVE
    assert look(site.link(name="ander.example"), trusts=trusts) == UNSURE
    assert look(site.link()) == UNSURE
    site.stop()


@pytest.mark.parametrize("path", ["/slow", "/drip"])
def test_a_site_that_keeps_us_waiting_is_let_go(look, path):
    began = time.monotonic()
    assert look(path, seconds=0.4) == UNSURE
    assert time.monotonic() - began < 2


def test_a_name_server_that_keeps_us_waiting_is_let_go(look):
    began = time.monotonic()
    assert look(resolve=lambda *_, **__: time.sleep(3), seconds=0.3) == UNSURE
    assert time.monotonic() - began < 2


def test_many_are_looked_at_together_and_told_in_their_order(site):
    links = [site.link(path) for path in ("/200", "/404", "/500")] * 6
    states = look_at_all(links, may_reach=site.may_reach, resolve=resolves())
    assert states == [ALIVE, DEAD, UNSURE] * 6


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "0.0.0.0", "224.0.0.1", "239.1.1.1", "255.255.255.255", "240.0.0.1",
        "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1",
        "fec0::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::1", "2001:0:4136:e378:8000:63bf:80ff:fffe",
    ],
)  # fmt: skip
def test_these_addresses_are_not_on_the_open_net(address):
    assert not is_public(address, 443)


@pytest.mark.parametrize("address", ["93.184.216.34", "2a00:1450:400e::1", "::ffff:93.184.216.34"])
def test_these_are_at_the_doors_of_websites_only(address):
    assert is_public(address, 443)
    assert is_public(address, 80)
    assert not is_public(address, 22)
    assert not is_public(address, 6379)
