"""Starts the emulator with what it has to be taught.

ECS is Fargate (fargate/), an image is run as Lambda runs it, the tagging API knows all that playgrounds are made of, a signed
URL lets in who signs, SNS tries again what failed, load balancing refuses what AWS does, a repeat is no new request, alarms are
as they were asked for, what runs is not ended by an update, and policies can be enforced.
"""
from fargate import __main__ as fargate  # first, because it sets what ministack reads when it is imported

import alarms
import enforced
import image_functions
import load_balancing
import repeats
import signed_urls
import sns_deliveries
import tagging
import updates
from ministack import app as ministack

alarms.teach()
image_functions.teach()
load_balancing.teach()
signed_urls.teach()
sns_deliveries.teach()
tagging.teach()
updates.teach()
ministack.app = repeats.answered_once(ministack.app)
if ministack.AUTH:
    enforced.teach()
    ministack.app = enforced.over_tls(ministack.app)
fargate.main()
