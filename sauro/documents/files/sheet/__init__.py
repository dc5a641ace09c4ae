"""Workbooks: the cells of XLSX files from strangers."""
