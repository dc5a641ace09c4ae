"""The machine interface, assembled from the operations of all rooms (giao diện máy)."""

from __future__ import annotations

from sauro.cases import api as law
from sauro.cases import case_api as cases
from sauro.cases import custody_api as custody
from sauro.cases.attachments import api as attachments
from sauro.cases.papers import api as case_papers
from sauro.directives import api as directives
from sauro.directives.assignments import api as assignments
from sauro.directives.assignments import helping_api as helping
from sauro.directives.assignments import moving_api as moving
from sauro.documents import api as documents
from sauro.documents import whole_api as whole_documents
from sauro.documents.citing import api as citing
from sauro.foundation.web.api import Api, PlainRenderer, SeatToken, StrictParser, only_known
from sauro.meetings import api as meetings
from sauro.meetings.notices import api as notices
from sauro.meetings.notices import conclusion_api as conclusions
from sauro.organization import api as organization
from sauro.organization.days_off import api as days_off
from sauro.reporting import api as reports

api = Api(
    title="Sáu Rõ",
    version="1",
    urls_namespace="api",
    openapi_url=None,  # ``api_reference`` serves it, described and translated
    docs_url=None,
    auth=SeatToken(),
    parser=StrictParser(),
    renderer=PlainRenderer(),
)
api.add_decorator(only_known, mode="view")
api.add_router("/organization", organization.router)
api.add_router("/organization", days_off.router)
api.add_router("/documents", documents.router)
api.add_router("/documents", whole_documents.router)
api.add_router("/documents", directives.of_documents)
api.add_router("/documents", citing.of_documents)
api.add_router("/citations", citing.router)
api.add_router("/directives", directives.router)
api.add_router("/assignments", assignments.router)
api.add_router("/assignments", moving.router)
api.add_router("/assignments", helping.router)
api.add_router("/meetings", meetings.router)
api.add_router("/meetings", conclusions.router)
api.add_router("/meetings", notices.router)
api.add_router("/cases", law.router)
api.add_router("/cases", cases.router)
api.add_router("/cases", custody.router)
api.add_router("/cases", case_papers.router)
api.add_router("/cases", attachments.router)
api.add_router("/reports", reports.router)
api.add_router("/proposals", meetings.of_proposals)
