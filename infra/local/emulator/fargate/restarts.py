"""Lesson: a container with a restart policy is started again in its place, and the task goes on.

Only one that has run for restartAttemptPeriod seconds, and not after an exit code that is to be ignored; then it ends as
any other does. What it wrote after its restart goes to the same log stream.
"""
from datetime import datetime

import docker.errors
from ministack.services import ecs

PERIOD_SECONDS = 300  # ECS's default


def is_due(cdef, docker_state):
    """@param docker_state: Docker's State of the container, which has exited"""
    policy = cdef.get("restartPolicy") or {}
    if not policy.get("enabled") or docker_state["ExitCode"] in (policy.get("ignoredExitCodes") or []):
        return False
    return _ran_seconds(docker_state) >= policy.get("restartAttemptPeriod", PERIOD_SECONDS)


def restart(task, name):
    """Puts it among the ended where Docker cannot start it."""
    container = task.started[name]
    try:
        container.start()
    except docker.errors.APIError as error:
        ecs.logger.warning("Fargate: restarting container %s of task %s: %s", name, task.id, error)
        task.ended.add(name)
        return
    # A forwarder ends with its container.
    ecs._start_awslogs_forwarder(_SinceItsStart(container), task.define(name), task.id)


class _SinceItsStart:
    """The container for ministack's forwarder, which asks for all lines and would send those of the first run again."""

    def __init__(self, container):
        self._container = container
        self.id = container.id

    def logs(self, **options):
        self._container.reload()
        return self._container.logs(since=_time(self._container.attrs["State"]["StartedAt"]).timestamp(), **options)


def _ran_seconds(docker_state):
    return (_time(docker_state["FinishedAt"]) - _time(docker_state["StartedAt"])).total_seconds()


def _time(text):
    """Docker's times have nanoseconds, of which Python takes the first six digits."""
    whole, _, fraction = text.rstrip("Z").partition(".")
    return datetime.fromisoformat(f"{whole}.{(fraction or '0')[:6].ljust(6, '0')}+00:00")
