"""The register as a file for other programs, however long it is (xuất sổ vụ việc)."""
