from __future__ import annotations

import pytest

from routekaart.edition.pages import KEYS, read_pages, to_safe_html
from routekaart.language.locales import LOCALES


@pytest.fixture
def pages(tmp_path):
    for locale in LOCALES:
        for key in KEYS:
            file = tmp_path / locale / f"{key}.md"
            file.parent.mkdir(exist_ok=True)
            file.write_text(f"# {key} {locale}\n\nTekst.\n")
    return tmp_path


def test_every_page_in_every_language_is_read(pages):
    read = read_pages(pages)
    assert read.problems == []
    assert [(locale, key) for locale, found in read.pages.items() for key in found] == [
        (locale, key) for locale in LOCALES for key in KEYS
    ]
    assert read.pages["ar"]["over"].title == "over ar"
    assert read.pages["ar"]["over"].html == "<p>Tekst.</p>"


def test_of_a_page_without_translation_readers_get_the_dutch(pages):
    (pages / "en" / "over.md").unlink()
    read = read_pages(pages)
    assert read.problems == []
    assert "over" not in read.pages["en"]


def test_every_problem_is_named_with_file_and_line(pages):
    (pages / "nl" / "toegankelijkheid.md").unlink()
    (pages / "ar" / "over.md").write_text("Tekst zonder titel\n")
    (pages / "ar" / "privacy.md").write_text("# Titel\n\n")
    (pages / "nl" / "over.md").write_bytes(b"# Titel\n\n\xff")
    (pages / "nl" / "privacy.md").write_text("# Titel\n\nTekst\n\n# Nog een titel\n")
    found = {
        (str(each.file.relative_to(pages)), each.line): each.says
        for each in read_pages(pages).problems
    }
    assert found == {
        ("nl/over.md", 1): "Deze bladzijde is niet te lezen; het moet tekst in UTF-8 zijn.",
        ("nl/privacy.md", 5): 'Een bladzijde heeft één titel; gebruik hier "## ".',
        ("nl/toegankelijkheid.md", 1): "Deze bladzijde ontbreekt.",
        ("ar/over.md", 1): 'De eerste regel moet de titel zijn: "# Titel".',
        ("ar/privacy.md", 1): "Onder de titel staat geen tekst.",
    }


@pytest.mark.parametrize(
    ("markdown", "never"),
    [
        ("<script>alert(1)</script>", "<script"),
        ('<p onclick="x()">a</p>', "<p onclick"),
        ("[a](javascript:alert(1))", "<a href"),
        ("[a](data:text/html;base64,AAAA)", "<a href"),
        ("![a](https://example.org/a.png)", "<img"),
    ],
)
def test_only_safe_html_leaves_a_page(markdown, never):
    assert never not in to_safe_html(markdown)


def test_headings_lists_and_links_stay():
    html = to_safe_html("## Kop\n\n- [mail](mailto:sterkvoornoord@lv.nl)\n- **vet**\n")
    assert "<h2>Kop</h2>" in html
    assert '<a href="mailto:sterkvoornoord@lv.nl">mail</a>' in html
    assert "<strong>vet</strong>" in html
