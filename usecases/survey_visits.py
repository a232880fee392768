"""Everyone with a criticism is visited: a score of two stars or less opens a return visit.

The visit says where and whom, never what he answered: whoever goes there asks, and does not reproach.
"""

from datetime import datetime

from sqlmodel import Session, col, select

from models.surveys import Survey, SurveyAnswer, SurveyInvitation
from models.visits import VisitWay, VisitWhy
from usecases.followers import catalogue_of
from usecases.visits import open_visit


def visit_if_unhappy(tx: Session, invitation: SurveyInvitation, *, now: datetime) -> None:
    """Open a visit if one of his scores is low: one per survey and person, whatever he changes later."""
    low = catalogue_of(tx).limits.low_stars
    scores = select(SurveyAnswer.number).where(SurveyAnswer.invitation_id == invitation.id)
    if tx.exec(scores.where(col(SurveyAnswer.number) <= low)).first() is None:
        return
    open_visit(
        tx,
        key=f"survey:{invitation.survey_id}:{invitation.person_id}",
        why=VisitWhy.SURVEY,
        way=VisitWay.PHONE,
        tenant_id=invitation.person_id,
        unit_id=invitation.unit_id,
        now=now,
    )


def visit_the_unhappy(tx: Session, survey: Survey, *, now: datetime) -> None:
    """At the close: those too who gave a low score and never came to the end."""
    unfinished = select(SurveyInvitation).where(
        SurveyInvitation.survey_id == survey.id,
        col(SurveyInvitation.answered_at).is_not(None),
        col(SurveyInvitation.finished_at).is_(None),
    )
    for invitation in tx.exec(unfinished).all():
        visit_if_unhappy(tx, invitation, now=now)
