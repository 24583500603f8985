"""Lesson: a function URL with AuthType AWS_IAM lets in who is signed and allowed, and tells the function who it is.

ministack looks only whether there is anything like a signature, unless all of it is switched to real authorisation, which
its other callers here do not need. So its own check of signatures and policies is used for these URLs alone.
"""
import contextvars
import hashlib
from urllib.parse import quote

from fargate.wrapped import wrap
from ministack.core import iam_evaluator, sigv4
from ministack.services import lambda_svc

FORBIDDEN = 403, {"Content-Type": "application/json", "x-amzn-ErrorType": "AccessDeniedException"}, b'{"Message":"Forbidden"}'
# Since October 2025 a caller needs both: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
NEEDED = {
    "lambda:InvokeFunctionUrl": {"lambda:functionurlauthtype": "AWS_IAM"},
    "lambda:InvokeFunction": {"lambda:invokedviafunctionurl": "true"},
}

_caller = contextvars.ContextVar("playground_function_url_caller", default=None)


def teach():
    wrap(lambda_svc, "handle_function_url_request", handle_request,
         ["url_id", "method", "path", "headers", "body", "query_params", "resolved", "source_ip"])
    wrap(lambda_svc, "_build_function_url_event", build_event,
         ["url_id", "account_id", "region", "method", "path", "headers", "body", "query_params", "source_ip", "anonymous",
          "trace_root"])


async def handle_request(original, url_id, method, path, headers, body, query_params, resolved=None, source_ip=None):
    resolved = resolved or lambda_svc.resolve_function_url(url_id)
    _caller.set(None)
    if resolved is not None and resolved[4].get("AuthType") == "AWS_IAM":
        account, region, name, _, _ = resolved
        sent = path if headers.get("host", "").startswith(url_id) else f"/_aws/lambda-url/{url_id}{path}"
        credential = signer(region, account, method, quote(sent, safe="/-_.~"), headers, body, query_params)
        function_arn = f"arn:aws:lambda:{region}:{account}:function:{name}"
        if credential is None or not is_allowed(credential, region, function_arn):
            return FORBIDDEN
        _caller.set(credential)
    return await original(url_id, method, path, headers, body, query_params, resolved=resolved, source_ip=source_ip)


def build_event(original, *args, **kwargs):
    event = original(*args, **kwargs)
    credential = _caller.get()
    if credential is not None:
        event["requestContext"]["authorizer"] = {"iam": {
            "accessKey": credential.access_key_id, "accountId": credential.account_id, "callerId": credential.principal_id,
            "cognitoIdentity": None, "principalOrgId": None, "userArn": credential.principal_arn,
            "userId": credential.principal_id}}
    return event


def signer(region, account, method, raw_path, headers, body, query_params):
    """Whose signature the header has, or None where it is missing, wrong, old, or of credentials that there are not."""
    if not headers.get("authorization", "").startswith("AWS4-HMAC-SHA256 "):
        return None
    signature = sigv4.parse_header_signature(headers)
    if not isinstance(signature, sigv4.HeaderSignature) or (signature.service, signature.region) != ("lambda", region):
        return None
    credential = iam_evaluator.resolve_credential(
        signature.access_key_id, account, headers.get("x-amz-security-token", ""))
    if not isinstance(credential, iam_evaluator.ResolvedCredential):
        return None
    # ministack takes the hash that the header names for that of the body.
    named = headers.get("x-amz-content-sha256", sigv4.UNSIGNED_PAYLOAD)
    if named not in (sigv4.UNSIGNED_PAYLOAD, hashlib.sha256(body).hexdigest()):
        return None
    failure = sigv4.request_time_failure(signature) or sigv4.header_signature_failure(
        signature, credential.secret_access_key, method, raw_path, query_params, headers, body)
    return None if failure else credential


def is_allowed(credential, region, function_arn):
    """Whether the caller's own policies allow it; the account's root may do everything."""
    principal = iam_evaluator.resolve_principal(credential.access_key_id, credential.account_id, credential)
    if isinstance(principal, iam_evaluator.AuthError):
        return False
    if principal.policies is None:
        return True
    return all(
        iam_evaluator.evaluate(iam_evaluator.EvalContext(
            principal_arn=principal.arn, principal_type=principal.type, principal_account=principal.account,
            action=action, resource_arn=function_arn, region=region, service_context=keys,
            principal_keys=principal.keys), principal.policies, *principal.limits).decision == "Allow"
        for action, keys in NEEDED.items())
