"""Every reason for not reading a file, in the officer's words (lý do từ chối)."""

from sauro.documents.files.source import Unreadable


class Refusal(Exception):  # noqa: N818 - becomes Unreadable once the file's name is known
    """A reason, raised deep inside a parser. `facts` fill the places of its message."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


# code: (what is wrong, which rule, what to do next; the same in short English)
MESSAGES = {
    "missing": (
        "Không tìm thấy tệp {name}. Hãy kiểm tra lại đường dẫn.",
        "{name} does not exist. Check the path.",
    ),
    "folder": (
        "{name} là thư mục, không phải tệp. Chỉ đọc từng tệp: hãy chỉ rõ tệp bên trong.",
        "{name} is a folder. Name the files inside it.",
    ),
    "not_a_file": (
        "{name} là thiết bị hoặc ống dẫn. Chỉ đọc tệp thông thường: hãy lưu nội dung thành tệp.",
        "{name} is a device or a pipe. Save its content as a regular file.",
    ),
    "no_permission": (
        "Không có quyền đọc {name}. Hãy xin quyền đọc hoặc sao tệp về thư mục của mình.",
        "No permission to read {name}.",
    ),
    "empty": (
        "{name} là tệp rỗng (0 byte). Hãy xin lại tệp từ nơi gửi.",
        "{name} is empty. Ask the sender for it again.",
    ),
    "too_big": (
        "{name} lớn {size_mb} MB, quá mức {limit_mb} MB cho một tệp. "
        "Hãy tách tệp hoặc quét lại ở 200–300 dpi, thang xám.",
        "{name} has {size_mb} MB; the limit is {limit_mb} MB. Split it or scan it at 200-300 dpi.",
    ),
    "not_text": (
        "{name} không phải văn bản, DOCX, PDF hay ảnh quét. Chỉ đọc TXT, Markdown, DOCX, PDF, "
        "PNG, JPEG, TIFF: hãy xuất tệp ra một trong các dạng ấy.",
        "{name} is no text, DOCX, PDF or picture. Export it as one of these.",
    ),
    "no_text": (
        "{name} không có chữ nào đọc được. Hãy kiểm tra xem có gửi nhầm tệp, trang trắng "
        "hay ảnh quét quá mờ.",
        "{name} holds no readable words. Is it the right file, or too faint a scan?",
    ),
    "only_pictures": (
        "{name} chỉ có ảnh dán vào Word, không có chữ. Ảnh trong DOCX không được đọc: "
        "hãy lưu tệp thành PDF rồi gửi lại.",
        "{name} holds only pictures pasted into Word. Save it as PDF.",
    ),
    "old_word": (
        "{name} là tệp Word cũ (.doc). Chỉ đọc DOCX: hãy mở bằng Word hoặc LibreOffice, "
        "chọn “Lưu thành” DOCX rồi gửi lại.",
        "{name} is an old Word file (.doc). Save it as DOCX.",
    ),
    "old_office": (
        "{name} là tệp Office cũ (.xls, .ppt, .msg). Hãy lưu phần văn bản thành DOCX hoặc PDF.",
        "{name} is an old Office file. Save its text as DOCX or PDF.",
    ),
    "workbook": (
        "{name} là bảng tính Excel, không phải văn bản. Nếu là danh mục việc thì mở trang Văn bản, "
        "bấm “Nhập danh mục Excel” rồi gửi tệp ở đó; nếu là văn bản thì lưu thành DOCX hoặc PDF "
        "rồi gửi lại.",
        "{name} is an Excel workbook, no document. A list of tasks is taken in by “Enter an Excel "
        "list” on the page Documents; save a document as DOCX or PDF and send that.",
    ),
    "office_other": (
        "{name} là {what}, không phải văn bản Word. Hãy lưu thành DOCX hoặc PDF rồi gửi lại.",
        "{name} is {what}, no Word document. Save it as DOCX or PDF.",
    ),
    "rtf": (
        "{name} là tệp RTF. Chỉ đọc DOCX: hãy mở bằng Word và lưu thành DOCX.",
        "{name} is an RTF file. Save it as DOCX.",
    ),
    "web_page": (
        "{name} là trang web (HTML), dù tên tệp có thể là .doc. Chỉ đọc DOCX: hãy mở bằng Word "
        "và lưu thành DOCX.",
        "{name} is a web page (HTML). Open it in Word and save it as DOCX.",
    ),
    "other_picture": (
        "{name} là ảnh dạng {what}. Chỉ đọc ảnh PNG, JPEG, TIFF: hãy lưu lại ở dạng đó hoặc PDF.",
        "{name} is a {what} picture. Save it as PNG, JPEG, TIFF or PDF.",
    ),
    "zip_no_docx": (
        "{name} là tệp nén, không phải DOCX. Hãy giải nén và gửi từng tệp bên trong.",
        "{name} is an archive, no DOCX. Unpack it and send the files inside.",
    ),
    "encrypted": (
        "{name} có mật khẩu nên không đọc được. Hãy mở bằng mật khẩu, lưu một bản không mật khẩu "
        "(nếu quy định về bảo vệ bí mật cho phép) rồi gửi lại.",
        "{name} is protected by a password. Save a copy without it, if secrecy rules allow.",
    ),
    "damaged": (
        "{name} bị hỏng hoặc tải về chưa trọn ({detail}). Hãy xin lại tệp từ nơi gửi.",
        "{name} is damaged or incomplete ({detail}). Ask the sender for it again.",
    ),
    "macros": (
        "{name} chứa macro ({part}). Tệp có macro không được nhận vì có thể chạy mã lạ: "
        "hãy lưu thành DOCX không macro hoặc PDF.",
        "{name} contains macros ({part}). Save it as DOCX without macros or as PDF.",
    ),
    "zip_bomb": (
        "{name} phình ra quá lớn khi giải nén ({detail}), giống bom nén. Tệp bị từ chối "
        "vì an toàn: hãy báo nơi gửi và bộ phận công nghệ thông tin.",
        "{name} unpacks to far too much ({detail}), as a zip bomb does. Tell the sender and IT.",
    ),
    "unsafe_zip": (
        "{name} có đường dẫn lạ bên trong ({detail}). Tệp bị từ chối vì an toàn: "
        "hãy mở bằng Word, lưu thành tệp mới rồi gửi lại.",
        "{name} has unsafe names inside ({detail}). Open it in Word and save it anew.",
    ),
    "unsafe_xml": (
        "{name} khai báo thực thể XML ({part}), Word không bao giờ làm vậy. Tệp bị từ chối vì "
        "an toàn: hãy mở bằng Word, lưu thành tệp mới rồi gửi lại.",
        "{name} declares XML entities ({part}). Open it in Word and save it anew.",
    ),
    "image_bomb": (
        "{name} có ảnh {width}×{height} điểm, quá mức {limit} triệu điểm một trang. "
        "Hãy quét lại ở 200–300 dpi.",
        "{name} has a picture of {width}×{height} pixels; the limit is {limit} million.",
    ),
    "too_many_pages": (
        "{name} có {pages} trang, quá mức {limit} trang. Hãy tách tệp rồi đọc từng phần.",
        "{name} has {pages} pages; the limit is {limit}. Split it.",
    ),
    "too_slow": (
        "{name} đọc quá {seconds} giây nên đã dừng. Hãy tách tệp, hoặc in ra PDF mới rồi gửi lại.",
        "Reading {name} took more than {seconds} seconds. Split it or print it to a new PDF.",
    ),
    "too_heavy": (
        "{name} cần quá {limit_mb} MB bộ nhớ nên đã dừng. Hãy tách tệp hoặc in ra PDF mới.",
        "Reading {name} needs more than {limit_mb} MB of memory. Split it or print it to PDF.",
    ),
    "killed": (
        "Tiến trình đọc {name} bị hệ thống dừng, thường vì máy thiếu bộ nhớ. Các tệp khác vẫn được "
        "đọc: hãy đọc lại riêng tệp này với --jobs 1.",
        "The process that read {name} was killed, usually for want of memory. The other files "
        "were read: read this one again alone, with --jobs 1.",
    ),
    "no_workbook": (
        "{name} không phải bảng tính Excel. Chỉ nhập tệp .xlsx: hãy mở bằng Excel hoặc LibreOffice "
        "và lưu thành .xlsx.",
        "{name} is no Excel workbook. Only .xlsx is taken in: save it as .xlsx.",
    ),
    "old_sheet": (
        "{name} là tệp Excel cũ (.xls), dù tên tệp có thể là .xlsx. Hãy mở bằng Excel hoặc "
        "LibreOffice, chọn “Lưu thành” .xlsx rồi gửi lại.",
        "{name} is an old Excel file (.xls), whatever its name says. Save it as .xlsx.",
    ),
    "text_sheet": (
        "{name} là tệp chữ (CSV) hoặc trang web, không phải Excel, dù tên tệp có thể là .xlsx. Hãy "
        "mở bằng Excel, xem cột có bị lệch không, rồi lưu thành .xlsx.",
        "{name} is text (CSV) or a web page, no Excel workbook, whatever its name says. Open it in "
        "Excel and save it as .xlsx.",
    ),
    "macros_sheet": (
        "{name} chứa macro (.xlsm). Tệp có macro không được nhận vì có thể chạy mã lạ: hãy lưu "
        "thành .xlsx không macro.",
        "{name} contains macros (.xlsm). Save it as .xlsx without macros.",
    ),
    "unsafe_xml_sheet": (
        "{name} khai báo thực thể XML, Excel không bao giờ làm vậy. Tệp bị từ chối vì an toàn: hãy "
        "mở bằng Excel, lưu thành tệp mới rồi gửi lại.",
        "{name} declares XML entities. Open it in Excel and save it anew.",
    ),
    "no_ffmpeg": (
        "{name} là video; bản sạch do ffmpeg làm mà máy chủ chưa cài. Hãy nhờ quản trị cài: "
        "apt-get install ffmpeg",
        "{name} is a video; its clean copy is made by ffmpeg, which is not installed: "
        "apt-get install ffmpeg",
    ),
    "no_heif": (
        "{name} là ảnh HEIC; bản sạch do heif-convert làm mà máy chủ chưa cài. Hãy nhờ quản trị "
        "cài: apt-get install libheif-examples. Cần công bố ngay thì lưu ảnh thành JPEG rồi gửi.",
        "{name} is a HEIC picture; its clean copy is made by heif-convert, which is not installed: "
        "apt-get install libheif-examples. To publish now, save it as JPEG and send that.",
    ),
    "video_codec": (
        "{name} nén theo kiểu {what}, phần mềm chưa biết cách bỏ siêu dữ liệu trong kiểu ấy. Hãy "
        "chuyển video sang MP4 (H.264, AAC) bằng công cụ của cơ quan rồi gửi thêm bản đó.",
        "{name} is packed as {what}, from which we know no way to take its metadata. Convert it to "
        "MP4 (H.264, AAC) with the office's own tool and send that too.",
    ),
    "no_tesseract": (
        "{name} là ảnh quét, cần Tesseract để nhận dạng chữ mà máy chưa cài. Hãy nhờ quản trị cài: "
        "apt-get install tesseract-ocr tesseract-ocr-vie",
        "{name} is a scan and Tesseract is not installed: "
        "apt-get install tesseract-ocr tesseract-ocr-vie",
    ),
    "no_vietnamese_model": (
        "{name} là ảnh quét, Tesseract trên máy chưa có mẫu tiếng Việt. Hãy nhờ quản trị cài: "
        "apt-get install tesseract-ocr-vie",
        "{name} is a scan and Tesseract lacks Vietnamese: apt-get install tesseract-ocr-vie",
    ),
}


def unreadable(refusal: Refusal, name: str) -> Unreadable:
    """The refusal of one named file, to be raised. Raises: KeyError for an unknown code or fact."""
    vietnamese, english = MESSAGES[refusal.code]
    facts = refusal.facts | {"name": name}
    return Unreadable(refusal.code, vietnamese.format(**facts), english.format(**facts))
