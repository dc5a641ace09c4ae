"""A paper as it is printed: PDF made of the very DOCX that the office edits (kết xuất)."""

from sauro.documents.rendering.office import pdf_of

__all__ = ["pdf_of"]
