"""Route 53 answers a change without saying that it is under way, because here it is done at once.

The AWS plugin waits at least 15 seconds for each change that it is told of, which would be most of a start.
"""


def build_change_info(original, parent, change):
    return None
