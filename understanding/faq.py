"""Which frequent questions come closest to what a tenant asks: words always, meaning too where it can be had.

Words: BM25 over characters, their pairs and jieba's words of each article's phrasings. Meaning: the phrasing nearest
to the question, as sentence embeddings. No score tells a question that is answered here from one that is not, so the
best three are always given and none is ever certain.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log
from pathlib import Path

import numpy as np

from understanding import segment
from understanding.model.embed import Vector, embed
from understanding.normalise import normalise
from understanding.result import Understanding

BEST = 3
#: BM25's saturation and length; phrasings are so short that repetition hardly counts.
SATURATION, LENGTH = 2.0, 0.2
#: A word of the answer counts half of one of the question.
ANSWERED = 0.5
#: A rank counts as 1 / (rank + this): the first few places decide.
RANK = 2.0
#: How much meaning counts beside words.
MEANING = 4.0
#: How much all phrasings of an article count beside the nearest.
OTHERS = 0.5


#: Questions about fees and parcels are answered here too; whoever merely mentions them has something else to say.
ASKING = re.compile(
    r"[?？]|[吗嘛呢]|怎|几|多少|什么|啥|哪|谁|何时|如何|能不能|可不可以|可以|得唔得|有没有|是不是|边度|点样|"
    r"\b(?:how|what|when|where|which|who|why|can|could|may|do|does|is|are)\b"
)


def asks(text: str, heard: Understanding) -> bool:
    """Whether an article may answer this: an inquiry, or a question about fees or parcels; never what may be danger."""
    if heard.urgency in ("E", "ASK"):
        return False
    told = heard.intent in ("FE", "PK", "OT")
    return heard.intent == "IQ" or (told and ASKING.search(normalise(text).plain) is not None)


#: The meanings of our own articles, by normalised phrasing; scripts/learn_faq.py writes it.
SHIPPED = Path(__file__).parent / "faq_vectors.npz"


def shipped_vectors() -> dict[str, Vector]:
    """Normalised phrasing -> meaning, as they ship; an operator's own phrasings are not among them."""
    if not SHIPPED.exists():
        return {}
    with np.load(SHIPPED) as file:
        rows = file["vectors"].astype(np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return dict(zip(map(str, file["phrasings"]), rows, strict=True))


def write_vectors(vectors: Mapping[str, Vector], to: Path = SHIPPED) -> None:
    """Write meanings in eight bits a number: a fourth of the size, and the ranks stay."""
    known = sorted(vectors)
    rows = np.stack([vectors[each] for each in known])
    scaled = np.round(127 * rows / np.abs(rows).max(axis=1, keepdims=True)).astype(np.int8)
    np.savez_compressed(to, phrasings=np.array(known), vectors=scaled)


class Library:
    """Articles that can be searched: how each is asked, in any language and script, and what is answered.

    Whatever tenants write is normalised first, phrasings too: `vectors` go by their normalised form.
    """

    def __init__(
        self,
        phrasings: Mapping[str, Sequence[str]],
        answers: Mapping[str, Sequence[str]] | None = None,
        vectors: Mapping[str, Vector] | None = None,
        own: Iterable[str] = (),
    ) -> None:
        """`own` are words that only this estate says."""
        self._own = frozenset(own)
        self.phrasings = {
            article: tuple(dict.fromkeys(normalise(each).plain for each in asked))
            for article, asked in phrasings.items()
        }
        answers = answers or {}
        self._terms = {
            article: self._weighed(asked, answers.get(article, ())) for article, asked in self.phrasings.items()
        }
        self._rarity = _rarity(self._terms.values())
        self._usual = sum(sum(weights.values()) for weights in self._terms.values()) / max(1, len(self._terms))
        self.vectors: dict[str, Vector] = dict(vectors or {})

    @property
    def unlearnt(self) -> list[str]:
        """The phrasings whose meaning is not known yet."""
        return [each for asked in self.phrasings.values() for each in asked if each not in self.vectors]

    def learn(self, phrasing: str) -> bool:
        """Keep what a phrasing means; false if meanings cannot be had here. About 15 ms: call it in a worker thread."""
        vector = embed(phrasing)
        if vector is not None:
            self.vectors[phrasing] = vector
        return vector is not None

    def search(self, question: str) -> list[str]:
        """The articles that come closest, best first, three at most; none if nothing has anything in common.

        Meaning counts once every phrasing is learnt. About 1 ms, or 15 with meaning: call it in a worker thread.
        """
        by_words = self._ranked(self._word_scores(question))
        meaning = {} if self.unlearnt else self._meaning_scores(question)
        by_meaning = self._ranked(meaning)
        scores = {
            article: _credit(by_words.get(article)) + MEANING * _credit(by_meaning.get(article))
            for article in by_words | by_meaning
        }
        return sorted(scores, key=lambda article: -scores[article])[:BEST]

    def _weighed(self, asked: Iterable[str], answered: Iterable[str]) -> dict[str, float]:
        questions = Counter(term for each in asked for term in terms(each, self._own))
        answers = Counter(term for each in answered for term in terms(each, self._own))
        return {term: questions[term] + ANSWERED * answers[term] for term in questions | answers}

    def _word_scores(self, question: str) -> dict[str, float]:
        asked = [term for term in set(terms(question, self._own)) if term in self._rarity]
        return {article: self._bm25(asked, weights) for article, weights in self._terms.items()}

    def _bm25(self, asked: Iterable[str], weights: Mapping[str, float]) -> float:
        full = SATURATION * (1 - LENGTH + LENGTH * sum(weights.values()) / self._usual)
        found = ((self._rarity[term], weights[term]) for term in asked if term in weights)
        return sum(rarity * weight * (SATURATION + 1) / (weight + full) for rarity, weight in found)

    def _meaning_scores(self, question: str) -> dict[str, float]:
        meant = meaning_of(question)
        if meant is None:
            return {}
        near = {
            article: [float(np.dot(meant, self.vectors[each])) for each in asked]
            for article, asked in self.phrasings.items()
        }
        return {article: max(each) + OTHERS * sum(each) / len(each) for article, each in near.items() if each}

    @staticmethod
    def _ranked(scores: Mapping[str, float]) -> dict[str, int]:
        best = sorted((article for article, score in scores.items() if score > 0), key=lambda name: -scores[name])
        return {article: rank for rank, article in enumerate(best)}


def meaning_of(text: str) -> Vector | None:
    """What a text means. Dialect words and Traditional characters first become what the model has read most of."""
    return embed(normalise(text).plain)


def _credit(rank: int | None) -> float:
    return 0.0 if rank is None else 1.0 / (rank + RANK)


def _rarity(documents: Iterable[Mapping[str, float]]) -> dict[str, float]:
    documents = list(documents)
    seen = Counter(term for weights in documents for term in weights)
    return {term: log(1 + (len(documents) - count + 0.5) / (count + 0.5)) for term, count in seen.items()}


def terms(text: str, own: frozenset[str] = frozenset()) -> Iterable[str]:
    """Characters and character pairs of Chinese, and jieba's words; English by the word, without its endings.

    `own` are words that only this estate says.
    """
    plain = normalise(text).plain
    for start, end in segment.spans(plain, own):
        word = plain[start:end]
        if word.isascii():
            if len(word) > 1 and word.isalnum():
                yield _stem(word)
        elif len(word) > 1:
            yield f"={word}"
    for size in (1, 2):
        grams = (plain[start : start + size] for start in range(len(plain) - size + 1))
        yield from (gram for gram in grams if gram.isalnum() and not gram.isascii())


def _stem(word: str) -> str:
    for end in ("ing", "es", "ed", "s"):
        if len(word) > len(end) + 2 and word.endswith(end):
            return word.removesuffix(end)
    return word
