"""Every text of the command line: Vietnamese, then English."""

from __future__ import annotations

from sauro.cli.clock_words import CLOCK_WORDS
from sauro.cli.simulate_words import SIMULATE_WORDS

_OTHERS = CLOCK_WORDS | SIMULATE_WORDS

WORDS: dict[str, tuple[str, str]] = _OTHERS | {
    # head of a document
    "numbered": ("số {number}", "no. {number}"),
    "dated": ("ngày {day}", "of {day}"),
    "held": ("ngày {day}", "on {day}"),
    "unknown-kind": ("Văn bản", "Document"),
    "file": ("Tệp", "File"),
    "meeting": ("Họp", "Meeting"),
    "concluder": ("Kết luận", "Concluded by"),
    "signer": ("Người ký", "Signed by"),
    "addressees": ("Kính gửi", "Addressed to"),
    "scan": ("Ảnh quét", "Scan"),
    "scan-sure": (
        "nhận dạng chữ chắc {sure}; {count} chỗ cần đối chiếu bản giấy",
        "words read with certainty {sure}; compare {count} places with the paper",
    ),
    "note": ("Lưu ý", "Note"),
    "summary": (
        "{tasks} việc: {named} nêu rõ ai làm, {inherited} theo câu dẫn phía trên (↑), "
        "{nobody} không nêu ai · {timed} có thời hạn · {results} nêu kết quả",
        "{tasks} assignments: {named} name who, {inherited} through the words above (↑), "
        "{nobody} name nobody · {timed} say by when · {results} say what comes out",
    ),
    "no-directives": ("Không có việc nào được giao.", "Nothing is assigned."),
    "not-read": (
        "Không đọc thành việc nào. {reason} Nếu đây là văn bản hành chính, hãy kiểm tra xem tệp "
        "có đủ phần đầu và phần cuối không.",
        "Nothing was read from it. {reason} If it is an official document, check that the file "
        "has its head and foot.",
    ),
    # table of assignments
    "locator": ("Mục", "Item"),
    "lead": ("Ai", "Who"),
    "task": ("Việc", "Task"),
    "time": ("Thời hạn", "By when"),
    "result": ("Kết quả", "Result"),
    "together": ("Phối hợp / báo cáo", "With / reports to"),
    "with": ("Phối hợp", "With"),
    "reports": ("Báo cáo", "Reports to"),
    "nobody": ("— không nêu ai", "— nobody named"),
    "no-time": ("— không nêu", "— not stated"),
    "no-result": ("— không nêu", "— not stated"),
    "standing": ("{words} (không hạn)", "{words} (standing)"),
    "by-event": ("theo sự kiện", "by an event"),
    # rhythms
    "daily": ("hằng ngày", "every day"),
    "weekly": ("hằng tuần", "every week"),
    "monthly": ("hằng tháng", "every month"),
    "quarterly": ("hằng quý", "every quarter"),
    "yearly": ("hằng năm", "every year"),
    "every-n": ("{count} {unit} một lần", "every {count} {unit}"),
    "days": ("ngày", "days"),
    "weeks": ("tuần", "weeks"),
    "months": ("tháng", "months"),
    "years": ("năm", "years"),
    "on-days": ("ngày {days}", "day {days}"),
    "last-day": ("ngày cuối tháng", "last day of the month"),
    "on-day-of-year": ("ngày {day:02}/{month:02}", "{day:02}/{month:02}"),
    "in-months": ("các tháng {months}", "of months {months}"),
    "nth": ("{day} thứ {n} của tháng", "{day} no. {n} of the month"),
    "nth-last": ("{day} cuối cùng của tháng", "last {day} of the month"),
    # below the table
    "contradictions": ("Mâu thuẫn trong văn bản", "Contradictions in the text"),
    "doubts": ("Điểm chưa rõ", "Doubts"),
    "sum-no-lead": (
        "Không nêu ai làm: {where}. Cần hỏi lại nơi ban hành.",
        "Nobody named: {where}. Ask the issuer.",
    ),
    "sum-no-time": ("Không nêu thời hạn: {where}.", "No time set: {where}."),
    "sum-no-result": ("Không nêu kết quả: {where}.", "No result named: {where}."),
    "more-unsure": (
        "… và {count} chỗ khác trong ảnh quét; xem hết bằng: sauro check {file}",
        "… and {count} more places in the scan; see all with: sauro check {file}",
    ),
    # explain
    "explain-head": ("Mục {locator} của {file}", "Item {locator} of {file}"),
    "explain-task": ("Nguyên văn, dòng:cột {where}", "The words, line:column {where}"),
    "on-page": ("trang {page}, {where}", "page {page}, {where}"),
    "explain-why": ("Vì sao là một việc được giao: {rule}", "Why it is an assignment: {rule}"),
    "clear-lead": ("Rõ người", "Who"),
    "clear-task": ("Rõ việc", "Task"),
    "clear-time": ("Rõ thời gian", "Time"),
    "clear-with": ("Rõ trách nhiệm: phối hợp", "Responsibility: with"),
    "clear-reports": ("Rõ trách nhiệm: báo cáo", "Responsibility: reports to"),
    "clear-result": ("Rõ kết quả", "Result"),
    "clear-authority": ("Rõ thẩm quyền", "Authority"),
    "ground-stated": ("nêu trong mục", "stated in the item"),
    "ground-inherited": ("theo câu dẫn phía trên", "from the words above"),
    "ground-inferred": ("suy ra", "inferred"),
    "ground-missing": ("không nêu", "not stated"),
    "rule": ("quy tắc: {rule}", "rule: {rule}"),
    "lead-in": ("câu dẫn ({where}): “{words}”", "the words above ({where}): “{words}”"),
    "comes-to": ("tức là: {when}", "comes to: {when}"),
    "year-inferred": (
        "văn bản không nêu năm; lấy theo ngày của văn bản",
        "the text names no year; taken from the date of the document",
    ),
    "explain-wrong": (
        "Nếu văn bản viết chưa rõ, hãy sửa câu chữ rồi đọc lại. Nếu máy đọc sai, hãy báo người "
        "bảo trì: mục {locator}, cái rõ bị sai, quy tắc ghi ở trên và cách đọc đúng. Mỗi quy tắc "
        "đứng riêng một chỗ trong sauro/documents/reading/.",
        "If the text is unclear, put its words right and read it again. If it was read wrongly, "
        "tell the maintainers: item {locator}, the clear that is wrong, the rule named above and "
        "the right reading. Each rule has one place in sauro/documents/reading/.",
    ),
    "unknown-locator": (
        "Không có mục “{locator}” trong {file}. Các mục: {known}",
        "No item “{locator}” in {file}. Items: {known}",
    ),
    "ambiguous-locator": (
        "“{locator}” có thể là nhiều mục trong {file}. Hãy chọn một: {known}",
        "“{locator}” may be several items in {file}. Choose one: {known}",
    ),
    "none-known": ("không có việc nào", "none"),
    # check
    "check-clean": ("Không thấy điểm nào cần xem.", "Nothing found."),
    "check-found": ("{count} điểm cần xem.", "{count} found."),
    # errors
    "history-whole": (
        "Lịch sử còn nguyên: {entries} mục của {bodies} cơ quan.",
        "The history is whole: {entries} entries of {bodies} bodies.",
    ),
    "history-broken": (
        "Lịch sử đứt tại {path} mục {number} ({reason}). Không sửa gì: sao lưu ngay và báo "
        "cơ quan cấp trên đối chiếu đầu chuỗi.",
        "The history is broken at {path} entry {number} ({reason}). Change nothing: back up now "
        "and have the body above compare the heads it keeps.",
    ),
    "prepared": (
        "Cơ sở dữ liệu đã đúng phiên bản này.",
        "The database is of this release.",
    ),
    "invited": (
        "Đã lập tài khoản cho {name}. Trao tận tay:\n  tên đăng nhập: {username}\n  mã dùng một "
        "lần, trong 7 ngày: {code}\nGõ mã ở trang đăng nhập, mục “Có mã trên phiếu”.",
        "An account was made for {name}. Hand over yourself:\n  user name: {username}\n  code, "
        "once, within 7 days: {code}\nIt is typed on the sign-in page, under “I have a code”.",
    ),
    "backed-up": (
        "Đã sao lưu vào {file}: {rows} hàng, {files} tệp, lịch sử của {bodies} cơ quan.",
        "Backed up into {file}: {rows} rows, {files} files, the history of {bodies} bodies.",
    ),
    "files-lost": (
        "{count} tệp có tên trong cơ sở dữ liệu nhưng kho không còn hoặc đã hỏng (đầu tiên: "
        "{first}). Hãy tìm chúng trong bản sao lưu trước.",
        "{count} files that rows name are missing from the store or damaged (first: {first}). "
        "Look for them in an earlier archive.",
    ),
    "restored": (
        "Đã phục hồi bản lúc {made} (UTC), khớp hết: {rows} hàng, {files} tệp, lịch sử của "
        "{bodies} cơ quan còn nguyên.",
        "Restored as of {made} (UTC), all as it was: {rows} rows, {files} files, the history of "
        "{bodies} bodies is whole.",
    ),
    "stopped": ("Đã dừng theo yêu cầu.", "Stopped as asked."),
    "no-output": (
        "Không ghi được kết quả ({detail}). Hãy kiểm tra chỗ trống và quyền ghi.",
        "The result could not be written ({detail}). Check space and permission.",
    ),
    "list-not-read": (
        "Không đọc được danh sách tệp {name} ({detail}). Hãy kiểm tra tên và quyền đọc.",
        "The list of files {name} could not be read ({detail}). Check its name and permission.",
    ),
    "unknown-language": (  # the same twice: whoever wants neither may read either
        "SAURO_LANG không nhận “{asked}”, chỉ vi hoặc en / SAURO_LANG takes vi or en.",
        "SAURO_LANG không nhận “{asked}”, chỉ vi hoặc en / SAURO_LANG takes vi or en.",
    ),
    "see-help": ("Xem: {prog} --help", "See: {prog} --help"),
    "missing-arguments": ("Thiếu {names}.", "Missing: {names}."),
    "unknown-arguments": ("Không có tùy chọn {names}.", "No such option: {names}."),
    "unknown-command": (
        "Không có lệnh “{name}”; có: read, check, explain, clock, simulate, demo, audit, "
        "prepare, invite, backup, restore.",
        "No command “{name}”; there are: read, check, explain, clock, simulate, demo, audit, "
        "prepare, invite, backup, restore.",
    ),
    "bad-value": ("{name} không nhận “{value}”.", "{name} does not take “{value}”."),
    "needs-value": ("{name} cần một giá trị.", "{name} needs a value."),
    "unknown-code": (
        "Không có mã “{code}”; các mã: {known}.",
        "No code “{code}”; codes are: {known}.",
    ),
}
