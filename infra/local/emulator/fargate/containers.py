"""How a task and its containers come up: the lessons in the order in which they apply."""
from ministack.services import ecs

from . import health, images, interface, lifetime, namespace, order, tasks
from .tasks import TASK_LABEL, Task, TaskIsGoingDown


def start_task_worker(settings, original, task, td, container_overrides, docker_client):
    """ministack's thread for one new task. Its record still says PROVISIONING, which is when Fargate makes the network."""
    if td.get("networkMode") != "awsvpc":
        return original(task, td, container_overrides, docker_client)
    ordered = order.in_start_order(td["containerDefinitions"])
    names = [c["name"] for c in ordered]
    # ministack goes by position: all three lists have to change together.
    task["containers"] = sorted(task["containers"], key=lambda c: names.index(c["name"]))
    task["_container_essentials"] = [bool(c.get("essential", True)) for c in ordered]
    known = Task(record=task, definition={**td, "containerDefinitions": ordered}, client=docker_client)
    tasks.add(known)
    lifetime.refuse_when_closing(known)
    address = namespace.open_namespace(known, settings)
    interface.attach(task, address, public_address=address)
    try:
        original(task, known.definition, container_overrides, docker_client)
    except TaskIsGoingDown:
        pass
    if not ecs._task_is_active(task["taskArn"], task):
        # Stopped while its parts were being made: whoever stopped it may have looked before they were there.
        ecs._cleanup_task_resources(task, docker_client)


def run_docker_container(original, docker_client, cdef, run_kwargs, *, refresh_image=False, allow_cached=True,
                         cache_image=None, fallback_image=None, auth_config=None):
    task = tasks.find(run_kwargs["labels"][TASK_LABEL])
    if task is None:
        return original(
            docker_client, cdef, run_kwargs, refresh_image=refresh_image, allow_cached=allow_cached,
            cache_image=cache_image, fallback_image=fallback_image, auth_config=auth_config)
    order.wait_for_dependencies(task, cdef)
    images.ensure_image(task, cdef)
    lifetime.refuse_when_closing(task)
    if task.going_down.is_set():
        raise TaskIsGoingDown(task.arn)
    container = original(docker_client, cdef, run_kwargs)
    task.started[cdef["name"]] = container
    health.ask_early(task, cdef, container)
    return container
