"""Lesson: an image that cannot be pulled stops the task with CannotPullContainerError.

What the local Docker engine holds stands in for what a registry would hold, so no registry is asked about it: not for a
newer version, and not for a digest to pin.
"""
import docker.errors
import requests.exceptions
from ministack.services import ecs


def ensure_image(task, cdef):
    image = cdef["image"]
    try:
        task.client.images.get(image)
        return
    except docker.errors.ImageNotFound:
        pass
    try:
        task.client.images.pull(image)
    except (docker.errors.APIError, requests.exceptions.RequestException) as error:
        said = getattr(error, "explanation", None) or str(error)
        reason = f"pull image manifest has been retried 1 time(s): failed to resolve ref {_canonical(image)}: {said}"
        task.shown(cdef["name"])["reason"] = f"CannotPullContainerError: {reason}"
        raise ecs._ImagePullError(reason) from error  # ministack puts the error's name in front


def _canonical(image):
    """The full reference, as containerd names it in ECS's messages."""
    first = image.split("/", 1)[0]
    has_registry = "/" in image and ("." in first or ":" in first or first == "localhost")
    named = image if has_registry else f"docker.io/{image if '/' in image else f'library/{image}'}"
    return named if ":" in named.rsplit("/", 1)[-1] or "@" in named else f"{named}:latest"


def needs_first_task(original, deployment, td, context=None):
    return False
