"""Lesson: the containers of a task share one network namespace, so that siblings are at localhost.

It belongs to a pause container, as no other may own it: any of them may exit while the rest go on. Whether the names of
siblings resolve is the network's business: names.py.

A task that is told of an AWS on this machine's loopback is ours, not a playground's: it works with the emulator itself, which
listens nowhere else, and so it gets this machine's network.
"""
from urllib.parse import urlsplit

from ministack.core import container_reaper

from . import credentials, names, tasks
from .tasks import TASK_LABEL

PAUSE_LABEL = "playground.pause"
LOOPBACK = "127.0.0.1"


def labels(task_arn):
    """With ministack's own labels, so that its sweeps at start and end take what a killed run left behind."""
    return {**container_reaper.own_labels("ecs"), TASK_LABEL: task_arn}


def open_namespace(task, settings):
    """Starts the pause container and returns the address of the task."""
    if _works_with_emulator(task):
        return LOOPBACK
    pause = task.client.containers.run(
        settings.pause_image, settings.pause_command, entrypoint=[], detach=True, name=f"ministack-ecs-{task.id[:8]}-pause",
        labels={**labels(task.arn), PAUSE_LABEL: "1"}, extra_hosts=names.hosts(task), sysctls=_system_controls(task))
    pause.reload()
    networks = pause.attrs["NetworkSettings"]["Networks"]
    return next(iter(networks.values()))["IPAddress"]


def _system_controls(task):
    """Of the network, and so of all containers alike, whichever of them asks."""
    return {control["namespace"]: control["value"]
            for cdef in task.definition["containerDefinitions"] for control in cdef.get("systemControls") or []}


def network_mode(task):
    if _works_with_emulator(task):
        return "host"
    return f"container:ministack-ecs-{task.id[:8]}-pause"


def _works_with_emulator(task):
    variables = [v for c in task.definition["containerDefinitions"] for v in c.get("environment") or []]
    return any(v["name"] == "AWS_ENDPOINT_URL" and urlsplit(v["value"]).hostname == LOOPBACK for v in variables)


def register_metadata(original, task_arn, cluster_arn, td, cdef, launch_type, env, host_mode, ministack_net_ip):
    """ministack tells each container where it listens itself, over what the task definition says: by the container's network."""
    task = tasks.find(task_arn)
    on_this_machine = host_mode or (task is not None and _works_with_emulator(task))
    token = original(task_arn, cluster_arn, td, cdef, launch_type, env, on_this_machine, ministack_net_ip)
    if on_this_machine:
        credentials.hand_over(td, env, task_arn.split(":")[4])
    return token


def close_namespace(client, task_arn):
    found = client.containers.list(all=True, filters={"label": [f"{TASK_LABEL}={task_arn}", f"{PAUSE_LABEL}=1"]})
    for pause in found:
        pause.remove(force=True, v=True)
