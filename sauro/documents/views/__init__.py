"""Pages of the documents room."""

from sauro.documents.views.closing import document_close, document_reopen
from sauro.documents.views.heading import head_page
from sauro.documents.views.issuing import issuing_page
from sauro.documents.views.lists import document_list, documents_export
from sauro.documents.views.names import name_page
from sauro.documents.views.pages import page_picture
from sauro.documents.views.share import share_page
from sauro.documents.views.verify import (
    document_correct,
    document_page,
    doubt_settle,
    item_act,
    item_add,
)

__all__ = [
    "document_close",
    "document_correct",
    "document_list",
    "document_page",
    "document_reopen",
    "documents_export",
    "doubt_settle",
    "head_page",
    "issuing_page",
    "item_act",
    "item_add",
    "name_page",
    "page_picture",
    "share_page",
]
