"""Looks at the containers of a task, fills in what ECS would report, and ends the task when ECS would.

Ends are noticed from the first container's start, not only when all of them run, and each container keeps its own exit
code.
"""
import time

import docker.errors
import requests.exceptions
from ministack.core.concurrency import resource_lock
from ministack.services import ecs

from . import health, restarts, rollout, tasks

LOOK_SECONDS = 0.2  # each look costs one call to Docker per container
ESSENTIAL_EXITED = "Essential container in task exited"
UNHEALTHY = "Task failed container health checks"


def maybe_mark_stopped(original, task, docker_client=None):
    """ministack's watcher thread passes its client; API calls pass none: they only look, so that no reader waits for a stop."""
    known = tasks.find(task.get("taskArn", ""))
    if known is None:
        return original(task, docker_client)
    look(known)
    if docker_client is not None:
        act(known)


def look(task):
    with task.looking:
        if time.monotonic() - task.looked_at < LOOK_SECONDS or task.going_down.is_set():
            return
        task.looked_at = time.monotonic()
        states = {name: _docker_state(task, container) for name, container in list(task.started.items())}
    with resource_lock("ecs-task", task.arn):
        for name, state in states.items():
            _report(task, name, state)
        task.record["healthStatus"] = health.task_status(task)
    if task.record["healthStatus"] == "HEALTHY" and task.record["lastStatus"] == "RUNNING" and not task.was_healthy:
        task.was_healthy = True
        rollout.healthy_now(task)


def _docker_state(task, container):
    try:
        return task.client.api.inspect_container(container.id)["State"]
    except (docker.errors.APIError, requests.exceptions.RequestException):
        return None  # a daemon that does not answer says nothing about the container


def _report(task, name, state):
    if state is None:
        return
    shown = task.shown(name)
    if state["Status"] in ("exited", "dead") and restarts.is_due(task.define(name), state):
        task.due.add(name)
    elif state["Status"] in ("exited", "dead"):
        task.ended.add(name)
        shown["lastStatus"] = "STOPPED"
        shown["exitCode"] = state["ExitCode"]
        if state.get("OOMKilled"):
            shown["reason"] = "OutOfMemoryError: Container killed due to memory usage"
    elif task.define(name).get("healthCheck"):
        shown["healthStatus"] = health.container_status(task, name, state)


def act(task):
    """Starts again what is due, and ends the task when an essential container (or every container) has ended, or when the
    service scheduler would."""
    with task.looking:
        while task.due and not task.going_down.is_set():
            restarts.restart(task, task.due.pop())
    everything = {c["name"] for c in task.definition["containerDefinitions"]}
    if any(task.is_essential(name) for name in task.ended) or task.ended == everything:
        stop_task(task, ESSENTIAL_EXITED, "EssentialContainerExited")
    elif task.record["healthStatus"] == "UNHEALTHY" and task.record.get("group", "").startswith("service:"):
        _service_event(task, f"(task {task.id}) failed container health checks.")
        if stop_task(task, UNHEALTHY, "ServiceSchedulerInitiated"):
            # ministack asks for a replacement only after the two stop codes that it knows itself.
            ecs._record_service_task_failure(task.record)


def stop_task(task, reason, stop_code):
    stopped = ecs._mark_task_stopped(task.arn, task.record, reason, stop_code)
    if stopped:
        ecs._cleanup_task_resources(task.record, task.client)
    return stopped


def _service_event(task, message):
    cluster = ecs._cluster_name_from_arn(task.record["clusterArn"])
    name = task.record["group"].split(":", 1)[1]
    service = ecs._services.get(f"{cluster}/{name}")
    if service is not None:
        add_event(service, message)


def add_event(service, message):
    """Newest first, as DescribeServices shows them."""
    service["events"].insert(0, {
        "id": ecs.new_uuid(), "createdAt": ecs._iso(), "message": f"(service {service['serviceName']}) {message}"})
