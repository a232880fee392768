"""One look for everything that people print: a heading, facts, tables, small print, lines to sign on.

A caller describes the page in finished words; nothing here knows a language or a rule. The fonts are
embedded, cut to the characters used: a statement is about 20 kB and reads the same on every telephone.
"""

from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Literal

from fpdf import FPDF
from fpdf.enums import Align, TableBordersLayout, TableCellFillMode
from fpdf.fonts import FontFace

FONTS = Path(__file__).parent / "fonts"
FAMILY = "house"
MARGIN = 18.0
INK, QUIET, ACCENT, PALE = (32, 37, 43), (110, 118, 128), (15, 92, 77), (240, 245, 243)
LINE = 6.0
PICTURE_SIDE = 32.0

Side = Literal["left", "right", "center"]
_ALIGN = {"left": Align.L, "right": Align.R, "center": Align.C}


@dataclass(frozen=True)
class Column:
    """A table's column: its words, its share of the width, and where its text stands."""

    words: str
    share: float = 1.0
    side: Side = "left"


@dataclass(frozen=True)
class Table:
    """Rows of finished words. `total` is one more row, set in bold."""

    columns: list[Column]
    rows: list[list[str]]
    total: list[str] | None = None
    title: str = ""


@dataclass(frozen=True)
class Paper:
    """A whole document. `head` is who we are, `number` its own name, `at` when it was made.

    `facts` are (label, value); a value may take several lines. `picture` is a PNG at the top right, such as
    a QR code. `signatures` become lines to sign on.
    """

    head: str
    title: str
    at: datetime
    number: str = ""
    facts: list[tuple[str, str]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    signatures: list[str] = field(default_factory=list)
    picture: bytes | None = None
    foot: str = ""


def draw(paper: Paper) -> bytes:
    """The document as PDF. The same paper gives the same bytes."""
    page = _Page(paper)
    page.add_page()
    page.opening()
    for table in paper.tables:
        page.put_table(table)
    for note in paper.notes:
        page.say(note, size=9, ink=QUIET)
    page.sign_here()
    return bytes(page.output())


class _Page(FPDF):
    """fpdf2 calls `header` and `footer` on every page."""

    def __init__(self, paper: Paper) -> None:
        super().__init__(format="A4")
        self.paper = paper
        self.add_font(FAMILY, "", FONTS / "NotoSansSC-Regular.otf")
        self.add_font(FAMILY, "B", FONTS / "NotoSansSC-Bold.otf")
        self.set_margins(MARGIN, MARGIN)
        self.set_auto_page_break(True, margin=MARGIN + 4)
        self.set_creation_date(paper.at)
        self.set_title(f"{paper.title} {paper.number}".strip())
        self.set_author(paper.head)
        self.set_producer("guanjia")

    def header(self) -> None:
        self.set_fill_color(*ACCENT)
        self.rect(0, 0, self.w, 4, style="F")
        self.set_y(11)
        self._style(9, QUIET)
        self.cell(0, LINE, self.paper.head, align=Align.L)
        self.set_x(MARGIN)
        self.cell(0, LINE, self.paper.number, align=Align.R, new_x="LMARGIN", new_y="NEXT")
        self.set_y(22)

    def footer(self) -> None:
        self.set_y(-14)
        self._style(8, QUIET)
        self.cell(0, 5, self.paper.foot, align=Align.L)
        self.set_x(MARGIN)
        self.cell(0, 5, f"{self.page_no()} / {{nb}}", align=Align.R)

    def opening(self) -> None:
        """Title, facts, and the picture beside them."""
        top, width = self.get_y(), self.epw - (PICTURE_SIDE + 6 if self.paper.picture else 0)
        if self.paper.picture:
            self.image(BytesIO(self.paper.picture), x=self.w - MARGIN - PICTURE_SIDE, y=top, w=PICTURE_SIDE)
        self._style(20, INK, bold=True)
        self.multi_cell(width, 10, self.paper.title, new_x="LMARGIN", new_y="NEXT")
        self.ln(2)
        for label, value in self.paper.facts:
            self._fact(label, value, width)
        if self.paper.picture:
            self.set_y(max(self.get_y(), top + PICTURE_SIDE))
        self.ln(3)

    def _fact(self, label: str, value: str, width: float) -> None:
        room = width * 0.27
        self._style(10, QUIET)
        line = self.get_y()
        self.multi_cell(room, LINE, label, align=Align.L, new_x="RIGHT", new_y="TOP")
        self.set_xy(MARGIN + room, line)
        self._style(10, INK)
        self.multi_cell(width - room, LINE, value or "—", align=Align.L, new_x="LMARGIN", new_y="NEXT")

    def put_table(self, table: Table) -> None:
        """A table over the whole width; a page that ends inside it repeats the heading."""
        if table.title:
            self.say(table.title, size=12, bold=True)
        self._style(9.5, INK)
        self.set_draw_color(205, 213, 210)
        with self.table(
            col_widths=tuple(column.share for column in table.columns),
            text_align=tuple(_ALIGN[column.side] for column in table.columns),
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            headings_style=FontFace(emphasis="BOLD", color=INK, fill_color=PALE),
            cell_fill_mode=TableCellFillMode.NONE,
            line_height=LINE,
            padding=(1.4, 1.6),
        ) as drawn:
            drawn.row([column.words for column in table.columns])
            for row in table.rows:
                drawn.row(row)
            if table.total is not None:
                drawn.row(table.total, style=FontFace(emphasis="BOLD", color=ACCENT))
        self.ln(4)

    def say(self, words: str, *, size: float = 10, ink: tuple[int, int, int] = INK, bold: bool = False) -> None:
        """A paragraph."""
        self._style(size, ink, bold=bold)
        self.multi_cell(0, size * 0.58, words, align=Align.L, new_x="LMARGIN", new_y="NEXT")
        self.ln(1.5)

    def sign_here(self) -> None:
        """Lines to sign on, two beside each other."""
        width = (self.epw - 10) / 2
        for number, label in enumerate(self.paper.signatures):
            if number % 2 == 0:
                self.ln(16)
                # Two lines to sign on belong together: neither stands alone on the next page.
                if self.will_page_break(14):
                    self.add_page()
            left, top = MARGIN + (number % 2) * (width + 10), self.get_y()
            self.set_draw_color(*QUIET)
            self.line(left, top, left + width, top)
            self._style(9, QUIET)
            self.set_xy(left, top + 1)
            self.cell(width, 5, label)
            self.set_xy(MARGIN, top)

    def _style(self, size: float, ink: tuple[int, int, int], *, bold: bool = False) -> None:
        self.set_font(FAMILY, "B" if bold else "", size)
        self.set_text_color(*ink)
