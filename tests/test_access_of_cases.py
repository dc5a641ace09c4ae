"""Who reaches what of cases and parties: each kind of object, each address and each operation, as
owner, officer, body above, body below, neighbour, joint body, grantee, former grantee, former
member, stranger and person without a seat.

Addresses come from the URL configuration, operations from the machine interface, kinds from the
tables: a new one that declares no sample here fails the first tests.
"""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sauro.cases import adding, evidence, models
from sauro.cases.apart import set_apart
from sauro.cases.attachments.tests.make import make_attachment
from sauro.cases.case_rules import PartyEntry, ViolationEntry
from sauro.cases.importing.tests.make import book, case_row, loaded, taken
from sauro.cases.joining import Joining
from sauro.cases.money import Act, Debt, Entry
from sauro.cases.papers.tests.make import make_draft, make_issued
from sauro.cases.sharing import granting
from sauro.cases.sharing.reading import opened
from sauro.cases.sharing.rules import Part, Scope
from sauro.cases.sharing.tests.make import make_shared
from sauro.cases.tests.make import CIGARETTES, DRIVER, STORING, make_case, make_handover
from sauro.cases.treasury import enter_money
from sauro.directives.assignments.expanding import expand
from sauro.directives.models import Assignment, Digest
from sauro.directives.tests.make import make_directive
from sauro.foundation.access.models import User
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import NOBODY, enter
from sauro.foundation.access.scope import Scope as AccessScope
from sauro.foundation.access.tests.make import machine, operator
from sauro.organization.tests.make import make_body, make_seat
from sauro.parties import models as party_models
from sauro.parties.asking import ask_others, disclose
from sauro.parties.judging import judge
from sauro.parties.tests.make import make_party
from tests.test_every_address import addresses, taken_back
from tests.test_every_operation import asked, operations

pytestmark = pytest.mark.django_db
OWNER, JOINT, GRANTEE, ENDED = "v.01.qltt", "v.01.ca", "v.02.ca", "v.02.qltt"
SECRET = "rượu ngoại nhãn kín"  # in a part that nobody was granted

# Of which kind is what an address names. What is no object of a body is told apart.
OBJECTS = {
    "case_id": models.Case,
    "event_id": models.CaseEvent,
    "joint_id": models.CaseBody,
    "line_id": models.GoodsLine,
    "number": models.CaseMovement,
    "asked_id": models.ShareRequest,
    "grant_id": models.ShareGrant,
    "transfer_id": models.CaseTransfer,
    "party_id": party_models.Party,
    "one_id": party_models.Party,
    "other_id": party_models.Party,
    "number_id": party_models.Identifier,
    "judgement_id": party_models.Judgement,
    "file_id": models.CaseFile,
    "draft_id": models.PaperDraft,
    "case_paper_id": models.CasePaper,
    "attachment_id": models.CaseAttachment,
    "apart_id": models.CaseApart,
    "twin_id": models.Case,
}
WORDS = {"sort", "code", "day", "act", "form"}
# Lines of one name that are several kinds: by the name of the address.
LINES = {"violation_main": models.Violation, "case_work_drop": models.CaseWork}
# Of the same for everybody: catalogues, and rows of law.
EVERYBODY = {models.GoodsGroup, models.ViolationKind, models.ClockRule, models.CaseRecount}
# What a body keeps to itself, also from those above: files hold numbers of people in clear.
OWN = {models.CaseFile}
# What is sent, so that an answer says who was refused and not that something was missing.
SENT = {
    "share_request": {"viec": "tu-choi", "because": "không"},
    "share_grant": {"viec": "thoi", "version": "1", "because": "xong"},
    "case_transfer": {
        "viec": "nhan",
        "taken_on": f"{timezone.localdate():%d/%m/%Y}",
        "received": "on",
    },
    "case_share": {"grantee": "v.02", "parts": ["whole"], "because": "x", "until": "31/12/2026"},
    "pair": {"verdict": "same", "because": "cùng giấy"},
    "judgement_undo": {"because": "nhầm"},
    "number_see": {"because": "xác minh vụ việc số 5"},
    "number_withdraw": {"because": "ghi nhầm"},
    "joint_end": {"because": "xong"},
}
FILE = {
    "case", "case_clocks", "case_exhibits", "case_money", "handover_paper", "case_linked",
    "case_attachments", "attachment_file", "attachment_clean", "attachment_small", "case_papers",
    "case_paper", "case_paper_file",
}  # fmt: skip
DRAFTS = {
    "case_draft",
    "case_draft_file",
}  # the line above reads what is not issued yet, who helps does not
SHARED = {"share_request", "share_grant"}
PARTIES = {"party", "pair", "judgement_undo", "number_see"}
# What others than the owner read by address; all else is refused, and everything that is written.
READS = {
    "above": FILE | DRAFTS | SHARED | {"case_transfer"} | PARTIES,
    "joint": FILE,
    "grantee": {"share_request", "share_grant", "share_file", "case_transfer"},
    "ended": {"share_grant"},
}
REFUSED = {403, 404, 405}
# Who sees a party decides on it: 0046. Of cases nobody above writes.
JUDGED_ABOVE = {"pair", "judgement_undo", "number_see"}
# Which tables others than the owner and those above read.
ROWS = {
    "joint": {
        models.Case, models.CaseBody, models.CaseParty, models.GoodsLine, models.Violation,
        models.CaseEvent, models.CaseExhibit, models.CaseMovement, models.CaseMoney,
        models.CasePaper, models.CasePaperFile, models.CaseAttachment,
    },
    "grantee": {
        models.ShareRequest, models.ShareGrant, models.ShareEntry, models.CaseTransfer,
        party_models.Inquiry,
    },
    "ended": {models.ShareGrant, models.ShareEntry},
}  # fmt: skip
OUTSIDE = ("below", "neighbour", "former", "stranger", "noseat")
OTHERS = ("above", "joint", "grantee", "ended", *OUTSIDE)


def kinds():
    """Every table of the two rooms."""
    return [m for room in ("cases", "parties") for m in apps.get_app_config(room).get_models()]


def reached():
    """(name, arguments) of each address of the two rooms that names an object."""
    return [
        (name, arguments)
        for path, name, arguments in addresses()
        if path.startswith(("vu-viec/", "doi-tuong/")) and set(arguments) - WORDS
    ]


def operated():
    """The operations of the two rooms that name an object."""
    return {
        name: (method, path)
        for name, (method, path, _told) in operations().items()
        if path.startswith(("/api/v1/cases", "/api/v1/parties")) and "{" in path
    }


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One of everything, made once; what a test does is taken back."""
    with django_db_blocker.unblock(), taken_back():
        for path in (OWNER, JOINT, GRANTEE, ENDED, "v.01.hq", "v.01.qltt.d1"):
            make_body(path)
        yield made()


def made():
    now, owner = timezone.now(), make_seat(OWNER)
    grantee = make_seat(GRANTEE)
    case = make_case(
        owner, parties=(DRIVER,), joint=(Joining(JOINT),), key=uuid4(),
        goods=(CIGARETTES, CIGARETTES.__class__("fuel", SECRET, CIGARETTES.quantity, "lít")),
        violations=(STORING, ViolationEntry("banned_storage")),
    )  # fmt: skip
    make_handover(case, owner)
    paid(case, owner, now)
    work_of(case, owner, now)
    parties_of(case, owner, now)
    papers_of(case, owner, now)
    reminded(case, owner, now)
    _asked, granted, _offer = make_shared(case, owner, GRANTEE, Part.STEPS)
    scope = Scope(["whole"], timezone.localdate(), "công văn số 8", case_id=case.pk)
    ended = granting.grant_unasked(ENDED, scope, by=owner, now=now)
    granting.end(ended.pk, 1, "xong việc", by=owner, now=now)
    enter(scope_of(grantee))
    ask_others("phone", "0912345678", "điều tra vụ số 5/2026", by=grantee, today=now.date())
    with opened(granted.pk):
        pass
    return {"owner": owner, "case": case, "granted": granted, "ended": ended, "grantee": grantee}


def paid(case, owner, now):
    day = timezone.localdate()
    owed = Entry(1, Act.OWED, "KP1", day, 5_000_000, "12/QĐ", Debt.FINE, due_on=day)
    enter_money(case.pk, owed, by=owner, now=now, today=day)


def work_of(case, owner, now):
    row = make_directive("kiểm tra kho", "v.01", told=((OWNER, "lead"),))
    expand(row.addressees.all(), [row], now)
    enter(scope_of(owner))
    work = Assignment.objects.filter(owner_path=OWNER).latest("pk")
    evidence.stand_for(case.pk, work.pk, by=owner, now=now)


def parties_of(case, owner, now):
    two = [
        make_party(owner, name, ("identity_number", "001090123456"), ("phone", "0987654321"))
        for name in ("Hoàng Long", "Hoang Long")
    ]
    judge(two[0].pk, two[1].pk, "same", "cùng giấy", by=owner, now=now)
    party_models.Address.objects.create(
        owner_path=OWNER, party=two[0], street="số 1 phố Mẫu", added_by=owner, added_at=now
    )
    sealed = party_models.Identifier.objects.exclude(sealed="").first()
    disclose(sealed.pk, "xác minh vụ việc số 5", by=owner, now=now)
    entry = PartyEntry("witness", two[0].pk)
    adding.add_party(case.pk, entry, by=owner, now=now)


def papers_of(case, owner, now):
    """Papers, files, a case from a workbook, and one that is not the same."""
    make_issued(owner, case)
    make_draft(owner, case)
    make_attachment(owner, case)
    loaded(taken(book([case_row()]), owner), owner)
    other = models.Case.objects.exclude(pk=case.pk).latest("pk")
    set_apart(case.pk, other.pk, "khác xe", by=owner, now=now)


def reminded(case, owner, now):
    """As a run in the background writes it."""
    enter(AccessScope(("v",)))
    day = timezone.localdate(now)
    digest = Digest.objects.create(user=owner.user, owner_path=OWNER, day=day, made_at=now)
    models.CaseReminder.objects.create(
        owner_path=OWNER, superior_path="v.01", case=case, clock="decision", step="on", day=day,
        due_on=day, user=owner.user, seat=owner, digest=digest,
    )  # fmt: skip
    enter(scope_of(owner))


@pytest.fixture
def seats(world, db):
    """Who tries, by what he is to the case."""
    yesterday = timezone.localdate() - timedelta(1)
    return {
        "owner": world["owner"],
        "officer": make_seat(OWNER, Role.OFFICER),
        "above": make_seat("v.01"),
        "below": make_seat("v.01.qltt.d1"),
        "neighbour": make_seat("v.01.hq"),
        "joint": make_seat(JOINT),
        "grantee": world["grantee"],
        "ended": make_seat(ENDED),
        "former": make_seat(OWNER, valid_to=yesterday),
        "stranger": make_seat("v.03"),
        "noseat": None,
    }


def signed_in(who, seats):
    client = Client()
    if seats[who] is None:
        with operator():
            user = User.objects.create_user("khong-vi-tri", password="x", full_name="Không")
        client.force_login(user)
    else:
        client.force_login(seats[who].user)
    return client


def sample(model, world):
    """The key of the sample of a kind, as the owner has it."""
    rows = model.objects.filter(owner_path=OWNER)
    if model is models.ShareRequest:
        rows = model.objects.filter(holder_path=OWNER)
    if model is models.PaperDraft:
        rows = rows.filter(issued=None)
    if model is models.CaseBody:
        rows = model.objects.filter(lead_path=OWNER)
    if model is models.ShareGrant:
        return world["granted"].pk
    if model is models.CaseMovement:
        return rows.latest("pk").number
    if model is models.Violation:
        rows = rows.filter(main=False)
    return rows.order_by("pk").values_list("pk", flat=True)[0]


def address(name, arguments, world, who="owner"):
    """With the keys of the samples; of grants a former grantee tries his own."""
    enter(scope_of(world["owner"]))
    keys = {"sort": "hang-hoa", "form": "pdf" if name.endswith("file") else "seizure_decision"}
    for argument in set(arguments) - WORDS:
        keys[argument] = sample(LINES.get(name, OBJECTS[argument]), world) \
            if argument == "line_id" else sample(OBJECTS[argument], world)  # fmt: skip
    if "other_id" in keys:
        keys["other_id"] = party_models.Party.objects.order_by("-pk").values_list("pk")[0][0]
        keys["one_id"] = keys["other_id"] - 1
    if who == "ended" and "grant_id" in keys:
        keys["grant_id"] = world["ended"].pk
    return reverse(name, kwargs={a: keys[a] for a in arguments})


def history():
    """How much was ever written down, save that files were opened."""
    with operator(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('sauro.scope', 'v,v/', true)")
        cursor.execute("SELECT count(*) FROM audit_entry WHERE \"table\" NOT LIKE '%shareentry' "
                       "AND (\"table\" LIKE 'cases%' OR \"table\" LIKE 'parties%')")  # fmt: skip
        return cursor.fetchone()[0]


def told(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode(errors="replace")


def test_every_object_that_an_address_names_is_declared():
    named = {a for _name, arguments in reached() for a in arguments} - WORDS
    assert named == OBJECTS.keys()
    assert len(reached()) > 20
    assert {path[path.index("{") + 1 : path.index("}")] for _m, path in operated().values()} <= (
        OBJECTS.keys()
    )


def test_there_is_a_sample_of_every_kind(world, db):
    enter(scope_of(world["owner"]))
    missing = [m.__name__ for m in kinds() if m not in EVERYBODY and not m.objects.exists()]
    assert missing == []


@pytest.mark.parametrize("who", OTHERS)
def test_rows_of_a_kind_are_seen_by_whom_they_concern(world, seats, who):
    """The database itself, without any page: no page can show more."""
    seat = seats[who]
    enter(NOBODY if seat is None or who == "former" else scope_of(seat))
    seen = {m for m in kinds() if m not in EVERYBODY and m.objects.filter(pk__gt=0).exists()}
    if who == "above":
        assert {m.__name__ for m in set(kinds()) - EVERYBODY - OWN - seen} == set()
    else:
        assert seen == ROWS.get(who, set())


@pytest.mark.parametrize("who", ["owner", "officer"])
def test_the_owner_reads_all_of_it(world, seats, who):
    client, odd = signed_in(who, seats), []
    for name, arguments in reached():
        status = client.get(address(name, arguments, world)).status_code
        right = {200, 405} | ({403} if who == "officer" else set())
        if name == "share_file":
            right = {404}  # it is the grantee's
        if status not in right:
            odd.append((name, status))
    assert odd == []


@pytest.mark.parametrize("who", OTHERS)
def test_an_address_answers_whom_it_concerns(world, seats, who):
    client, odd = signed_in(who, seats), []
    before = history()
    for name, arguments in reached():
        where = address(name, arguments, world, who)
        answer = client.get(where)
        right = {200} if name in READS.get(who, set()) else REFUSED
        if answer.status_code not in right:
            odd.append(("GET", name, answer.status_code))
        if who not in ("above", "joint") and SECRET in told(answer):
            odd.append(("told", name, answer.status_code))
    assert odd == []
    assert history() == before


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_writes(world, seats, who):
    client, odd = signed_in(who, seats), []
    before = history()
    for name, arguments in reached():
        allowed = who == "above" and name in JUDGED_ABOVE
        allowed |= who == "grantee" and name == "case_transfer"  # it was offered to them
        if allowed:
            continue
        status = client.post(address(name, arguments, world, who), SENT.get(name, {})).status_code
        if status not in REFUSED:
            odd.append((name, status))
    assert odd == []
    assert history() == before


@pytest.mark.parametrize("who", OTHERS)
def test_an_operation_answers_whom_it_concerns(world, seats, who):
    if seats[who] is None:
        client = Client(headers={"authorization": "Bearer sauro_" + "A" * 43})
    else:
        client = machine(seats[who])
    before, odd = history(), []
    for name, (method, _path) in operated().items():
        enter(scope_of(world["owner"]))
        answer = asked(client, name, {a: sample(m, world) for a, m in OBJECTS.items()})
        reads = method == "get" and who in ("above", "joint")
        if answer.status_code not in ({200} if reads else {401, 403, 404}):
            odd.append((name, answer.status_code))
        if SECRET in told(answer) and not reads:
            odd.append(("told", name))
    assert odd == []
    assert history() == before
