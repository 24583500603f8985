"""Lesson: what the network's DNS makes of a sibling's name.

On Fargate a task looks up names in its VPC's search domain, and finds there what Route 53's private zones of that VPC hold.
So where such a zone answers a sibling's name, Docker gets the same answer as a line of the task's /etc/hosts; without one
the names of siblings do not resolve. A known difference: a zone's wildcard answers every name, and here siblings' alone.
"""
import ministack.services.ec2 as ec2
import ministack.services.route53 as route53

from . import interface


def hosts(task):
    """Name of each container of the task that the network's DNS knows -> its address."""
    vpc = ec2._vpcs.get(interface.vpc_of(task), {})
    domains = _search_domains(vpc)
    answers = {c["name"]: _look_up(c["name"], domains, vpc) for c in task.definition["containerDefinitions"]}
    return {name: address for name, address in answers.items() if address}


def _search_domains(vpc):
    options = ec2._dhcp_options.get(vpc.get("DhcpOptionsId", ""), {})
    configured = options.get("DhcpConfigurations", [])
    return [value for c in configured if c["Key"] == "domain-name" for value in c["Values"]]


def _look_up(name, domains, vpc):
    records = [r for zone in route53._zones.values() if _answers_in(zone, vpc) for r in route53._records.get(zone["id"], [])]
    for domain in domains:
        wanted = (f"{name}.{domain}.", f"*.{domain}.")
        for record in records:
            if record["Type"] == "A" and record["Name"].replace("\\052", "*") in wanted:
                return record["ResourceRecords"][0]
    return None


def _answers_in(zone, vpc):
    return zone.get("private") and any(v["VPCId"] == vpc.get("VpcId") for v in zone.get("vpcs", []))
