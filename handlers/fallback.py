"""Taps nobody else knows: a button older than this version still gets an answer, never a spinner."""

from aiogram import Router
from aiogram.types import CallbackQuery

from locales.texts import Words

router = Router(name=__name__)


@router.callback_query()
async def unknown(tap: CallbackQuery, words: Words) -> None:
    """Say that the button is out of date."""
    await tap.answer(words("refusal-stale"))
