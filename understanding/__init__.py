"""Free text from tenants -> intent, category, urgency, place, time. Pure: no database, no Telegram, no clock.

`understand` is the whole interface; `warm_up` loads jieba before the first tenant writes.
"""

from understanding.pipeline import understand, warm_up
from understanding.result import Confidence, KnownPlaces, Place, Understanding, When
from understanding.small_talk import is_small_talk

__all__ = ["Confidence", "KnownPlaces", "Place", "Understanding", "When", "is_small_talk", "understand", "warm_up"]
