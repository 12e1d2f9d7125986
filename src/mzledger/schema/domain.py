"""The field of the bureau's work that a program belongs to: what the annex puts side by side."""

from __future__ import annotations

from enum import StrEnum


class Domain(StrEnum):
    """In the order in which the annex prints them; `OTHER` is put together with nothing."""

    COUNTY = "基本情况"
    RELIEF = "社会救助"
    WELFARE = "社会福利"
    VETERANS = "退役军人和优抚"
    AFFAIRS = "社会事务"
    OTHER = "其他工作"
