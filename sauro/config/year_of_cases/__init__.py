"""Simulated cases in the register: whole tables at once, by the operator (vụ việc mô phỏng)."""
