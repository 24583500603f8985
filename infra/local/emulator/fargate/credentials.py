"""Lesson: where policies are enforced, a task that works with the emulator has the rights of its role, as on AWS.

ministack tells every container where to ask for credentials, and gives out there what it does not know itself afterwards.
"""
import secrets

from ministack import app
from ministack.services import sts


def hand_over(definition, env, account_id):
    """Puts a session of the task's role into the container's environment, over what the definition says of credentials."""
    role = definition.get("taskRoleArn", "").rsplit("/", 1)[-1]
    if not app.AUTH or not role:
        return
    key, secret, token = f"ASIA{secrets.token_hex(8).upper()}", secrets.token_hex(20), secrets.token_hex(32)
    sts.register_session(key, {
        "Arn": f"arn:aws:sts::{account_id}:assumed-role/{role}/task", "UserId": f"{role}:task", "SecretAccessKey": secret,
        "SessionToken": token})
    env.update({"AWS_ACCESS_KEY_ID": key, "AWS_SECRET_ACCESS_KEY": secret, "AWS_SESSION_TOKEN": token})
