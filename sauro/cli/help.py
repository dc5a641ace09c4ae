"""The help pages: Vietnamese with English beside it."""

from __future__ import annotations

from sauro.cli.codes import CODES, Weight

ABOUT = """\
Sáu Rõ đọc văn bản hành chính thành từng việc: ai làm việc gì, đến khi nào, ra kết quả gì.
Sáu Rõ reads official documents into assignments: who must do what by when, with what result.
"""
COMMANDS = """\
lệnh / commands:
  sauro read FILE…             ai phải làm gì, khi nào      who must do what by when
  sauro check FILE…            chỉ những điểm chưa rõ       only doubts and contradictions
  sauro explain FILE LOCATOR   vì sao đọc như vậy           why an item was read so
  sauro clock FILE.yaml        thời hạn của một vụ việc     the legal clocks of a case
  sauro simulate               một năm vụ việc mô phỏng     a made-up year of cases
  sauro demo                   chạy thử trên máy này        everything on this machine
  sauro audit verify           lịch sử còn nguyên không     is the history whole
  sauro prepare                nâng cơ sở dữ liệu           the database of this release
  sauro invite BODY NAME POST  mời người đầu tiên           the first person of a body
  sauro backup FILE            sao lưu tất cả vào một tệp   everything into one archive
  sauro restore FILE           phục hồi vào nơi trống       an archive into an empty place

dấu / signs:
  ↑ theo câu dẫn phía trên / from the words above     ? chưa rõ / doubt
  ✗ mâu thuẫn / contradiction                         · nên xem / advice

SAURO_LANG=en hoặc --lang en: English.
"""
SIMULATE = """\
Làm ra một năm vụ việc mô phỏng của cả nước, mà tổng số đúng như số liệu đã công bố; in bảng đối
chiếu từng số liệu, có nguồn. --json in từng vụ việc; --load ghi vào sổ. Không có gì là thật.
Makes up a year of the nation's cases whose totals are the published ones; prints each figure beside
what the cases add up to, with its source. --json prints the cases; --load writes them into the
register. Nothing in it is real.

Cùng hạt giống, cùng kết quả; một tỉnh làm riêng có đúng những vụ của tỉnh ấy trong cả nước / the
same seed gives the same cases; a province by itself has those it has within the nation.

Mã thoát / exit status: 0 đã in, đã ghi / done; 1 chưa ghi được / not written; 2 lệnh sai / not
understood.
"""
READ = """\
In mỗi văn bản thành một bảng việc; --json in mỗi tệp một dòng JSON, theo thứ tự đã nêu.
Prints each document as a table of assignments; --json one JSON object a line, in order.

Mã thoát / exit status: 0 đọc được hết / all read; 1 có tệp không đọc được / a file was not read.
"""
CHECK = """\
In các điểm cần xem, mỗi điểm một dòng: tệp:dòng:cột: mã: lời. Dòng, cột tính trên chữ của tệp.
Prints what needs a look as file:line:column: code: message, counted in the text of the file.

Mã thoát / exit status: 0 không có gì / nothing; 1 có điểm cần xem / something found; 2 có tệp
không đọc được / a file was not read. Lời nên xem chỉ in khi có --all, chỉ tính vào mã thoát khi
có --strict hoặc --only / advice is shown with --all, and counts with --strict or --only.
"""
EXPLAIN = """\
Cho thấy chữ, chỗ đứng, quy tắc và căn cứ của từng cái rõ trong một việc.
Shows the words, their place, the rule and the ground of each clear of one assignment.

LOCATOR là mục như sauro read in ra, hoặc phần cuối của nó / as sauro read shows it, or its end.
"""
CLOCK = """\
In các thời hạn của một vụ việc từ các bước có ngày: hạn, căn cứ, đúng hay quá hạn, cần xem gì.
Prints the legal clocks of a case from its dated steps: due days, law, standing, what to look at.

FILE là tệp YAML; “-”: đầu vào chuẩn / a YAML file; “-”: standard input. Cách ghi / how to write it:
docs/how-to/count-the-clocks-of-a-case.md.

Mã thoát / exit status: 0 đã in / printed; 1 tệp không đọc được / the file was not read; 2 lệnh sai
/ not understood.
"""
DEMO = """\
Chạy cả hệ thống trên máy này với dữ liệu mô phỏng: PostgreSQL riêng trong var/, trang web, một
tiến trình đọc văn bản, và một năm việc của một tỉnh. Ctrl-C để dừng.
Runs everything on this machine with simulated data: a PostgreSQL of its own under var/, the pages,
one worker, and a year of a province's work. Ctrl-C stops it.
"""
AUDIT = """\
verify: tính lại mọi chuỗi lịch sử, nêu mắt xích đứt đầu tiên. heads: in đầu chuỗi của từng cơ quan.
verify recomputes all chains of history and names the first broken link; heads prints each end.

Mã thoát / exit status: 0 còn nguyên / whole; 1 có chỗ đứt / broken.
"""
INVITE = """\
Lập tài khoản thư ký đầu tiên của một cơ quan và in mã dùng một lần; những người sau mời trên trang.
Makes the first secretary of a body and prints a one-time code; all others are invited on a page.
"""
PREPARE = """\
Đưa cơ sở dữ liệu lên phiên bản này: bảng, quyền. Chạy lại bao nhiêu lần cũng được.
Brings the database up to this release: tables and rights. Safe to run again.
"""
BACKUP = """\
Ghi cơ sở dữ liệu, các tệp đã nhận, đầu chuỗi lịch sử và bản kê vào một tệp mới; chỉ chủ tệp
đọc được.
Writes the database, the received files, the heads of the history and a manifest into one new file
that only its owner may read. DATABASE_BACKUP_URL: a role that sees all rows.

Mã thoát / exit status: 0 đã sao lưu đủ / whole; 1 không có bản sao lưu / no archive; 3 đã sao lưu
nhưng có tệp đã mất từ trước / made, but files had been lost before.
"""
RESTORE = """\
Kiểm tra bản sao lưu, đổ vào một cơ sở dữ liệu trống, rồi kiểm tra lại; không bao giờ ghi đè.
Checks an archive, fills an empty database and the store of files, checks again; never overwrites.

Mã thoát / exit status: 0 đã phục hồi, khớp / restored, as it was; 1 không / not.
"""

_GROUPS = {
    Weight.CONTRADICTION: "mâu thuẫn / contradictions",
    Weight.DOUBT: "chưa rõ / doubts",
    Weight.ADVICE: "nên xem / advice",
}


def code_list() -> str:
    """The codes that check may print, by weight."""
    parts = []
    for weight, title in _GROUPS.items():
        own = {c: v for c, v in CODES.items() if v[0] is weight}
        parts.append(f"{title}:")
        parts += [f"  {code:<21}{vi} / {en}" for code, (_, vi, en) in own.items()]
    return "\n".join(parts)
