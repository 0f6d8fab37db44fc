"""What must hold for every page, whatever it is about. Each check names all that it finds wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

from routekaart.language.locales import LOCALES, SOURCE
from routekaart.web.kit.headers import SECURITY_HEADERS
from tests.html import find_mistakes, read_html

Problems = Iterator[str]

_PHRASING = {"a", "bdi", "button", "dt", "h1", "h2", "h3", "label", "legend", "p", "span", "strong"}
_BLOCKS = {
    "article",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "section",
    "table",
    "ul",
}
_INTERACTIVE = {"a", "button", "input", "select", "summary", "textarea"}
_CHILDREN = {"ul": {"li"}, "ol": {"li"}, "dl": {"div", "dt", "dd"}}
_NEVER_EMPTY = {
    "a",
    "button",
    "dd",
    "dt",
    "h1",
    "h2",
    "h3",
    "label",
    "legend",
    "li",
    "ol",
    "p",
    "summary",
    "title",
    "ul",
}
_DATA = "application/ld+json"


@dataclass
class Page:
    """An answer with HTML, read as a browser reads it. `asked` is the path as it was asked for."""

    asked: str
    answer: Any
    dutch: frozenset[str] = frozenset()
    """Words that the edition has in Dutch only, each of which stands alone in the page."""

    @cached_property
    def html(self) -> Element:
        return read_html(self.answer.get_data(as_text=True))

    @cached_property
    def parents(self) -> dict[Element, Element]:
        return {child: parent for parent in self.html.iter() for child in parent}

    def fold(self) -> None:
        """Take less memory: a tree is a hundred times its page, and is grown again where needed."""
        self.__dict__.pop("html", None)
        self.__dict__.pop("parents", None)

    @property
    def status(self) -> int:
        return int(self.answer.status_code)

    @property
    def locale(self) -> str:
        return self.html.get("lang") or ""

    def all(self, *names: str) -> list[Element]:
        return [element for element in self.html.iter() if element.tag in names]

    def ancestors(self, element: Element) -> Iterator[Element]:
        while (parent := self.parents.get(element)) is not None:
            yield parent
            element = parent

    def language_of(self, element: Element) -> str:
        """The nearest `lang`, as a screen reader looks for it."""
        found = element.get("lang")
        return found or next(
            (each.get("lang") for each in self.ancestors(element) if each.get("lang")), ""
        )

    def attribute_of(self, element: Element, name: str) -> str | None:
        """The attribute on the element or the nearest element around it."""
        around = [element, *self.ancestors(element)]
        return next((each.get(name) for each in around if each.get(name) is not None), None)

    @property
    def main(self) -> Element:
        (main,) = self.all("main")
        return main

    @property
    def heading(self) -> str:
        (h1,) = self.all("h1")
        return words_in(h1, "beside")

    @property
    def words(self) -> str:
        """All that is read inside <main>."""
        return words_in(self.main)

    @property
    def links(self) -> dict[str, str]:
        """Addresses in <main> with their words."""
        return {each.get("href") or "": words_in(each) for each in self.main.iter("a")}

    @property
    def internal(self) -> set[str]:
        """Paths of the site's own pages that this page links to, anywhere on it; files are none."""
        found = {each.get("href") or "" for each in self.all("a")}
        return {
            urljoin(self.asked, href)
            for href in found
            if not urlsplit(href).scheme
            and href[:1] != "#"
            and not urlsplit(href).path.endswith(".pdf")
        }

    @property
    def states(self) -> list[str]:
        """The open-now lines."""
        return [words_in(each) for each in self.main.iter("span") if "state" in classes(each)]


def words_in(element: Element, without: str | None = None) -> str:
    """The words of an element, with single spaces; also between what stands in parts of its own.

    Leaves out what is of the class `without`.
    """
    return " ".join("".join(_pieces(element, without)).split())


def _pieces(element: Element, without: str | None) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        apart = "" if child.tag == "bdi" or child.get("lang") else " "
        if without not in classes(child):
            yield apart
            yield from _pieces(child, without)
            yield apart
        yield child.tail or ""


def classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def check_valid_html(page: Page) -> Problems:
    document = page.html
    text = page.answer.get_data(as_text=True)
    for mistake in find_mistakes(text):
        yield f"HTML: {mistake}"
    if not text.startswith("<!doctype html>"):
        yield "HTML: no doctype"
    for element in document.iter():
        parent = page.parents.get(element)
        allowed = _CHILDREN.get(parent.tag) if parent is not None else None
        if allowed and element.tag not in allowed:
            yield f"<{element.tag}> straight inside <{parent.tag}>"
        if element.tag in _BLOCKS and any(
            each.tag in _PHRASING for each in page.ancestors(element)
        ):
            yield f"<{element.tag}> inside running text: {words_in(element)[:40]}"
        if element.tag in ("a", "button") and any(
            each.tag in _INTERACTIVE for each in page.ancestors(element)
        ):
            yield f"<{element.tag}> inside something else to tap: {words_in(element)}"


def check_nothing_empty(page: Page) -> Problems:
    for element in page.all(*_NEVER_EMPTY):
        if not words_in(element) and not element.get("aria-label"):
            yield f"<{element.tag} class={element.get('class')}> without words"


def check_headings(page: Page) -> Problems:
    levels = [int(each.tag[1]) for each in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels.count(1) != 1 or levels[:1] != [1]:
        yield f"headings begin {levels[:3]}, with {levels.count(1)} of level one"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"heading level skipped: {before} to {after}"


def check_title(page: Page) -> Problems:
    (title,) = page.all("title")
    heading = " ".join(words_in(each, "beside") for each in page.all("h1"))
    if not heading or heading not in words_in(title):
        yield f"title {words_in(title)!r} is not about the heading {heading!r}"
    (preview,) = (each for each in page.all("meta") if each.get("property") == "og:title")
    if preview.get("content") != words_in(title).rsplit(" – ", 1)[0]:
        yield f"og:title {preview.get('content')!r} differs from the title"


def check_ids(page: Page) -> Problems:
    ids = [each.get("id") for each in page.html.iter() if each.get("id")]
    for name in {each for each in ids if ids.count(each) > 1}:
        yield f"id {name} stands twice"
    for element in page.html.iter():
        for attribute in ("for", "aria-describedby", "aria-labelledby"):
            for name in (element.get(attribute) or "").split():
                if name not in ids:
                    yield f"{attribute}={name} names nothing"
        href = element.get("href") or ""
        if element.tag == "a" and href.startswith("#") and href[1:] not in ids:
            yield f"link to {href}, which is not on the page"


def check_fields(page: Page) -> Problems:
    labels = {each.get("for") for each in page.all("label") if words_in(each)}
    for element in page.all("input", "select", "textarea"):
        if element.get("type") != "hidden" and element.get("id") not in labels:
            yield f"<{element.tag} name={element.get('name')}> has no label"
    for group in page.all("fieldset"):
        if [child.tag for child in group][:1] != ["legend"]:
            yield "<fieldset> without a legend at its head"


def check_language(page: Page) -> Problems:
    locale = LOCALES.get(page.locale)
    if locale is None:
        yield f"lang={page.locale!r} on <html>"
        return
    if page.html.get("dir") != locale.direction:
        yield f"dir={page.html.get('dir')!r} on <html> in {locale.code}"
    asked = page.asked.lstrip("/").partition("/")[0]
    if asked in LOCALES and asked != locale.code:
        yield f"asked for {asked}, answered in {locale.code}"


def check_dutch_is_marked(page: Page) -> Problems:
    """Words that only exist in Dutch are read out as Dutch, and names stay whole among Arabic."""
    if page.locale == SOURCE:
        return
    (body,) = page.all("body")
    for element in body.iter():
        if element.tag == "script":
            continue
        own = [element.text, *(child.tail for child in element)]
        for words in own:
            if (
                words
                and " ".join(words.split()) in page.dutch
                and page.language_of(element) != SOURCE
            ):
                yield f"Dutch without lang: {words.strip()[:60]!r}"


def check_numbers_run_left_to_right(page: Page) -> Problems:
    for link in page.all("a"):
        if (link.get("href") or "").startswith(("tel:", "sms:", "https://wa.me/")):
            for element in link.iter():
                digits = re.fullmatch(r"[\d ]{2,}", element.text or "")
                if digits and page.attribute_of(element, "dir") != "ltr":
                    yield f"{(element.text or '').strip()!r} may be turned round: no dir=ltr"


def check_names(page: Page) -> Problems:
    for drawing in page.all("svg"):
        if drawing.get("aria-hidden") != "true" and not drawing.get("aria-label"):
            yield "a drawing that is neither hidden nor named"
    for picture in page.all("img"):
        if picture.get("alt") is None:
            yield f"<img src={picture.get('src')}> without alt"
    for nav in page.all("nav"):
        if len(page.all("nav")) > 1 and not nav.get("aria-label"):
            yield "<nav> without a name of its own"


def check_nothing_inline(page: Page) -> Problems:
    for element in page.html.iter():
        for attribute in element.attrib:
            if attribute.startswith("on") or attribute == "style":
                yield f"<{element.tag} {attribute}>: the CSP forbids it"
        if (element.get("href") or "").lower().startswith(("javascript:", "data:")):
            yield f"href {element.get('href')}"
    for script in page.all("script"):
        if script.get("type") != _DATA and (script.text or not script.get("src")):
            yield "a script inside the page"
    if page.all("style", "iframe", "object", "embed", "base"):
        yield "<style>, <iframe>, <object>, <embed> or <base>"


def check_nothing_from_elsewhere(page: Page) -> Problems:
    for element in page.html.iter():
        loaded = [element.get("src"), element.get("srcset"), element.get("action")]
        if element.tag != "a" and element.get("rel") not in ("alternate", "canonical"):
            loaded += [value for name, value in element.attrib.items() if "href" in str(name)]
        for address in loaded:
            if address and (not address.startswith(("/", "#")) or address.startswith("//")):
                yield f"<{element.tag}> loads {address}"


def check_headers(page: Page) -> Problems:
    headers = page.answer.headers
    for name, value in SECURITY_HEADERS:
        if headers.getlist(name) != [value]:
            yield f"header {name}: {headers.getlist(name)}"
    if "Set-Cookie" in headers:
        yield "a cookie"
    if headers["Content-Type"] != "text/html; charset=utf-8":
        yield f"Content-Type {headers['Content-Type']}"
    if page.status != 200 and headers["Cache-Control"] != "no-store":
        yield f"{page.status} with Cache-Control {headers['Cache-Control']}"


def check_language_bar(page: Page) -> Problems:
    """It leads to the same page, or to the home page where the address cannot be read. What comes
    behind a question mark is the page's own affair."""
    bar = [each for each in page.all("a") if each.get("hreflang")]
    if [each.get("hreflang") for each in bar] != list(LOCALES):
        yield f"language bar {[each.get('hreflang') for each in bar]}"
    first, _, below = unquote(page.asked.partition("?")[0]).lstrip("/").partition("/")
    for link, locale in zip(bar, LOCALES.values(), strict=False):
        marked = (link.get("lang"), link.get("dir"), words_in(link))
        if marked != (locale.code, locale.direction, locale.name):
            yield f"language bar: {words_in(link)} is not {locale.name} in its own language"
        if (link.get("aria-current") is not None) != (locale.code == page.locale):
            yield f"language bar: aria-current on {words_in(link)}"
        same = f"/{locale.code}/{below if below.isprintable() else ''}"
        if first in LOCALES and unquote((link.get("href") or "").partition("?")[0]) != same:
            yield f"language bar leads from {page.asked} to {link.get('href')}"


CHECKS: tuple[Callable[[Page], Problems], ...] = (
    check_valid_html,
    check_nothing_empty,
    check_headings,
    check_title,
    check_ids,
    check_fields,
    check_language,
    check_dutch_is_marked,
    check_numbers_run_left_to_right,
    check_names,
    check_nothing_inline,
    check_nothing_from_elsewhere,
    check_headers,
    check_language_bar,
)


def find_problems(page: Page) -> list[str]:
    """All that is wrong with a page, by every check."""
    return [problem for check in CHECKS for problem in check(page)]
