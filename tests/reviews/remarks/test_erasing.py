"""Who erases the work takes the quotes in remarks along, and all that was said about them."""

from learning.reviews.remarks.models import Remark
from tests.remarking import sent
from tests.reviews.remarks.conftest import post


def test_quotes_are_hidden_at_once_and_gone_when_the_text_is_wiped(as_, sanne, anna, work, school):
    [remark] = sent(work, anna, ("Ik was bang.", "Waarvoor precies?"))
    answer = f"/reviews/remarks/{remark.public_id}/answer"
    post(as_(sanne), answer, answer, text="Voor zijn hond.")
    key = work.submission.public_id
    as_(sanne).post(f"/privacy/texts/{key}/erase")
    edit = f"/reviews/remarks/{remark.public_id}/edit"
    assert as_(anna).get(edit).status_code == 404
    assert as_(sanne).get(answer).status_code == 403
    as_(sanne).post(f"/privacy/texts/{key}/restore")
    assert as_(anna).get(edit).status_code == 200
    as_(sanne).post(f"/privacy/texts/{key}/erase")
    as_(sanne).post(f"/privacy/texts/{key}/wipe")
    school.expire_all()
    assert school.query(Remark).count() == 0
