"""Which resource of ECS a request is about, as AWS's policies see it: the emulator takes the cluster for it."""
import json


def ecs_resource(target, body, region, account_id):
    """`target` is the request's X-Amz-Target. An ARN, or `*` where AWS takes none."""
    action = target.rsplit(".", 1)[-1]
    given = json.loads(body or b"{}")
    here = f"arn:aws:ecs:{region}:{account_id}"
    cluster = _name(given.get("cluster", "default"))
    if action in ("CreateService", "UpdateService", "DeleteService", "DescribeServices"):
        service = given.get("serviceName") or given.get("service") or (given.get("services") or ["*"])[0]
        return f"{here}:service/{cluster}/{_name(service)}"
    if action == "DescribeTasks":
        return f"{here}:task/{cluster}/{_name((given.get('tasks') or ['*'])[0])}"
    if action == "RegisterTaskDefinition":
        return f"{here}:task-definition/{given.get('family')}:1"
    if action == "DeleteTaskDefinitions":
        return (given.get("taskDefinitions") or ["*"])[0]
    if action == "RunTask":
        return given.get("taskDefinition", "*")
    return given.get("resourceArn", "*")


def _name(text):
    return text.rsplit("/", 1)[-1]
