"""Lesson: SNS invokes a function as events do, so what fails is tried again and then goes where failures go.

ministack runs the function once and forgets how that ended.
"""
import json

from fargate.wrapped import wrap
from ministack.services import lambda_svc, sns

PARAMETERS = [
    "endpoint", "envelope", "topic_arn", "sub_arn", "msg_id", "raw_message", "message_attributes"]


def teach():
    wrap(sns, "_deliver_to_lambda", deliver, PARAMETERS)


def deliver(original, endpoint, envelope, topic_arn, sub_arn, *rest):
    func, config, _ = lambda_svc._get_func_record_for_ref(endpoint)
    if not func or not config:
        return original(endpoint, envelope, topic_arn, sub_arn, *rest)
    record = {
        "EventVersion": "1.0", "EventSubscriptionArn": sub_arn, "EventSource": "aws:sns", "Sns": json.loads(envelope)}
    lambda_svc.invoke_async_with_retry(
        lambda_svc._execution_record_for_config(func, config), {"Records": [record]})
