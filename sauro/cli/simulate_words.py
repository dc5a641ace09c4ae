"""Texts of `sauro simulate`: Vietnamese, then English."""

from __future__ import annotations

SIMULATE_WORDS: dict[str, tuple[str, str]] = {
    "simulate-title": (
        "Năm {year} mô phỏng: không vụ việc, người hay cơ sở nào ở đây có thật",
        "A simulated year {year}: no case, person or firm in it is real",
    ),
    "simulate-figure": ("Số liệu", "Figure"),
    "simulate-days": ("Từ – đến hết", "From – to"),
    "simulate-published": ("Đã công bố", "Published"),
    "simulate-simulated": ("Mô phỏng", "Simulated"),
    "simulate-source": ("Nguồn", "Source"),
    "simulate-cases": ("vụ", "cases"),
    "simulate-prosecuted": ("vụ khởi tố", "prosecuted cases"),
    "simulate-persons": ("bị can", "persons prosecuted"),
    "simulate-revenue": ("thu nộp, triệu đồng", "revenue, million đồng"),
    "simulate-market": ("quản lý thị trường", "market surveillance"),
    "simulate-customs": ("hải quan", "customs"),
    "simulate-police": ("công an", "police"),
    "simulate-tax": ("thuế", "tax"),
    "simulate-border_guard": ("bộ đội biên phòng", "border guard"),
    "simulate-smuggling_banned": ("hàng cấm, hàng lậu", "smuggled and banned"),
    "simulate-trade_fraud": ("gian lận thương mại", "trade fraud"),
    "simulate-counterfeit": ("hàng giả", "counterfeits"),
    "simulate-unmet": (
        "Số liệu đã công bố nhưng trái nhau hoặc đan nhau, không theo được",
        "Published, but against or across another figure: not met",
    ),
    "simulate-no-year": (
        "Chưa có số liệu đã công bố của năm {year}; có: 2025. Hãy dùng --year 2025.",
        "No published figures of {year} are kept; there are those of 2025. Use --year 2025.",
    ),
    "simulate-which": (
        "Nêu tỉnh cần ghi vào sổ: --load --province “Lạng Sơn”.",
        "Name the province to be written: --load --province “Lạng Sơn”.",
    ),
    "simulate-not-loaded": (
        "Chưa ghi được, không có vụ việc nào vào sổ. Xem lỗi ở trên; các cơ quan của tỉnh ấy phải "
        "có trong danh mục.",
        "Nothing was written. See the fault above; the bodies of that province must be there.",
    ),
    "simulate-no-province": (
        "Không có tỉnh, thành phố “{name}”. Có phải “{near}”?",
        "No province “{name}”. Is it “{near}”?",
    ),
}
