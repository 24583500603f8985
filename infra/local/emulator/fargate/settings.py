"""What the launcher is told through its environment, checked at once so that a slip is found before anything starts."""
import json
import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    simulate: bool  # no Docker: tasks are records only
    pause_image: str  # any image in which pause_command does nothing until it is killed
    pause_command: list
    vcpu_limit: float | None  # the account's quota of vCPUs that run at once; None: no quota


def read(env=os.environ):
    simulate = env.get("PLAYGROUND_SIMULATE") == "1"
    faults = []
    command = None
    if not simulate:
        if not env.get("PAUSE_IMAGE"):
            faults.append("PAUSE_IMAGE is not set: name the image whose container holds each task's network")
        try:
            command = json.loads(env.get("PAUSE_COMMAND", ""))
        except ValueError:
            pass
        if not (isinstance(command, list) and command and all(isinstance(part, str) for part in command)):
            faults.append('PAUSE_COMMAND is no JSON list of texts: give it as ["sleep", "infinity"]')
    limit = env.get("FARGATE_VCPU_LIMIT")
    try:
        vcpu_limit = float(limit) if limit else None
    except ValueError:
        faults.append(f"FARGATE_VCPU_LIMIT is {limit!r}: give a number of vCPUs, or leave it out")
    if faults:
        raise SystemExit("Local Fargate cannot start:\n- " + "\n- ".join(faults))
    return Settings(simulate, env.get("PAUSE_IMAGE", ""), command or [], vcpu_limit)
