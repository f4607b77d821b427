"""What people say of a time, and the bounds it allows, worked out by hand.

The words are of Tuesday, 8 December 2015, the day of the sample's first article.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_parts import steadily

from incidents.time import Bounds, LocalTime, Vague, VagueWord, Zone
from incidents.time_words import PARTS, WIDTHS, Context, Offset, Part, Reading, Widths, read

TUESDAY = Context(said=LocalTime("2015-12-08"))
DAMASCUS = Zone("Asia/Damascus", "local time of the place")
MOSCOW = Zone("Europe/Moscow", "the ministry spoke in Moscow")


def told(reading: Reading) -> str:
    """Start and end as "earliest..latest | earliest..latest", the day left out where it is the 6th;
    the end left out where it only says that the event was over when it was."""
    start, end = (
        f"{_short(bounds.earliest)}..{_short(bounds.latest)}"
        for bounds in (reading.start, reading.end)
    )
    over = reading.end == Bounds(latest=reading.start.latest)
    return start if over else f"{start} | {end}"


def _short(time: LocalTime | None) -> str:
    return time.text.removeprefix("2015-12-06T") if time else "open"


SIXTH = "2015-12-06..2015-12-06"
SEVENTH = "2015-12-07..2015-12-07"
TO_SEVENTH = "16:00..2015-12-07T06:00"

PARTS_OF_DAYS = {
    "Sunday evening": "16:00..23:59",
    "on Sunday evening": "16:00..23:59",
    "in the evening of 6 December": "16:00..23:59",
    "on the evening of Sunday, 6 December 2015": "16:00..23:59",
    "early Sunday evening": "16:00..20:00",
    "late on Sunday evening": "20:00..23:59",
    "late Sunday": "18:00..23:59",
    "Sunday morning": "00:00..12:00",
    "early Sunday morning": "00:00..09:00",
    "Sunday afternoon": "12:00..18:00",
    "Sunday at dawn": "04:00..08:00",
    "around dawn on Sunday": "03:30..08:30",
    "the early hours of Monday": "2015-12-07T00:00..2015-12-07T06:00",
    "in the early hours of Monday, 7 December": "2015-12-07T00:00..2015-12-07T06:00",
    "Sunday night": TO_SEVENTH,
    "the night of 6 December": TO_SEVENTH,
    "the night of 6-7 December": TO_SEVENTH,
    "late Sunday night": "21:00..2015-12-07T04:00",
    "Monday night": "2015-12-07T16:00..2015-12-08T06:00",
    "on Monday night": "2015-12-07T16:00..2015-12-08T06:00",
    "last night": "2015-12-07T16:00..2015-12-08T06:00",
    "yesterday evening": "2015-12-07T16:00..2015-12-07T23:59",
    "this morning": "2015-12-08T00:00..2015-12-08T12:00",
    "overnight Sunday": "18:00..2015-12-07T06:00",
    "overnight … on Sunday": "18:00..2015-12-07T06:00",
    "overnight from Sunday to Monday": "18:00..2015-12-07T06:00",
    "overnight into Monday": "18:00..2015-12-07T06:00",
    "overnight": "18:00..2015-12-08T06:00",
}
HOURS = {
    "around 9 p.m. Sunday": "20:30..21:30",
    "Sunday around 9 p.m. local time": "20:30..21:30",
    "on Sunday at about 9pm": "20:30..21:30",
    "around noon on Sunday": "11:30..12:30",
    "around 2015-12-06T21:00": "20:30..21:30",
    "Dec. 6, 2015, 9:05 p.m.": "21:05..21:05",
    "9.30 p.m. on Sunday": "21:30..21:30",
    "12 a.m. on Sunday": "00:00..00:00",
    "12 p.m. on Sunday": "12:00..12:00",
    "24:00 on Sunday": "2015-12-07T00:00..2015-12-07T00:00",
    "at 9 on Sunday evening": "21:00..21:00",
    "9:30 on Sunday evening": "21:30..21:30",
    "9 o'clock on Sunday morning": "09:00..09:00",
    "10:15 on Sunday": "10:15..10:15",
    "1 a.m. on Sunday night": "2015-12-07T01:00..2015-12-07T01:00",
    "midnight on Sunday night": "2015-12-07T00:00..2015-12-07T00:00",
    "1940 hours on 6 December": "19:40..19:40",
    "21:00:30 on 6 December": "21:00:30..21:00:30",
    "at 21:00": "2015-12-08T21:00..2015-12-08T21:00",
    "shortly after midnight": "2015-12-08T00:00..2015-12-08T00:30",
    "shortly after midnight on Monday": "2015-12-07T00:00..2015-12-07T00:30",
    "shortly before midnight on Sunday": "23:30..2015-12-07T00:00",
    "just before 9 p.m. on Sunday": "20:30..21:00",
    "within ten minutes of 21:00 on 6 December": "20:50..21:10",
    "an hour after midnight on Monday": "2015-12-07T00:30..2015-12-07T01:30",
    "half an hour before 21:00 on 6 December": "20:15..20:45",
    "2015-12-06T21:00": "21:00..21:00",
    "2015-12-06 21:00": "21:00..21:00",
    "2015-12-06T21:00+02:00": "21:00+02:00..21:00+02:00",
    "2015-12-06T19:00Z": "19:00Z..19:00Z",
}
DAYS = {
    "Sunday": SIXTH,
    "last Sunday": SIXTH,
    "Tuesday": "2015-12-08..2015-12-08",
    "last Tuesday": "2015-12-01..2015-12-01",
    "Wednesday": "2015-12-02..2015-12-02",
    "Sunday, 6 December 2015": SIXTH,
    "on Dec. 6": SIXTH,
    "6 Dec": SIXTH,
    "the 6th of December": SIXTH,
    "December 6th, 2015": SIXTH,
    "7 Dec 2015": SEVENTH,
    "9 December": "2014-12-09..2014-12-09",
    "on 1 October, 2012": "2012-10-01..2012-10-01",
    "yesterday": SEVENTH,
    "two days ago": SIXTH,
    "in March": "2015-03..2015-03",
    "this September": "2015-09..2015-09",
    "December 2014": "2014-12..2014-12",
    "in 2014": "2014..2014",
    "in late October": "2015-10-21..2015-10-31",
    "mid-February 2016": "2016-02-11..2016-02-20",
    "the end of February 2016": "2016-02-21..2016-02-29",
    "early 2015": "2015-01..2015-04",
    "late 2014": "2014-09..2014-12",
    "around 6 December": "2015-12-05..2015-12-07",
    "around January 2015": "2014-12..2015-02",
    "14 months ago": "2014-09..2014-11",
    "a year ago": "2013-12..2015-12",
    "29 February": "2012-02-29..2012-02-29",
    "2015-12-06": SIXTH,
    "2015-12-XX": "2015-12-01..2015-12-31",
    "2015-12-06~": "2015-12-05..2015-12-07",
    "2015-12-06?": SIXTH,
}
BOUNDS = {
    "between 19:40 and 19:55 on 6 December": "19:40..19:55",
    "between 19:40 and 19:55 on 6 Dec": "19:40..19:55",
    "19:40-19:55 on 6 December": "19:40..19:55",
    "between 9 and 10 p.m. on Sunday": "21:00..22:00",
    "between 11 and 1 a.m. on Sunday night": "23:00..2015-12-07T01:00",
    "between 11 p.m. Sunday and 1 a.m.": "23:00..2015-12-07T01:00",
    "between 11 p.m. on Sunday and 1 a.m. on Monday": "23:00..2015-12-07T01:00",
    "between 4 and 8 December": "2015-12-04..2015-12-08",
    "between December 4th-8th": "2015-12-04..2015-12-08",
    "6-7 Dec": "2015-12-06..2015-12-07",
    "30 November – 2 December": "2015-11-30..2015-12-02",
    "31 December 2014 - 1 January 2015": "2014-12-31..2015-01-01",
    "31 December - 1 January": "2014-12-31..2015-01-01",
    "Saturday-Sunday": "2015-12-05..2015-12-06",
    "from 4 to 8 December": "2015-12-04..2015-12-04 | 2015-12-08..2015-12-08",
    "from Sunday to Monday": f"{SIXTH} | {SEVENTH}",
    "from Monday to Sunday": f"2015-11-30..2015-11-30 | {SIXTH}",
    "from 21:00 to 22:00 on Sunday": "21:00..21:00 | 22:00..22:00",
    "2015-12-06/2015-12-07": f"{SIXTH} | {SEVENTH}",
    "2015-12-06/..": "2015-12-06..open",
    "../2015-12-06": f"open..open | {SIXTH}",
    "since 30 September": "2015-09-30..2015-09-30 | open..2015-12-08",
    "since September 2014": "2014-09..2014-09 | open..2015-12-08",
    "since 2015-12-06": f"{SIXTH} | open..2015-12-08",
    "since the campaign began 14 months ago": "2014-09..2014-11 | open..2015-12-08",
    "since Russian military intervention began on 30 September": (
        "2015-09-30..2015-09-30 | open..2015-12-08"
    ),
    "before 21:00 on 6 December": "open..21:00",
    "before 6 December": "open..2015-12-05",
    "before March 2015": "open..2015-02-28",
    "before midnight on Sunday": "open..2015-12-07T00:00",
    "by Sunday": "open..2015-12-06",
    "until Sunday": f"open..open | {SIXTH}",
    "after Sunday": "2015-12-07..2015-12-08",
    "after midnight on Sunday": "00:00..2015-12-08",
    "after 21:00 on 6 December": "21:00..2015-12-08",
}


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        (text, bounds)
        for phrases in (PARTS_OF_DAYS, HOURS, DAYS, BOUNDS)
        for text, bounds in phrases.items()
    ],
)
def test_words_of_8_december_2015_allow(text, bounds):
    assert told(read(text, TUESDAY)) == bounds


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("an hour earlier", Offset(-90, -30)),
        ("about an hour earlier", Offset(-90, -30)),
        ("an hour before the explosion", Offset(-90, -30, "the explosion")),
        ("two hours after the strike", Offset(90, 150, "the strike")),
        ("half an hour later", Offset(15, 45)),
        ("10 minutes later", Offset(5, 15)),
        ("25 minutes later", Offset(22.5, 27.5)),
        ("17 minutes later", Offset(16.5, 17.5)),
        ("two days later", Offset(1.5 * 1440, 2.5 * 1440)),
        ("a year earlier", Offset(-1.5 * 525_960, -0.5 * 525_960)),
        ("within one minute of the explosion", Offset(-1, 1, "the explosion")),
        ("within an hour before the strike", Offset(-60, 0, "the strike")),
        ("within 5 minutes after the strike", Offset(0, 5, "the strike")),
    ],
)
def test_words_that_count_from_another_event_say_how_far(text, offset):
    reading = read(text)
    assert reading.relative == offset
    assert (reading.start, reading.end) == (Bounds(), Bounds())
    told = reading.when("explosion").relative
    assert told is not None
    assert (told.lower_minutes, told.upper_minutes) == (offset.lower_min, offset.upper_min)


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("around 9 p.m. Sunday", Vague(word="around", at=LocalTime("2015-12-06T21:00"))),
        ("Sunday evening", Vague(word="evening", day=LocalTime("2015-12-06"))),
        ("overnight … on Sunday", Vague(word="overnight", day=LocalTime("2015-12-06"))),
        ("on Monday night", Vague(word="night", day=LocalTime("2015-12-07"))),
        ("late Sunday", Vague(word="late", day=LocalTime("2015-12-06"))),
        (
            "shortly after midnight on Monday",
            Vague(word="shortly after", at=LocalTime("2015-12-07T00:00")),
        ),
        ("9 p.m. on Sunday evening", None),
        ("Sunday", None),
        ("overnight", None),
    ],
)
def test_a_word_without_a_width_is_kept_with_what_it_is_said_of(text, vague):
    assert read(text, TUESDAY).vague == vague


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("Sunday", ["Sunday is 6 December 2015: the nearest one up to 8 December 2015, a Tuesday"]),
        ("6 December", ["the year is 2015: the nearest one up to 8 December 2015"]),
        ("at 21:00", ["no day is named: 8 December 2015, the day of the words, is taken"]),
        ("evening of 6 December 2015", ["evening read as 16:00 to 24:00"]),
        ("around 21:00 on 6 December 2015", ["around read as 30 minutes before or after"]),
        ("1 a.m. on the night of 6 December 2015", ["1 a.m. is on 7 December 2015"]),
        ("an hour earlier", ["an hour read as 30 to 90 minutes"]),
        ("6-7 December 2015", ["6-7 December 2015 read as at some time within"]),
        ("6 December 2015", []),
        ("21:40 on 6 December 2015", []),
        ("10:40 on 6 December 2015", ["10:40 read on the 24-hour clock"]),
    ],
)
def test_everything_that_is_read_into_words_is_said_one_by_one(text, notes):
    assert list(read(text, TUESDAY).assumptions) == notes


def test_words_keep_their_zones_and_words_that_name_one_have_that():
    both = Context(said=LocalTime("2015-12-08"), zones=(DAMASCUS, MOSCOW))
    assert read("around 9 p.m. Sunday", both).zones == (DAMASCUS, MOSCOW)
    [zone] = read("9 p.m. Moscow time on Sunday", both).zones
    assert zone == Zone("Europe/Moscow", "the words say so: “Moscow time”")
    assert [zone.zone for zone in read("1940Z on 6 December", both).zones] == ["UTC"]


def test_in_each_zone_the_words_are_other_instants():
    zones = Context(said=LocalTime("2015-12-08"), zones=(DAMASCUS, MOSCOW))
    when = read("between 19:40 and 19:55 on 6 December", zones).when()
    assert when.earliest == datetime(2015, 12, 6, 16, 40, tzinfo=UTC)  # Moscow, UTC+3.
    assert when.latest == datetime(2015, 12, 6, 17, 56, tzinfo=UTC) - timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("said", "text", "bounds"),
    [
        ("2015-12", "on Dec. 6", SIXTH),
        ("2015", "on Dec. 6", SIXTH),
        ("2015-12", "since 30 September", "2015-09-30..2015-09-30 | open..2015-12"),
        ("2016-01-02", "on Dec. 31", "2015-12-31..2015-12-31"),
        ("2016-01-01", "Thursday", "2015-12-31..2015-12-31"),
        ("2016-01-01", "last night", "2015-12-31T16:00..2016-01-01T06:00"),
        ("2016-03-01", "29 February", "2016-02-29..2016-02-29"),
        ("2016-03-01", "yesterday", "2016-02-29..2016-02-29"),
        ("2015-03-01", "yesterday", "2015-02-28..2015-02-28"),
        ("1904-02-28", "29 February", "1896-02-29..1896-02-29"),
        ("2015-12-08T07:15", "Sunday", SIXTH),
    ],
)
def test_words_of_another_day_allow(said, text, bounds):
    assert told(read(text, Context(said=LocalTime(said)))) == bounds


@pytest.mark.parametrize(
    ("widths", "text", "bounds"),
    [
        (Widths(around_min=5), "around 9 p.m. Sunday", "20:55..21:05"),
        (Widths(shortly_min=10), "shortly after 9 p.m. Sunday", "21:00..21:10"),
        (Widths(nights=1), "overnight", "2015-12-07T18:00..2015-12-08T06:00"),
        (Widths(ago_units=0), "14 months ago", "2014-10..2014-10"),
        (Widths(around_units=2), "around 6 December", "2015-12-04..2015-12-08"),
        (Widths(early_days=5), "early December", "2015-12-01..2015-12-05"),
        (
            Widths(parts={**PARTS, VagueWord.EVENING: Part(17.5, 22)}),
            "Sunday evening",
            "17:30..22:00",
        ),
    ],
)
def test_every_width_is_a_parameter(widths, text, bounds):
    assert told(read(text, Context(said=LocalTime("2015-12-08"), widths=widths))) == bounds
    assert read(text, TUESDAY) != read(text, Context(LocalTime("2015-12-08"), widths=widths))


def test_the_hour_has_its_share_as_a_parameter():
    exact = Context(widths=Widths(unit_share=0))
    assert read("an hour earlier", exact).relative == Offset(-60, -60)


def test_the_parts_of_a_day_are_all_in_the_table_and_in_order():
    assert set(WIDTHS.parts) | {"around", "shortly before", "shortly after"} == set(VagueWord)
    assert all(0 <= part.first_h < part.last_h <= 36 for part in WIDTHS.parts.values())


@steadily
@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)), st.integers(0, 1439))
def test_a_day_and_a_time_of_day_are_the_same_however_they_are_written(day, minute):
    clock = f"{minute // 60:02d}:{minute % 60:02d}"
    month = f"{day:%B}"
    hour, half = (minute // 60) % 12 or 12, "a.m." if minute < 720 else "p.m."
    expected = LocalTime(f"{day.isoformat()}T{clock}")
    for text in (
        f"at {clock} on {day.day} {month} {day.year:04d}",
        f"{month} {day.day}, {day.year:04d}, {hour}:{minute % 60:02d} {half}",
        f"{day.isoformat()} {clock}",
        f"{day:%A}, {day.day} {month[:3]}. {day.year:04d}, {clock}",
    ):
        assert read(text).start == Bounds(expected, expected)


@steadily
@given(st.dates(date(1996, 1, 1), date(2030, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_the_nearest_one_that_is_not_after_the_words(said, number):
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][number]
    found = read(name, Context(said=LocalTime(said.isoformat()))).start.earliest
    assert found is not None
    at = date.fromisoformat(found.text)
    assert at.weekday() == number
    assert timedelta(0) <= said - at < timedelta(7)


def test_a_night_with_an_hour_twice_lasts_an_hour_longer():
    # Asia/Damascus, 29 October 2015: at midnight (21:00 UTC) the clocks went back to 23:00.
    context = Context(said=LocalTime("2015-10-31"), zones=(DAMASCUS,))
    night = read("overnight Thursday", context).when()
    assert night.earliest == datetime(2015, 10, 29, 15, tzinfo=UTC)
    assert night.latest == datetime(2015, 10, 30, 4, 1, tzinfo=UTC) - timedelta(microseconds=1)
    around = read("around 11.30 p.m. Thursday", context).when()
    # 23:30 was at 20:30 and at 21:30 UTC; from 23:00 to 24:00 is from 20:00 to 22:00.
    assert around.earliest == datetime(2015, 10, 29, 20, tzinfo=UTC)
    assert around.latest is not None
    assert around.latest >= datetime(2015, 10, 29, 22, tzinfo=UTC)


def test_a_night_with_an_hour_skipped_lasts_an_hour_less():
    # Asia/Damascus, 27 March 2015: at midnight (22:00 UTC) the clocks went on to 1:00.
    context = Context(said=LocalTime("2015-03-28"), zones=(DAMASCUS,))
    night = read("overnight Thursday", context).when()
    assert night.earliest == datetime(2015, 3, 26, 16, tzinfo=UTC)
    assert night.latest == datetime(2015, 3, 27, 3, 1, tzinfo=UTC) - timedelta(microseconds=1)
    after = read("shortly after midnight on Friday", context).when()
    assert after.latest is not None
    assert after.latest >= datetime(2015, 3, 26, 22, 30, tzinfo=UTC)
    assert after.earliest is not None
    assert after.earliest <= datetime(2015, 3, 26, 22, tzinfo=UTC)


def test_zones_that_change_their_clocks_apart_are_each_read_by_its_own():
    # On 28 October 2015 Damascus was still at UTC+3, as Moscow was; on 30 October at UTC+2.
    for said, offset in (("2015-10-28", 3), ("2015-10-30", 2)):
        context = Context(said=LocalTime(said), zones=(DAMASCUS,))
        when = read("at 12:00", context).when()
        assert when.earliest == datetime.fromisoformat(f"{said}T{12 - offset:02d}:00+00:00")
