"""Chinese numerals as tenants write house numbers and hours: 十二, 二十一, 一五零二, 两."""

DIGITS = {char: str(at) for at, char in enumerate("零一二三四五六七八九")} | {
    "〇": "0",
    "两": "2",
    "○": "0",
    "壹": "1",
}
CHARS = "零〇○一二三四五六七八九十百两壹"


def to_digits(word: str) -> str:
    """The number in ASCII digits, letters kept ("a十二" -> "a12"); a word that is no number comes back unchanged."""
    start = len(word) - len(word.lstrip("abcdefghijklmnopqrstuvwxyz-"))
    head, number = word[:start], word[start:]
    if not number or any(char not in CHARS for char in number):
        return word
    if "十" in number or "百" in number:
        return head + str(_counted(number))
    return head + "".join(DIGITS[char] for char in number)


def to_int(word: str) -> int | None:
    """The number as an int, or None when the word is no number."""
    digits = to_digits(word)
    return int(digits) if digits.isascii() and digits.isdigit() else None


def _counted(number: str) -> int:
    total, last = 0, 0
    for char in number:
        if char in "十百":
            total += (last or 1) * (10 if char == "十" else 100)
            last = 0
        else:
            last = int(DIGITS[char])
    return total + last
