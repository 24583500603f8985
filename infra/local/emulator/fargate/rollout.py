"""Lesson: a new service's deployment is IN_PROGRESS until its task is up and healthy, and only then COMPLETED.

ministack calls it COMPLETED from the first moment, and its circuit breaker watches only what is in progress: tasks that
never come up would be replaced for ever.
"""
from ministack.services import ecs

from . import tasks


def make_deployment(original, task_definition, desired_count, status="PRIMARY"):
    deployment = original(task_definition, desired_count, status)
    if desired_count > 0:
        deployment.update(rolloutState="IN_PROGRESS", rolloutStateReason=f"ECS deployment {deployment['id']} in progress.")
    return deployment


def record_service_task_healthy(original, svc_key, task):
    """ministack calls this once, a second after the start; a task with checks has to wait for them."""
    known = tasks.find(task["taskArn"])
    if known is None or not _has_checks(known) or task["healthStatus"] == "HEALTHY":
        original(svc_key, task)


def healthy_now(task):
    """Called when the task's checks have passed for the first time."""
    cluster = ecs._cluster_name_from_arn(task.record["clusterArn"])
    kind, _, name = task.record.get("group", "").partition(":")
    if kind == "service":
        ecs._schedule_service_deployment_completion(
            cluster, f"{cluster}/{name}", ecs.get_account_id(), ecs.get_region(), healthy_task=task.record)


def _has_checks(task):
    return any(c.get("healthCheck") and c.get("essential", True) for c in task.definition["containerDefinitions"])
