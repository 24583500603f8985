"""Lesson: the health checks of the definition are run, those of the image are not, and both levels report healthStatus.

Docker runs the checks. It asks for the first time after a whole interval, as ECS does; to a person who waits that is
dead time. So during the start period, in which failures do not count anyway, we ask as well, twice a second, until the
first success. From then on Docker's word is taken.
"""
import time

import docker.errors
from ministack.core.concurrency import spawn_background

SECOND = 1_000_000_000  # Docker counts in nanoseconds
EARLY_INTERVAL_SECONDS = 0.5


def docker_healthcheck(check):
    """ECS's defaults where the definition leaves something out; NONE without a check, or Docker would use the image's."""
    if not check:
        return {"test": ["NONE"]}
    return {
        "test": check["command"], "interval": check.get("interval", 30) * SECOND, "timeout": check.get("timeout", 5) * SECOND,
        "retries": check.get("retries", 3), "start_period": check.get("startPeriod", 0) * SECOND}


def ask_early(task, cdef, container):
    check = cdef.get("healthCheck")
    if not check or not check.get("startPeriod"):
        return
    kind, *rest = check["command"]
    command = ["/bin/sh", "-c", *rest] if kind == "CMD-SHELL" else rest
    deadline = time.monotonic() + check["startPeriod"]

    def ask():
        while time.monotonic() < deadline and not task.going_down.is_set():
            try:
                if container.exec_run(command).exit_code == 0:
                    task.answered.add(cdef["name"])
                    return
            except docker.errors.APIError:
                return  # it is not running any more, and whoever looks at its state says so
            task.going_down.wait(EARLY_INTERVAL_SECONDS)

    spawn_background(ask, thread_name=f"fargate-early-health-{task.id[:8]}-{cdef['name']}")


def container_status(task, name, docker_state):
    """HEALTHY, UNHEALTHY or UNKNOWN from Docker's State of a container with a check."""
    status = (docker_state.get("Health") or {}).get("Status")
    if status == "unhealthy":
        return "UNHEALTHY"
    return "HEALTHY" if status == "healthy" or (status == "starting" and name in task.answered) else "UNKNOWN"


def task_status(task):
    """Essential containers with a check decide: one UNHEALTHY is enough, HEALTHY takes all of them."""
    counted = [c["name"] for c in task.definition["containerDefinitions"] if c.get("healthCheck") and c.get("essential", True)]
    states = [task.shown(name)["healthStatus"] for name in counted]
    if "UNHEALTHY" in states:
        return "UNHEALTHY"
    return "HEALTHY" if states and all(state == "HEALTHY" for state in states) else "UNKNOWN"
