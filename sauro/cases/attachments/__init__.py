"""Photographs, video and scans of a case: kept as received, withdrawn with a reason, never deleted
(tài liệu kèm theo). ``kinds`` tells by content what a file is; ``copies`` makes the copy without
metadata in a child process; ``services`` write.
"""
