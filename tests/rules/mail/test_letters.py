"""Letters are plain, the same in text and HTML, and no name or address bends them."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from routekaart.language.plain_dutch.findings import Names, findings
from routekaart.language.plain_dutch.word_list import read_word_list
from routekaart.mail import letters
from routekaart.mail.letters import (
    EntryToConfirm,
    Letter,
    WaysToAnswer,
    account_ended,
    entry_changed,
    invitation,
    passkey_added,
    proposal_approved,
    proposal_live,
    proposal_returned,
    sign_in_link,
    still_right,
)
from tests.html import assert_valid
from tests.real_site import ROOT

LINK = "https://routekaart.example.nl/inloggen/z8Zk_-4a?x=1&y=2"
ENTRY = EntryToConfirm(
    "PING-loket",
    "Woej",
    "1 maart 2025",
    ["Dit stopt op 1 maart 2027. Klopt dat?"],
    ["Telefoon: 070 300 8834", "De Plint: Maandag 9.00 – 12.00 uur"],
    LINK,
)
WAYS = WaysToAnswer(LINK, LINK, "7 januari 2027")
LETTERS = {
    "sign_in_link": sign_in_link("Sevgi Öz", LINK),
    "invitation": invitation(
        "Sevgi Öz",
        "Het programma",
        ["uw openingstijden veranderen", "een nieuwe dienst toevoegen"],
        LINK,
    ),
    "account_ended": account_ended("Sevgi Öz"),
    "still_right": still_right("Sevgi Öz", [ENTRY], WAYS),
    "still_right, again": still_right("Sevgi Öz", [ENTRY, ENTRY], WAYS, is_second=True),
    "passkey_added": passkey_added("Sevgi Öz", "Chrome op Android"),
    "proposal_approved": proposal_approved("Sevgi Öz", "PING-loket", LINK),
    "entry_changed": entry_changed("Sevgi Öz", "PING-loket", LINK),
    "proposal_live": proposal_live("Sevgi Öz", "PING-loket", LINK),
    "proposal_returned": proposal_returned(
        "Sevgi Öz", "PING", ["Te lang.", "Maak kort."], True, LINK
    ),
}
HOSTILE = st.text() | st.sampled_from(
    [
        "Jan\r\nBcc: x@y.nl",
        "\n\n.\n",
        "a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g\x00",
        "<script>",
        "{{ 7*7 }}",
    ]
)


def words_of(page: str) -> list[str]:
    """Everything a person reads of the HTML."""
    body = re.sub(r"</?bdi>", "", page[page.index("<body>") :])
    body = re.sub(r"<[^>]+>", " ", body)
    return html.unescape(body).split()


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_the_html_is_sound_and_fetches_nothing(letter: Letter) -> None:
    assert_valid(letter.html)
    assert not re.search(r"<(img|link|script|iframe)|url\(|@import", letter.html)
    assert 'lang="nl"' in letter.html
    assert "prefers-color-scheme: dark" in letter.html


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_text_and_html_say_the_same(letter: Letter) -> None:
    text = letter.text
    if "klopt dit" in letter.subject.lower():  # in plain text a link follows its words
        text = text.replace(f":\n{LINK}", "")
    in_text = re.sub(r"^(- |\d\. )", "", text, flags=re.MULTILINE).split()
    in_html = words_of(letter.html)[len(letter.subject.split()) :]
    if letter is LETTERS["sign_in_link"]:
        in_html.remove("Inloggen")  # the button
    assert in_html == in_text


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_the_dutch_is_plain(letter: Letter) -> None:
    words = read_word_list(ROOT / "content")
    text = letter.text.replace(LINK, "hier")
    said = [each.says for each in findings(f"{letter.subject}.\n\n{text}", words, Names([]))]
    assert said == []


def test_a_way_in_says_how_long_it_works_and_is_not_brought_later() -> None:
    letter = sign_in_link("Jan", LINK, minutes=15)
    assert "15 minuten" in letter.text
    assert letter.useful_for == timedelta(minutes=15)
    assert LINK in letter.text
    assert f'href="{html.escape(LINK)}"' in letter.html


def test_an_invitation_tells_from_whom_for_what_and_where() -> None:
    letter = LETTERS["invitation"]
    assert "Het programma vraagt u" in letter.text
    assert "- uw openingstijden veranderen\n- een nieuwe dienst toevoegen\n" in letter.text
    assert LINK in letter.text


@given(name=HOSTILE, invited_by=HOSTILE, may=st.lists(HOSTILE, max_size=3), address=HOSTILE)
def test_whatever_the_names_the_letter_keeps_its_lines(name, invited_by, may, address) -> None:
    letter = invitation(name, invited_by, may, address)
    plain = invitation("x", "x", ["x"] * len(may), "x")
    assert letter.subject == plain.subject
    assert len(letter.text.splitlines()) == len(plain.text.splitlines())
    assert letter.html.count("<") == plain.html.count("<")


@given(entry=HOSTILE, comment=st.lists(HOSTILE, max_size=3))
def test_whatever_somebody_comments_the_letter_keeps_its_lines(entry, comment) -> None:
    letter = proposal_returned("x", entry, comment, False, LINK)
    plain = proposal_returned("x", "x", ["x"] * len(comment), False, LINK)
    assert letter.subject == plain.subject
    assert len(letter.text.splitlines()) == len(plain.text.splitlines())
    assert letter.html.count("<") == plain.html.count("<")


@given(subject=HOSTILE)
def test_a_subject_is_one_line_or_refused(subject: str) -> None:
    try:
        letter = Letter(subject, "", "")
    except ValueError:
        return
    assert len(letter.subject.splitlines()) == 1
    assert "\0" not in letter.subject


def test_entries_stand_in_lines_with_a_link_each_and_one_for_all() -> None:
    one, two = LETTERS["still_right"], LETTERS["still_right, again"]
    assert one.text.count("Dit klopt nog:") == one.html.count(">Dit klopt nog<") == 1
    assert two.text.count("Dit klopt nog:") == two.html.count(">Dit klopt nog<") == 2
    assert ("Alles klopt nog:" in one.text, "Alles klopt nog:" in two.text) == (False, True)
    assert "- Telefoon: 070 300 8834\n- De Plint: Maandag 9.00 – 12.00 uur\n" in one.text
    assert one.useful_for == timedelta(days=14)


@given(name=HOSTILE, partner=HOSTILE, lines=st.lists(HOSTILE, max_size=3))
def test_whatever_an_entry_says_it_keeps_its_lines(name, partner, lines) -> None:
    entry = EntryToConfirm(name, partner, name, lines, lines, LINK)
    plain = EntryToConfirm("x", "x", "x", ["x"] * len(lines), ["x"] * len(lines), LINK)
    letter, other = (still_right("Jan", [each], WAYS) for each in (entry, plain))
    assert len(letter.text.splitlines()) == len(other.text.splitlines())
    assert letter.html.count("<") == other.html.count("<")


def test_a_misspelt_name_in_a_letter_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        letters._compose("sign_in_link", naam="Jan")
