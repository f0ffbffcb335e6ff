"""Disks that are full, closed or small: finished work is kept, and the message says what to do."""

import resource
import shutil
import subprocess
from pathlib import Path

import pytest
from stage import Build, halves, made, videos


def _can_mount() -> bool:
    return (
        shutil.which("unshare") is not None and not subprocess.run(["unshare", "-rm", "true"], check=False).returncode
    )


mounting = pytest.mark.skipif(not _can_mount(), reason="this machine lets nobody mount a file system of their own")


def _mounted(out: Path, mount: str) -> list[str]:
    """Runs what follows on a file system of its own at `out`, and tells afterwards what is there."""
    out.mkdir(exist_ok=True)
    shell = f'{mount} && "$@"; code=$?; cd "$OUT" && find . -type f; exit $code'
    return ["env", f"OUT={out}", "unshare", "-rm", "sh", "-c", shell, "sh"]


@mounting
def test_a_full_disk_ends_the_build_and_keeps_what_is_finished(build: Build, out: Path) -> None:
    small = _mounted(out, 'mount -t tmpfs -o size=80k none "$OUT"')
    running = build("Blink", "Blink", "Blink", "Blink", before=small)
    files, said = running.communicate(timeout=120)
    assert running.returncode == 1
    assert f"lecture: no space is left for {videos(out)}." in said
    assert "What was finished is kept: free some, and the same command goes on." in said
    assert ".part" not in files
    assert 1 <= files.count(".mp4\n") < 4


@mounting
def test_a_folder_that_is_read_only_is_said_before_anything_is_drawn(build: Build, out: Path) -> None:
    (out / "en").mkdir(parents=True)
    frozen = _mounted(out, 'mount --bind "$OUT" "$OUT" && mount -o remount,bind,ro "$OUT"')
    running = build("Blink", before=frozen)
    said = running.communicate(timeout=120)[1]
    assert running.returncode == 1
    assert said == (
        f"lecture: {videos(out)} cannot be written: Read-only file system. "
        "Choose another folder with --out, or allow it.\n"
    )


def test_a_file_that_may_not_grow_fails_with_what_to_do(build: Build, out: Path) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))

    running = build("Blink", preexec_fn=limit)
    said = running.communicate(timeout=120)[1]
    assert running.returncode == 1
    assert "File too large" in said
    assert "A limit stands in the way (ulimit -f, or the file system's)" in said
    assert not made(out)
    assert not halves(out)
