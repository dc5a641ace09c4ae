"""What we write we read: the same directives come back (viết ra đọc lại được)."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sauro.documents.drafting import Cited, Directive, Section, write
from sauro.documents.drafting.proof import beside, differences
from sauro.documents.drafting.tests.generate import by_points, draft
from sauro.documents.reading import read
from sauro.kernel.deadline import Deadline, DeadlineKind

seeds = st.integers(0, 2**32)


@given(seeds)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_a_written_paper_is_read_as_it_was_meant(seed):
    paper = draft(seed)
    assert differences(paper, read(write(paper))) == []


@given(seeds)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_so_is_one_whose_directives_stand_under_points_of_an_agenda(seed):
    paper = by_points(seed)
    assert differences(paper, read(write(paper))) == []


def of(*directives):
    """A notice of nothing but these."""
    return replace(draft(3), citations=(), sections=(Section("Nhiệm vụ", directives),))


def test_the_proof_tells_what_was_read_otherwise():
    meant = of(Directive("kiểm tra kho hàng", ("Sở Y tế",), deadline="trước ngày 20/12/2026"))
    written = of(Directive("kiểm tra kho hàng", ("Sở Xây dựng",), deadline="trước ngày 21/12/2026"))
    told = differences(meant, read(write(written)))
    assert [line.split(":")[1].strip() for line in told] == ["leads", "deadline"]


def test_the_proof_tells_that_a_directive_is_lost():
    meant = of(Directive("kiểm tra kho hàng", ("Sở Y tế",)), Directive("lấy mẫu sữa", ("Sở Y tế",)))
    told = differences(meant, read(write(of(meant.directives[0]))))
    assert told == ["directives: 2 written, 1 read"]


def test_bodies_that_a_task_names_itself_are_no_difference():
    task = "tham mưu UBND tỉnh ban hành chỉ thị mới về chống buôn lậu"
    paper = of(Directive(task, ("Sở Công Thương",)))
    assert differences(paper, read(write(paper))) == []


# Good sentences that the reader takes otherwise. Mending one turns its test red: move it up.
_CHIEF = "Phó Chủ tịch UBND tỉnh Nguyễn Hữu Quế"
NOT_YET = {
    "two groups with commas in a row": Directive(
        "kiểm tra kho hàng", ("Ban Chỉ đạo 389 các xã, phường", "UBND các xã, phường, đặc khu")
    ),
    "a person by name and a post": Directive(
        "kiểm tra kho hàng", ("Sở Y tế",), (_CHIEF, "Chủ tịch UBND xã Hòa Bình")
    ),
    "a commune whose name makes a verb with the next word": Directive(
        "lập danh sách chủ hàng", ("Sở Y tế",), ("UBND xã Tân Thành",)
    ),
    "a commune whose name makes a verb with the next word, again": Directive(
        "kiểm tra kho hàng", ("Sở Y tế",), ("UBND xã Phước Hải", "UBND xã Phước Hậu")
    ),
    "a commune whose name makes a body with the next word": Directive(
        "kiểm tra kho hàng", ("Sở Y tế",), ("UBND xã Tân Điền", "UBND xã Tân Đoàn")
    ),
    "an hour of a weekday of each week": Directive(
        "kiểm tra kho hàng",
        ("Sở Y tế",),
        deadline=Deadline(DeadlineKind.RECURRING, rrule="FREQ=WEEKLY;BYDAY=WE", hour=time(16)),
    ),
    "three leads, and the verb again behind a comma": Directive(
        "kiểm tra các cơ sở, không kiểm tra trùng lặp một cơ sở",
        ("Sở Y tế", "Sở Công Thương", "Sở Xây dựng"),
    ),
}


@pytest.mark.parametrize("name", NOT_YET)
@pytest.mark.xfail(strict=True, reason="the reader's fault, the sentence is good")
def test_sentences_that_the_reader_does_not_know_yet(name):
    paper = of(NOT_YET[name])
    assert differences(paper, read(write(paper))) == []


def test_a_product_is_read_beside_the_document_carried_out():
    rests = (Cited("11/KH-BCĐ389", "Kế hoạch", date(2026, 5, 19), "Ban Chỉ đạo 389 quốc gia"),)
    paper = of(Directive("lấy mẫu sữa", ("Sở Y tế",), deliverable="biên bản mẫu", basis=rests))
    assert beside(paper, read(write(paper))) == []
