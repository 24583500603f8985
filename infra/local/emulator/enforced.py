"""Lessons for when policies are enforced (AUTH=true): what AWS would know of a request, and the emulator does not.

Every request counts as over TLS, because there is none here. The tags of security groups and of what ECS and load balancing
have are known, and so is which service or task of ECS, which rule or target group of load balancing, which stream of a log
group, and which tagged security group a request is about. What of load balancing is made with tags stands in another model.
Conditions by keys that the emulator never fills in are left out; the simulator in test/infra/policies looks at those.
What a role was refused is kept and can be asked for: whoever was refused may try again, or not mind, and nobody would know.
"""
import json
import logging
from urllib.parse import parse_qs

from ecs_resources import ecs_resource
from elb_resources import elb_resource
from fargate.wrapped import wrap
from ministack.core import iam_actions, iam_evaluator
from ministack.services import tagging

REQUEST = ("service", "method", "path", "headers", "body", "query_params", "region", "account_id")
UNFILLED = {"ecs:cluster", "ecs:createaction", "ec2:vpc", "ec2:createaction", "elasticloadbalancing:createaction"}
REFUSED_PATH = "/_playground/refused-calls"
ENFORCED = ["access_key_id", "iam_action", "service", "region", "resource_arn", "service_context"]

logger = logging.getLogger("enforced")
refused = {}


def teach():
    for service in ("ec2", "ecs", "elasticloadbalancing"):
        if service in tagging._RESOURCE_TAG_COLLECTORS:
            raise SystemExit(f"The emulator knows the tags of {service} by itself now: take it out of {__file__}.")
        tagging._RESOURCE_TAG_COLLECTORS[service] = tagging._COLLECTORS[service]
    wrap(iam_actions, "_tag_operations", _tag_operations, ["service"])
    wrap(iam_actions, "extract_resource_arn", _resource, list(REQUEST))
    wrap(iam_evaluator, "_conditions_met", _conditions_met, ["conditions", "ctx"])
    wrap(iam_evaluator, "enforce", _enforce, ENFORCED)


def _tag_operations(original, service):
    return original("elbv2" if service == "elasticloadbalancing" else service)


def _resource(original, *given, **named):
    request = {**dict(zip(REQUEST, given)), **named}
    if request["service"] == "logs":
        return _stream(original(*given, **named), json.loads(request["body"] or b"{}"))
    if request["service"] == "ec2":
        return _tagged(original(*given, **named), parse_qs((request["body"] or b"").decode()), request)
    if request["service"] == "elasticloadbalancing":
        return elb_resource(original(*given, **named), request["query_params"], request["region"], request["account_id"])
    if request["service"] != "ecs":
        return original(*given, **named)
    target = {name.lower(): value for name, value in request["headers"].items()}.get("x-amz-target", "")
    return ecs_resource(target, request["body"], request["region"], request["account_id"])


def _stream(group, given):
    return f"{group}:log-stream:{given['logStreamName']}" if "logStreamName" in given else group


def _tagged(found, given, request):
    group = given.get("ResourceId.1", [""])[0]
    here = f"arn:aws:ec2:{request['region']}:{request['account_id']}"
    return f"{here}:security-group/{group}" if found == "*" and group.startswith("sg-") else found


def _conditions_met(original, conditions, ctx):
    filled = {
        operator: {key: wanted for key, wanted in keys.items() if key.lower() not in UNFILLED}
        for operator, keys in conditions.items()
    }
    return original({operator: keys for operator, keys in filled.items() if keys}, ctx)


def _enforce(original, *given, **named):
    result = original(*given, **named)
    who = getattr(result, "principal_arn", None) or ""
    if ":assumed-role/" in who:
        call = {**dict(zip(ENFORCED, given)), **named}
        key = (who.split("/")[1], call["iam_action"], call.get("resource_arn", "*"))
        refused[key] = refused.get(key, 0) + 1
        logger.warning("refused: role %s, %s on %s", *key)
    return result


def over_tls(app):
    """Wraps an ASGI application; it also tells what roles were refused."""

    async def serve(scope, receive, send):
        if scope["type"] == "http" and scope["path"] == REFUSED_PATH:
            await _tell(send)
            return
        if scope["type"] == "http":
            scope = {**scope, "headers": [*scope["headers"], (b"x-forwarded-proto", b"https")]}
        await app(scope, receive, send)

    return serve


async def _tell(send):
    calls = [{"role": role, "action": action, "resource": on, "times": n} for (role, action, on), n in refused.items()]
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": json.dumps(calls).encode()})
