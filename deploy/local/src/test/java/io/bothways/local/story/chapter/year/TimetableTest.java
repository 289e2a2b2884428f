package io.bothways.local.story.chapter.year;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.local.story.chapter.Member;
import io.bothways.local.story.chapter.Pair;
import io.bothways.local.story.draw.Draw;
import io.bothways.local.story.organisation.Employee;
import io.bothways.local.story.organisation.SampleOrganisation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final Instant FIRST_WEEK = Instant.parse("2026-03-23T00:00:00Z");
    private static final Instant END = FIRST_WEEK.plus(Duration.ofDays(260));
    private final List<Employee> people =
            SampleOrganisation.of(200, new Draw(1), LocalDate.of(2026, 3, 2)).people();
    private final Timetable timetable = new Timetable(new Draw(1), FIRST_WEEK);

    @Test
    void pairsMeetAboutMonthlyUntilTheirAgreedEnd() {
        for (int i = 0; i < 100; i++) {
            var meetings = timetable.of(pair(i));

            assertThat(meetings).hasSizeBetween(7, 9);
            assertThat(meetings).allSatisfy(meeting -> {
                assertThat(meeting.startsAt())
                        .isBetween(timetable.week(meeting.week()), timetable.week(meeting.week() + 1));
                assertThat(meeting.startsAt()).isBefore(END);
                assertThat(meeting.minutes(0) + meeting.minutes(1)).isBetween(20, Meeting.MINUTES);
            });
        }
    }

    @Test
    void mostSessionsTeachInBothWaysAndMostAreHeld() {
        var meetings = IntStream.range(0, 100)
                .mapToObj(this::pair)
                .flatMap(pair -> timetable.of(pair).stream())
                .toList();

        long bothWays = meetings.stream()
                .filter(meeting -> meeting.minutes(0) > 0 && meeting.minutes(1) > 0)
                .count();
        long held = meetings.stream()
                .filter(meeting ->
                        meeting.course() == Meeting.Course.LOGGED || meeting.course() == Meeting.Course.PLANNED)
                .count();
        assertThat((double) bothWays / meetings.size()).isBetween(0.8, 0.95);
        assertThat((double) held / meetings.size()).isBetween(0.8, 0.95);
    }

    @Test
    void theFirstSessionIsPlannedAhead() {
        assertThat(timetable.of(pair(3)).getFirst().course()).isEqualTo(Meeting.Course.PLANNED);
    }

    private Pair pair(int index) {
        var first = new Member(people.get(2 * index), "a" + index);
        var second = new Member(people.get(2 * index + 1), "b" + index);
        var ways = List.of(
                new Pair.Way("one", first, second, List.of(new Pair.Step("skill", 1, 3))),
                new Pair.Way("two", second, first, List.of(new Pair.Step("skill", 1, 3))));
        return new Pair("pair" + index, first, second, ways, END);
    }
}
