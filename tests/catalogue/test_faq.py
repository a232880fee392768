"""Questions that nobody could find, or that nobody would answer, are refused with file, line and remedy."""

from pathlib import Path

import pytest

from catalogue.load import load, missing_words
from locales.texts import Texts
from models.catalogue import Catalogue
from models.people import Language
from tests.catalogue.test_load import mistakes_in

FAQ = """\
faq:
  office: office
  topics:
    keys:
      about: [PR]
      articles:
        lost:
          aliases: [lost key, 钥匙丢了]
        spare:
          aliases: [another key]
calendars:
  office:
    week: {mon-fri: ["08:30-12:00"]}
"""


@pytest.fixture
def faq(folder: Path) -> Path:
    """The small catalogue with two questions about keys."""
    (folder / "faq.yaml").write_text(FAQ, encoding="utf-8")
    return folder


def test_articles_are_known_by_their_code_and_stand_under_a_topic(faq: Path) -> None:
    found = load(faq).faq

    assert list(found.articles) == ["lost", "spare"]
    assert (found.topic_of("spare"), found.topic_of("gone")) == ("keys", "")


def test_a_catalogue_may_answer_nothing(folder: Path) -> None:
    assert load(folder).faq.articles == {}


def test_an_article_without_words_is_told_in_each_language(faq: Path) -> None:
    (faq / "en.ftl").write_text("faq-topic-keys = Keys\nfaq-q-lost = Lost?\nfaq-a-lost = Come.\n", encoding="utf-8")

    missing = missing_words(load(faq), Texts(extra=faq))

    assert {"en: faq-q-spare", "en: faq-a-spare", "zh-Hant: faq-topic-keys"} <= set(missing)
    assert "en: faq-a-lost" not in missing


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("office: office", "office: offices", "2: no calendar is called 'offices', and answers name its hours -> did "
         "you mean 'office'?"),
        ("about: [PR]", "about: [XX]", "5: no kind is understood as 'XX' -> use one of: PR, RP"),
        ("[another key]", "[]", "10: nobody finds 'spare': it has no aliases -> write how people ask it, like "
         "aliases: [how do I pay, where to pay]"),
        ("[another key]", "[lost key]", "10: 'lost key' is an alias of 'lost' already -> leave it with one of them"),
        ("calendars:", "    cards: {articles: {lost: {aliases: [card]}}}\ncalendars:", "11: article 'lost' stands in "
         "topic 'keys' already -> keep one of them, or give it another name"),
        ("calendars:", "    cards: {articles: {}}\ncalendars:", "11: topic 'cards' has 0 articles -> give it 1 to 12"),
    ],
)  # fmt: skip
def test_each_mistake_is_told_with_its_line_and_remedy(faq: Path, old: str, new: str, mistake: str) -> None:
    text = (faq / "faq.yaml").read_text(encoding="utf-8")
    (faq / "faq.yaml").write_text(text.replace(old, new), encoding="utf-8")

    assert f"faq.yaml:{mistake}" in mistakes_in(faq)


@pytest.mark.parametrize("language", Language)
def test_each_of_our_questions_fits_a_button_and_has_five_aliases(
    language: Language, catalogue: Catalogue, texts: Texts
) -> None:
    fits = 40 if language is Language.EN else 16

    assert [code for code, article in catalogue.faq.articles.items() if len(article.aliases) < 5] == []
    assert [code for code in catalogue.faq.articles if len(texts(language)(f"faq-q-{code}")) > fits] == []


@pytest.fixture
def catalogue() -> Catalogue:
    """The catalogue as it is shipped."""
    return load()


@pytest.fixture
def texts() -> Texts:
    """Every word in every language."""
    return Texts()
