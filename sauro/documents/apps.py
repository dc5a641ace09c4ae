from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Official documents: received, read, verified, published."""

    name = "sauro.documents"
    label = "documents"
    verbose_name = "Văn bản"
