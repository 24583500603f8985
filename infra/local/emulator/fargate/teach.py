"""The list of lessons: which function of ministack is ours now, and with which parameters we expect to be called."""
import functools

import ministack.app as app
import ministack.services.ec2 as ec2
import ministack.services.ecs as ecs
import ministack.services.route53 as route53

from . import (changes, containers, definition, dhcp_filter, images, interface, lifetime, log_lines, namespace, parameters,
               registration, replacement, rollout, simulation, stopping, watch, zone_changes)
from .wrapped import wrap


def teach(settings):
    wrap(ecs, "_register_task_definition", registration.register_task_definition, ["data"])
    wrap(ecs, "_run_task", interface.run_task, ["data"])
    wrap(ecs, "_reconcile_service_tasks", functools.partial(replacement.reconcile_service_tasks, settings.vcpu_limit),
         ["cluster_name", "svc_key"])
    wrap(ecs, "_cleanup_task_resources", stopping.cleanup_task_resources, ["task", "docker_client", "extra_container"])
    wrap(ecs, "_mark_task_running", changes.mark_task_running, ["task_arn", "task"])
    wrap(ec2, "_eni_fields_xml", interface.eni_fields_xml, ["eni", "tag"])
    wrap(ec2, "_delete_security_group", interface.delete_security_group, ["p"])
    wrap(ec2, "_matches_vpc_filters", dhcp_filter.matches_vpc_filters, ["vpc", "filters"])
    wrap(route53, "_build_change_info_el", zone_changes.build_change_info, ["parent", "change"])
    if settings.simulate:
        wrap(ecs, "_run_task", simulation.run_task, ["data"])
        wrap(ecs, "_get_docker", simulation.no_docker, [])
    else:
        teach_docker(settings)
    # Last, so that it tells of a stop when the lessons about stopping are through.
    wrap(ecs, "_mark_task_stopped", changes.mark_task_stopped,
         ["task_arn", "task", "reason", "stop_code", "exit_code"])


def teach_docker(settings):
    wrap(ecs, "_start_task_worker", functools.partial(containers.start_task_worker, settings),
         ["task", "td", "container_overrides", "docker_client"])
    wrap(ecs, "_register_metadata", namespace.register_metadata,
         ["task_arn", "cluster_arn", "td", "cdef", "launch_type", "env", "host_mode", "ministack_net_ip"])
    wrap(ecs, "_build_run_kwargs", definition.build_run_kwargs,
         ["cdef", "td", "env", "port_bindings", "ecs_network", "host_mode", "task_id", "task_arn", "ministack_net_ip",
          "cluster_arn"])
    wrap(ecs, "_run_docker_container", containers.run_docker_container,
         ["docker_client", "cdef", "run_kwargs", "refresh_image", "allow_cached", "cache_image", "fallback_image",
          "auth_config"])
    wrap(ecs, "_start_awslogs_forwarder", log_lines.start_awslogs_forwarder, ["container", "cdef", "task_id"])
    wrap(ecs, "_resolve_container_secrets", parameters.resolve_container_secrets, ["cdef"])
    wrap(ecs, "_deployment_needs_first_task", images.needs_first_task, ["deployment", "td", "context"])
    wrap(ecs, "_maybe_mark_stopped", watch.maybe_mark_stopped, ["task", "docker_client"])
    wrap(ecs, "_maybe_mark_stopped", lifetime.maybe_mark_stopped_unless_closing, ["task", "docker_client"])
    wrap(ecs, "_mark_task_stopped", stopping.mark_task_stopped,
         ["task_arn", "task", "reason", "stop_code", "exit_code"])
    wrap(ecs, "_record_service_task_failure", replacement.record_service_task_failure,
         ["task", "digest_resolution_failed"])
    wrap(ecs, "_make_deployment", rollout.make_deployment, ["task_definition", "desired_count", "status"])
    wrap(ecs, "_record_service_task_healthy", rollout.record_service_task_healthy, ["svc_key", "task"])
    wrap(ecs, "reset", lifetime.reset, [])
    wrap(app, "_stop_docker_containers", lifetime.stop_docker_containers, ["include_unlabelled"])
