"""From a directive to results: whose work it is, its life, and how it stands (việc được giao)."""
