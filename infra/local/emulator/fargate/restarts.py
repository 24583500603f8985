"""Lesson: a container with a restart policy is started again in its place, and the task goes on.

Only one that has run for restartAttemptPeriod seconds, and not after an exit code that is to be ignored; then it ends as
any other does. What it wrote after its restart goes to the same log stream.
"""
from datetime import datetime

import docker.errors
from ministack.services import ecs

from .log_lines import InLines

PERIOD_SECONDS = 300  # ECS's default


def is_due(cdef, docker_state):
    """Whether a container that has exited is to be started again, by its definition and Docker's State of it."""
    policy = cdef.get("restartPolicy") or {}
    if not policy.get("enabled") or docker_state["ExitCode"] in (policy.get("ignoredExitCodes") or []):
        return False
    ran = _time(docker_state["FinishedAt"]) - _time(docker_state["StartedAt"])
    return ran.total_seconds() >= policy.get("restartAttemptPeriod", PERIOD_SECONDS)


def restart(task, name):
    """Puts it among the ended where Docker cannot start it."""
    container = task.started[name]
    try:
        container.start()
        container.reload()
    except docker.errors.APIError as error:
        ecs.logger.warning("Fargate: restarting container %s of task %s: %s", name, task.id, error)
        task.ended.add(name)
        return
    # A forwarder ends with its container, and a new one would begin with the first line again.
    since = _time(container.attrs["State"]["StartedAt"]).timestamp()
    ecs._start_awslogs_forwarder(InLines(container, since), task.define(name), task.id)


def _time(text):
    """Docker's times have nanoseconds, of which Python takes the first six digits."""
    whole, _, fraction = text.rstrip("Z").partition(".")
    return datetime.fromisoformat(f"{whole}.{(fraction or '0')[:6].ljust(6, '0')}+00:00")
