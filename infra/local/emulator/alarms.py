"""Lesson: an alarm on a percentile has no other statistic, as on AWS; ministack says that it has the average, too."""
from fargate.wrapped import wrap
from ministack.services import cloudwatch


def teach():
    wrap(cloudwatch, "_put_metric_alarm", _put_metric_alarm, ["params", "cbor_data", "is_cbor", "is_json"])


def _put_metric_alarm(original, *given):
    answer = original(*given)
    for alarm in cloudwatch._alarms.values():
        if alarm.get("ExtendedStatistic"):
            alarm.pop("Statistic", None)
    return answer
