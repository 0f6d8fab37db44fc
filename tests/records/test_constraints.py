"""What must never be is refused by the database itself, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, Connection
from sqlalchemy.exc import IntegrityError

from routekaart.database import Base, Database
from tests.conftest import BACKENDS
from tests.postgresql import PostgreSQL
from tests.records.good_rows import (
    GOOD,
    LOCATION,
    MOMENT,
    OTHER_SERVICE,
    PLACE,
    SERVICE,
    insert,
    insert_parents,
)

BAD_SLUGS = ("", "Geld", "geld en zorg", "-geld", "geld-", "geld--zorg", "géld", "geld.zorg")
BAD_NUMBERS = (
    "",
    "070 300 88 34",
    "0703008834",
    "+0703008834",
    "+31 703008834",
    "+317030088341234567",
    "12",
    "1234567",
    "+31abc8834",
)
BAD_LANGUAGES = ("", "n", "NL", "nl_NL", "nl nl", "1l", "x" * 36)
BAD_ADDRESSES = ("", "samira", "samira@", "@woej.nl", "Samira@woej.nl", " samira@woej.nl")
BAD_DIGESTS = ("", "0" * 63, "0" * 65, "A" * 64, "g" * 64)
NO_LONGER_DIGESTS = tuple(digest for digest in BAD_DIGESTS if len(digest) <= 64)
"""Where the column is a CHAR(64), its type alone refuses the longer ones."""

SPOILED: dict[str, list[dict[str, Any]]] = {
    "ck_logo_digest_form": [{"digest": digest} for digest in NO_LONGER_DIGESTS],
    "ck_logo_picture_length": [{"picture": b""}, {"picture": bytes(12_001)}],
    "ck_term_key_form": [{"key": slug} for slug in BAD_SLUGS],
    "ck_term_kind_known": [{"kind": "colour"}, {"kind": "Topic"}],
    "ck_term_name_not_blank": [{"name": ""}, {"name": "  "}],
    "ck_partner_slug_form": [{"slug": slug} for slug in BAD_SLUGS],
    "ck_partner_name_not_blank": [{"name": " "}],
    "ck_partner_source_not_blank": [{"source": ""}],
    "ck_location_slug_form": [{"slug": slug} for slug in BAD_SLUGS],
    "ck_location_name_not_blank": [{"name": " "}],
    "ck_location_latitude_and_longitude_together": [{"latitude": None}, {"longitude": None}],
    "ck_location_latitude_within": [{"latitude": 90.1}, {"latitude": -91.0}],
    "ck_location_longitude_within": [{"longitude": 180.1}, {"longitude": -181.0}],
    "ck_location_assured_by_not_blank": [{"assured_by": ""}],
    "ck_location_source_not_blank": [{"source": ""}],
    "ck_service_slug_form": [{"slug": slug} for slug in BAD_SLUGS],
    "ck_service_name_not_blank": [{"name": ""}],
    "ck_service_summary_not_blank": [{"summary": "   "}],
    "ck_service_minimum_age_within": [{"minimum_age": -1}],
    "ck_service_maximum_age_within": [{"maximum_age": 131}],
    "ck_service_minimum_age_before_maximum_age": [{"minimum_age": 28}],
    "ck_service_status_known": [{"status": "closed"}, {"status": ""}],
    "ck_service_valid_from_before_valid_to": [
        {"valid_from": date(2026, 1, 2), "valid_to": date(2026, 1, 1)}
    ],
    "ck_service_assured_by_not_blank": [{"assured_by": " "}],
    "ck_service_source_not_blank": [{"source": " "}],
    "ck_service_assure_every_days_within": [
        {"assure_every_days": 13},
        {"assure_every_days": 731},
    ],
    "ck_service_asks_another": [{"id": OTHER_SERVICE, "ask_through_id": OTHER_SERVICE}],
    "ck_service_at_location_source_not_blank": [{"source": ""}],
    "ck_service_at_location_assured_on_by_source": [{"assured_on": date(2026, 1, 5)}],
    "ck_service_term_kind_known": [{"kind": "accessibility"}],
    "ck_location_term_kind_known": [{"kind": "topic"}],
    "ck_spoken_language_code_form": [{"code": code} for code in BAD_LANGUAGES],
    "ck_cost_option_key_form": [{"key": slug} for slug in BAD_SLUGS],
    "ck_cost_option_amount_not_negative": [{"amount": -1}],
    "ck_required_document_key_form": [{"key": slug} for slug in BAD_SLUGS],
    "ck_required_document_name_not_blank": [{"name": ""}],
    "ck_doubt_field_not_blank": [{"field": ""}],
    "ck_doubt_note_not_blank": [{"note": ""}],
    "ck_doubt_source_not_blank": [{"source": ""}],
    "ck_phone_one_owner": [
        {"service_id": None},
        {"service_at_location_id": PLACE},
        {"location_id": LOCATION},
    ],
    "ck_phone_number_form": [{"number": number} for number in BAD_NUMBERS],
    "ck_phone_kind_known": [{"kind": "fax"}],
    "ck_phone_whatsapp_e164": [{"kind": "whatsapp", "number": "112"}],
    "ck_phone_source_not_blank": [{"source": ""}],
    "ck_phone_assured_on_by_source": [{"assured_on": date(2026, 1, 5)}],
    "ck_opening_time_one_owner": [
        {"service_at_location_id": None},
        {"service_id": OTHER_SERVICE},
    ],
    "ck_opening_time_weekday_within": [{"weekday": -1}, {"weekday": 7}],
    "ck_opening_time_opens_and_closes_together": [{"opens": None}, {"closes": None}],
    "ck_opening_time_pattern_known": [{"pattern": "5th"}],
    "ck_opening_time_part_of_day_known": [{"part_of_day": "night"}],
    "ck_opening_time_every_other_week_from": [
        {"pattern": "every other week", "valid_from": None, "valid_to": None}
    ],
    "ck_opening_time_valid_from_before_valid_to": [{"valid_to": date(2026, 1, 4)}],
    "ck_opening_time_source_not_blank": [{"source": ""}],
    "ck_opening_time_assured_on_by_source": [{"assured_on": date(2026, 1, 5)}],
    "ck_closure_key_form": [{"key": slug} for slug in BAD_SLUGS],
    "ck_closure_scope_known": [{"scope": "street", "location_id": None}],
    "ck_closure_partner_in_scope": [{"scope": "partner", "location_id": None}],
    "ck_closure_location_in_scope": [{"location_id": None}, {"scope": "catalogue"}],
    "ck_closure_service_in_scope": [{"service_id": OTHER_SERVICE}],
    "ck_closure_starts_on_before_ends_on": [{"ends_on": date(2026, 7, 19)}],
    "ck_closure_reason_not_blank": [{"reason": ""}],
    "ck_closure_keeps_known": [{"keeps": "half"}],
    "ck_closure_hours_if_other": [
        {"keeps": "other hours"},
        {"hours": ((time(9), time(12)),)},
    ],
    "ck_text_entry_not_blank": [{"entry": ""}],
    "ck_text_field_not_blank": [{"field": ""}],
    "ck_text_locale_form": [{"locale": code} for code in BAD_LANGUAGES],
    "ck_text_locale_not_source": [{"locale": "nl"}],
    "ck_text_value_not_blank": [{"value": "  "}],
    "ck_text_source_digest_form": [{"source_digest": digest} for digest in BAD_DIGESTS],
    "ck_text_origin_known": [{"origin": "guess"}],
    "ck_text_changed_by_not_blank": [{"changed_by": ""}],
    "ck_change_changed_by_not_blank": [{"changed_by": ""}],
    "ck_change_through_not_blank": [{"through": ""}],
    "ck_change_entry_not_blank": [{"entry": ""}],
    "ck_change_field_not_blank": [{"field": ""}],
    "ck_change_something_changed": [
        {"was": None, "became": None},
        {"was": '"Nieuw."'},
    ],
    "ck_loaded_digest_form": [{"digest": digest} for digest in BAD_DIGESTS],
    "ck_person_email_form": [{"email": address} for address in BAD_ADDRESSES],
    "ck_person_name_not_blank": [{"name": " "}],
    "ck_person_invited_by_not_blank": [{"invited_by": ""}],
    "ck_person_role_role_known": [{"role": "boss"}, {"role": "Officer"}, {"role": ""}],
    "ck_sign_in_link_digest_form": [{"digest": digest} for digest in NO_LONGER_DIGESTS],
    "ck_sign_in_link_made_at_before_used_at": [{"used_at": MOMENT - timedelta(seconds=1)}],
    "ck_login_session_digest_form": [{"digest": digest} for digest in NO_LONGER_DIGESTS],
    "ck_login_session_begun_at_before_seen_at": [{"seen_at": MOMENT - timedelta(seconds=1)}],
    "ck_code_app_secret_not_blank": [{"secret": ""}],
    "ck_recovery_code_digest_form": [{"digest": digest} for digest in NO_LONGER_DIGESTS],
    "ck_passkey_credential_length": [{"credential": b""}, {"credential": b"x" * 1024}],
    "ck_passkey_sign_count_within": [{"sign_count": -1}, {"sign_count": 2**32}],
    "ck_passkey_name_not_blank": [{"name": " "}],
    "ck_audit_event_kind_known": [{"kind": "forgiven"}, {"kind": ""}],
    "ck_asked_kind_known": [{"kind": "moved"}, {"kind": ""}],
    "ck_asked_asked_at_before_again_at": [{"again_at": MOMENT - timedelta(seconds=1)}],
    "ck_duty_name_not_blank": [{"name": " "}],
    "ck_written_entry_name_not_blank": [{"name": " "}],
    "ck_written_entry_content_not_blank": [{"content": ""}],
    "ck_map_draft_there_is_one": [{"id": 2}],
    "ck_map_draft_version_counts": [{"version": 0}],
    "ck_map_draft_content_not_blank": [{"content": ""}],
    "ck_map_draft_changed_by_not_blank": [{"changed_by": " "}],
    "ck_map_version_number_counts": [{"number": 0}],
    "ck_map_version_published_by_not_blank": [{"published_by": ""}],
    "ck_map_version_content_not_blank": [{"content": " "}],
    "ck_programme_entry_name_not_blank": [{"name": " "}],
    "ck_programme_entry_content_not_blank": [{"content": ""}],
    "ck_frozen_report_number_counts": [{"number": 0}],
    "ck_frozen_report_report_not_blank": [{"report": " "}],
    "ck_frozen_report_frozen_by_not_blank": [{"frozen_by": ""}],
    "ck_frozen_report_content_not_blank": [{"content": " "}],
    "ck_frozen_report_digest_form": [{"digest": "A" * 64}, {"digest": "a" * 63}],
    "ck_attempt_counted_as_not_blank": [{"counted_as": ""}],
    "ck_attempt_key_not_blank": [{"key": " "}],
    "ck_proposal_entry_not_blank": [{"entry": " "}],
    "ck_proposal_state_known": [{"state": "done", "open_entry": None}],
    "ck_proposal_version_counts": [{"version": 0}],
    "ck_proposal_open_entry_while_open": [{"open_entry": None}, {"state": "approved"}],
    "ck_proposal_open_entry_same": [{"open_entry": "service.iets-anders"}],
    "ck_proposed_field_field_not_blank": [{"field": ""}],
    "ck_proposed_field_wants_not_blank": [{"wants": ""}],
    "ck_proposed_field_changed_by_not_blank": [{"changed_by": " "}],
    "ck_proposal_step_step_known": [{"step": "forget"}],
    "ck_proposal_step_taken_by_not_blank": [{"taken_by": ""}],
    "ck_proposal_step_comment_length": [{"comment": "x" * 1001}],
    "ck_correction_about_known": [{"about": "names"}, {"about": ""}],
    "ck_correction_state_known": [{"state": "right as it was"}, {"state": ""}],
    "ck_correction_service_slug_form": [{"service_slug": slug} for slug in BAD_SLUGS],
    "ck_correction_locale_form": [{"locale": code} for code in BAD_LANGUAGES],
    "ck_correction_says_length": [{"says": "x" * 1001}],
    "ck_correction_why_length": [{"why": "x" * 201}],
    "ck_correction_answered_unless_new": [
        {"state": "new"},
        {"answered_by": None, "answered_at": None},
    ],
    "ck_correction_answered_by_and_answered_at_together": [{"answered_by": None}],
    "ck_correction_about_offered": [
        {"about": "helped"},
        {"told_by": "neighbour", "says": ""},
        {"about": "times", "told_by": "key figure", "says": ""},
    ],
    "ck_correction_key_figures_choose": [{"about": "phone", "told_by": "key figure"}],
    "ck_correction_weeks_within": [
        {"about": "waiting", "told_by": "key figure", "says": "", "weeks": weeks}
        for weeks in (0, 53)
    ],
    "ck_correction_weeks_of_waiting": [
        {"weeks": 3},
        {"about": "waiting", "told_by": "key figure", "says": ""},
    ],
    "ck_missing_help_topic_form": [{"topic": slug} for slug in BAD_SLUGS],
    "ck_missing_help_locale_form": [{"locale": code} for code in BAD_LANGUAGES],
    "ck_missing_help_area_length": [{"area": "x" * 81}],
    "ck_kept_list_code_form": [{"code": code} for code in ("", "Ping", "een lijst", "x" * 1201)],
    "ck_contact_person_one_owner": [{"partner_id": None}, {"service_id": SERVICE}],
    "ck_contact_person_name_not_blank": [{"name": " "}],
    "ck_contact_person_name_length": [{"name": "x" * 81}],
    "ck_contact_person_phone_form": [{"phone": number} for number in BAD_NUMBERS],
    "ck_contact_person_email_form": [{"email": each} for each in ("", "samira", "a b@woej.nl")],
    "ck_contact_person_has_a_line": [{"phone": None, "email": None}],
    "ck_contact_person_hours_length": [{"hours": "x" * 121}],
    "ck_daily_count_kind_known": [{"kind": "visitor"}, {"kind": ""}],
    "ck_daily_count_key_form": [{"key": "Samira"}, {"key": "192.0.2.1"}, {"key": "x" * 101}],
    "ck_daily_count_locale_form": [{"locale": code} for code in BAD_LANGUAGES],
    "ck_daily_count_number_counts": [{"number": 0}, {"number": -1}],
    "ck_website_url_not_blank": [{"url": " "}],
    "ck_website_trouble_known": [{"trouble": "slow"}, {"trouble": ""}],
    "ck_website_since_and_trouble_together": [{"since": None}],
    "ck_website_failed_on_and_trouble_together": [{"failed_on": None}],
    "ck_website_since_before_failed_on": [{"failed_on": date(2026, 3, 2)}],
    "ck_website_failed_days_with_why": [{"failed_days": 0}, {"failed_days": -1}],
    "ck_unmet_search_locale_form": [{"locale": code} for code in BAD_LANGUAGES],
    "ck_unmet_search_digest_form": [{"digest": digest} for digest in BAD_DIGESTS],
    "ck_unmet_search_week_before_last_day": [{"last_day": date(2026, 3, 1)}],
    "ck_unmet_search_days_within": [{"days": 0}, {"days": 8}],
    "ck_unmet_search_words_form": [{"words": " "}, {"words": "x" * 41}, {"words": "a@b"}],
}
"""By the name of the constraint: changes to a good row that it must refuse."""


def table_of(constraint: str) -> str:
    fits = [table for table in GOOD if constraint.startswith(f"ck_{table}_")]
    return max(fits, key=len)


@pytest.fixture(scope="module", params=BACKENDS)
def untouched(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A migrated database in which no test leaves anything."""
    if request.param == "sqlite":
        file: Path = request.getfixturevalue("migrated_file")
        yield Database(file)
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    database = server.create(request.getfixturevalue("migrated_template"))
    yield database
    server.drop(database)


@pytest.fixture
def connection(untouched: Database) -> Iterator[Connection]:
    with untouched.engine.connect() as connection, connection.begin() as transaction:
        insert_parents(connection)
        yield connection
        transaction.rollback()


def test_every_check_of_these_tables_is_put_to_the_test() -> None:
    declared = {
        constraint.name
        for table in GOOD
        for constraint in Base.metadata.tables[table].constraints
        if isinstance(constraint, CheckConstraint)
    }
    assert declared == set(SPOILED)


@pytest.mark.parametrize("table", GOOD)
def test_a_good_row_is_taken(connection: Connection, table: str) -> None:
    insert(connection, table, **GOOD[table])


@pytest.mark.parametrize("constraint", SPOILED)
def test_a_bad_row_is_refused(connection: Connection, constraint: str) -> None:
    table = table_of(constraint)
    for changes in SPOILED[constraint]:
        with (
            pytest.raises(IntegrityError) as refusal,
            connection.begin_nested(),
        ):
            insert(connection, table, **GOOD[table] | changes)
        assert constraint in str(refusal.value.orig), changes


@pytest.mark.parametrize(
    ("table", "changes"),
    [
        ("phone", {"number": "112"}),
        ("phone", {"number": "14070"}),
        ("phone", {"number": "116111"}),
        ("phone", {"number": "+318002000", "source": "public"}),
        ("phone", {"number": "+31628057703", "kind": "whatsapp"}),
        ("opening_time", {"opens": None, "closes": None, "part_of_day": "evening"}),
        ("opening_time", {"opens": time(22), "closes": time(2)}),
        ("opening_time", {"pattern": "every other week", "valid_to": None}),
        ("closure", {"scope": "catalogue", "location_id": None}),
        ("closure", {"keeps": "other hours", "hours": ((time(9), time(12)),)}),
        ("service", {"minimum_age": None}),
        ("service", {"ask_through_id": OTHER_SERVICE, "slug": "112"}),
        ("location", {"latitude": None, "longitude": None}),
        ("change", {"was": None}),
    ],
)
def test_an_unusual_row_is_taken(
    connection: Connection, table: str, changes: dict[str, Any]
) -> None:
    insert(connection, table, **GOOD[table] | changes)
