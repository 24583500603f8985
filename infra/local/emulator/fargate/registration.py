"""Lesson: what ECS refuses at RegisterTaskDefinition is refused here, so that it is not met on AWS for the first time."""
from ministack.core.responses import error_response_json

from .order import in_start_order


def register_task_definition(original, data):
    fault = dependency_fault(data.get("containerDefinitions") or [])
    return error_response_json("ClientException", fault, 400) if fault else original(data)


def dependency_fault(definitions):
    """What is wrong with the containers' dependsOn, or None."""
    by_name = {c.get("name"): c for c in definitions}
    for cdef in definitions:
        for dependency in cdef.get("dependsOn", []):
            name, condition = dependency.get("containerName"), dependency.get("condition")
            if name not in by_name:
                return f"Container {cdef.get('name')} depends on {name}, which the task definition does not have."
            if condition in ("SUCCESS", "COMPLETE") and by_name[name].get("essential", True):
                return "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container"
            if condition == "HEALTHY" and not by_name[name].get("healthCheck"):
                return f"A dependency container with HEALTHY condition must have a health check: {name} has none."
    try:
        in_start_order(definitions)
    except (KeyError, ValueError) as error:
        return f"Invalid dependencies: {error}"
    return None
