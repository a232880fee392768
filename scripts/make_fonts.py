"""Make papers/fonts anew: Noto Sans CJK SC, cut down to the characters that people here write.

    python scripts/make_fonts.py /usr/share/fonts/opentype/noto

needs fontTools (fpdf2 brings it) and Noto's own collections (Debian: fonts-noto-cjk). What stays: GB 2312,
Big5 with the Hong Kong set, Latin with its accents, the signs of forms and money. Layout tables go: we set
no vertical text.
"""

import sys
from itertools import product
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

FONTS = Path(__file__).parent.parent / "papers" / "fonts"
SIGNS = "€£¥₂₃²³°±×÷≤≥→←↑↓①②③④⑤⑥⑦⑧⑨⑩●○■□▲△▼★☆✓✗"
RANGES = [(0x20, 0x7F), (0xA0, 0x180), (0x2010, 0x2060), (0x3000, 0x3040), (0xFF00, 0xFFEF)]


def wanted() -> set[int]:
    """Every code point that stays."""
    kept = {ord(sign) for sign in SIGNS}
    for first, end in RANGES:
        kept |= set(range(first, end))
    for coding in ("gb2312", "big5", "big5hkscs"):
        for pair in product(range(0x81, 0xFF), range(0x40, 0xFF)):
            kept |= {ord(character) for character in bytes(pair).decode(coding, "ignore")}
    return {point for point in kept if point < 0x10000}


def cut(collection: Path, target: Path) -> None:
    """One weight."""
    names = [font["name"].getDebugName(4) or "" for font in TTCollection(str(collection)).fonts]
    number = next(number for number, name in enumerate(names) if "CJK SC" in name and "Mono" not in name)
    font = TTFont(str(collection), fontNumber=number)
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True)
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "GPOS", "GSUB"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted())
    cutter.subset(font)
    font.save(str(target))


if __name__ == "__main__":
    for weight in ("Regular", "Bold"):
        cut(Path(sys.argv[1]) / f"NotoSansCJK-{weight}.ttc", FONTS / f"NotoSansSC-{weight}.otf")
