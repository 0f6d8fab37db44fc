"""Every setting is typed; what cannot be used is refused with its name and what was expected."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from routekaart.settings import MAIL_ADDRESS, PREFIX, Settings, UnusableSetting

OURS = {"mail_from": "routekaart@example.org", "public_url": "https://routekaart.example.nl"}


def read(**environ: str) -> Settings:
    return Settings.from_environment({PREFIX + name: value for name, value in environ.items()})


def test_without_an_environment_everything_has_its_default() -> None:
    assert Settings.from_environment({"PATH": "/bin", "HOME": "/"}) == Settings()


def test_each_kind_of_value_is_read() -> None:
    found = read(
        DATA_DIR="/srv/data",
        PORT="8080",
        PAGE_CACHE="false",
        TRUSTED_HOSTS="a.nl, b.nl,,",
        HOST="::1",
    )
    assert found.data_dir == Path("/srv/data")
    assert (found.port, found.page_cache, found.host) == (8080, False, "::1")
    assert found.trusted_hosts == ("a.nl", "b.nl")
    assert found.database_file == Path("/srv/data/routekaart.sqlite3")


def test_the_records_are_in_a_file_unless_a_server_is_named() -> None:
    assert read(DATA_DIR="/srv/data").database == Path("/srv/data/routekaart.sqlite3")
    assert read(DATABASE_URL="postgresql://db/x").database == "postgresql://db/x"


def test_every_setting_says_why_it_exists() -> None:
    assert all(each.metadata["reason"] for each in fields(Settings))


@pytest.mark.parametrize(
    ("environ", "says"),
    [
        ({"PROT": "1"}, "ROUTEKAART_PROT is geen instelling"),
        ({"PORT": "veel"}, "ROUTEKAART_PORT=veel kan niet: verwacht wordt een heel getal"),
        ({"PORT": "0"}, "ROUTEKAART_PORT=0 kan niet: verwacht wordt een heel getal van 1"),
        ({"PORT": "65536"}, "van 1 tot en met 65535"),
        ({"WORKERS": "65"}, "van 1 tot en met 64"),
        ({"PROXY_HOPS": "-1"}, "van 0 tot en met 5"),
        ({"PAGE_CACHE": "misschien"}, "ROUTEKAART_PAGE_CACHE=misschien kan niet"),
        ({"DATABASE_URL": "mysql://x"}, "postgresql://"),
        ({"DATABASE_URL": "sqlite:///x.sqlite3"}, "postgresql://"),
        ({"PUBLIC_URL": "routekaart.nl"}, "https://"),
        (
            {"MAIL_URL": "mail.example.org"},
            "ROUTEKAART_MAIL_URL kan niet: verwacht wordt een adres",
        ),
        (
            {"MAIL_URL": "smtp://localhost"},
            "ROUTEKAART_MAIL_FROM= kan niet: verwacht wordt een e-m",
        ),
        ({"MAIL_FROM": "Jan <jan@example.org>"}, "ROUTEKAART_MAIL_FROM=Jan <jan@example.org> kan"),
    ],
)
def test_what_cannot_be_used_is_named_with_what_was_expected(
    environ: dict[str, str], says: str
) -> None:
    with pytest.raises(UnusableSetting, match=says):
        read(**environ)


@pytest.mark.parametrize(
    "url",
    [
        "http://u:kanarie@mail.example.org",
        "smtp://u:kanarie@mail.example.org/inbox",
        "smtp://u:kanarie@mail.example.org:0",
        "smtp://u:kanarie@mail.example.org:99999",
        "smtp://u:kana@rie@mail.example.org",
        "smtp://u:kana/rie@mail.example.org",
        "smtp://u:kana#rie@mail.example.org",
        "smtp://u:kana?rie@mail.example.org",
        "smtp://u:kanarie@",
        "smtp://u:kanarie@mail example.org",
        "smtp://u:kanarie@mail.example.org\n",
        "smtp://u:kanarié@mail.example.org",
        "smtp://[::1:25",
    ],
)
def test_a_mail_server_that_can_be_misread_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(UnusableSetting) as refusal:
        Settings(mail_url=url, **OURS)
    assert "ROUTEKAART_MAIL_URL kan niet" in str(refusal.value)
    assert "kana" not in str(refusal.value)


@pytest.mark.parametrize(
    "url",
    [
        "smtp://localhost",
        "smtp://[::1]:25",
        "smtps://mail.example.org",
        "smtp://jan%40example.org:p%40ss:w%2Ford@mail.example.org:587",
    ],
)
def test_a_mail_server_is_taken(url: str) -> None:
    assert Settings(mail_url=url, **OURS).mail_url == url


def test_a_site_that_mails_links_knows_where_it_stands() -> None:
    """Else whoever asks for a link chooses, by the host of that request, where it leads."""
    with pytest.raises(UnusableSetting, match="ROUTEKAART_PUBLIC_URL= kan niet"):
        Settings(mail_url="smtp://mail.example.org", mail_from="routekaart@example.org")


def test_a_database_that_cannot_be_used_is_named_without_its_password() -> None:
    with pytest.raises(UnusableSetting) as refusal:
        read(DATABASE_URL="mysql://u:kanarie@db/x")
    assert "kanarie" not in str(refusal.value)


@pytest.mark.parametrize("good", ["a@b", "jan.o'brien+noord@mail.example.org", "x%y@example.org"])
def test_an_address_is_taken(good: str) -> None:
    assert MAIL_ADDRESS.fullmatch(good)


@pytest.mark.parametrize(
    "bad",
    [
        "", "jan", "@example.org", "jan@", "jan@@example.org", "jan@-example.org", "jan@a..b",
        ".jan@example.org", "jan.@example.org", "j..n@example.org", "jan @example.org",
        "jan@example.org\n", "jan@example.org\r\nBcc: x@y.nl", "jan@example.org,x@y.nl",
        "<jan@example.org>", '"jan"@example.org', "jan@exämple.org", "jan@example.org\0",
        f"{'x' * 250}@b.nl",
    ],
)  # fmt: skip
def test_what_could_be_more_than_one_address_is_not_an_address(bad: str) -> None:
    assert not MAIL_ADDRESS.fullmatch(bad)
