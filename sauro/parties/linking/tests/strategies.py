"""Names of traders and persons, and the ways in which people mistype them."""

from __future__ import annotations

from random import Random

from sauro.kernel.text import fold

SURNAMES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lò Quàng Vàng Giàng "
    "Mai Đinh Trịnh Đoàn Lương Tạ Châu Cao La Tô"
).split()
MIDDLE = (
    "Văn Thị Hữu Đức Minh Thanh Quốc Ngọc Xuân Thu Kim Gia Bảo Hải Anh Tuấn Hồng Mạnh Công Duy "
    "Quang Đình Thành Khánh Phương Tiến Trọng Như Diệu Bích"
).split()
GIVEN = (
    "An Anh Bình Chi Cường Dũng Duyên Đạt Giang Hà Hạnh Hiền Hiếu Hoa Hòa Hùng Hương Huy Khoa Lan "
    "Linh Long Mai Minh Nam Nga Nghĩa Nhung Oanh Phong Phúc Quân Quyên Sơn Tâm Thảo Thắng Thủy "
    "Trang Trung Tuấn Tùng Uyên Vân Việt Vinh Yến Xuyến Trâm Khang Nguyệt Diễm Thịnh"
).split()
BRANDS = (
    "Hoàng Long Thành Phát Minh Đức Gia Hưng Phú Cường Tân Việt Đại Nam Kim Ngân Bảo Tín An Khang "
    "Trường Thịnh Quang Vinh Hải Đăng Sông Đà Thiên Phước Lộc Hồng Ngọc Châu Á Đông Dương Bắc Mỹ "
    "Nhật Lâm Sơn Thủy Hà Xuân Mai Đồng Tâm Hợp Nhất Tiến Bộ Vạn Lợi Thái Bình Điện Biên Mường "
    "Tây Hồ Rạng Ánh Sao Ngũ Hành Cửu"
).split()
LEGAL = (
    ("Công ty TNHH", "CTY TNHH", "Cty tnhh", "C.TY T.N.H.H", "Công ty trách nhiệm hữu hạn"),
    ("Công ty TNHH Thương mại và Dịch vụ", "CTY TNHH TM DV", "Cty TM&DV", "cong ty tnhh tmdv"),
    ("Công ty cổ phần Xuất nhập khẩu", "CTCP XNK", "CTY CP XNK", "Cty XNK"),
    ("Công ty TNHH một thành viên", "CTY TNHH MTV", "cty mtv"),
    ("Doanh nghiệp tư nhân", "DNTN", "DN tư nhân"),
    ("Hợp tác xã", "HTX"),
    ("Hộ kinh doanh", "HKD", "hộ kd", "HỘ KINH DOANH CÁ THỂ"),
    ("Cửa hàng", "CH", "Cua hang", ""),
    ("Cơ sở sản xuất", "CSSX", "cơ sở"),
)  # fmt: skip
# What is written for one another; both ways.
SOUNDS = (("s", "x"), ("tr", "ch"), ("d", "gi"), ("l", "n"), ("i", "y"), ("d", "r"), ("nh", "n"))


def person(random: Random) -> str:
    middles = [random.choice(MIDDLE) for _ in range(random.choice((1, 1, 1, 2)))]
    return " ".join((random.choice(SURNAMES), *middles, random.choice(GIVEN)))


def trader(random: Random) -> tuple[str, tuple[str, ...]]:
    """A trader's name, and other ways to write its legal form."""
    forms = random.choice(LEGAL)
    own = " ".join(random.choice(BRANDS) for _ in range(random.choice((2, 2, 3, 3))))
    if random.random() < 0.25:
        own += f" {random.randint(1, 99)}"
    return f"{forms[0]} {own}", forms[1:]


def other_form(name: str, forms: tuple[str, ...], random: Random) -> str:
    """The same name with its legal form abbreviated."""
    if not forms:
        return name
    whole = next(f[0] for f in LEGAL if f[1:] == forms)
    return f"{random.choice(forms)} {name[len(whole) + 1 :]}".strip()


def mistyped(name: str, random: Random) -> str:
    """One of: a slip of a letter, another letter of the same sound, two words together or in each
    other's place; most in capitals without marks.
    """
    words = name.split()
    longest = [i for i, w in enumerate(words) if len(w) > 2] or [len(words) - 1]
    at = random.choice(longest)
    kind = random.choice(("slip", "slip", "sound", "together", "order", "plain", "plain"))
    if kind == "slip":
        words[at] = _slip(words[at], random)
    elif kind == "sound":
        words[at] = _as_heard(words[at])
    elif kind == "together" and len(words) > 2:
        words[-2:] = [words[-2] + words[-1]]
    elif kind == "order" and len(words) > 2:
        words[-2:] = [words[-1], words[-2]]
    typed = " ".join(words)
    return fold(typed).upper() if random.random() < 0.6 else typed


def _slip(word: str, random: Random) -> str:
    i = random.randrange(len(word))
    letter = random.choice("abcdeghiklmnopqrstuvxy")
    return random.choice(
        (
            word[:i] + word[i + 1 :],
            word[:i] + letter + word[i:],
            word[:i] + letter + word[i + 1 :],
            word[:i] + word[i : i + 2][::-1] + word[i + 2 :],
        )
    )


def _as_heard(word: str) -> str:
    low = word.lower()
    for a, b in SOUNDS:
        for x, y in ((a, b), (b, a)):
            if low.startswith(x):
                return y + low[len(x) :]
    return low
