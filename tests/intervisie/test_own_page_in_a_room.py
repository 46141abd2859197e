"""In a room everybody's own page leads to the screen on the table, in every step."""

import pytest

from learning.intervisie.threads.frame import BRINGING, CASUSSEN, FORM, MARKING


@pytest.mark.parametrize("step", [CASUSSEN, MARKING, BRINGING, FORM, "verhaal", "reacties"])
def test_the_own_page_leads_to_the_table_and_asks_nothing_itself(room, step):
    room.until(step)
    for browser in room.browsers.values():
        page = browser.get(room.home).text
        assert f'href="{room.address}">Naar het scherm op tafel</a>' in page
        assert "Zeg wat je liefst wilt" not in page
        assert "Ik ben klaar met kiezen" not in page
