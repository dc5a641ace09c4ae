"""Papers of a case: drafted from what its record knows, numbered, frozen (văn bản của vụ việc).

``model``, ``law``, ``filling`` and ``rules`` are pure: forms, how a form is filled, what stands in
the way. ``record`` reads the case, ``drafting`` makes the paper, ``services`` write.
"""
