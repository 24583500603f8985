"""Lesson: an awsvpc task has a network interface, and EC2 knows it: DescribeTasks -> networkInterfaceId -> public address.

The address is that of the task's namespace on Docker's bridge, which is reachable from a Linux host. It is called public
only when the service asked for a public one, because without that a Fargate task has none.
"""
import json
import secrets
import threading

import ministack.services.ec2 as ec2
from ministack.services import ecs

_asked = {}  # task ARN -> awsvpcConfiguration of the request that made it
_asking = threading.RLock()
_of_task = {}  # task ARN -> its interface's id


def run_task(original, data):
    """Keeps what the request says about the network: ministack keeps the subnet alone.

    Under a lock, because the task's own thread runs before the request has returned and waits here for its part.
    """
    with _asking:
        response = original(data)
        for task in json.loads(response[2]).get("tasks", []):
            _asked[task["taskArn"]] = (data.get("networkConfiguration") or {}).get("awsvpcConfiguration") or {}
    return response


def vpc_of(task):
    """The VPC that the task was asked for in; empty where the request named none. Before the interface is attached."""
    with _asking:
        asked = _asked.get(task.arn, {})
    return ec2._subnets.get((asked.get("subnets") or [""])[0], {}).get("VpcId", "")


def attach(task, address, public_address):
    """Gives the task an interface with these addresses, in its own record and in EC2's."""
    arn = task["taskArn"]
    with _asking:
        asked = _asked.pop(arn, {})
    subnet = (asked.get("subnets") or [""])[0]
    eni = f"eni-{secrets.token_hex(9)[:17]}"
    mac = ":".join(["02", *(f"{byte:02x}" for byte in secrets.token_bytes(5))])
    ec2._network_interfaces[eni] = {
        "NetworkInterfaceId": eni, "SubnetId": subnet, "VpcId": ec2._subnets.get(subnet, {}).get("VpcId", ""),
        "AvailabilityZone": ec2._subnets.get(subnet, {}).get("AvailabilityZone", task["availabilityZone"]),
        "Description": f"arn:aws:ecs:{ecs.get_region()}:{ecs.get_account_id()}:attachment/{arn.rsplit('/', 1)[-1]}",
        "OwnerId": ecs.get_account_id(), "Status": "in-use", "PrivateIpAddress": address, "MacAddress": mac,
        "Groups": [{"GroupId": g, "GroupName": ec2._security_groups.get(g, {}).get("GroupName", g)}
                   for g in asked.get("securityGroups") or []],
        "PublicIp": public_address if asked.get("assignPublicIp") == "ENABLED" else None}
    _of_task[arn] = eni
    attachment = ecs.new_uuid()
    task["attachments"] = [{
        "id": attachment, "type": "ElasticNetworkInterface", "status": "ATTACHED",
        "details": [{"name": name, "value": value} for name, value in (
            ("subnetId", subnet), ("networkInterfaceId", eni), ("macAddress", mac), ("privateIPv4Address", address))]}]
    for container in task["containers"]:
        container["networkInterfaces"] = [{"attachmentId": attachment, "privateIpv4Address": address}]


def detach(task):
    eni = _of_task.pop(task.get("taskArn", ""), None)
    if eni is not None:
        ec2._network_interfaces.pop(eni, None)
        for attachment in task.get("attachments") or []:
            attachment["status"] = "DELETED"


def eni_fields_xml(original, eni, tag="item"):
    xml = original(eni, tag=tag)
    if not eni.get("PublicIp"):
        return xml
    association = f"<association><publicIp>{eni['PublicIp']}</publicIp><ipOwnerId>amazon</ipOwnerId></association>"
    return xml.replace("<groupSet>", f"{association}<groupSet>", 1)


def delete_security_group(original, p):
    """As in EC2, a group is not deleted while an interface of a task is in it."""
    group = ec2._p(p, "GroupId")
    in_use = [ec2._network_interfaces.get(eni) or {} for eni in list(_of_task.values())]
    if any(entry["GroupId"] == group for eni in in_use for entry in eni.get("Groups", [])):
        return ec2._error("DependencyViolation", f"resource {group} has a dependent object", 400)
    return original(p)
