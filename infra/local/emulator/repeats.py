"""Answers a repeated request as it was answered the first time.

The AWS SDK for Go loses an answer that comes before its own write of the request has returned, which over the loopback
happens about once in 300 requests; it then sends the request again. AWS is too far away for that. Here the repeat would find
its own work done and fail ("the statement id provided already exists"), so it gets the first answer. It is known by
its invocation id, which all SDKs keep when they try again.
"""
from collections import OrderedDict

ID_HEADER = b"amz-sdk-invocation-id"
MAX_ANSWERS = 1000
MAX_BODY = 256 * 1024  # bytes; larger answers are downloads, and those repeat well


def answered_once(app):
    """Wraps an ASGI application. Refusals and errors are not remembered: for those the SDK means the repeat."""
    answers = OrderedDict()  # invocation id -> the ASGI messages of its answer

    async def serve(scope, receive, send):
        invocation = _invocation(scope)
        if invocation is None:
            await app(scope, receive, send)
        elif invocation in answers:
            await _read_all(receive)
            for message in answers[invocation]:
                await send(message)
        else:
            await app(scope, receive, _remembering(send, invocation, answers))

    return serve


def _invocation(scope):
    if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
        return None
    return dict(scope["headers"]).get(ID_HEADER)


def _remembering(send, invocation, answers):
    messages = []

    async def remember(message):
        messages.append(message)
        is_last = message["type"] == "http.response.body" and not message.get("more_body")
        if is_last and messages[0].get("status", 500) < 300 and _size(messages) <= MAX_BODY:
            # Before it is sent: the repeat may be here at once.
            answers[invocation] = messages
            if len(answers) > MAX_ANSWERS:
                answers.popitem(last=False)
        await send(message)

    return remember


def _size(messages):
    return sum(len(message.get("body", b"")) for message in messages)


async def _read_all(receive):
    """A request that is not read to its end costs the connection."""
    while (await receive()).get("more_body"):
        pass
