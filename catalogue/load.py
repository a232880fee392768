"""Loading the catalogue: every mistake at once, each with its file, its line and the remedy.

An operator edits these files on the day something changed, often in a hurry. So nothing is
guessed and nothing is skipped: a catalogue is either whole or refused before the bot starts.
"""

from collections.abc import Collection, Iterator
from pathlib import Path

from pydantic import ValidationError

from catalogue.mistakes import CatalogueError, Mistake
from catalogue.reading import Source, read_file
from catalogue.schema import explain
from catalogue.sense import check
from catalogue.sense_fees import check_fee_places, place_picture
from catalogue.sense_surveys import check_places
from locales.texts import Texts, Words
from models.catalogue import Catalogue

FOLDER = Path(__file__).parent

__all__ = ["FOLDER", "CatalogueError", "load", "missing_words"]


def load(
    folder: Path | None = None, buildings: Collection[str] | None = None, *, over: Path | None = None
) -> Catalogue:
    """The catalogue in `folder`'s *.yaml files (not in its subfolders); the shipped one by default.

    Raises `CatalogueError` with every mistake of the first round that found any: first what is
    not YAML or stands twice, then what the schema refuses, then what does not fit together. With the
    codes of the estate's `buildings` it also refuses to ask the tenants of one that is not there.
    `over` is a file whose top-level keys take the place of the folder's, for trying things out.
    """
    folder = folder or FOLDER
    source = _merge(folder)
    if over is not None:
        _lay_over(source, read_file(over))
    place_picture(source, folder)
    _refuse(folder, source)
    try:
        catalogue = Catalogue.model_validate(source.data)
    except ValidationError as refused:
        explain(source, refused)
        raise CatalogueError(folder, source.mistakes) from None
    check(catalogue, source)
    if buildings is not None:
        check_places(catalogue, source, buildings)
        check_fee_places(catalogue, source, buildings)
    _refuse(folder, source)
    return catalogue


def missing_words(catalogue: Catalogue, texts: Texts) -> list[str]:
    """What people would meet without words: "en: kind-repair", each language by itself.

    An emergency number that the advice does not say is listed too: "en: hazard-fire without 119".
    """
    missing = []
    for words in map(texts, texts.languages):
        absent = [key for key in _keys(catalogue) if not words.has(key)]
        silent = [
            f"hazard-{code} without {hazard.call}"
            for code, hazard in catalogue.hazards.items()
            if hazard.call and words.has(f"hazard-{code}") and hazard.call not in words(f"hazard-{code}")
        ]
        missing += [f"{words.language.value}: {key}" for key in [*absent, *silent, *_unfilled(catalogue, words)]]
    return missing


def _merge(folder: Path) -> Source:
    whole = Source()
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        remedy = "copy the folder catalogue/ of guanjia there, or unset GUANJIA_CATALOGUE"
        whole.mistakes.append(Mistake(folder.name, 1, "no *.yaml file is here", remedy))
    for path in folder.glob("*.yml"):
        whole.mistakes.append(Mistake(path.name, 1, "is not read", f"rename it to {path.stem}.yaml"))
    for path in paths:
        _add(whole, read_file(path))
    return whole


def _add(whole: Source, part: Source) -> None:
    whole.mistakes += part.mistakes
    for key in part.data.keys() & whole.data.keys():
        file, line = whole.lines[(key,)]
        wrong = f"{key!r} stands in {file}:{line} already"
        part.blame((key,), wrong, "keep it in one file")
        whole.mistakes.append(part.mistakes[-1])
    whole.data = part.data | whole.data
    whole.lines = part.lines | whole.lines


def _lay_over(whole: Source, part: Source) -> None:
    whole.mistakes += part.mistakes
    whole.data = whole.data | part.data
    whole.lines = {where: at for where, at in whole.lines.items() if where[0] not in part.data} | part.lines


def _refuse(folder: Path, source: Source) -> None:
    if source.mistakes:
        raise CatalogueError(folder, source.mistakes)


def _keys(catalogue: Catalogue) -> list[str]:
    kinds = catalogue.kinds.items()
    categories = [(name, each, found) for name, kind in kinds for each, found in kind.categories.items()]
    trades = sorted({category.trade for _, _, category in categories if category.trade})
    return [
        *(f"kind-{name}" for name in catalogue.kinds),
        *(f"category-{name}-{each}" for name, each, _ in categories),
        *(f"trade-{trade}" for trade in trades),
        *(f"fee-{name}" for name in catalogue.fees.kinds),
        *(f"team-{name}" for name in catalogue.teams),
        *(f"{part}-{code}" for code in catalogue.hazards for part in ("hazard", "danger")),
        *(f"hold-{reason}" for reason in catalogue.hold_reasons),
        *(f"decline-{reason}" for reason in catalogue.decline_reasons),
        *(f"return-{reason}" for reason in catalogue.return_reasons),
        *(f"pattern-{name}" for name in catalogue.shifts.patterns),
        *(f"chip-{chip}" for chip in [*catalogue.praise_chips, *catalogue.blame_chips]),
        *(f"parcels-return-{reason}" for reason in catalogue.parcels.return_reasons),
        *(f"payment-no-{reason}" for reason in catalogue.payments.reject_reasons),
        *_survey_keys(catalogue),
        *_announcement_keys(catalogue),
        *(f"faq-topic-{topic}" for topic in catalogue.faq.topics),
        *(f"faq-{part}-{article}" for article in catalogue.faq.articles for part in ("q", "a")),
    ]


def _unfilled(catalogue: Catalogue, words: Words) -> Iterator[str]:
    """Templates whose words have a gap that is none of their fields."""
    for code, template in catalogue.announcements.templates.items():
        key = f"announcement-{code}-words"
        gaps = {name: 1 if kind == "count" else "…" for name, kind in template.fields.items()}
        try:
            _ = words.has(key) and words(key, **gaps, estate="…", phone="…")
        except LookupError:
            yield f"{key} asks for what is no field of it"


def _announcement_keys(catalogue: Catalogue) -> Iterator[str]:
    for code, template in catalogue.announcements.templates.items():
        yield from (f"announcement-{code}", f"announcement-{code}-words")
        asked = [name for name, kind in template.fields.items() if kind != "count"]
        yield from (f"announce-gap-{name}" for name in asked)
        yield from (f"announce-field-{name}" for name in asked if template.typed)


def _survey_keys(catalogue: Catalogue) -> Iterator[str]:
    for code, form in catalogue.surveys.items():
        yield f"survey-{code}"
        for name, question in form.questions.items():
            yield f"survey-{code}-{name}"
            yield from (f"survey-{code}-{name}-{option}" for option in question.options)
