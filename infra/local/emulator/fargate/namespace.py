"""Lesson: the containers of a task share one network namespace, so that siblings are at localhost.

It belongs to a pause container, as no other may own it: any of them may exit while the rest go on. Sibling names do not
resolve, because on Fargate they do not either.
"""
from ministack.core import container_reaper

from .tasks import TASK_LABEL

PAUSE_LABEL = "playground.pause"


def labels(task_arn):
    """With ministack's own labels, so that its sweeps at start and end take what a killed run left behind."""
    return {**container_reaper.own_labels("ecs"), TASK_LABEL: task_arn}


def open_namespace(task, settings):
    """Starts the pause container and returns the address of the task."""
    pause = task.client.containers.run(
        settings.pause_image, settings.pause_command, entrypoint=[], detach=True, name=f"ministack-ecs-{task.id[:8]}-pause",
        labels={**labels(task.arn), PAUSE_LABEL: "1"})
    pause.reload()
    networks = pause.attrs["NetworkSettings"]["Networks"]
    return next(iter(networks.values()))["IPAddress"]


def network_mode(task):
    return f"container:ministack-ecs-{task.id[:8]}-pause"


def close_namespace(client, task_arn):
    found = client.containers.list(all=True, filters={"label": [f"{TASK_LABEL}={task_arn}", f"{PAUSE_LABEL}=1"]})
    for pause in found:
        pause.remove(force=True, v=True)
