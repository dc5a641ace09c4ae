"""A plausible year of cases, made from a seed, whose totals are the published ones (năm mô phỏng).

Pure: no table is touched. What comes out is simulated and says so wherever it is shown.
"""

from sauro.cases.simulating.figures import Figure, Figures, read_figures
from sauro.cases.simulating.quotas import ImpossibleError
from sauro.cases.simulating.telling import Actor, Simulated, told
from sauro.cases.simulating.year import Year, plan

__all__ = [
    "Actor", "Figure", "Figures", "ImpossibleError", "Simulated", "Year", "plan", "read_figures",
    "told",
]  # fmt: skip
