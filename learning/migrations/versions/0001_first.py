"""first"""

import sqlalchemy as sa
from alembic import op

from learning.base import db as types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cohort",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", types.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cohort")),
        sa.UniqueConstraint("public_id", name=op.f("uq_cohort_public_id")),
    )
    op.create_table(
        "module_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("module", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("live_at", types.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_module_version")),
        sa.UniqueConstraint("module", "version", name=op.f("uq_module_version_module_version")),
    )
    op.create_table(
        "outgoing_mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("written_at", types.Moment(), nullable=False),
        sa.Column("try_at", types.Moment(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", types.Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing_mail")),
    )
    with op.batch_alter_table("outgoing_mail", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outgoing_mail_try_at"), ["try_at"], unique=False)

    op.create_table(
        "throttle",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failed_at", types.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_throttle")),
    )
    op.create_table(
        "user",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("is_beheerder", sa.Boolean(), nullable=False),
        sa.Column("created_at", types.Moment(), nullable=False),
        sa.Column("deactivated_at", types.Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("email", name=op.f("uq_user_email")),
        sa.UniqueConstraint("public_id", name=op.f("uq_user_public_id")),
    )
    op.create_table(
        "following",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("module", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_following_cohort_id")),
        sa.PrimaryKeyConstraint("cohort_id", "module", name=op.f("pk_following")),
    )
    op.create_table(
        "login_session",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("own_device", sa.Boolean(), nullable=False),
        sa.Column("begun_at", types.Moment(), nullable=False),
        sa.Column("seen_at", types.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_login_session_user_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_login_session")),
    )
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_login_session_user_id"), ["user_id"], unique=False)

    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("student", "docent", "begeleider", name="role", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("joined_at", types.Moment(), nullable=False),
        sa.Column("left_at", types.Moment(), nullable=True),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_membership_cohort_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_membership_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint(
            "cohort_id", "user_id", "role", name=op.f("uq_membership_cohort_id_user_id_role")
        ),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_cohort_id"), ["cohort_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_membership_user_id"), ["user_id"], unique=False)

    op.create_table(
        "one_time_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("made_at", types.Moment(), nullable=False),
        sa.Column("expires_at", types.Moment(), nullable=False),
        sa.Column("used_at", types.Moment(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_one_time_link_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_one_time_link_token_hash")),
    )
    with op.batch_alter_table("one_time_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_one_time_link_user_id"), ["user_id"], unique=False)

    op.create_table(
        "read_chapter",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("module", sa.String(), nullable=False),
        sa.Column("chapter", sa.String(), nullable=False),
        sa.Column("at", types.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_read_chapter_user_id")),
        sa.PrimaryKeyConstraint("user_id", "module", "chapter", name=op.f("pk_read_chapter")),
    )
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("writer_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("thing_id", sa.Integer(), nullable=False),
        sa.Column("at", types.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["reader_id"], ["user.id"], name=op.f("fk_reading_reader_id")),
        sa.ForeignKeyConstraint(["writer_id"], ["user.id"], name=op.f("fk_reading_writer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
    )
    with op.batch_alter_table("reading", schema=None) as batch_op:
        batch_op.create_index("ix_reading_thing", ["kind", "thing_id", "reader_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reading_writer_id"), ["writer_id"], unique=False)

    op.create_table(
        "reading_place",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("module", sa.String(), nullable=False),
        sa.Column("chapter", sa.String(), nullable=False),
        sa.Column("paragraph", sa.String(), nullable=False),
        sa.Column("at", types.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_reading_place_user_id")),
        sa.PrimaryKeyConstraint("user_id", "module", name=op.f("pk_reading_place")),
    )
    op.create_table(
        "submission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("module", sa.String(), nullable=False),
        sa.Column("opdracht", sa.String(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("begun_at", types.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_submission_cohort_id")),
        sa.ForeignKeyConstraint(["student_id"], ["user.id"], name=op.f("fk_submission_student_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
        sa.UniqueConstraint("public_id", name=op.f("uq_submission_public_id")),
        sa.UniqueConstraint(
            "student_id",
            "cohort_id",
            "module",
            "opdracht",
            "part",
            name=op.f("uq_submission_student_id_cohort_id_module_opdracht_part"),
        ),
    )
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_submission_cohort_id"), ["cohort_id"], unique=False)

    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("docent_id", sa.Integer(), nullable=False),
        sa.Column("at", types.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["docent_id"], ["user.id"], name=op.f("fk_agreement_docent_id")),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_agreement_submission_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
    )
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agreement_submission_id"), ["submission_id"], unique=False
        )

    op.create_table(
        "draft",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("skipped", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("saved_from", sa.String(), nullable=False),
        sa.Column("saved_at", types.Moment(), nullable=True),
        sa.Column("kept_at", types.Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_draft_submission_id")
        ),
        sa.PrimaryKeyConstraint("submission_id", name=op.f("pk_draft")),
    )
    op.create_table(
        "hand_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("handed_in_at", types.Moment(), nullable=False),
        sa.Column("taken_back_at", types.Moment(), nullable=True),
        sa.Column("module_version", sa.String(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum("voldaan", "aanvullen", name="verdict", native_enum=False, length=20),
            nullable=True,
        ),
        sa.Column("concluded_at", types.Moment(), nullable=True),
        sa.Column("concluded_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_hand_in_cohort_id")),
        sa.ForeignKeyConstraint(
            ["concluded_by_id"], ["user.id"], name=op.f("fk_hand_in_concluded_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_hand_in_submission_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_in")),
        sa.UniqueConstraint("public_id", name=op.f("uq_hand_in_public_id")),
    )
    with op.batch_alter_table("hand_in", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_hand_in_submission_id"), ["submission_id"], unique=False
        )
        batch_op.create_index(
            "ix_hand_in_waiting",
            ["cohort_id", "handed_in_at", "id"],
            unique=False,
            sqlite_where=sa.text("taken_back_at IS NULL AND concluded_at IS NULL"),
            postgresql_where=sa.text("taken_back_at IS NULL AND concluded_at IS NULL"),
        )

    op.create_table(
        "invitation",
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("student", "docent", "begeleider", name="role", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("invited_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_invitation_cohort_id")),
        sa.ForeignKeyConstraint(
            ["invited_by_id"], ["user.id"], name=op.f("fk_invitation_invited_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["link_id"], ["one_time_link.id"], name=op.f("fk_invitation_link_id")
        ),
        sa.PrimaryKeyConstraint("link_id", name=op.f("pk_invitation")),
    )
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitation_cohort_id"), ["cohort_id"], unique=False)

    op.create_table(
        "draft_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("at", types.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["draft.submission_id"], name=op.f("fk_draft_version_submission_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_version")),
    )
    with op.batch_alter_table("draft_version", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_draft_version_submission_id"), ["submission_id"], unique=False
        )

    op.create_table(
        "handed_in_answer",
        sa.Column("hand_in_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["hand_in_id"], ["hand_in.id"], name=op.f("fk_handed_in_answer_hand_in_id")
        ),
        sa.PrimaryKeyConstraint("hand_in_id", "place", name=op.f("pk_handed_in_answer")),
    )
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("hand_in_id", sa.Integer(), nullable=False),
        sa.Column("docent_id", sa.Integer(), nullable=False),
        sa.Column("begun_at", types.Moment(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum("voldaan", "aanvullen", name="verdict", native_enum=False, length=20),
            nullable=True,
        ),
        sa.Column("sent_at", types.Moment(), nullable=True),
        sa.ForeignKeyConstraint(["docent_id"], ["user.id"], name=op.f("fk_review_docent_id")),
        sa.ForeignKeyConstraint(["hand_in_id"], ["hand_in.id"], name=op.f("fk_review_hand_in_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("hand_in_id", "docent_id", name=op.f("uq_review_hand_in_id_docent_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_review_public_id")),
    )
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_hand_in_id"), ["hand_in_id"], unique=False)

    op.create_table(
        "feedback",
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("already", sa.Text(), nullable=False),
        sa.Column("to_add", sa.Text(), nullable=False),
        sa.Column("next_step", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("saved_from", sa.String(), nullable=False),
        sa.Column("saved_at", types.Moment(), nullable=True),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_feedback_review_id")),
        sa.PrimaryKeyConstraint("review_id", name=op.f("pk_feedback")),
    )
    op.create_table(
        "feedback_reply",
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("helpful_at", types.Moment(), nullable=True),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("asked_at", types.Moment(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", types.Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["user.id"], name=op.f("fk_feedback_reply_answered_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_feedback_reply_review_id")
        ),
        sa.PrimaryKeyConstraint("review_id", name=op.f("pk_feedback_reply")),
    )
    with op.batch_alter_table("feedback_reply", schema=None) as batch_op:
        batch_op.create_index(
            "ix_feedback_reply_unanswered",
            ["asked_at"],
            unique=False,
            sqlite_where=sa.text("asked_at IS NOT NULL AND answered_at IS NULL"),
            postgresql_where=sa.text("asked_at IS NOT NULL AND answered_at IS NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("feedback_reply", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_feedback_reply_unanswered",
            sqlite_where=sa.text("asked_at IS NOT NULL AND answered_at IS NULL"),
            postgresql_where=sa.text("asked_at IS NOT NULL AND answered_at IS NULL"),
        )

    op.drop_table("feedback_reply")
    op.drop_table("feedback")
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_review_hand_in_id"))

    op.drop_table("review")
    op.drop_table("handed_in_answer")
    with op.batch_alter_table("draft_version", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_draft_version_submission_id"))

    op.drop_table("draft_version")
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invitation_cohort_id"))

    op.drop_table("invitation")
    with op.batch_alter_table("hand_in", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_hand_in_waiting",
            sqlite_where=sa.text("taken_back_at IS NULL AND concluded_at IS NULL"),
            postgresql_where=sa.text("taken_back_at IS NULL AND concluded_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_hand_in_submission_id"))

    op.drop_table("hand_in")
    op.drop_table("draft")
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreement_submission_id"))

    op.drop_table("agreement")
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_submission_cohort_id"))

    op.drop_table("submission")
    op.drop_table("reading_place")
    with op.batch_alter_table("reading", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reading_writer_id"))
        batch_op.drop_index("ix_reading_thing")

    op.drop_table("reading")
    op.drop_table("read_chapter")
    with op.batch_alter_table("one_time_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_one_time_link_user_id"))

    op.drop_table("one_time_link")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_membership_user_id"))
        batch_op.drop_index(batch_op.f("ix_membership_cohort_id"))

    op.drop_table("membership")
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_login_session_user_id"))

    op.drop_table("login_session")
    op.drop_table("following")
    op.drop_table("user")
    op.drop_table("throttle")
    with op.batch_alter_table("outgoing_mail", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outgoing_mail_try_at"))

    op.drop_table("outgoing_mail")
    op.drop_table("module_version")
    op.drop_table("cohort")
