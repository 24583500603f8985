"""Lessons for when policies are enforced (AUTH=true): what AWS would know of a request, and the emulator does not.

Every request counts as over TLS, because there is none here. The tags of security groups and of what ECS has are known, and
so is which service or task of ECS a request is about.
Conditions by keys that the emulator never fills in are left out; the simulator in test/infra/policies looks at those.
"""
from ecs_resources import ecs_resource
from fargate.wrapped import wrap
from ministack.core import iam_actions, iam_evaluator
from ministack.services import tagging

REQUEST = ("service", "method", "path", "headers", "body", "query_params", "region", "account_id")
UNFILLED = {"ecs:cluster", "ecs:createaction", "ec2:vpc", "ec2:createaction"}


def teach():
    for service in ("ec2", "ecs"):
        if service in tagging._RESOURCE_TAG_COLLECTORS:
            raise SystemExit(f"The emulator knows the tags of {service} by itself now: take it out of {__file__}.")
        tagging._RESOURCE_TAG_COLLECTORS[service] = tagging._COLLECTORS[service]
    wrap(iam_actions, "extract_resource_arn", _resource, list(REQUEST))
    wrap(iam_evaluator, "_conditions_met", _conditions_met, ["conditions", "ctx"])


def _resource(original, *given, **named):
    request = {**dict(zip(REQUEST, given)), **named}
    if request["service"] != "ecs":
        return original(*given, **named)
    target = {name.lower(): value for name, value in request["headers"].items()}.get("x-amz-target", "")
    return ecs_resource(target, request["body"], request["region"], request["account_id"])


def _conditions_met(original, conditions, ctx):
    filled = {
        operator: {key: wanted for key, wanted in keys.items() if key.lower() not in UNFILLED}
        for operator, keys in conditions.items()
    }
    return original({operator: keys for operator, keys in filled.items() if keys}, ctx)


def over_tls(app):
    """Wraps an ASGI application."""

    async def serve(scope, receive, send):
        if scope["type"] == "http":
            scope = {**scope, "headers": [*scope["headers"], (b"x-forwarded-proto", b"https")]}
        await app(scope, receive, send)

    return serve
