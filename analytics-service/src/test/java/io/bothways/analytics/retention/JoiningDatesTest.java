package io.bothways.analytics.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JoiningDatesTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

    @Test
    void areDistributedAsThoseOfTheParticipants() {
        var people = IntStream.range(0, 100).mapToObj(i -> new UUID(7, i)).toList();

        var dates = JoiningDates.assign(people, List.of(MARCH, MARCH, MARCH, MAY));

        Map<Instant, Long> counts =
                dates.values().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(counts).containsEntry(MARCH, 75L).containsEntry(MAY, 25L);
    }

    @Test
    void areTheSameForTheSamePeopleInAnyOrder() {
        var people = IntStream.range(0, 50).mapToObj(i -> new UUID(7, i)).toList();

        assertThat(JoiningDates.assign(people.reversed(), List.of(MAY, MARCH)))
                .isEqualTo(JoiningDates.assign(people, List.of(MARCH, MAY)));
    }

    @Test
    void areNoneWhenNobodyJoined() {
        assertThat(JoiningDates.assign(List.of(new UUID(7, 1)), List.of())).isEmpty();
    }
}
