"""Which papers rest on which: citations, what replaced what, what is still to be obtained."""
