"""Violation cases: the register, steps and clocks, exhibits, money, papers (vụ việc)."""
