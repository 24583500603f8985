"""Lesson: EventBridge hears of each task that runs and of each that has stopped, as ECS tells it.

ministack tells nobody. The event carries the task as DescribeTasks shows it; ECS leaves nothing out that rules go by.
"""
import json

from ministack.core.concurrency import spawn_background
from ministack.services import ecs, eventbridge


def mark_task_running(original, task_arn, task):
    return _told(original(task_arn, task), task)


def mark_task_stopped(original, task_arn, task, reason, stop_code, exit_code=None):
    return _told(original(task_arn, task, reason, stop_code, exit_code), task)


def _told(changed, task):
    if changed:
        entry = {
            "Source": "aws.ecs", "DetailType": "ECS Task State Change", "Resources": [task["taskArn"]],
            "Detail": json.dumps(ecs._sanitize(task), default=str)}
        # Whoever changes a task holds locks that a rule's target may ask for.
        spawn_background(lambda: eventbridge._put_events({"Entries": [entry]}, allow_aws_source=True),
                         thread_name=f"fargate-change-{task['taskArn'][-8:]}")
    return changed
