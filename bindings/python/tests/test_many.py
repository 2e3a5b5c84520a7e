"""Many texts: order, threads, memory, interrupts, forks."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

import helder
from conftest import EASY, HARD


def test_same_as_one_by_one_in_the_same_order() -> None:
    texts = [f"{EASY} {HARD} Nummer {i}." for i in range(50)]
    assert helder.check_many(texts) == [helder.check(t) for t in texts]
    assert helder.check_many(iter(texts), threads=1) == helder.check_many(texts, threads=3)
    assert helder.check_many([]) == []
    assert helder.check_many([EASY], profile="a2")[0].profile == "a2"


def test_reports_hold_the_very_texts() -> None:
    texts = [EASY, HARD]
    assert all(report.text is text for report, text in zip(helder.check_many(texts), texts))


def test_missing_texts_are_errors() -> None:
    with pytest.raises(TypeError, match=r"texts\[1\].*missing"):
        helder.check_many([EASY, None])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="many strings"):
        helder.check_many(EASY)


def test_threads() -> None:
    for threads in (0, -1):
        with pytest.raises(ValueError, match="threads"):
            helder.features([EASY], threads=threads)
    assert helder.features([EASY], threads=8) == helder.features([EASY], threads=1)


def test_other_threads_go_on() -> None:
    """The interpreter lock is let go: Python code runs while texts are measured."""
    counts: list[int] = []
    done = threading.Event()

    def count() -> None:
        n = 0
        while not done.is_set():
            n += 1
            time.sleep(0.001)
        counts.append(n)

    thread = threading.Thread(target=count)
    thread.start()
    start = time.perf_counter()
    helder.features([HARD] * 400)
    took = time.perf_counter() - start
    done.set()
    thread.join()
    # With the lock held the thread would get no turn at all.
    assert counts[0] > min(10.0, took * 20)


def test_from_several_threads_at_once() -> None:
    expected = helder.features([HARD] * 20)
    results: list[helder.Features] = []
    threads = [
        threading.Thread(target=lambda: results.append(helder.features([HARD] * 20))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 4


def test_iterable_is_read_as_texts_are_needed() -> None:
    taken = 0

    def texts() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield EASY if taken < 100_000 else 3  # type: ignore[misc]
            if taken >= 10_000:
                raise StopAsyncIteration("genoeg")

    with pytest.raises(StopAsyncIteration):
        helder.features(texts(), threads=1)
    assert taken == 10_000


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_after_a_fork() -> None:
    expected = helder.features([EASY] * 10)
    with multiprocessing.get_context("fork").Pool(2) as pool:
        done = pool.map_async(_measure, range(4)).get(timeout=120)
    assert done == [expected] * 4


def _measure(_: int) -> helder.Features:
    return helder.features([EASY] * 10)


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
@pytest.mark.parametrize(
    "call",
    [
        "helder.features(itertools.repeat(text))",
        "helder.check_many(itertools.repeat(text))",
        "helder.check(text * 20_000)",
    ],
)
def test_interrupt(call: str) -> None:
    code = (
        "import helder, itertools, sys\n"
        f"text = {HARD!r}\n"
        "helder.check(text)\n"
        "print('ready', flush=True)\n"
        "try:\n"
        f"    {call}\n"
        "except KeyboardInterrupt:\n"
        "    print('interrupted', flush=True)\n"
        "    import os; os._exit(0)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=30)
    assert out == "interrupted\n"


def test_memory_is_that_of_the_results() -> None:
    """Ten times as many texts, given one by one, take no more memory than the ten times larger table."""
    code = (
        "import helder, resource, sys\n"
        "def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024\n"
        "texts = lambda n: (f'U slikt pil {i}.' for i in range(n))\n"
        "helder.features(texts(5_000)); before = peak()\n"
        "table = helder.features(texts(50_000))\n"
        "columns = len(table) * table.num_rows * (8 + 1 / 8)\n"
        "print((peak() - before) / columns)\n"
    )
    pytest.importorskip("resource")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 1.6
