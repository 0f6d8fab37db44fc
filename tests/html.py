"""HTML as a browser reads it, and what a careful author would not have written so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from xml.etree.ElementTree import Element

from turbohtml import TokenType, parse, tokenize
from turbohtml.conformance import check
from turbohtml.treebuild import parse_into

_NEVER_CLOSED = {
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "wbr",
}


def read_html(text: str) -> Element:
    """The <html> element of a document. Names have no namespace, also those of a drawing."""
    (root,) = parse_into(text, _Tree())
    return root


def assert_valid(text: str) -> None:
    """Nothing in this document is for a browser to mend."""
    mistakes = list(find_mistakes(text))
    assert mistakes == [], "\n".join(mistakes)


def find_mistakes(text: str) -> Iterator[str]:
    """What the standard forbids: in the letters, in how elements stand inside each other (a browser
    mends that, so what it reads is not what was written), and in what they mean."""
    document = parse(text)
    for error in document.errors:
        yield f"{error.code} on line {error.line}"
    for written, read in zip_longest(_tags_written(text), _tags_read(read_html(text))):
        if written != read:
            yield f"written <{written}>, read as <{read}>"
            break
    for found in check(document).messages:
        yield f"{found.code} on line {found.line}: {found.message}"


def _tags_written(text: str) -> Iterator[str]:
    for token in tokenize(text):
        if token.type == TokenType.START_TAG:
            yield str(token.tag)
            if token.self_closing or token.tag in _NEVER_CLOSED:
                yield f"/{token.tag}"
        elif token.type == TokenType.END_TAG:
            yield f"/{token.tag}"


def _tags_read(element: Element) -> Iterator[str]:
    yield element.tag
    for child in element:
        yield from _tags_read(child)
    yield f"/{element.tag}"


class _Tree:
    """Grows a tree of the standard library out of what the parser reads."""

    def create_document(self) -> list[Element]:
        return []

    def create_doctype(self, name: str, public_id: str | None, system_id: str | None) -> None:
        return None

    def create_element(
        self, name: str, namespace: str, attributes: tuple[tuple[str, str | None], ...]
    ) -> Element:
        return Element(name, {key: value or "" for key, value in attributes})

    def create_text(self, data: str) -> str:
        return data

    def create_comment(self, data: str) -> None:
        return None

    def create_pi(self, target: str, data: str) -> None:
        return None

    def append(self, parent: Element | list[Element], child: Element | str | None) -> None:
        if isinstance(child, Element):
            parent.append(child)
        elif child and isinstance(parent, Element):
            if len(parent):
                parent[-1].tail = (parent[-1].tail or "") + child
            else:
                parent.text = (parent.text or "") + child
