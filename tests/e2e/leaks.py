"""Vietnamese words on an English page that have an English: told too early, or kept (chưa dịch)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from django.utils.translation.trans_real import translation

# Texts that a person reads or hears, each once; what is marked as Vietnamese may be.
TEXTS = """() => {
    const found = new Set(), walk = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const node = walk.currentNode, near = node.parentElement.closest("[lang]");
        if (near.lang === "en" && !node.parentElement.closest("script, style"))
            found.add(node.data.trim().replace(/\\s+/g, " "));
    }
    for (const name of ["aria-label", "placeholder", "title", "data-label", "alt"])
        for (const one of document.querySelectorAll(`[${name}]`)) found.add(one.getAttribute(name));
    return [...found];
}"""
KINDS = {"Thông báo kết luận", "Thông báo"}  # of documents, in any language (glossary)
BODIES = {"Công an tỉnh", "Sở Công Thương"}  # which the page of samples names as well
_KEPT = re.compile("Kết luận: .+")  # what became of a proposal stays in the words of who wrote it
_VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9àáãèéìíòóõùúýÀÁÃÈÉÌÍÒÓÕÙÚÝ]")
_PLACE = re.compile(r"%\\?\(\w+\\?\)[sd]|%s|%d")


def untranslated(texts: Iterable[str]) -> list[str]:
    """Those of the texts that the catalogue knows and says otherwise in English."""
    words, patterns = _catalogue()
    found = (text for text in texts if _VIETNAMESE.search(text) and text not in KINDS | BODIES)
    found = (text for text in found if not _KEPT.fullmatch(text))
    return [t for t in found if t in words or any(p.fullmatch(t) for p in patterns)]


@cache
def _catalogue() -> tuple[set[str], list[re.Pattern[str]]]:
    known = translation("en")._catalog  # its plural forms stand under (words, n)
    pairs = {(key if isinstance(key, str) else key[0]): said for key, said in known.items()}
    told = [key for key, said in pairs.items() if _VIETNAMESE.search(key) and key != said]
    tidy = [" ".join(key.split()) for key in told]
    open_ = [_PLACE.sub("\0", key) for key in tidy if _PLACE.search(key)]
    # One that is all places would fit any words.
    kept = [key for key in open_ if len(_VIETNAMESE.findall(key)) > 1]
    patterns = [re.compile(".+".join(map(re.escape, key.split("\0")))) for key in kept]
    return {key for key in tidy if not _PLACE.search(key)}, patterns
