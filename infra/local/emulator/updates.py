"""Lesson: an invocation that runs while its function is changed ends on the code and environment that it began with.

ministack ends it: it takes every worker of the function for idle. Those that are at work are only taken out of the pool here,
and end with what they do.
"""
import contextvars

from fargate.wrapped import wrap
from ministack.core import lambda_runtime
from ministack.services import lambda_svc

_changing = contextvars.ContextVar("playground_function_is_changed", default=False)


def teach():
    for name in ("_update_code", "_update_config"):
        wrap(lambda_svc, name, _change, ["name", "data"])
    wrap(lambda_svc, "invalidate_worker", _invalidate, ["func_name", "qualifier", "account", "region"])
    wrap(lambda_svc, "release_worker", _release, ["worker"])


def _change(original, *given):
    token = _changing.set(True)
    try:
        return original(*given)
    finally:
        _changing.reset(token)


def _invalidate(original, func_name, *rest, **named):
    if _changing.get():
        with lambda_runtime._lock:
            for workers in lambda_runtime._workers.values():
                for worker in [each for each in workers if each.in_use and each.func_name == func_name]:
                    worker.outdated = True
                    workers.remove(worker)
    return original(func_name, *rest, **named)


def _release(original, worker):
    original(worker)
    if getattr(worker, "outdated", False):
        lambda_runtime.kill_workers([worker])
