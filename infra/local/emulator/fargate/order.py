"""Lesson: a container starts when the conditions of its dependsOn hold: START, COMPLETE, SUCCESS, HEALTHY.

ministack starts the containers of a task one after the other in the order of the definition. So that order is made one
in which each comes after those it depends on, and each start waits for its conditions. A known difference: a container
that waits also holds back those behind it that have nothing to wait for.
"""
import time

from . import tasks, watch
from .tasks import TaskIsGoingDown

POLL_SECONDS = 0.1
START_TIMEOUT_SECONDS = 180  # the ECS agent's default where a definition has no startTimeout
NEVER_STARTED = 143  # what the ECS agent reports for a container that it stops before its start


def in_start_order(definitions):
    """The container definitions, stable, each after those it depends on."""
    by_name = {c["name"]: c for c in definitions}

    def depth(name, path=()):
        if name in path:
            raise ValueError(f"container dependency cycle: {' -> '.join([*path, name])}")
        above = [d["containerName"] for d in by_name[name].get("dependsOn", [])]
        return 1 + max((depth(other, (*path, name)) for other in above), default=0)

    return sorted(definitions, key=lambda c: depth(c["name"]))


def wait_for_dependencies(task, cdef):
    """Returns when all conditions hold; raises TaskIsGoingDown when one never will."""
    for dependency in cdef.get("dependsOn", []):
        name, condition = dependency["containerName"], dependency["condition"]
        deadline = time.monotonic() + task.define(name).get("startTimeout", START_TIMEOUT_SECONDS)
        while not _holds(task, name, condition):
            fault = _never(task, name, condition) or (time.monotonic() > deadline and "timed out")
            if fault:
                _give_up(task, cdef, name, fault)
            if task.going_down.wait(POLL_SECONDS):
                raise TaskIsGoingDown(task.arn)
            watch.look(task)
            watch.act(task)


def _holds(task, name, condition):
    if condition == "START":
        return name in task.started
    if condition == "HEALTHY":
        return name not in task.ended and task.shown(name)["healthStatus"] == "HEALTHY"
    return name in task.ended and (condition == "COMPLETE" or task.shown(name)["exitCode"] == 0)


def _never(task, name, condition):
    if name in task.ended and condition in ("SUCCESS", "HEALTHY"):
        return "did not exit successfully" if condition == "SUCCESS" else "is not healthy"
    return None


def _give_up(task, cdef, name, fault):
    """As ECS does: the container that cannot start is stopped, which stops the task when it is essential.

    ministack cannot leave a container out, so here the task also stops when it is not.
    """
    dependency, exit_code = task.define(name), task.shown(name).get("exitCode")
    shown = task.shown(cdef["name"])
    shown["lastStatus"] = "STOPPED"
    shown["exitCode"] = NEVER_STARTED
    shown["reason"] = (
        "CannotStartContainerError: dependency graph: failed to resolve container ordering dependency "
        f"[{name}({dependency['image']}) (STOPPED->RUNNING) - Exit: {exit_code}] for target "
        f"[{cdef['name']}({cdef['image']}) (NONE->RUNNING)] as dependency {fault}.")
    watch.stop_task(task, watch.ESSENTIAL_EXITED, "EssentialContainerExited")
    raise TaskIsGoingDown(task.arn)
