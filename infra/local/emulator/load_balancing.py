"""Lessons: what AWS refuses of a load balancer's rules and target groups is refused here, too.

A number among a listener's rules is taken once, and a target group stays while a rule leads to it.
"""
from fargate.wrapped import wrap
from ministack.services import alb


def teach():
    wrap(alb, "_create_rule", create_rule, ["params"])
    wrap(alb, "_delete_tg", delete_target_group, ["params"])


def create_rule(original, params):
    listener, priority = alb._p(params, "ListenerArn"), alb._p(params, "Priority")
    if any((rule["ListenerArn"], rule["Priority"]) == (listener, priority) for rule in list(alb._rules.values())):
        return alb._error("PriorityInUse", f"Priority '{priority}' is currently in use")
    return original(params)


def delete_target_group(original, params):
    arn = alb._p(params, "TargetGroupArn")
    if any(action.get("TargetGroupArn") == arn for rule in list(alb._rules.values()) for action in rule["Actions"]):
        return alb._error("ResourceInUse", f"Target group '{arn}' is currently in use by a listener or a rule")
    return original(params)
