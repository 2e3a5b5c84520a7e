"""Spark: a small table in one process; with `-m cluster` a million rows on a master and two workers."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import helder

pyspark = pytest.importorskip("pyspark")
from pyspark import cloudpickle  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

import helder.spark  # noqa: E402

# The workers cannot import this module: its functions travel as they are.
by_value: Any = cloudpickle.register_pickle_by_value
by_value(sys.modules[__name__])

ROWS = int(os.environ.get("HELDER_SPARK_ROWS", "1000000"))
PARTITIONS = 64

WHO = ["U", "De arts", "De verpleegkundige", "Uw huisarts", "De apotheker", "Een collega", "De assistent"]
DOES = ["belt", "vraagt", "ziet", "zoekt", "helpt", "wast", "prikt", "onderzoekt", "behandelt"]
WHAT = ["de pillen", "het bloed", "uw arm", "de hypertensie", "de wond", "het formulier", "de coloscopie", "uw hart"]
WHEN = ["morgen", "elke dag", "na het eten", "voor de operatie", "m.b.v. een naald", "twee keer per week"]


def text(number: int) -> str | None:
    """The text of a row, always the same for a number; one in a thousand is missing."""
    choose = random.Random(number)
    if choose.random() < 0.001:
        return None
    one = f"{choose.choice(WHO)} {choose.choice(DOES)} {choose.choice(WHAT)} {choose.choice(WHEN)}."
    return one if choose.random() < 0.7 else f"{one} Bel ons op nummer {number}."


def java() -> bool:
    return subprocess.run(["java", "-version"], capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(not java(), reason="no Java for Spark")


def session(master: str, **settings: str) -> SparkSession:
    # What Spark starts its workers with; it reads nothing else when no spark-submit comes before.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder: Any = SparkSession.builder
    builder = builder.master(master).appName("helder").config("spark.ui.enabled", "false")
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "5000")
    for name, value in settings.items():
        builder = builder.config(name.replace("_", "."), value)
    made: SparkSession = builder.getOrCreate()
    return made


@pytest.fixture(scope="module")
def local() -> Iterator[SparkSession]:
    spark = session("local[2]")
    yield spark
    spark.stop()


def test_small_table(local: SparkSession) -> None:
    rows = [(i, text(i)) for i in range(2000)]
    df = local.createDataFrame(rows, "id long, tekst string").repartition(4)
    got = helder.spark.features(df, "tekst").toArrow().sort_by("id")
    expected = pa.table(helder.features([t for _, t in rows]))
    assert got.column("id").to_pylist() == [i for i, _ in rows]
    for name in expected.column_names:
        assert got.column(name).to_pylist() == expected.column(name).to_pylist(), name


def test_sentences(local: SparkSession) -> None:
    df = local.createDataFrame([("a", "U komt. U wacht."), ("b", None), ("c", "Bel ons.")], "id string, t string")
    got = helder.spark.features(df, "t", per="sentence").select("id", "number", "text").collect()
    assert [tuple(r) for r in got] == [("a", 1, "U komt."), ("a", 2, "U wacht."), ("c", 1, "Bel ons.")]


def test_columns(local: SparkSession) -> None:
    df = local.createDataFrame([(1, "U komt.", 9.0)], "id long, tekst string, words double")
    with pytest.raises(ValueError, match="prefix"):
        helder.spark.features(df, "tekst")
    assert helder.spark.features(df, "tekst", prefix="h_").collect()[0]["h_words"] == 2.0
    assert helder.spark.features(df, "tekst", keep=["tekst"]).columns[:2] == ["tekst", "lint_score"]
    assert helder.spark.features(df, "tekst", keep=[]).columns[0] == "lint_score"
    for column in ("id", "weg"):
        with pytest.raises(ValueError, match=column):
            helder.spark.features(df, column)


class Cluster:
    """A master and workers of Spark as processes of this machine, on loopback only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port, self.web = free_port(), free_port()
        self.processes: list[subprocess.Popen[bytes]] = []
        self.python_memory = 0
        where = ["--host", "127.0.0.1", "--port", str(self.port), "--webui-port", str(self.web)]
        self._start("org.apache.spark.deploy.master.Master", *where)
        self.url = f"spark://127.0.0.1:{self.port}"
        self._wait(lambda state: "ALIVE" in state)

    def _start(self, what: str, *arguments: str) -> subprocess.Popen[bytes]:
        spark = Path(pyspark.__file__).parent
        log = (self.folder / f"{what.rsplit('.', 1)[-1]}-{len(self.processes)}.log").open("wb")
        env = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_HOME": str(spark), "SPARK_NO_DAEMONIZE": "1"}
        command = [str(spark / "bin" / "spark-class"), what, *arguments]
        # A process group of its own, so that a killed worker takes its executor with it.
        process = subprocess.Popen(command, stdout=log, stderr=log, env=env, start_new_session=True)
        self.processes.append(process)
        return process

    def worker(self) -> subprocess.Popen[bytes]:
        """One more worker with one core."""
        before = self.alive()
        work = self.folder / f"work-{len(self.processes)}"
        where = ["--host", "127.0.0.1", "--webui-port", str(free_port()), "--work-dir", str(work)]
        process = self._start("org.apache.spark.deploy.worker.Worker", *where, "-c", "1", "-m", "2g", self.url)
        self._wait(lambda _: self.alive() > before)
        return process

    def state(self) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.web}/json/", timeout=5) as answer:
                body: bytes = answer.read()
                return body.decode()
        except OSError:
            return ""

    def alive(self) -> int:
        import json

        state = self.state()
        return sum(w["state"] == "ALIVE" for w in json.loads(state)["workers"]) if state else 0

    def _wait(self, ready: Any) -> None:
        for _ in range(240):
            if ready(self.state()):
                return
            time.sleep(0.5)
        raise TimeoutError("Spark did not start; see the logs in " + str(self.folder))

    def watch(self) -> None:
        """Notes the most memory that a Python worker of this cluster had so far."""
        own = {p.pid for p in self.processes}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                command = (folder / "cmdline").read_bytes()
                status = (folder / "status").read_text()
                # Only the workers of this cluster: their sessions are those of its processes.
                session = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[3])
            except (OSError, IndexError, ValueError):
                continue
            if b"pyspark.daemon" in command and session in own and "VmHWM:" in status:
                peak = int(status.split("VmHWM:")[1].split()[0]) * 1024
                self.python_memory = max(self.python_memory, peak)

    def stop(self) -> None:
        for process in reversed(self.processes):
            kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port: int = s.getsockname()[1]
        return port


def measure_rows(spark: SparkSession, out: Path, rows: int) -> float:
    """Makes the texts on the cluster, measures them, writes the table; gives the seconds."""
    start = time.perf_counter()

    def make(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            texts = pa.array([text(i) for i in batch.column(0).to_pylist()], pa.string())
            yield pa.RecordBatch.from_arrays([batch.column(0), texts], names=["id", "tekst"])

    df = spark.range(0, rows, 1, PARTITIONS).mapInArrow(make, "id long, tekst string")
    helder.spark.features(df, "tekst").write.mode("overwrite").parquet(str(out))
    return time.perf_counter() - start


def same_as_here(outs: dict[Path, int]) -> None:
    """Every row is there once, and is what one process gives."""
    import pyarrow.dataset as ds

    tables = []
    for out, rows in outs.items():
        table = ds.dataset(str(out), format="parquet").to_table().sort_by("id").combine_chunks()
        assert table.num_rows == rows
        assert table.column("id").equals(pa.chunked_array([pa.array(range(rows), pa.int64())]))
        tables.append(table.drop_columns("id"))
    # In portions, so that the test does not hold one more table and a million texts.
    portion = 50_000
    for first in range(0, max(outs.values()), portion):
        expected = pa.table(helder.features(text(i) for i in range(first, first + portion)))
        for table in tables:
            part = table.slice(first, portion)
            for name in expected.column_names if part.num_rows else []:
                wanted = expected.column(name).slice(0, part.num_rows).combine_chunks()
                assert part.column(name).combine_chunks().equals(wanted), (first, name)


@pytest.mark.cluster
def test_cluster(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def say(line: str) -> None:
        with capsys.disabled():
            print(line, flush=True)

    cluster = Cluster(tmp_path)
    settings = {"spark_executor_memory": "1g", "spark_cores_max": "2", "spark_python_worker_reuse": "true"}
    try:
        cluster.worker()
        spark = session(cluster.url, **settings)
        try:
            measure_rows(spark, tmp_path / "warm", 2000)
            one = measure_rows(spark, tmp_path / "one", ROWS)
            say(f"\n1 worker:  {ROWS} rows in {one:.0f} s, {ROWS / one:.0f} rows/s")
            victim = cluster.worker()
            measure_rows(spark, tmp_path / "warm", 2000)
            two = measure_rows(spark, tmp_path / "two", ROWS)
            cluster.watch()
            say(f"2 workers: {ROWS} rows in {two:.0f} s, {ROWS / two:.0f} rows/s")

            # A worker is killed in the middle: its tasks are run again elsewhere.
            some = max(ROWS // 5, 1000)
            timer = threading.Timer(two * some / ROWS / 2, kill, [victim])
            timer.start()
            killed = measure_rows(spark, tmp_path / "killed", some)
            timer.join()
            assert victim.poll() is not None
            say(f"2 workers, 1 killed halfway: {some} rows in {killed:.0f} s")
        finally:
            spark.stop()
        size = sum(part.stat().st_size for part in (tmp_path / "two").glob("*.parquet"))
        say(f"the table as Parquet: {size / ROWS:.0f} bytes a row")
        say(f"memory of a Python worker: at most {cluster.python_memory / 2**20:.0f} MB")
        same_as_here({tmp_path / "one": ROWS, tmp_path / "two": ROWS, tmp_path / "killed": some})
        say("all rows are there once, and the same as in one process")
    finally:
        cluster.stop()
