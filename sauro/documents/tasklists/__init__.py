"""Lists of tasks that offices kept in Excel, taken into the one register (danh mục việc)."""
