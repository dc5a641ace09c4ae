"""What goes wrong around the product, with its real processes: nothing is lost, and it goes on."""

import resource
import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from tests.ops.site import SAMPLE, Person, multipart, until

UNLIMITED = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
TYPED, SECRET = "Lời tôi vừa gõ, chưa ai ghi", "mật khẩu không hiện lại"


def documents(site):
    return site.asked("SELECT count(*) FROM documents_document")[0][0]


def read(site):
    return site.asked("SELECT count(*) FROM documents_document WHERE status = 'read'")[0][0]


def sent(person, item):
    typed = {f"{item}-version": 1, f"{item}-task": TYPED, f"{item}-lead": "A", "password": SECRET}
    return person.post(f"/viec/{item}/sua/", typed)


def stopped_under(site, person, item):
    """What a request gets that is at work when the server is stopped."""
    lock = "SELECT FROM documents_item WHERE id = %s FOR UPDATE"
    with site.holding(lock, item), ThreadPoolExecutor() as aside:
        answer = aside.submit(sent, person, item)
        site.waiting(1)
        site.cluster.stop()
        return answer.result()


def test_the_database_goes_and_comes_again(site, web, lan):
    serving, known = web.serving, read(site)
    with site.worker() as worker:
        lan.post("/van-ban/", {}, [("a.txt", SAMPLE.read_bytes() + b"\n")])
        until("a document is read", lambda: read(site) == known + 1)
        item = site.asked("SELECT max(id) FROM documents_item")[0][0]
        try:
            for status, page in (stopped_under(site, lan, item), sent(lan, item)):
                assert status == 503
                assert TYPED in page
                assert SECRET not in page
            assert Person(web).get("/khoe/song")[0] == 200
            assert Person(web).get("/khoe/san-sang")[0] == 503
        finally:
            site.cluster.start(careless=True)
        until("pages are served again", lambda: lan.get("/van-ban/")[0] == 200)
        lan.post("/van-ban/", {}, [("b.txt", SAMPLE.read_bytes() + b"\n\n")])
        until("the next document is read", lambda: read(site) == known + 2)
        assert (web.serving, worker.poll()) == (serving, None)


@contextmanager
def full_disk(web):
    """No file of the web process may grow beyond a megabyte; the error is that of a quota."""
    resource.prlimit(web.serving, resource.RLIMIT_FSIZE, (1_000_000, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        resource.prlimit(web.serving, resource.RLIMIT_FSIZE, UNLIMITED)


def test_a_full_disk_takes_nothing_and_says_so(site, web, lan):
    before = site.stored(), documents(site)
    for size, said in ((1_500_000, "không ghi được tệp"), (5_000_000, "hết chỗ ghi")):
        with full_disk(web):
            _status, page = lan.post("/van-ban/", {}, [("to.txt", b"x" * size)])
        assert said in page
        assert (site.stored(), documents(site)) == before
    assert "Đã nhận 1 tệp mới" in lan.post("/van-ban/", {}, [("to.txt", b"x" * 1_500_000)])[1]


def broken_off(web, person, body, kind):
    """Sends half of a form and goes away; returns when the server has noticed."""
    host, port = web.address.removeprefix("http://").split(":")
    head = {
        "Host": f"{host}:{port}",
        "Cookie": "; ".join(f"{c.name}={c.value}" for c in person.jar),
        "X-CSRFToken": person.cookie("csrftoken"),
        "Content-Type": kind,
        "Content-Length": str(len(body)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    with socket.create_connection((host, int(port))) as sent:
        sent.sendall(f"POST /van-ban/ HTTP/1.1\r\n{lines}\r\n".encode() + body[: len(body) // 2])


def test_an_upload_that_is_broken_off_leaves_nothing(site, web, lan):
    before, serving = (site.stored(), documents(site)), web.serving
    known = len(site.lines())
    body, kind = multipart({}, [("half.txt", b"x" * 6_000_000)])
    broken_off(web, lan, body, kind)
    until("the request has ended", lambda: [n for n in site.lines()[known:] if "status" in n])
    assert (site.stored(), documents(site)) == before
    assert not [line for line in site.lines()[known:] if "error" in line]
    assert (lan.get("/van-ban/")[0], web.serving) == (200, serving)


def test_more_than_fits_is_told_with_the_limit(site, lan):
    before = site.stored(), documents(site)
    many, long = [(f"{n}.txt", b"x") for n in range(501)], {"a": "x" * 11_000_000}
    for language, of_files, of_words in (
        ("vi", "nhiều nhất 500 tệp", "nhiều nhất 10 MB"),
        ("en", "At most 500 files", "at most 10 MB"),
    ):
        lan.post("/ngon-ngu/", {"language": language})
        for fields, files, limit in (({}, many, of_files), (long, [], of_words)):
            status, page = lan.post("/van-ban/", fields, files)
            assert status == 413
            assert limit in page
    assert (site.stored(), documents(site)) == before


def test_a_request_of_gigabytes_is_refused_by_its_length(web):
    host, port = web.address.removeprefix("http://").split(":")
    head = (
        f"POST /van-ban/ HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n"
        "Content-Length: 2000000000\r\n\r\n"
    )
    with socket.create_connection((host, int(port))) as sent:
        sent.sendall(head.encode())
        answer = sent.makefile("rb")
        assert answer.readline().startswith(b"HTTP/1.1 413")
        assert "nhiều nhất 1000 MB" in answer.read().decode()
