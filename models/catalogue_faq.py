"""The catalogue's `faq`: what tenants ask again and again, by topic, and how they really ask it.

The question on its button (faq-q-<article>) and the answer (faq-a-<article>) are texts; an operator's own
<lang>.ftl may say them differently, or say those of the articles that he added.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,19}$")]
Alias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


#: What answers may mention: { $phone } and so on.
FACTS = ("estate", "phone", "office", "service", "parcels", "place")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Article(_Strict):
    """One question. `aliases`: how people ask it, in any language and script."""

    aliases: list[Alias]


class Topic(_Strict):
    """Articles that stand under one button of /faq."""

    #: The codes of `understanding` whose questions are answered from here too, besides inquiries: FE, PK.
    about: list[str] = Field(default_factory=list)
    articles: dict[Name, Article]


class Faq(_Strict):
    """Frequent questions. `office` and `service` name the calendars that answers mean by these words."""

    office: str = ""
    service: str = ""
    topics: dict[Name, Topic] = Field(default_factory=dict)

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """Every article by its code, in the order of the topics."""
        return {code: article for topic in self.topics.values() for code, article in topic.articles.items()}

    def topic_of(self, article: str) -> str:
        """The topic under which the article stands; "" if there is no such article any more."""
        return next((name for name, topic in self.topics.items() if article in topic.articles), "")
