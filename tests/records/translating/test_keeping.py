"""What somebody says of a translation is what residents read, with history, and never over another
word that they did not see."""

from __future__ import annotations

import msgspec
from msgspec import to_builtins

from routekaart.catalogue.texts import digest_of
from routekaart.cli.content_export import export_catalogue
from routekaart.language.catalogues import read_translations
from routekaart.language.locales import TRANSLATED
from routekaart.translating.earlier import find_earlier_dutch, list_versions
from routekaart.translating.live_texts import count_stale

SUMMARY, ASKS, NAME = "service.gemeente.summary", "question.geld.asks", "concept.rood-staan.name"
NEW = "Hulp bij geld en brieven"


def test_what_somebody_translated_is_read_and_has_history(omar):
    before = omar.see(SUMMARY)
    assert (before.standing.words, before.standing.state) == ("ar: Hulp bij geld", "machine")
    assert omar.say(before, "مساعدة").kind == "bettered"
    after = omar.see(SUMMARY)
    assert (after.standing.words, after.standing.state, after.by) == ("مساعدة", "human", "Omar")
    read = omar.edition().services["gemeente"].summary
    assert (read.translations["ar"], "ar" in read.reviewed) == ("مساعدة", True)
    ((by, was, became),) = omar.history("service.gemeente", "summary@ar")
    digest = digest_of("Hulp bij geld")
    assert by == "Omar"
    assert msgspec.json.decode(was) == ["ar: Hulp bij geld", digest, "machine"]
    assert msgspec.json.decode(became) == ["مساعدة", digest, "human"]


def test_what_somebody_calls_good_is_reviewed_as_it_is(omar):
    assert omar.say(omar.see(SUMMARY)).kind == "reviewed"
    after = omar.see(SUMMARY)
    assert (after.standing.words, after.standing.state) == ("ar: Hulp bij geld", "reviewed")


def test_what_was_said_already_changes_nothing(omar):
    seen = omar.see(SUMMARY)
    for kind in ("bettered", "known"):
        assert omar.say(seen, "مساعدة").kind == kind
    assert omar.see(SUMMARY).standing.state == "human"
    assert len(omar.history("service.gemeente", "summary@ar")) == 1


def test_a_text_is_stale_in_each_language_until_somebody_looked(omar):
    assert set(count_stale_of(omar).values()) == {0}
    omar.change_summary("gemeente", NEW)
    assert set(count_stale_of(omar).values()) == {1}
    assert omar.edition().services["gemeente"].summary.translations == {}
    stale = omar.see(SUMMARY)
    assert (stale.standing.state, stale.dutch) == ("stale", NEW)
    with omar.database.reading() as session:
        assert find_earlier_dutch(session, [stale]) == {SUMMARY: "Hulp bij geld"}
    assert omar.say(stale).kind == "reviewed"
    assert count_stale_of(omar)["ar"] == 0
    assert "ar" in omar.edition().services["gemeente"].summary.translations


def count_stale_of(omar) -> dict[str, int]:
    with omar.database.reading() as session:
        return count_stale(session, omar.source)


def test_who_did_not_see_what_is_there_now_overwrites_nothing(omar):
    seen = omar.see(SUMMARY)
    omar.say(seen, "مساعدة")
    verdict = omar.say(seen, "عون", by="Noor")
    assert verdict.kind == "conflict"
    assert "مساعدة" in verdict.says
    assert omar.see(SUMMARY).standing.words == "مساعدة"
    omar.change_summary("gemeente", NEW)
    verdict = omar.say(seen, "عون", by="Noor")
    assert f"het Nederlands is sindsdien veranderd in '{NEW}'" in verdict.says


def test_a_question_is_translated_over_the_file_and_written_anew_is_stale(omar):
    filed = omar.see(ASKS)
    assert (filed.standing.words, filed.standing.state) == ("ar: Wat is er?", "machine")
    omar.say(filed, "ما الأمر؟")
    assert omar.edition().route_map.questions["geld"].asks.translations["ar"] == "ما الأمر؟"
    answers = [{"key": "schulden", "says": "Ik heb schulden", "goes_to": "schulden"}]
    before = {"asks": "Wat is er?", "answers": answers}
    omar.write("question.geld", before, before | {"asks": "Wat is er mis?"})
    stale = omar.see(ASKS)
    assert (stale.standing.words, stale.standing.state) == ("ما الأمر؟", "stale")
    english = {each.key: each for each in omar.texts().read("en")}[ASKS]
    with omar.database.reading() as session:
        for text in (stale, english):
            assert find_earlier_dutch(session, [text]) == {ASKS: "Wat is er?"}


def test_the_first_word_of_a_concept_is_its_name_and_the_others_are_still_found(omar):
    assert omar.see(NAME).standing.words == "مكشوف"
    omar.say(omar.see(NAME), "رصيد مكشوف")
    assert omar.see(NAME).standing[:2] == ("رصيد مكشوف", "human")
    words = omar.edition().concepts["rood-staan"].words
    assert words["ar"] == ("رصيد مكشوف", "مكشوف", "سحب")
    assert words["nl"] == ("Rood staan", "debet")
    concept = to_builtins(omar.edition().concepts["rood-staan"])
    changed = concept | {"words": concept["words"] | {"nl": ["In het rood", "debet"]}}
    omar.write("concept.rood-staan", concept, changed)
    stale = omar.see(NAME)
    assert stale.standing.state == "stale"
    with omar.database.reading() as session:
        assert find_earlier_dutch(session, [stale]) == {NAME: "Rood staan"}


def test_a_concept_without_a_word_in_a_language_is_not_translated(omar):
    texts = {each.key: each for each in omar.texts().read("ti")}
    assert texts[NAME].standing.state == "untranslated"
    assert omar.texts().count("ti")["concepts", "untranslated"] == 1


def test_what_a_translation_said_before_is_kept(omar):
    omar.say(omar.see(SUMMARY), "مساعدة")
    omar.say(omar.see(SUMMARY))
    with omar.database.reading() as session:
        versions = list_versions(session, "ar", [SUMMARY, ASKS])
    assert [(each.by, each.words) for each in versions[SUMMARY]] == [("Omar", "مساعدة")] * 2
    assert versions[ASKS] == []


def test_every_text_is_counted_once_in_every_language(omar):
    texts = omar.texts()
    for locale in TRANSLATED:
        assert texts.count(locale).total() == len(texts.dutch) == len(texts.read(locale))


def test_an_export_keeps_that_a_person_stands_for_it(omar):
    omar.say(omar.see(SUMMARY), "مساعدة")
    content, translations = omar.folder / "content", omar.folder / "translations"
    with omar.database.reading() as session:
        export_catalogue(session, content, translations)
    written = read_translations(translations, ["ar"])["ar"]
    assert written[SUMMARY] == ("مساعدة", "Hulp bij geld", True)
    assert not written["service.spreekuur.summary"].reviewed
