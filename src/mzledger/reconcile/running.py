"""Where the parts of a job are worked on: one after the other here, or on a Dask cluster, with the identical result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any, Protocol

import numpy as np
import pandas as pd

from mzledger.values.refusal import Refused

PARTS = 8


class Runner(Protocol):
    """Applies a function to each part."""

    parts: int

    def map(self, function: Callable[..., Any], *parts: Sequence[Any]) -> list[Any]:
        """The function's results in the order of parts."""


class Here:
    """In this process, one part after the other."""

    def __init__(self, parts: int = 1) -> None:
        self.parts = parts

    def map(self, function: Callable[..., Any], *parts: Sequence[Any]) -> list[Any]:
        return list(map(function, *parts))


class Cluster:
    """On a Dask cluster: `local` starts two workers on this machine, `tcp://…` names a scheduler that runs already."""

    def __init__(self, address: str, parts: int = PARTS) -> None:
        if find_spec("distributed") is None:
            raise Refused("没有装 Dask，不能用 --scheduler。请去掉这个选项，或安装 mzledger[cluster]")
        from distributed import Client, LocalCluster

        self.parts = parts
        self._own = (
            LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) if address == "local" else None
        )
        try:
            self._client = Client(self._own or address, timeout="10s")
        except OSError:
            raise Refused(f"连不上 {address}。请检查地址，或去掉 --scheduler 在本机计算") from None

    def map(self, function: Callable[..., Any], *parts: Sequence[Any]) -> list[Any]:
        sent = [self._client.scatter(list(part), hash=False) if _large(part) else part for part in parts]
        return list(self._client.gather(self._client.map(function, *sent, pure=False)))

    def close(self) -> None:
        """Ends what was started here."""
        self._client.close()
        if self._own is not None:
            self._own.close()


def _large(part: Sequence[Any]) -> bool:
    return any(isinstance(item, pd.DataFrame) for item in part)


def rows_apart(frame: pd.DataFrame, parts: int) -> list[pd.DataFrame]:
    """A frame in runs of rows."""
    edges = np.linspace(0, len(frame), parts + 1).astype(int)
    return [frame.iloc[first:last] for first, last in zip(edges[:-1], edges[1:], strict=True)]


def keys_apart(frame: pd.DataFrame, column: str, parts: int) -> list[pd.DataFrame]:
    """A frame by the remainder of a key, so that equal keys stand in one part."""
    if parts == 1:
        return [frame]
    rest = frame[column].to_numpy() % parts
    return [frame[rest == part] for part in range(parts)]
