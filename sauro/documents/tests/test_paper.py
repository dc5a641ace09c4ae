"""A paper's words on a page: fewer blank lines to see, every character still there to count."""

import re
from html import unescape
from unittest import mock

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from sauro.documents import queries
from sauro.documents.templatetags.paper import gaps


@given(st.lists(st.text(alphabet="a\n ", max_size=9)), st.integers(1, 9))
def test_parts_hold_the_same_words_in_whole_lines(texts, most):
    pieces = [queries.Piece(text, (n,)) for n, text in enumerate(texts)]
    with mock.patch.object(queries, "_PART", most):
        parts = queries.parts(pieces)
    assert "".join(p.text for part in parts for p in part) == "".join(texts)
    for part in parts[:-1]:
        words = "".join(p.text for p in part)
        assert words.endswith(("\n", "\n ")) or not words


@given(st.text(alphabet="a <&\n\t ế"), st.booleans())
def test_no_character_is_lost_or_moved(text, first):
    assert unescape(re.sub(r"</?span[^>]*>", "", gaps(text, first))) == text


def test_lines_without_words_are_one_gap_and_none_stands_above_the_paper():
    assert gaps("a\n\n \n  b\nc") == 'a<span class="sr-gap">\n\n \n</span>  b\nc'
    assert gaps("\n\na", True) == '<span class="sr-top">\n\n</span>a'
    assert gaps("<b>\n\n&") == '&lt;b&gt;<span class="sr-gap">\n\n</span>&amp;'


@pytest.mark.django_db
def test_the_page_holds_the_paper_as_it_is_counted(document, seat, client):
    document.text = f"\n\n{document.text}\n\n\nHết <văn bản>.\n"
    document.save()
    client.force_login(seat.user)
    page = client.get(reverse("document", args=[document.pk])).content.decode()
    shown = page[page.index("data-words data-from") :].partition(">")[2].partition("</section>")[0]
    shown = shown.removesuffix("\n  ")  # of the template
    assert unescape(re.sub(r"<[^>]*>", "", shown)) == document.text
