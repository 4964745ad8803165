#!/usr/bin/env python3
"""Runs a built program on files that were made to harm it, and counts what it does not stand.

In: the program (`--vanban`), of any build, also an older one. Out: a line for each input that is not stood, and a
table by class: how many were tried, how many ended in a panic, were aborted, took over 10 s, needed over 1 GB.
Exit code 1 if anything but the number of those tried is not 0.

The inputs come from `hostile_inputs.py` and `hostile_workbooks.py`, which make them anew each time. What one of
them should say is not judged here: most are refused, some are only large. A run is ended after `--longest` seconds
and gets at most `--most` MB, so that the machine that judges stays whole. `--slow 20` is for a build that is not
optimised: seconds are divided by it.
"""

import argparse
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import hostile_inputs
import hostile_workbooks

# What a bug says of itself.
BUG = ("lỗi của chương trình, không phải của văn bản", "panicked at")


class Outcome:
    """What became of a run."""

    def __init__(self, code, text, seconds, waited, megabytes, ended):
        self.code, self.text, self.seconds, self.megabytes = code, text, seconds, megabytes
        self.waited, self.ended = waited, ended

    def faults(self, slow):
        found = []
        if any(words in self.text for words in BUG) or self.code == 101:
            found.append("panic")
        if self.code < 0 and not self.ended:
            found.append("abort")
        # On a busy machine a run may wait for its turn: only what it used, or waited for without end, counts.
        if self.ended or (self.waited > 10 * slow and self.seconds > 10 * slow):
            found.append("over 10 s")
        if self.megabytes > 1024:
            found.append("over 1 GB")
        return found


def write(case, folder):
    """Makes the files in a process of its own: what this one holds would count as the program's."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            for name, made in case.make().items():
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                if callable(made):
                    made(path)
                else:
                    path.write_bytes(made if isinstance(made, bytes) else made.encode())
            code = 0
        finally:
            os._exit(code)
    if os.waitpid(child, 0)[1]:
        sys.exit(f"{case.sort}: {case.name}: was not made")


def run(program, case, folder, longest, most):
    write(case, folder)

    def bounded():
        resource.setrlimit(resource.RLIMIT_DATA, (most << 20, most << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (int(longest), int(longest) + 5))

    start = time.monotonic()
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(
            [program, *case.command], cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said, preexec_fn=bounded
        )
        late = threading.Event()

        def end():
            late.set()
            child.kill()

        # On a busy machine a run waits for its turn.
        timer = threading.Timer(longest * 10, end)
        timer.start()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        timer.cancel()
        waited = time.monotonic() - start
        said.seek(0)
        text = said.read(1 << 20).decode(errors="replace")
    seconds = used.ru_utime + used.ru_stime
    ended = late.is_set() or child.returncode == -signal.SIGXCPU
    return Outcome(child.returncode, text, seconds, waited, used.ru_maxrss / 1024, ended)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--vanban", type=Path, required=True, help="the program")
    arguments.add_argument("--only", default="", help="inputs whose class or name has these words")
    arguments.add_argument("--longest", type=float, default=60)
    arguments.add_argument("--most", type=int, default=6000, help="megabytes")
    arguments.add_argument("--slow", type=float, default=1)
    arguments.add_argument("--each", action="store_true", help="a line for each input")
    asked = arguments.parse_args()
    program = asked.vanban.absolute()
    names = ("panic", "abort", "over 10 s", "over 1 GB")
    table = {}
    for case in [*hostile_inputs.all_cases(), *hostile_workbooks.all_cases()]:
        if asked.only not in f"{case.sort}: {case.name}":
            continue
        with tempfile.TemporaryDirectory() as folder:
            outcome = run(program, case, Path(folder), asked.longest, asked.most)
        faults = outcome.faults(asked.slow)
        row = table.setdefault(case.sort, [0] * 5)
        row[0] += 1
        for at, name in enumerate(names, 1):
            row[at] += name in faults
        if faults or asked.each:
            first = next((line.strip() for line in outcome.text.splitlines() if line.strip()), "")
            print(
                f"{case.sort}: {case.name}: {', '.join(faults) or 'stood'} ({outcome.seconds:.1f} s, "
                f"{outcome.megabytes:.0f} MB, code {outcome.code}): {first[:150]}",
                flush=True,
            )
    width = max([len(sort) for sort in table] + [5])
    print(f"\n{'class':{width}}  tried  panics  aborts  over 10 s  over 1 GB")
    total = [0] * 5
    for sort, row in [*table.items(), ("all", total)]:
        print(f"{sort:{width}}  {row[0]:5}  {row[1]:6}  {row[2]:6}  {row[3]:9}  {row[4]:9}")
        if row is not total:
            total[:] = [one + other for one, other in zip(total, row)]
    sys.exit(1 if any(total[1:]) or total[0] == 0 else 0)


if __name__ == "__main__":
    main()
