"""What one press article alone says of the membership of the Collective Security Treaty: typed by hand from its text.

The article is the report of Asia-Plus (Dushanbe), 21 April 2017, on a Tajik-Russian protocol on defence industry
cooperation. Nothing in this table comes from elsewhere: where the article gives a year or a month, the day stays open,
whatever other documents say. Typed once more by someone who had nothing but the article, the table came out the same.

Rows are ``(start, end, status)``: ``start`` is the first day in the status, ``end`` the first day no longer in it,
``None`` if the status lasts as far as the article knows. The rows of a state touch; before its first row it is outside.
A year or a month is a window: from its first day on the step may have been taken (``"unsettled"``), and on its last day
it certainly has been, so that day belongs to the next row. The windows of a state do not overlap here, so none narrows
another.

The reading is ``announced``: a public announcement first, then a signature or decision, then legal effect.
"""

ARTICLE: dict[str, list[tuple[str, str | None, str]]] = {
    # "Initially formed in 1992" by six states, which it names. Five of them stand among the presidents who signed the
    # extension of April 1999, and the article says nothing of their ever leaving.
    "ARM": [("1992-01-01", "1992-12-31", "unsettled"), ("1992-12-31", None, "member")],
    "KAZ": [("1992-01-01", "1992-12-31", "unsettled"), ("1992-12-31", None, "member")],
    "KGZ": [("1992-01-01", "1992-12-31", "unsettled"), ("1992-12-31", None, "member")],
    "RUS": [("1992-01-01", "1992-12-31", "unsettled"), ("1992-12-31", None, "member")],
    "TJK": [("1992-01-01", "1992-12-31", "unsettled"), ("1992-12-31", None, "member")],
    # The sixth founder. It "suspended its membership in 1999" and "returned" in 2006, a year each; the one day that the
    # article gives is that on which Uzbekistan announced that it has suspended its membership.
    "UZB": [("1992-01-01", "1992-12-31", "unsettled"), ("1992-12-31", "1999-01-01", "member"),
            ("1999-01-01", "1999-12-31", "unsettled"), ("1999-12-31", "2006-01-01", "suspended"),
            ("2006-01-01", "2006-12-31", "unsettled"), ("2006-12-31", "2012-06-28", "member"),
            ("2012-06-28", None, "suspended")],
    # These two joined "the following year", the one after 1992. Their presidents are not among those who signed the
    # extension "in April 1999": the article never says that they left, it follows from the list.
    "AZE": [("1993-01-01", "1993-12-31", "unsettled"), ("1993-12-31", "1999-04-01", "member"),
            ("1999-04-01", "1999-04-30", "unsettled"), ("1999-04-30", None, "former")],
    "GEO": [("1993-01-01", "1993-12-31", "unsettled"), ("1993-12-31", "1999-04-01", "member"),
            ("1999-04-01", "1999-04-30", "unsettled"), ("1999-04-30", None, "former")],
    # Joined "the following year" too; its president is among those who signed the extension.
    "BLR": [("1993-01-01", "1993-12-31", "unsettled"), ("1993-12-31", None, "member")],
}  # fmt: skip

# The day of publication: the article can know nothing later.
CHECKED_THROUGH = "2017-04-21"
