"""The awsvpc tasks that run in Docker: what we know of each beyond ministack's own record."""
import threading
import time
from dataclasses import dataclass, field

TASK_LABEL = "com.amazonaws.ecs.task-arn"


class TaskIsGoingDown(Exception):
    """Raised in the thread that starts a task's containers when there is no use in starting more of them."""


@dataclass
class Task:
    record: dict  # ministack's, what DescribeTasks shows
    definition: dict  # the task definition, its containers in start order
    client: object  # docker.DockerClient
    started: dict = field(default_factory=dict)  # container name -> Docker container
    ended: set = field(default_factory=set)  # names of the containers that have exited
    due: set = field(default_factory=set)  # names of those that have exited and are to be started again
    answered: set = field(default_factory=set)  # names of those whose check passed before Docker ran it
    was_healthy: bool = False
    going_down: threading.Event = field(default_factory=threading.Event)
    looking: threading.Lock = field(default_factory=threading.Lock)
    looked_at: float = 0.0
    stopping: threading.Lock = field(default_factory=threading.Lock)
    created_at: float = field(default_factory=time.monotonic)

    @property
    def arn(self):
        return self.record["taskArn"]

    @property
    def id(self):
        return self.arn.rsplit("/", 1)[-1]

    def define(self, name):
        return next(c for c in self.definition["containerDefinitions"] if c["name"] == name)

    def shown(self, name):
        return next(c for c in self.record["containers"] if c["name"] == name)

    def is_essential(self, name):
        return self.define(name).get("essential", True)


_tasks = {}


def add(task):
    _tasks[task.arn] = task


def find(arn):
    return _tasks.get(arn)


def forget(arn):
    _tasks.pop(arn, None)


def forget_all():
    _tasks.clear()
