"""Lesson: what a container definition says about its process is what Docker is told.

ministack hands on image, command, environment and ports; here come network, volumes, user, capabilities, root file
system, entry point, memory, limits, terminal, labels and the health check.
"""
import docker.types

from . import health, namespace, tasks, volumes

MIB = 1024 * 1024


def build_run_kwargs(original, cdef, td, env, port_bindings, ecs_network, host_mode, task_id, task_arn, ministack_net_ip,
                     cluster_arn):
    kwargs = original(
        cdef, td, env, port_bindings, ecs_network, host_mode, task_id, task_arn, ministack_net_ip, cluster_arn)
    task = tasks.find(task_arn)
    if task is None:
        return kwargs
    for belongs_to_pause in ("network", "extra_hosts", "ports"):
        kwargs.pop(belongs_to_pause, None)
    kwargs["network_mode"] = namespace.network_mode(task)
    kwargs["mounts"] = volumes.mounts(task, cdef)
    kwargs["volumes_from"] = volumes.taken_from(task, cdef)
    kwargs["healthcheck"] = health.docker_healthcheck(cdef.get("healthCheck"))
    kwargs["mem_limit"] = int(cdef.get("memory") or td.get("memory") or 512) * MIB
    for ours, theirs in (("user", "user"), ("entryPoint", "entrypoint"), ("workingDirectory", "working_dir")):
        if cdef.get(ours):
            kwargs[theirs] = cdef[ours]
    kwargs["read_only"] = bool(cdef.get("readonlyRootFilesystem"))
    linux = cdef.get("linuxParameters") or {}
    kwargs["init"] = bool(linux.get("initProcessEnabled"))
    kwargs["cap_drop"] = (linux.get("capabilities") or {}).get("drop") or []
    kwargs["tty"] = bool(cdef.get("pseudoTerminal"))
    kwargs["stdin_open"] = bool(cdef.get("interactive"))
    kwargs["ulimits"] = [docker.types.Ulimit(name=limit["name"], soft=limit["softLimit"], hard=limit["hardLimit"])
                         for limit in cdef.get("ulimits") or []]
    # Ours go before: by them the containers of a task are found.
    kwargs["labels"] = {**(cdef.get("dockerLabels") or {}), **kwargs["labels"]}
    return kwargs
