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
        _report_digest(task, cdef, task.client.images.get(image))
        return
    except docker.errors.ImageNotFound:
        pass
    try:
        task.client.images.pull(image)
        _report_digest(task, cdef, task.client.images.get(image))
    except (docker.errors.APIError, requests.exceptions.RequestException) as error:
        said = getattr(error, "explanation", None) or str(error)
        reason = f"pull image manifest has been retried 1 time(s): failed to resolve ref {_canonical(image)}: {said}"
        task.shown(cdef["name"])["reason"] = f"CannotPullContainerError: {reason}"
        raise ecs._ImagePullError(reason) from error  # ministack puts the error's name in front


def _report_digest(task, cdef, image):
    """As DescribeTasks shows it: the registry's, or the engine's own where no registry has the image."""
    from_registry = [reference.split("@", 1)[1] for reference in image.attrs.get("RepoDigests") or []]
    task.shown(cdef["name"])["imageDigest"] = from_registry[0] if from_registry else image.id


def _canonical(image):
    """The full reference, as containerd names it in ECS's messages."""
    first = image.split("/", 1)[0]
    has_registry = "/" in image and ("." in first or ":" in first or first == "localhost")
    named = image if has_registry else f"docker.io/{image if '/' in image else f'library/{image}'}"
    return named if ":" in named.rsplit("/", 1)[-1] or "@" in named else f"{named}:latest"


def needs_first_task(original, deployment, td, context=None):
    return False
