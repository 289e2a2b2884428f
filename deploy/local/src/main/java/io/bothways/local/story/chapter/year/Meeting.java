package io.bothways.local.story.chapter.year;

import io.bothways.local.story.chapter.Pair;
import java.time.Instant;

/** One session of a pair as the story plans it: when, how it goes, and how its minutes are shared by both directions. */
record Meeting(
        Pair pair, int number, int week, Instant startsAt, Course course, int minutesFirstWay, int minutesSecondWay) {

    /** How a session goes. */
    enum Course {
        /** Proposed and accepted in advance, held, attested by both. */
        PLANNED(true),
        /** Written down afterwards by one, confirmed by the other. */
        LOGGED(false),
        /** Planned and held; one attests it, the other stays silent. */
        ONE_SIDED(true),
        /** Planned; both say that it was not held. */
        MISSED(true),
        /** Planned; one says that the partner did not come, the partner stays silent. */
        NO_SHOW(true),
        CANCELLED_LATE(true),
        CANCELLED_IN_TIME(true);

        private final boolean planned;

        Course(boolean planned) {
            this.planned = planned;
        }

        boolean isPlanned() {
            return planned;
        }
    }

    static final int MINUTES = 60;

    /** A session that exists in sessions-service. */
    record Known(Meeting meeting, String id) {}

    /** The minutes of one of the ways, 0 when it was not its turn. */
    int minutes(int way) {
        return way == 0 ? minutesFirstWay : minutesSecondWay;
    }

    Meeting withCourse(Course other) {
        return new Meeting(pair, number, week, startsAt, other, minutesFirstWay, minutesSecondWay);
    }
}
