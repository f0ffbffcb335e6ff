"""Sound for videos: resampled, brought to one loudness, and encoded as AAC, all by FFmpeg's own filters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice, repeat
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

RATE = 48_000
FRAME = 1024
"""Samples in a packet of AAC."""
BITS = 96_000
"""A second."""
LOUDNESS = -16.0
"""LUFS (EBU R 128), as for podcasts."""
CEILING = -2.0
"""dB below full scale that no peak exceeds."""
SILENCE = -70.0
"""LUFS: what is below counts as nothing."""
ROUNDS, CLOSE = 6, 0.15
"""Rounds of gain at most, until it is so many LU near."""
Samples = NDArray[np.float32]


@dataclass(frozen=True)
class Track:
    """Encoded sound: AAC packets of 1024 samples, the first of them the encoder's run-up before the time 0."""

    packets: tuple[bytes, ...]


@dataclass(frozen=True)
class Scene:
    """A scene's track, and how long the scene lasts."""

    track: Track
    seconds: float


def joined(scenes: Sequence[Scene]) -> Track:
    """Tracks one after the other, not encoded again: each takes as many whole packets as bring it nearest to where its
    scene ends. No scene is more than half a packet, 11 ms, early or late; what is cut off, or added, is silence."""
    packets, at = [*scenes[0].track.packets[:1]], 0.0
    for scene in scenes:
        at += scene.seconds
        left = round(at * RATE / FRAME) - (len(packets) - 1)
        packets += islice(chain(scene.track.packets[1:], repeat(scene.track.packets[-1])), left)
    return Track(tuple(packets))


def resampled(samples: Samples, rate: int) -> Samples:
    """One channel at RATE."""
    if rate == RATE:
        return samples
    return _filtered(samples, rate, ("aresample", str(RATE)), ("aformat", f"sample_rates={RATE}"))


def loudness(samples: Samples) -> float:
    """LUFS of one channel at RATE, over all of it; SILENCE where nothing is heard."""
    last = SILENCE
    for frame in _frames(samples, RATE, ("ebur128", "metadata=1")):
        last = float(frame.metadata.get("lavfi.r128.I", last))
    return last


def levelled(samples: Samples) -> Samples:
    """At LOUDNESS. Peaks above CEILING are pressed down; what that takes of the loudness, more gain gives back."""
    limiter = f"limit={10 ** (CEILING / 20):.6f}:attack=5:release=60:level=0:latency=1"
    louder, result = samples, samples
    for _ in range(ROUNDS):
        heard = loudness(result)
        if heard <= SILENCE or abs(LOUDNESS - heard) < CLOSE:
            break
        louder = (louder * np.float32(10 ** ((LOUDNESS - heard) / 20))).astype(np.float32)
        result = _filtered(louder, RATE, ("alimiter", limiter))
    return result


def encoded(samples: Samples) -> Track:
    """One channel at RATE as AAC, with silence up to a whole packet and one more: a joined lecture may need it."""
    whole = np.zeros((-(-len(samples) // FRAME) + 1) * FRAME, np.float32)
    whole[: len(samples)] = samples
    codec: Any = av.CodecContext.create("aac", "w")
    codec.sample_rate, codec.layout, codec.format, codec.bit_rate = RATE, "mono", "fltp", BITS
    codec.options = {"aac_coder": "fast"}  # nearer to the samples than the slow one, by 12 dB, in a third of the time
    packets = [packet for frame in _cut(whole, RATE, FRAME) for packet in codec.encode(frame)]
    return Track(tuple(bytes(packet) for packet in [*packets, *codec.encode(None)]))


def _filtered(samples: Samples, rate: int, *filters: tuple[str, str]) -> Samples:
    parts = [frame.to_ndarray().reshape(-1) for frame in _frames(samples, rate, *filters)]
    return np.concatenate([np.zeros(0, np.float32), *parts]).astype(np.float32)


def _frames(samples: Samples, rate: int, *filters: tuple[str, str]) -> Iterator[Any]:
    graph: Any = av.filter.Graph()
    nodes = [graph.add_abuffer(sample_rate=rate, format="flt", layout="mono")]
    nodes += [graph.add(name, given) for name, given in filters]
    nodes += [graph.add("aformat", "sample_fmts=flt:channel_layouts=mono"), graph.add("abuffersink")]
    graph.link_nodes(*nodes).configure()
    for frame in [*_cut(samples, rate, rate), None]:
        graph.push(frame)
        yield from iter(partial(_pulled, graph), None)


def _pulled(graph: Any) -> Any:
    try:
        return graph.pull()
    except (BlockingIOError, EOFError):
        return None


def _cut(samples: Samples, rate: int, size: int) -> Iterator[Any]:
    for k in range(0, len(samples), size):
        frame: Any = av.AudioFrame.from_ndarray(samples[None, k : k + size].astype(np.float32), "flt", "mono")
        frame.sample_rate, frame.pts = rate, k
        yield frame
