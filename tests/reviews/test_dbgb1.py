from tests.reviews.test_correcting import *
from tests.reviews.conftest import *
def test_dbg(as_, sanne, anna, sent, school, at, app, voorjaar, now):
    review = school.query(Review).one()
    as_(sanne).post(f"/reviews/feedback/{review.public_id}/helpful")
    at("2026-03-09 10:00")
    docent = as_(anna)
    print(docent.post(f"{sent.review_address}/correct").status)
    a=send_again(docent, sent); print(a.status, a.headers.get("Location"), a.text[:300])
    school.expire_all()
    print(review.corrected_at, review.reply.helpful_at, review.reply.read_at)
    from learning.reviews import queries
    with app.app_context():
        print(queries.news_for(sanne))
    t=as_(sanne).get("/").text
    import re; print(re.sub(r"<[^>]+>"," ",t)[:2500])
    assert 0
