"""Lesson: a secret from Parameter Store reaches its container decrypted. ministack hands over a SecureString as it is stored."""
from ministack.services import ssm


def resolve_container_secrets(original, cdef):
    resolved = original(cdef)  # which also refuses what cannot be found
    for secret in cdef.get("secrets", []):
        if secret.get("name") in resolved and "secretsmanager" not in secret["valueFrom"]:
            resolved[secret["name"]] = ssm.resolve_parameter_value(secret["valueFrom"], decrypt=True)
    return resolved
