"""Small inputs for tests of the reading engine: texts by their parts."""

from sauro.documents.reading import read
from sauro.documents.reading.deadlines import main_deadline
from sauro.documents.reading.lexicon import Tokens
from sauro.documents.reading.model import Words
from sauro.documents.reading.normalise import lines_of, normalise
from sauro.kernel.text import compose

HEAD = """ỦY BAN NHÂN DÂN
TỈNH GIA LAI
Số: 45/TB-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Gia Lai, ngày 12 tháng 5 năm 2026
THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh Lê Hoài Nam tại cuộc họp Ban Chỉ đạo 389 tỉnh
Ngày 11/5/2026, đồng chí Lê Hoài Nam, Phó Chủ tịch UBND tỉnh chủ trì cuộc họp Ban Chỉ đạo 389 \
tỉnh. Sau khi nghe các đơn vị báo cáo, đồng chí kết luận như sau:"""
FOOT = """Văn phòng UBND tỉnh thông báo để các đơn vị biết, thực hiện./.
Nơi nhận:
- Như trên;
- Sở Công Thương;
- Lưu: VT, KT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lê Hoài Nam"""


def paper(*paragraphs, head=HEAD, foot=FOOT):
    """A whole notice of 12 May 2026 around some paragraphs."""
    return "\n".join([head, *paragraphs, foot])


def ordered(*paragraphs):
    """The directives of some paragraphs that stand among the tasks of a notice."""
    return read(paper("I. Nhiệm vụ trong thời gian tới", *paragraphs)).directives


def judged(*paragraphs):
    """The directives of some paragraphs that stand in the assessment of a notice."""
    return read(paper("I. Đánh giá chung", *paragraphs)).directives


def leads(directive):
    """The names of those who must do it."""
    return [w.text for w in directive.lead.words]


def tokens(text):
    """The words and signs of a text."""
    return Tokens(compose(text))


def lines(text):
    """The lines of a text, each knowing where it stands."""
    return lines_of(normalise(text))


def binding_deadline(sentence, issued_on):
    """The deadline that one sentence sets."""
    return main_deadline(
        sentence.lower(), issued_on, lambda start, end: Words(sentence[start:end], ())
    )
