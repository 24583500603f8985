"""Lesson: DescribeVpcs finds the networks that use a set of DHCP options.

Before the AWS plugin removes such a set, it asks which networks use it, and gives those AWS's default. An answer that has all
networks takes the search domain away from every other deployment.
"""

_NAME = "dhcp-options-id"


def matches_vpc_filters(original, vpc, filters):
    if _NAME in filters and vpc.get("DhcpOptionsId") not in filters[_NAME]:
        return False
    return original(vpc, {name: values for name, values in filters.items() if name != _NAME})
