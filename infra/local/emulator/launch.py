"""Starts the emulator with what it has to be taught: that ECS is Fargate (fargate/), and that a repeat is no new request."""
from fargate import __main__ as fargate  # first, because it sets what ministack reads when it is imported

import repeats
from ministack import app as ministack

ministack.app = repeats.answered_once(ministack.app)
fargate.main()
