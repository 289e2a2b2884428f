package io.bothways.analytics.retention;

import static io.bothways.analytics.Sample.day;
import static io.bothways.analytics.Sample.person;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.analytics.Sample;
import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Group;
import io.bothways.analytics.people.ExitReason;
import io.bothways.analytics.retention.RetentionComparison.Event;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RetentionComparisonTest {

    @Test
    void startsTheClockAtJoining() {
        var sample =
                new Sample(300).employed(0, "Lab", 200, ExitReason.VOLUNTARY).employed(1, "Lab");
        sample.paired(0, 1, 100);

        var participants = compare(sample.facts(), Event.ANY).participants();

        assertThat(participants.follows())
                .containsExactlyInAnyOrder(new Follow(person(0), 100, true), new Follow(person(1), 200, false));
    }

    @Test
    void leavesOutWhoWasGoneBeforeTheDateDrawn() {
        var sample = new Sample(300)
                .employed(0, "Lab")
                .employed(1, "Lab")
                .employed(2, "Lab", 50, ExitReason.VOLUNTARY)
                .employed(3, "Lab", 150, ExitReason.VOLUNTARY);
        sample.paired(0, 1, 100);

        var others = compare(sample.facts(), Event.ANY).others();

        assertThat(others.follows()).containsExactly(new Follow(person(3), 50, true));
    }

    @Test
    void followsALaterJoinerAsOtherUntilTheJoining() {
        var sample = new Sample(300);
        for (int i = 0; i < 4; i++) {
            sample.employed(i, "Lab");
        }
        sample.paired(0, 1, 100);
        sample.paired(2, 3, 200);

        var others = compare(sample.facts(), Event.ANY).others();

        // 2 and 3 are others from day 100 to 200 if that day was drawn for them, and never after joining
        assertThat(others.follows()).allSatisfy(follow -> {
            assertThat(follow.days()).isEqualTo(100);
            assertThat(follow.left()).isFalse();
            assertThat(follow.person()).isIn(person(2), person(3));
        });
    }

    @Test
    void countsOnlyVoluntaryLeavingWhenAsked() {
        var sample =
                new Sample(300).employed(0, "Lab", 200, ExitReason.RETIREMENT).employed(1, "Lab");
        sample.paired(0, 1, 100);

        assertThat(compare(sample.facts(), Event.VOLUNTARY).participants().leavers())
                .isZero();
        assertThat(compare(sample.facts(), Event.ANY).participants().leavers()).isEqualTo(1);
    }

    /** Nothing happens by joining here; the share "ever joined and still there" minus the rest would read +20 points. */
    @Test
    void findsNoDifferenceWhereThereIsNone() {
        double worst = 0;
        int excluded = 0;
        int runs = 20;
        for (int seed = 0; seed < runs; seed++) {
            var facts = simulated(seed);
            var comparison = compare(facts, Event.ANY);
            var difference = Difference.of(
                    requireNonNull(comparison.participants().at(10, 5)),
                    requireNonNull(comparison.others().at(10, 5)));
            worst = Math.max(worst, Math.abs(difference.value()));
            excluded += requireNonNull(difference.interval()).contains(0) ? 0 : 1;
            assertThat(naive(facts)).isGreaterThan(.1);
        }

        assertThat(excluded).isLessThanOrEqualTo(3);
        assertThat(worst).isLessThan(.12);
    }

    /** 2,000 people leave at a constant rate for two years; some join on a day on which they are still there. */
    private static Facts simulated(int seed) {
        var random = new Random(seed);
        var sample = new Sample(730);
        for (int i = 0; i < 2_000; i++) {
            int leaves = (int) (-Math.log(1 - random.nextDouble()) * 900);
            sample.employed(i, "Lab", leaves < 730 ? leaves : null, leaves < 730 ? ExitReason.VOLUNTARY : null);
            int joins = 60 + random.nextInt(300);
            if (joins < leaves && random.nextDouble() < .4) {
                sample.paired(i, 10_000 + i, joins); // with somebody who is not followed
            }
        }
        return sample.facts();
    }

    private static double naive(Facts facts) {
        var joined = facts.joined();
        double joiners = 0;
        double joinersThere = 0;
        double others = 0;
        double othersThere = 0;
        for (var person : facts.people().values()) {
            boolean there = person.spellAt(facts.asOf()).isPresent();
            if (joined.containsKey(person.id())) {
                joiners++;
                joinersThere += there ? 1 : 0;
            } else {
                others++;
                othersThere += there ? 1 : 0;
            }
        }
        return joinersThere / joiners - othersThere / others;
    }

    private static RetentionComparison compare(Facts facts, Event event) {
        Map<UUID, Instant> joined = facts.joined();
        assertThat(joined.values()).allMatch(at -> at.isAfter(day(0)));
        return RetentionComparison.of(
                facts, Group.EVERYONE, joined, joined, facts.people().keySet(), event);
    }
}
