"""Lesson: a log event is a line, whatever pieces Docker hands on, which of a terminal are single characters."""


def start_awslogs_forwarder(original, container, cdef, task_id):
    original(container if isinstance(container, InLines) else InLines(container), cdef, task_id)


class InLines:
    """What ministack's forwarder asks of a container. @param since: only what was written from that time on, in seconds"""

    def __init__(self, container, since=None):
        self._container = container
        self._since = {} if since is None else {"since": since}
        self.id = container.id

    def logs(self, **options):
        rest = b""
        for piece in self._container.logs(**options, **self._since):
            *lines, rest = (rest + piece).split(b"\n")
            yield from (line + b"\n" for line in lines)
        if rest:
            yield rest
