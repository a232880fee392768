"""An update in, one use case, one answer out.

`routers()` gives the rooms in the order in which they are asked: commands and cards first, then
whatever else a tenant says, at last taps nobody knows.
"""

from aiogram import Router

from handlers import (
    alarms,
    announcements,
    bill_sheets,
    bills,
    campaigns,
    dictation,
    drafts,
    fallback,
    faq,
    groups,
    intake,
    joining,
    parcels,
    parcels_desk,
    payments,
    polls,
    promises,
    report,
    settings,
    sheet_files,
    shifts,
    staff,
    surveys,
    tenants,
    visits,
    why,
    work_orders,
)


def routers() -> list[Router]:
    """Every router that listens to messages and to our own cards."""
    return [
        joining.router,
        settings.router,
        groups.router,
        report.router,
        drafts.router,
        dictation.router,
        alarms.router,
        tenants.router,
        shifts.router,
        staff.router,
        work_orders.router,
        why.router,
        promises.router,
        visits.router,
        surveys.router,
        announcements.router,
        polls.router,
        bills.router,
        faq.router,
        campaigns.router,
        parcels.router,
        parcels_desk.router,
        bill_sheets.router,
        sheet_files.router,
        payments.router,
        announcements.forwarded,
        staff.groups,
        intake.router,
    ]


def last() -> Router:
    """The router to include after everything else."""
    return fallback.router
