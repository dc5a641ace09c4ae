"""Invented Vietnamese for property tests: words of official documents in any order."""

from hypothesis import strategies as st

_TEXT = (
    "Ủy ban nhân dân tỉnh thành phố xã phường giao chủ trì phối hợp với các sở ngành liên quan "
    "tổ chức kiểm tra xử lý nghiêm hành vi buôn lậu gian lận thương mại hàng giả hoàn thành trước "
    "ngày tháng năm báo cáo kết quả thực hiện khẩn trương rà soát đề xuất kế hoạch bảo đảm tiến độ "
    "nghĩa vụ trách nhiệm đường biển cửa khẩu kỹ thuật quyết định thưởng khuyến khích ý kiến ở "
    "từng quý Đội Quản lý thị trường số Thuế Hải quan Biên phòng"
)

words = st.sampled_from(_TEXT.split())
sentences = st.lists(words, min_size=8, max_size=40, unique=True).map(" ".join)
notices = st.lists(sentences, min_size=1, max_size=12).map("\n".join)
