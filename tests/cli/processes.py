"""Processes that run now, from /proc."""

import os


def children_of(process):
    try:
        with open(f"/proc/{process}/task/{process}/children", encoding="ascii") as file:
            return [int(number) for number in file.read().split()]
    except OSError:
        return []


def processes_of(program, folder):
    """Those that run this program in this folder and have children: the supervisors."""
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                if os.readlink(f"/proc/{name}/exe") == program and os.readlink(f"/proc/{name}/cwd") == folder:
                    if children_of(name):
                        found.append(int(name))
            except OSError:
                pass
    return found
