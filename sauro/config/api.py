"""The machine interface, assembled from the operations of all rooms (giao diện máy)."""

from __future__ import annotations

from sauro.directives import api as directives
from sauro.directives.assignments import api as assignments
from sauro.documents import api as documents
from sauro.documents import whole_api as whole_documents
from sauro.documents.citing import api as citing
from sauro.foundation.web.api import Api, PlainRenderer, SeatToken, StrictParser, only_known
from sauro.meetings import api as meetings
from sauro.meetings.notices import api as notices
from sauro.meetings.notices import conclusion_api as conclusions
from sauro.organization import api as organization

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
api.add_router("/documents", documents.router)
api.add_router("/documents", whole_documents.router)
api.add_router("/documents", directives.of_documents)
api.add_router("/documents", citing.of_documents)
api.add_router("/citations", citing.router)
api.add_router("/directives", directives.router)
api.add_router("/assignments", assignments.router)
api.add_router("/meetings", meetings.router)
api.add_router("/meetings", conclusions.router)
api.add_router("/meetings", notices.router)
api.add_router("/proposals", meetings.of_proposals)
