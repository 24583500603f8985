"""Lesson: a task that dies is replaced, at a new address; one that cannot stay up is replaced more and more slowly.

ministack replaces at once, always, which with a container that exits at its first line keeps a machine busy for nothing.
The service's events tell of it in ECS's words, and of a task that finds no place because a quota is used up.
"""
import time

from ministack.core.concurrency import spawn_background
from ministack.services import ecs

from . import tasks
from .watch import add_event

STABLE_SECONDS = 30  # a task that lived this long is no sign of a service that cannot start
LONGEST_WAIT_SECONDS = 60
PLACEMENT_RETRY_SECONDS = 5
STRUGGLING_AFTER = 3
STRUGGLING = ("is unable to consistently start tasks successfully. For more information, see the Troubleshooting section "
              "of the Amazon ECS Developer Guide.")
NO_PLACE = ("was unable to place a task. Reason: You've reached the limit on the number of vCPUs you can run concurrently. "
            "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.")

_failures = {}  # deployment id -> tasks in a row that did not stay up
_not_before = {}  # deployment id -> monotonic time of the next start
_scheduled = set()  # deployment ids for which a thread already waits


def record_service_task_failure(original, task, digest_resolution_failed=False):
    deployment = task.get("_deployment_id")
    known = tasks.find(task["taskArn"])
    stable = known is not None and time.monotonic() - known.created_at > STABLE_SECONDS
    failures = 0 if stable else _failures.get(deployment, 0) + 1
    _failures[deployment] = failures
    if failures > 1:
        _not_before[deployment] = time.monotonic() + min(2 ** (failures - 2), LONGEST_WAIT_SECONDS)
    if failures == STRUGGLING_AFTER:
        service = ecs._services.get(_service_key(task))
        if service is not None:
            add_event(service, STRUGGLING)
    original(task, digest_resolution_failed)


def reconcile_service_tasks(vcpu_limit, original, cluster_name, svc_key):
    service = ecs._services.get(svc_key)
    primary = ecs._primary_deployment(service) if service else None
    if not primary or service["status"] != "ACTIVE" or service.get("desiredCount", 0) == 0:
        return original(cluster_name, svc_key)
    wait = _not_before.get(primary["id"], 0) - time.monotonic()
    if wait > 0:
        return _later(wait, primary["id"], cluster_name, svc_key)
    if vcpu_limit is not None and _vcpus_with(service) > vcpu_limit:
        if not service["events"] or NO_PLACE not in service["events"][0]["message"]:
            add_event(service, NO_PLACE)
        return _later(PLACEMENT_RETRY_SECONDS, primary["id"], cluster_name, svc_key)
    return original(cluster_name, svc_key)


def _vcpus_with(service):
    """vCPUs in use if the service had all its tasks."""
    group = f"service:{service['serviceName']}"
    active = [t for t in list(ecs._tasks.values()) if t["lastStatus"] in ecs._PRE_STOP_STATUSES]
    others = sum(int(t["cpu"]) for t in active if t["group"] != group or t["clusterArn"] != service["clusterArn"])
    definition = ecs._task_defs.get(ecs._resolve_td_key(service["taskDefinition"])) or {}
    return (others + int(definition.get("cpu", 256)) * service["desiredCount"]) / 1024


def _later(seconds, deployment, cluster_name, svc_key):
    if deployment in _scheduled:
        return
    _scheduled.add(deployment)

    def again():
        time.sleep(seconds)
        _scheduled.discard(deployment)
        ecs._reconcile_service_tasks(cluster_name, svc_key)

    spawn_background(again, thread_name=f"fargate-replace-{svc_key.rsplit('/', 1)[-1][:16]}")


def _service_key(task):
    return f"{ecs._cluster_name_from_arn(task['clusterArn'])}/{task['group'].split(':', 1)[-1]}"
