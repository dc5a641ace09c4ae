"""A year's days off out of a workbook (tệp lịch nghỉ lễ): seen by row, then written whole.

It stands here and not beside the calendar because strangers' files are opened in this room.
"""
