"""Cases of a force's own workbook come into the register (nhập vụ việc từ Excel)."""
