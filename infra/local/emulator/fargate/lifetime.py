"""The ends of the emulator's own life: what a killed run left is removed at start, what this one made at its end."""
import os

import docker
from ministack.core import container_reaper
from ministack.services import ecs

from . import tasks
from .tasks import TaskIsGoingDown
from .volumes import remove_volume

_closing = False


def refuse_when_closing(task):
    if _closing:
        raise TaskIsGoingDown(task.arn)


def maybe_mark_stopped_unless_closing(original, task, docker_client=None):
    """At the end all containers are stopped at once, and a service must not replace its tasks then."""
    if not _closing:
        original(task, docker_client)


def stop_docker_containers(original, include_unlabelled=False):
    """ministack calls this at start (include_unlabelled) and at its end, for containers; volumes are our part."""
    global _closing
    _closing = not include_unlabelled
    original(include_unlabelled)
    _remove_our_volumes(docker.from_env())


def reset(original):
    original()
    tasks.forget_all()
    client = ecs._get_docker()
    if client is not None:
        _remove_our_volumes(client)


def _remove_our_volumes(client):
    """Those of this instance. With a name of its own (MINISTACK_HOSTNAME) it is known by that, whatever its port was."""
    name, _, port = container_reaper.instance_id().rpartition(":")
    for volume in client.volumes.list(filters={"label": container_reaper.INSTANCE_LABEL}):
        owner, _, owner_port = volume.attrs["Labels"][container_reaper.INSTANCE_LABEL].rpartition(":")
        if owner == name and (owner_port == port or os.environ.get("MINISTACK_HOSTNAME")):
            remove_volume(volume)
