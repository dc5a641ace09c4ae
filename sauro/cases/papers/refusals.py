"""What papers are refused for, in the officer's words (lý do từ chối)."""

from sauro.kernel.findings import Finding

NO_FORM = Finding(
    "no-form", "form",
    "Không có mẫu văn bản này. Hãy chọn một mẫu trong danh sách.",
    "There is no such form. Choose one of the list.",
)  # fmt: skip
NO_STEP = Finding(
    "no-step", "of_event",
    "Bước này vừa được đính chính hoặc không thuộc mẫu. Hãy chọn lại bước, hoặc để phát hành ghi "
    "bước mới.",
    "That step was just corrected, or is none of this form. Choose again, or let a new step be "
    "recorded.",
)  # fmt: skip
NO_STEP_TO_GO_WITH = Finding(
    "no-step-to-go-with", "",
    "Văn bản này chưa là bước nào của vụ việc (bước trước nó chưa ghi), nên không ghi kèm tiền "
    "phạt hay tang vật được. Hãy bỏ chọn rồi phát hành, hoặc ghi bước trước đã.",
    "This paper is no step of the case yet (the step before it is missing), so that no fine and no "
    "exhibits can be entered with it. Choose none, or enter the step before it first.",
)  # fmt: skip
CHANGED = Finding(
    "changed-meanwhile", "version",
    "Dự thảo này vừa có người sửa. Phần anh/chị gõ vẫn còn dưới đây: hãy xem bản mới rồi gửi lại.",
    "Somebody just changed this draft. What you typed still stands below: see the new one, then "
    "send again.",
)  # fmt: skip
ISSUED = Finding(
    "issued-already", "",
    "Dự thảo này đã phát hành, có số và không sửa được nữa. Cần sửa thì soạn văn bản thay thế từ "
    "trang của văn bản ấy.",
    "This draft was issued, has its number and stays as it is. To correct it, draft another that "
    "replaces it, from its page.",
)  # fmt: skip
NO_REASON = Finding(
    "no-reason", "because",
    "Hãy ghi lý do: số văn bản không cấp lại, người đọc sổ sau này cần biết vì sao.",
    "Give the reason: the number is not given again, and whoever reads the book must know why.",
)  # fmt: skip
CANCELLED = Finding(
    "cancelled-already", "",
    "Văn bản này đã hủy. Cần văn bản khác thì soạn mới.",
    "This paper was cancelled. Draft a new one if you need it.",
)  # fmt: skip
REPLACED = Finding(
    "replaced-already", "",
    "Văn bản này đã có văn bản khác thay. Hãy mở văn bản thay và làm ở đó.",
    "Another paper stands in the place of this one. Go on from that one.",
)  # fmt: skip


def too_many(most: int) -> Finding:
    return Finding(
        "too-many-drafts", "form",
        f"Vụ việc đang có {most} dự thảo chưa phát hành. Hãy phát hành hoặc bỏ bớt.",
        f"The case has {most} drafts that were not issued. Issue or drop some first.",
    )  # fmt: skip
