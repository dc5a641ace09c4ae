"""The tree of a document: headings, lead-ins, items, paragraphs (bố cục)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sauro.documents.reading.markers import Marker
from sauro.documents.reading.paragraphs import Paragraph
from sauro.kernel.patterns import Guarded
from sauro.kernel.text import Mapped

_DOES_ANNOUNCE = Guarded(
    r"(?:nhiệm vụ|nội dung|công việc|việc|giải pháp)[\w, ]{0,40}"
    r"(?:sau đây|dưới đây|như sau|sau)\s*\.?$",
    "sau", "dưới đây",
)  # fmt: skip
_UNNUMBERED = {"dash", "plus", "star", "bullet", "small roman"}


@dataclass(eq=False)
class Node:
    """One paragraph in its place. The root has no paragraph."""

    paragraph: Paragraph | None
    parent: Node | None
    children: list[Node] = field(default_factory=list)
    label: str = ""
    counted: Counter[str] = field(default_factory=Counter)  # children so far, by kind of sign

    @property
    def marker(self) -> Marker | None:
        """The outline sign, if the paragraph has one."""
        return self.paragraph.marker if self.paragraph else None

    @property
    def body(self) -> Mapped:
        """The paragraph's words without its sign."""
        assert self.paragraph, "the root has no words"
        return self.paragraph.body

    @cached_property
    def announces(self) -> bool:
        """Whether the words end in a colon: what follows is announced."""
        if self.paragraph is None:
            return False
        body = self.body
        return body.text.rstrip(" *").endswith(":") or bool(_DOES_ANNOUNCE.search(body.low))

    @property
    def locator(self) -> str:
        """The path of signs: II.4.đ.2; ``p2`` is the second paragraph of an item."""
        labels = []
        node: Node | None = self
        while node and node.paragraph:
            if node is self or node.marker or not node.announces:
                labels.append(node.label)
            node = node.parent
        return ".".join(label for label in reversed(labels) if label)

    def ancestors(self) -> Iterator[Node]:
        """The node above, the one above that, up to below the root."""
        node = self.parent
        while node and node.paragraph:
            yield node
            node = node.parent

    def dissolve(self) -> None:
        """Part all nodes from their parents, so that the tree goes as soon as nobody holds it.

        Nodes and parents hold each other: over many files such trees would lie about, with
        all their texts, until Python looks for cycles.
        """
        for child in self.children:
            child.parent = None
            child.dissolve()

    def walk(self) -> Iterator[Node]:
        """All nodes below, in reading order."""
        for child in self.children:
            yield child
            yield from child.walk()


def outline_of(paragraphs: Sequence[Paragraph]) -> Node:
    """Put paragraphs into the tree that their signs make."""
    root = Node(None, None)
    last = root
    for paragraph in paragraphs:
        parent = _parent(paragraph.marker, last, root)
        node = Node(paragraph, parent)
        node.label = _label(node, parent)
        parent.children.append(node)
        parent.counted[node.marker.kind if node.marker else "plain"] += 1
        last = node
    return root


def _parent(marker: Marker | None, last: Node, root: Node) -> Node:
    if marker is None:
        return _parent_of_plain(last, root)
    if last.announces and last.marker is None and _opens_list(marker) and last is not root:
        return last
    for node in _up(last):
        if node.marker and _siblings(node.marker, marker):
            return node.parent or root
    for node in _up(last):
        if node.paragraph and node.marker and node.marker.rank < marker.rank:
            return node
        if node.paragraph and node.marker is None and node.announces:
            return node
        if node is last and node.announces and node.paragraph:
            return node
    return root


def _parent_of_plain(last: Node, root: Node) -> Node:
    """A paragraph without a sign belongs to the item before it, or to the heading above."""
    for node in _up(last):
        if node.marker and node.marker.kind not in _UNNUMBERED:
            return node
    return root


def _up(node: Node) -> Iterator[Node]:
    current: Node | None = node
    while current:
        yield current
        current = current.parent


def _opens_list(marker: Marker) -> bool:
    return marker.number == 1 or marker.kind in _UNNUMBERED


def _siblings(one: Marker, other: Marker) -> bool:
    if one.kind != other.kind:
        return False
    return one.kind != "multi" or one.label.count(".") == other.label.count(".")


def _label(node: Node, parent: Node) -> str:
    if node.marker is None:
        return f"p{parent.counted['plain'] + (2 if parent.paragraph and parent.marker else 1)}"
    if node.marker.kind in _UNNUMBERED or node.marker.number == 0:
        return str(parent.counted[node.marker.kind] + 1)
    if node.marker.kind == "ordinal":
        return str(node.marker.number)
    if node.marker.kind == "multi":
        return node.marker.label.rsplit(".", 1)[1] if parent.marker else node.marker.label
    return node.marker.label
