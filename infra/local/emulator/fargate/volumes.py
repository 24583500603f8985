"""Lesson: a task's volumes are empty and root-owned at start, shared by its containers, and gone with the task.

Docker would fill a new named volume from the image's folder; Fargate does so only where the image declares that folder a
volume, hence no_copy.
"""
import docker.errors
import docker.types
from ministack.services import ecs

from .namespace import labels
from .tasks import TASK_LABEL


def mounts(task, cdef):
    """Docker mounts for the mount points on volumes without a host path; those with one are ministack's part."""
    own = {v["name"] for v in task.definition.get("volumes", []) if _belongs_to_task(v)}
    declared = _declared_by_image(task.client, cdef["image"])
    return [_mount(task, point, point["containerPath"] in declared)
            for point in cdef.get("mountPoints", []) if point["sourceVolume"] in own]


def taken_from(task, cdef):
    """Of siblings, which have started: whoever takes volumes from one depends on it."""
    return [f"{task.started[source['sourceContainer']].id}:{'ro' if source.get('readOnly') else 'rw'}"
            for source in cdef.get("volumesFrom") or [] if source["sourceContainer"] in task.started]


def _declared_by_image(client, image):
    try:
        return client.images.get(image).attrs["Config"].get("Volumes") or {}
    except docker.errors.ImageNotFound:
        return {}  # yet to be pulled: what it declares is not known, and its volumes start empty


def _belongs_to_task(volume):
    return not (volume.get("host") or {}).get("sourcePath") and "efsVolumeConfiguration" not in volume


def _mount(task, point, filled):
    # Not as a bind text: docker-py misreads "ro,nocopy" there as part of the path, and adds an anonymous volume for it.
    return docker.types.Mount(
        type="volume", source=f"ministack-ecs-{task.id[:8]}-{point['sourceVolume']}", target=point["containerPath"],
        read_only=bool(point.get("readOnly")), no_copy=not filled, labels=labels(task.arn))


def remove_task_volumes(client, task_arn):
    for volume in client.volumes.list(filters={"label": f"{TASK_LABEL}={task_arn}"}):
        remove_volume(volume)


def remove_volume(volume):
    """One that is still in use is left to the next sweep, and the log says so."""
    try:
        volume.remove(force=True)
    except docker.errors.APIError as error:
        ecs.logger.warning("Fargate: volume %s stays for now: %s", volume.name, error)
