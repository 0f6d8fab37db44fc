"""A thread beside the requests outlives every fault, and says each of them once."""

from __future__ import annotations

from routekaart.follower import Follower

OURS, THEIRS = KeyError("ours"), OSError("theirs")


class Fast(Follower):
    """Follows without waiting; each look ends with the next of these faults, or well."""

    def __init__(self, *faults: Exception | None, first_wait: float = 0.0) -> None:
        super().__init__("fast", every=1.0, longest_wait=5.0, first_wait=first_wait)
        self.left = list(faults)
        self.waits: list[float] = []
        self.told: list[Exception] = []
        self.start()
        self.stop()

    def look(self) -> None:
        if (fault := self.left.pop(0)) is not None:
            raise fault

    def tell(self, fault: Exception) -> None:
        self.told.append(fault)

    def pause(self, seconds: float) -> bool:
        self.waits.append(seconds)
        return not self.left


def test_it_looks_at_once_and_then_every_so_many_seconds() -> None:
    assert Fast(None, None).waits == [0, 1, 1]
    assert Fast(None, None, first_wait=3).waits == [3, 1, 1]


def test_what_goes_wrong_again_is_looked_at_less_often_until_it_goes_well() -> None:
    assert Fast(OURS, THEIRS, OURS, OURS, None, OURS).waits == [0, 2, 4, 5, 5, 1, 2]


def test_a_fault_that_stays_is_told_once() -> None:
    assert Fast(OURS, OURS, THEIRS, None, THEIRS, THEIRS).told == [OURS, THEIRS, THEIRS]
