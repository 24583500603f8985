"""Which resource of load balancing a request is about, as AWS's policies see it: of rules, tags and what is made the emulator
knows none."""
FIELDS = ("RuleArn", "RulePriorities.member.1.RuleArn", "ResourceArns.member.1")


def elb_resource(found, params, region, account_id):
    """`found` is what the emulator takes for it, and `params` are the request's. An ARN, or `*` where AWS takes none."""
    if found != "*":
        return found
    if _first(params, "Action") == "CreateTargetGroup":
        return f"arn:aws:elasticloadbalancing:{region}:{account_id}:targetgroup/{_first(params, 'Name')}/0"
    return next((arn for arn in (_first(params, field) for field in FIELDS) if arn), "*")


def _first(params, name):
    value = params.get(name, "")
    return value[0] if isinstance(value, list) else value
