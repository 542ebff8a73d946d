"""Reads lines `zone wall` and answers each with what Python's zoneinfo makes of that wall time, in
seconds since 1970: `first second plain|twice` for its occurrences, or `end end gap` with the end of
the gap it falls into."""

import sys
from datetime import datetime, timezone
from zoneinfo import ZoneInfo


def gap_end(zone, low, high):
    """The instant between two at which the zone's offset changes."""
    offset = lambda second: datetime.fromtimestamp(second, zone).utcoffset()
    while high - low > 1:
        middle = (low + high) // 2
        if offset(middle) == offset(low):
            low = middle
        else:
            high = middle
    return high


for line in sys.stdin:
    name, wall = line.split()
    zone = ZoneInfo(name)
    local = datetime.fromisoformat(wall).replace(tzinfo=zone)
    first, second = (int(local.replace(fold=fold).timestamp()) for fold in (0, 1))
    shown = datetime.fromtimestamp(first, timezone.utc).astimezone(zone)
    if shown.replace(tzinfo=None) != local.replace(tzinfo=None):
        end = gap_end(zone, min(first, second), max(first, second))
        print(end, end, "gap")
    else:
        print(first, second, "plain" if first == second else "twice")
