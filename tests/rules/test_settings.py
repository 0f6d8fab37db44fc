"""Every setting is typed; what cannot be used is refused with its name and what was expected."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from routekaart.settings import PREFIX, Settings, UnusableSetting


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
    ],
)
def test_what_cannot_be_used_is_named_with_what_was_expected(
    environ: dict[str, str], says: str
) -> None:
    with pytest.raises(UnusableSetting, match=says):
        read(**environ)
