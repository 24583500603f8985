"""Puts our functions in front of ministack's own.

They are private functions, found by name inside their modules: nothing promises that the next release still has them. So
the version is pinned, and a name or a parameter that is gone stops the start instead of quietly teaching nothing.
"""
import functools
import importlib.metadata
import inspect

VERSION = "1.5.33"


def check_version():
    found = importlib.metadata.version("ministack")
    if found != VERSION:
        raise SystemExit(
            f"Local Fargate cannot start: it wraps private functions of ministack {VERSION}, and {found} is installed. "
            f"Install {VERSION}, or go through infra/local/emulator/fargate with the new source and run its tests.")


def wrap(module, name, ours, parameters):
    """Lets `ours(original, ...)` be called in place of the module's `name`, also where the API's action table holds it."""
    original = getattr(module, name, None)
    found = list(inspect.signature(original).parameters) if callable(original) else None
    if found != parameters:
        have = "is gone" if found is None else f"now takes ({', '.join(found)})"
        raise SystemExit(
            f"Local Fargate cannot start: {module.__name__}.{name} {have}; expected ({', '.join(parameters)}) "
            f"as in ministack {VERSION}. Adapt infra/local/emulator/fargate/teach.py.")
    replacement = functools.partial(ours, original)
    setattr(module, name, replacement)
    actions = getattr(module, "_ACTION_MAP", {})
    for action, handler in actions.items():
        if handler is original:
            actions[action] = replacement
