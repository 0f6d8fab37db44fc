"""A partner's logo: sent, looked at by the programme, and seen by residents."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from sqlalchemy import select

from routekaart.catalogue.logos import Logo, digest_of, measure
from routekaart.catalogue.pictures import redraw
from routekaart.review.proposals import Proposal
from tests.html import read_html
from tests.pages.partners.conftest import Editor, Office, read_form, words
from tests.pictures import draw_picture

OWN = "kredietbank-nederland"
ENTRY, ORGANISATION = f"partner.{OWN}", f"/partner/organisatie/{OWN}"
PAGE = f"{ORGANISATION}/logo"
PICTURE = draw_picture(600, 200, "JPEG")
LOGO = digest_of(redraw(PICTURE))


def send(editor: Editor, picture: bytes, status: int = 303, name: str = "logo.png") -> str:
    """Choose a file on the page, and send it."""
    form = {**editor.form(PAGE), "picture": (BytesIO(picture), name)}
    return editor.post(PAGE, form, status)


def approve(office: Office) -> None:
    """As the programme does, after looking."""
    officer = office.sign_in(name="Anne", role="officer")
    with office.database.reading() as session:
        waiting = select(Proposal.id).where(Proposal.entry == ENTRY, Proposal.state == "submitted")
        path = f"/programma/voorstellen/{session.scalars(waiting).one()}"
    officer.send(f"{path}/goedkeuren", on=path)
    office.current.look()


def images(page: str) -> list[dict[str, str]]:
    tree = read_html(page)
    return [dict(each.items()) for each in tree.iter("img")]


def fetch(office: Office, path: str):
    return office.app.test_client().get(path, base_url="https://localhost")


def test_a_logo_is_sent_approved_and_seen_by_residents(office: Office) -> None:
    editor = office.sign_in(OWN)
    assert "Bewaard en ingestuurd." in editor.open(send(editor, PICTURE))
    assert office.state_of(ENTRY, OWN) == "submitted"
    assert images(fetch(office, f"/nl/organisatie/{OWN}").text) == []
    assert fetch(office, f"/logo/{LOGO}.png").status_code == 404
    approve(office)
    (image,) = images(fetch(office, f"/ar/organisatie/{OWN}").text)
    assert (image["src"], image["width"], image["height"]) == (f"/logo/{LOGO}.png", "240", "80")
    assert (image["alt"], image["loading"]) == ("", "lazy")
    answer = fetch(office, image["src"])
    assert measure(answer.data) == (480, 160)


def test_it_is_kept_by_phones_and_says_nothing_but_the_picture(office: Office) -> None:
    send(office.sign_in(OWN), PICTURE)
    approve(office)
    answer = fetch(office, f"/logo/{LOGO}.png")
    headers = answer.headers
    assert headers["Content-Type"] == "image/png"
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "Set-Cookie" not in headers
    assert "Vary" not in headers
    again = office.app.test_client().get(
        f"/logo/{LOGO}.png", headers={"If-None-Match": headers["ETag"]}
    )
    assert (again.status_code, again.data) == (304, b"")


def test_residents_see_it_without_a_database(office: Office) -> None:
    send(office.sign_in(OWN), PICTURE)
    approve(office)
    assert office.database.file is not None
    office.database.file.rename(office.database.file.with_suffix(".gone"))
    assert fetch(office, f"/logo/{LOGO}.png").status_code == 200


def test_a_service_shows_whose_it_is_and_a_discreet_one_leaves_no_picture(office: Office) -> None:
    editor = office.sign_in("veilig-thuis")
    path = "/partner/organisatie/veilig-thuis/logo"
    form = {**editor.form(path), "picture": (BytesIO(PICTURE), "x")}
    editor.post(path, form)
    send(office.sign_in(OWN), PICTURE)
    officer = office.sign_in(role="officer")
    with office.database.reading() as session:
        waiting = session.scalars(select(Proposal.id).where(Proposal.state == "submitted")).all()
    for each in waiting:
        there = f"/programma/voorstellen/{each}"
        officer.send(f"{there}/goedkeuren", on=there)
    office.current.look()
    assert len(images(fetch(office, f"/nl/hulp/{OWN}").text)) == 1
    assert images(fetch(office, "/nl/hulp/veilig-thuis").text) == []
    assert len(images(fetch(office, "/nl/organisatie/veilig-thuis").text)) == 1


@pytest.mark.parametrize("locale", ["nl", "ar"])
def test_before_it_is_approved_its_editors_and_the_programme_see_it(
    office: Office, locale: str
) -> None:
    editor, officer = office.sign_in(OWN), office.sign_in(name="Anne", role="officer")
    send(editor, PICTURE)
    with office.database.reading() as session:
        proposal = f"/programma/voorstellen/{session.scalars(select(Proposal.id)).one()}"
    for who, page, path in (
        (editor, f"{ORGANISATION}/voorbeeld/{locale}", f"/partner/logo/{LOGO}.png"),
        (officer, f"{proposal}/voorbeeld/{locale}", f"/programma/logo/{LOGO}.png"),
    ):
        assert [each["src"] for each in images(who.open(page))] == [path]
        answer = who.client.get(path, base_url="https://localhost")
        assert (answer.status_code, answer.mimetype) == (200, "image/png")
        assert answer.headers["Cache-Control"] == "no-store"
    assert fetch(office, f"/logo/{LOGO}.png").status_code == 404
    assert fetch(office, f"/partner/logo/{LOGO}.png").status_code == 303
    editor.open(f"/programma/logo/{LOGO}.png", 403)
    editor.open(f"/partner/logo/{'0' * 64}.png", 404)


def test_the_programme_sees_the_old_and_the_new_one(office: Office) -> None:
    editor = office.sign_in(OWN)
    send(editor, PICTURE)
    approve(office)
    send(editor, draft := draw_picture(100, 100, colour=(200, 0, 0)))
    officer = office.sign_in(name="Anne", role="officer")
    with office.database.reading() as session:
        waiting = select(Proposal.id).where(Proposal.state == "submitted")
        page = officer.open(f"/programma/voorstellen/{session.scalars(waiting).one()}")
    new = digest_of(redraw(draft))
    shown = [each["src"] for each in images(page)]
    assert shown == [f"/logo/{LOGO}.png", f"/programma/logo/{new}.png"]
    assert {each["alt"] for each in images(page)} == {"Logo"}


def test_a_logo_is_taken_away(office: Office) -> None:
    editor = office.sign_in(OWN)
    send(editor, PICTURE)
    approve(office)
    page = read_html(editor.open(PAGE))
    form = next(each for each in reversed(list(page.iter("form"))) if each.get("action") == PAGE)
    filled = {each.get("name"): each.get("value") for each in form.iter("input")}
    editor.post(PAGE, {**filled, "then": "remove"})
    assert fetch(office, f"/logo/{LOGO}.png").status_code == 200
    approve(office)
    assert images(fetch(office, f"/nl/organisatie/{OWN}").text) == []
    assert fetch(office, f"/logo/{LOGO}.png").status_code == 404
    assert office.live(ENTRY).logo is None


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (b"", "Kies eerst een plaatje."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Dit is geen PNG, JPEG, WebP of GIF."),
        (PICTURE[:400], "Dit plaatje is niet te lezen."),
        (draw_picture(4000, 3000), "Dit plaatje is te groot."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence_and_nothing_changes(
    office: Office, file: bytes, says: str
) -> None:
    editor = office.sign_in(OWN)
    editor.send(ORGANISATION, description="Wij helpen.")
    page = words(send(editor, file, 422, "logo.png"))
    assert says in page
    record = office.wanted(ENTRY, OWN)
    assert (record.logo, record.description) == (None, "Wij helpen.")
    with office.database.reading() as session:
        assert session.scalars(select(Logo)).all() == []


def test_a_photograph_as_it_comes_out_of_a_camera_is_told_to_be_too_large(office: Office) -> None:
    editor = office.sign_in(OWN)
    lines = [b"--x", b'Content-Disposition: form-data; name="token"', b""]
    lines += [editor.form(PAGE)["token"].encode(), b"--x"]
    lines += [b'Content-Disposition: form-data; name="picture"; filename="logo.jpg"', b""]
    lines += [PICTURE + bytes(6_000_000), b"--x--", b""]
    answer = editor.client.post(
        PAGE,
        data=b"\r\n".join(lines),
        content_type="multipart/form-data; boundary=x",
        base_url="https://localhost",
    )
    assert answer.status_code == 422
    assert "Dit bestand is groter dan 2 MB." in answer.text


def test_it_is_sent_in_together_with_what_was_typed_before(office: Office) -> None:
    editor = office.sign_in(OWN)
    editor.send(ORGANISATION, description="Wij helpen.")
    send(editor, PICTURE)
    record = office.wanted(ENTRY, OWN)
    assert (record.description, record.logo) == ("Wij helpen.", LOGO)
    assert office.state_of(ENTRY, OWN) == "submitted"


def test_a_double_tap_is_one_logo(office: Office) -> None:
    editor = office.sign_in(OWN)
    form = editor.form(PAGE)
    for _ in range(2):
        editor.post(PAGE, {**form, "picture": (BytesIO(PICTURE), "logo.png")})
    with office.database.reading() as session:
        assert session.scalars(select(Logo.digest)).all() == [LOGO]
        steps = session.scalars(select(Proposal)).one().steps
        assert [each.step for each in steps] == ["change", "submit"]


def test_two_editors_choose_between_their_pictures(office: Office) -> None:
    one, other = office.sign_in(OWN), office.sign_in(OWN, name="Omar")
    opened = one.form(PAGE)
    theirs = draw_picture(100, 100, colour=(200, 0, 0))
    send(other, theirs)
    page = one.post(PAGE, {**opened, "picture": (BytesIO(PICTURE), "logo.png")}, 409)
    shown = [each["src"] for each in images(page)]
    assert shown == [f"/partner/logo/{each}.png" for each in (LOGO, digest_of(redraw(theirs)))]
    for path in shown:
        assert one.client.get(path, base_url="https://localhost").status_code == 200
    filled = read_form(read_html(page), PAGE)
    one.post(PAGE, {**filled, "choose-logo": "typed"})
    assert office.wanted(ENTRY, OWN).logo == LOGO


def test_the_page_of_another_is_not_there(office: Office) -> None:
    editor = office.sign_in(OWN)
    form = editor.form(PAGE)
    other = "/partner/organisatie/bibliotheek-aan-de-vliet/logo"
    editor.open(other, 404)
    editor.post(other, {**form, "picture": (BytesIO(PICTURE), "logo.png")}, 404)
    editor.open("/partner/organisatie/bibliotheek-aan-de-vliet/voorbeeld/nl", 404)


def test_a_page_that_stood_open_for_days_keeps_nothing(office: Office) -> None:
    editor = office.sign_in(OWN)
    form = {**editor.form(PAGE), "token": "oud", "picture": (BytesIO(PICTURE), "logo.png")}
    assert "stond te lang open" in words(editor.post(PAGE, form, 422))
    assert office.wanted(ENTRY, OWN).logo is None


def test_the_history_of_the_programme_shows_it(office: Office) -> None:
    send(office.sign_in(OWN), PICTURE)
    approve(office)
    page = office.sign_in(role="officer").open(f"/programma/geschiedenis/{ENTRY}")
    assert re.search(rf'<ins><img class="logo" src="/logo/{LOGO}.png"', page)
