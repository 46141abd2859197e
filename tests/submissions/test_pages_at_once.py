"""CO1, CO2: what arrives at the same moment waits for its turn, and then sees what came before."""

import threading

from learning.submissions.models import DraftVersion
from tests.pages import hidden_in

JSON = {"Accept": "application/json"}
AT_ONCE = 8


def all_at_once(calls):
    """What each of *calls* returned, when all began together; in no order."""
    answers = []
    threads = [threading.Thread(target=lambda do=do: answers.append(do())) for do in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_co2_of_eight_pages_at_once_one_is_saved_and_the_others_are_told(as_, sanne, work, school):
    browsers = [as_(sanne) for _ in range(AT_ONCE)]
    address, texts = f"{work.address}/write", [f"tekst {n}" for n in range(AT_ONCE)]
    pages = [hidden_in(each.get(address).text) for each in browsers]

    def save(browser, page, text):
        data = {**page, "answer-moment": text}
        return lambda: browser.post(address, data=data, headers=JSON).status_code

    answers = all_at_once(map(save, browsers, pages, texts))
    assert sorted(answers) == [200] + [409] * (AT_ONCE - 1)
    school.expire_all()
    versions = {each.answers.get("moment") for each in school.query(DraftVersion)}
    assert {work.submission.draft.answers["moment"], *versions} >= set(texts)


def test_co1_a_button_under_feedback_pressed_eight_times_at_once(as_, sanne, anna, work):
    work.hand_in()
    address = f"/reviews/feedback/{work.review(anna).public_id}/helpful"
    browsers = [as_(sanne) for _ in range(AT_ONCE)]
    answers = all_at_once([lambda each=each: each.post(address).status_code for each in browsers])
    assert answers == [302] * AT_ONCE
