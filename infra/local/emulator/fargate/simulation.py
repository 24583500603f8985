"""Without Docker: tasks are records only, made to look like those of a template that came up well.

Containers with a health check are HEALTHY, those that are not essential have exited with 0, and the task has an address
of a range that documentation keeps for itself (198.51.100.0/24): nothing answers there, and no one else's machine does.
"""
import itertools
import json

from ministack.core.responses import json_response
from ministack.services import ecs

from . import interface

_hosts = itertools.cycle(range(1, 255))


def no_docker(original):
    return None


def run_task(original, data):
    status, headers, body = original(data)
    made = json.loads(body)
    if not made.get("tasks"):
        return status, headers, body
    records = [ecs._tasks[shown["taskArn"]] for shown in made["tasks"]]
    for task in records:
        _bring_up(task)
    return json_response({"tasks": [ecs._sanitize(task) for task in records], "failures": made["failures"]})


def _bring_up(task):
    definition = ecs._task_defs[ecs._resolve_td_key(task["taskDefinitionArn"])]
    checked = {c["name"] for c in definition["containerDefinitions"] if c.get("healthCheck")}
    essential = {c["name"] for c in definition["containerDefinitions"] if c.get("essential", True)}
    for container in task["containers"]:
        if container["name"] in checked:
            container["healthStatus"] = "HEALTHY"
        if container["name"] not in essential:
            container.update(lastStatus="STOPPED", exitCode=0)
    task["healthStatus"] = "HEALTHY" if checked & essential else "UNKNOWN"
    if task["_network_mode"] == "awsvpc":
        host = next(_hosts)
        interface.attach(task, f"10.0.0.{host}", public_address=f"198.51.100.{host}")
