package io.bothways.local.story.chapter.year;

import io.bothways.local.story.chapter.Pair;
import io.bothways.local.story.chapter.matching.ProgrammeOpens;
import io.bothways.local.story.draw.Draw;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When the pairs meet: about once a month in a drawn week and day. The first session is planned in advance; of the
 * later ones most are written down afterwards, and about one in eight is missed, cancelled or not attended.
 */
final class Timetable {
    private static final int DAYS_A_WEEK = 7;
    private static final int FIRST_WEEKS = 4;
    private static final double ONE_WAY_ONLY = 0.12;

    private final Draw draw;
    private final Instant firstWeek;

    Timetable(Draw draw, Instant firstWeek) {
        this.draw = draw;
        this.firstWeek = firstWeek;
    }

    Instant week(int week) {
        return firstWeek.plus(Duration.ofDays((long) week * DAYS_A_WEEK));
    }

    /** All sessions of a pair that end before the pair's agreed end. */
    List<Meeting> of(Pair pair) {
        List<Meeting> meetings = new ArrayList<>();
        int offset = draw.below(FIRST_WEEKS, "first-week", pair.key());
        for (int number = 0; ; number++) {
            int week = offset + Math.round(number * (float) ProgrammeOpens.CADENCE_DAYS / DAYS_A_WEEK);
            String subject = pair.key() + "#" + number;
            Instant startsAt = week(week)
                    .plus(Duration.ofDays(1 + draw.below(5, "session-day", subject)))
                    .plus(Duration.ofMinutes(15L * draw.below(24, "session-quarter", subject)));
            if (!week(week + 1).isBefore(pair.endsAt())) {
                return meetings;
            }
            int first = 20 + 5 * draw.below(5, "first-way-minutes", subject);
            boolean oneWay = draw.happens(ONE_WAY_ONLY, "one-way", subject);
            boolean firstWay = draw.happens(0.5, "which-way", subject);
            meetings.add(new Meeting(
                    pair,
                    number,
                    week,
                    startsAt,
                    course(number, subject),
                    oneWay && !firstWay ? 0 : first,
                    oneWay && firstWay ? 0 : Meeting.MINUTES - first));
        }
    }

    private Meeting.Course course(int number, String subject) {
        if (number == 0) {
            return Meeting.Course.PLANNED;
        }
        double drawn = draw.unit("course", subject);
        if (drawn < 0.03) {
            return Meeting.Course.MISSED;
        }
        if (drawn < 0.06) {
            return Meeting.Course.NO_SHOW;
        }
        if (drawn < 0.09) {
            return Meeting.Course.CANCELLED_LATE;
        }
        if (drawn < 0.12) {
            return Meeting.Course.CANCELLED_IN_TIME;
        }
        return drawn < 0.18 ? Meeting.Course.PLANNED : Meeting.Course.LOGGED;
    }
}
