"""The text of a version of a report, or of a sum, and its files (phần lời và văn bản báo cáo).

Where to look: `subject` is what a text is of, `storing` how it is kept, `sheets` which figures its
sentences read, `fitting` makes a template of a form, `keeping` reads and writes, `taking_up` brings
parts from below, cases and proposals in, `annex` and `paper` make the document, `files` keeps it.
"""
