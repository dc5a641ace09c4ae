"""Days off and swapped Saturdays as dated rows that people write (lịch nghỉ lễ, làm bù).

What the nation's body writes lies over the rows that are shipped. Everybody counts by it.
"""
