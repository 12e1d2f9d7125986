"""What filling in a year's templates may cost at most: characters, steps of loops, figures, seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import Any

from mzledger.values.refusal import Refused

MOST_CHARACTERS = 1_000_000
"""That are printed."""
MOST_STEPS = 2_000_000
"""Forms that loops work off."""
MOST_TEXT = 200_000
"""Of one text that a filter or `~` makes."""
MOST_FIGURES = 20_000
SECONDS_IN_LOOPS = 5.0
SECONDS = 15.0
"""Of all filling in; the whole document of the sample county takes a third of a second."""


class Budget:
    """Counts down while templates are filled in; raises `Refused` where one of the bounds is passed."""

    def __init__(self, characters: int = MOST_CHARACTERS, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._most, self._characters, self._steps, self._figures = characters, characters, MOST_STEPS, MOST_FIGURES
        self._depth, self._in_loops, self._loop_since = 0, 0.0, 0.0
        self._since: float | None = None

    def each(self, items: Iterable[Any], steps: int, characters: int) -> Iterator[Any]:
        """The items of a loop; each turn costs the forms that its body works off and the characters that stand in it."""
        if not self._depth:
            self._loop_since = self._clock()
        self._depth += 1
        for item in items:
            self._steps -= steps
            if self._steps < 0:
                raise Refused("循环的次数太多，模板里的循环不能层层相套地重复")
            if self._in_loops + self._clock() - self._loop_since > SECONDS_IN_LOOPS:
                raise Refused(f"循环超过 {SECONDS_IN_LOOPS:.0f} 秒还没有完，请减少循环")
            self._spend(characters)
            yield item
        self._depth -= 1
        if not self._depth:
            self._in_loops += self._clock() - self._loop_since

    def printing(self, text: str) -> str:
        """A text that is printed."""
        now = self._clock()
        self._since = now if self._since is None else self._since
        self._spend(len(text))
        if now - self._since > SECONDS:
            raise Refused(f"填写超过 {SECONDS:.0f} 秒还没有完")
        return text

    def _spend(self, characters: int) -> None:
        self._characters -= characters
        if self._characters < 0:
            raise Refused(f"印出的文字超过 {self._most // 10_000} 万字，多半是循环里重复印了同一段")

    def figure(self) -> None:
        """One more figure is printed."""
        self._figures -= 1
        if self._figures < 0:
            raise Refused(f"印出的数字超过 {MOST_FIGURES} 个，多半是循环里重复印了")

    def made(self, value: Any) -> Any:
        """What a filter, a call or a join gave."""
        if isinstance(value, str) and len(value) > MOST_TEXT:
            raise Refused(f"这里拼出的一段文字超过 {MOST_TEXT // 10_000} 万字")
        return value
