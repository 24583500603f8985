"""Lesson: a function that is an image runs in a container as on Lambda, and its own runtime client asks for events.

ministack expects a runtime interface emulator inside the image. Instead, it is told here that the image is a custom runtime
whose bootstrap starts the container: so it serves its runtime API, keeps the container for the next event, and ends it when
its time is up. The container shares this machine's network, where the runtime API and all else of the emulator listen.
"""
import io
import sys
import zipfile

from fargate.wrapped import wrap
from ministack.core import container_reaper
from ministack.services import lambda_svc

# What Lambda gives a function beside its own variables; the rest of our environment is this machine's affair.
LAMBDA_VARIABLES = [
    "AWS_ACCESS_KEY_ID", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
    "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_LAMBDA_RUNTIME_API",
    "AWS_REGION", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]
USER = "993:990"  # in no image's list of users, like Lambda's own

BOOTSTRAP = """#!{python}
import signal, subprocess, sys, uuid
name = "ministack-lambda-" + uuid.uuid4().hex[:12]
arguments = {arguments!r}
container = subprocess.Popen(["docker", "run", "--rm", "--name", name, *arguments])
def end(number, frame):
    # In a session of its own: the removal goes on when this process is killed.
    remove = ["docker", "rm", "--force", "--volumes", name]
    subprocess.Popen(remove, stdout=subprocess.DEVNULL, start_new_session=True).wait()
signal.signal(signal.SIGTERM, end)
sys.exit(container.wait())
"""


def teach():
    wrap(lambda_svc, "_execute_function_docker", execute_function, ["func", "event", "request_id"])


def execute_function(original, func, event, request_id):
    config = func.get("config") or func
    if config.get("PackageType") != "Image":
        return original(func, event, request_id)
    runtime = {**config, "Runtime": "provided.al2023", "Handler": "bootstrap"}
    return lambda_svc._execute_function_provided_warm(
        {**func, "config": runtime, "code_zip": _package(docker_arguments(config))}, event, request_id)


def docker_arguments(config):
    """As Lambda runs it: only the temporary folder can be written, no capabilities, the memory of the function."""
    memory = f"{config.get('MemorySize', 128)}m"
    disk = (config.get("EphemeralStorage") or {}).get("Size", 512)
    own = ((config.get("Environment") or {}).get("Variables") or {}).keys()
    command = ((config.get("ImageConfigResponse") or {}).get("ImageConfig") or {}).get("Command") or []
    labels = container_reaper.own_labels("lambda")
    logging = config.get("LoggingConfig") or {}
    # What AWS's runtime client wants to know and ministack does not say.
    told = [
        "AWS_EXECUTION_ENV=AWS_Lambda_Image", f"AWS_LAMBDA_LOG_FORMAT={logging.get('LogFormat', 'Text')}",
        f"AWS_LAMBDA_LOG_GROUP_NAME={logging.get('LogGroup') or '/aws/lambda/' + config['FunctionName']}"]
    return [
        "--init", "--network", "host", "--user", USER, "--read-only", "--tmpfs", f"/tmp:size={disk}m,mode=1777",
        "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--memory", memory, "--memory-swap", memory,
        *_each("--label", [f"{key}={value}" for key, value in labels.items()]),
        # Names without values: Docker takes those from the bootstrap's environment, where nobody else can read them.
        *_each("--env", [*sorted({*LAMBDA_VARIABLES, *own}), *told]),
        config["ImageUri"], *command]


def _each(option, values):
    return [part for value in values for part in (option, value)]


def _package(arguments):
    """The bootstrap as a zip, the same bytes for the same function, as ministack knows a package by its bytes."""
    entry = zipfile.ZipInfo("bootstrap", (1980, 1, 1, 0, 0, 0))
    entry.external_attr = 0o755 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(entry, BOOTSTRAP.format(python=sys.executable, arguments=arguments))
    return buffer.getvalue()
