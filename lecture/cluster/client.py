"""Jobs on a Dask cluster: `run` is to a cluster what `lecture.execute.run` is to this machine."""

import pickle
import uuid
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Any

import cloudpickle
from distributed import Client, LocalCluster

from lecture import execute
from lecture.cluster import outpost, parcels
from lecture.plan import Job
from lecture.worker import Outcome

LOCAL = "local"
RETRIES = 2
"""How often a job runs again whose process died; one whose worker is lost runs again by Dask itself."""
PATIENCE = 15
"""Seconds until a scheduler must answer, and until the first worker must be there."""


class NoCluster(OSError):
    """There is no cluster to work with: why, and what to do."""


def run(address: str, jobs: Sequence[Job], workers: int) -> Generator[Outcome]:
    """Make every job on the cluster at `address`, and yield what became of each as it ends, in whatever order.

    `address`: the scheduler's ("tcp://host:8786"), or "local" for a cluster of `workers` processes on this machine.
    Raises NoCluster if there is none, or if one of its workers would draw something else.
    """
    with _connected(address, workers) as client, _outposts(client, jobs) as name:
        for parcel in execute.through(lambda: Carrier(client), jobs, outpost.errand(name)):
            yield parcel if isinstance(parcel, Outcome) else parcels.delivered(pickle.loads(parcel))


class Carrier(Executor):
    """Dask's executor, for jobs that travel as bytes."""

    def __init__(self, client: Client) -> None:
        self._pool: Any = client.get_executor(pure=False, retries=RETRIES)

    def submit(self, function: Any, job: Job, /) -> Future[Any]:  # type: ignore[override]
        carried: Future[Any] = self._pool.submit(function, pickle.dumps(job))
        return carried

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._pool.shutdown(wait=wait and not cancel_futures)


@contextmanager
def _connected(address: str, workers: int) -> Iterator[Client]:
    """A client of a cluster that has at least one worker, all of them in our versions."""
    if address == LOCAL:
        local: Any = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
        with local, Client(local) as client:
            yield client
        return
    try:
        client = Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise NoCluster(f"no Dask scheduler answers at {address} ({error}). Start one: dask scheduler") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise NoCluster(f"the cluster at {address} has no worker. Start one: dask worker {address}") from error
        yield client


@contextmanager
def _outposts(client: Client, jobs: Sequence[Job]) -> Iterator[str]:
    """The project on every worker, as long as the block lasts; yields the name that it has there."""
    cloudpickle.register_pickle_by_value(outpost)  # a worker has nothing of ours
    here = outpost.versions()
    for worker, there in client.run(outpost.versions).items():
        if other := outpost.differences(here, there):
            raise NoCluster(
                f"the worker {worker} would draw something else: {other}. "
                "Install the same versions there: pip install -c constraints.txt '.[cluster]'"
            )
    project = parcels.bundle(jobs)
    name = f"lecture-{project.key}-{uuid.uuid4().hex[:8]}"  # two builds of the same project do not share an outpost
    client.register_plugin(outpost.Outpost(name, project.data, here), name=name)
    try:
        yield name
    finally:
        client.unregister_worker_plugin(name)
