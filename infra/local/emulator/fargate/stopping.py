"""Lesson: a task that stops first stops its containers, dependents before what they depend on, with the stopTimeout of each.

ministack calls the task STOPPED, writes one exit code into all containers and then removes them; here exit codes are the
containers' own, and their last log lines have arrived before anyone reads STOPPED.
"""
import threading

import docker.errors
from ministack.services import ecs

from . import interface, namespace, tasks, volumes

STOP_TIMEOUT_SECONDS = 30  # Fargate's default
LOG_DRAIN_SECONDS = 5


def mark_task_stopped(original, task_arn, task, reason, stop_code, exit_code=None):
    known = tasks.find(task_arn)
    if known is None:
        return original(task_arn, task, reason, stop_code, exit_code)
    with known.stopping:  # a second caller waits, then finds the task stopped
        if not ecs._task_is_active(task_arn, task):
            return False
        known.going_down.set()
        _stop_containers(known)
        _drain_logs(known)
        # No exit code: a container that never ran has none.
        return original(task_arn, task, reason, stop_code, None)


def _stop_containers(task):
    for cdef in reversed(task.definition["containerDefinitions"]):
        container = task.started.get(cdef["name"])
        if container is None:
            continue
        try:
            container.stop(timeout=cdef.get("stopTimeout", STOP_TIMEOUT_SECONDS))
            task.shown(cdef["name"])["exitCode"] = task.client.api.inspect_container(container.id)["State"]["ExitCode"]
        except docker.errors.APIError as error:
            ecs.logger.warning("Fargate: stopping container %s of task %s: %s", cdef["name"], task.id, error)


def _drain_logs(task):
    """ministack's forwarders end with their containers; a removed container would take unread lines with it."""
    for thread in threading.enumerate():
        if thread.name.startswith(f"ministack-ecs-awslogs-{task.id[:8]}-"):
            thread.join(LOG_DRAIN_SECONDS)


def cleanup_task_resources(original, task, docker_client, extra_container=None):
    """Called from several threads and more than once for a task: each step finds by label what is there to remove."""
    arn = task.get("taskArn", "")
    known = tasks.find(arn)
    client = docker_client or (known.client if known else None)
    original(task, client, extra_container)
    interface.detach(task)
    if client is not None and task.get("_network_mode") == "awsvpc":
        namespace.close_namespace(client, arn)
        volumes.remove_task_volumes(client, arn)
    tasks.forget(arn)
