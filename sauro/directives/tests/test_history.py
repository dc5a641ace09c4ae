"""What happened to a directive, in words: where it came from, and days as people write them."""

from datetime import datetime

import pytest

from sauro.directives.history import _told
from sauro.foundation.audit.telling import Change

AT = datetime(2026, 3, 2)  # noqa: DTZ001 - any moment
ITEM = {"locator": "II.1", "spans": [[0, 50]], "task": "Rà soát", "due_on": "2026-06-19"}


def told(act, before=None, after=None, who="Nguyễn A"):
    return "; ".join(_told(Change(AT, who, "documents_item", act, before or {}, after or {})))


@pytest.mark.parametrize(
    ("after", "who", "words"),
    [
        ({"origin": "read"}, "", "Máy đọc từ văn bản"),
        ({"origin": "copied", "checked": True}, "A", "Chép từ bản trước để đính chính"),
        ({"origin": "split"}, "A", "Tách từ việc khác"),
        ({"origin": "added"}, "A", "Thêm từ lời văn bản"),
        ({"locator": "+7"}, "A", "Thêm từ lời văn bản"),
    ],
)
def test_where_an_item_came_from(after, who, words):
    assert told("INSERT", after=after, who=who) == words


def test_days_stand_as_people_write_them():
    words = told("UPDATE", ITEM, ITEM | {"due_on": "2026-06-30"})
    assert words == "Hạn: “19/06/2026” thành “30/06/2026”"


def test_split_and_merge_are_named():
    longer = ITEM | {"spans": [[0, 50], [60, 90]]}
    assert told("UPDATE", ITEM, longer) == "Gộp với việc sau"
    assert told("UPDATE", longer, ITEM) == "Tách thành hai việc"
    assert told("DELETE", ITEM) == "Gộp vào việc khác"
