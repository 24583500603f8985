"""`python -m fargate` (with the folder above on PYTHONPATH) starts the taught emulator; its settings are in settings.py."""
import os
import sys

from . import settings as fargate_settings
from .wrapped import check_version

# ministack gives up on Docker after 10 s; a pull, or a start on a busy machine, takes longer.
os.environ.setdefault("MINISTACK_DOCKER_TIMEOUT", "60")


def main():
    settings = fargate_settings.read()
    check_version()
    if not settings.simulate:
        require_docker()
    # After the checks: these import ministack, which reads the environment as it is then.
    from ministack.app import main as serve

    from .teach import teach
    teach(settings)
    serve()


def require_docker():
    import docker
    import docker.errors
    try:
        docker.from_env().ping()
    except (docker.errors.DockerException, OSError) as error:
        sys.exit(f"Local Fargate cannot start: no Docker engine answers ({error}). "
                 "Start one, or set PLAYGROUND_SIMULATE=1 to have tasks without containers.")


if __name__ == "__main__":
    main()
