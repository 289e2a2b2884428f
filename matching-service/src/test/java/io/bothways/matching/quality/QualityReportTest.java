package io.bothways.matching.quality;

import static io.bothways.matching.scoring.Someone.someone;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.matching.scoring.People;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.GradeOrder;
import io.bothways.matching.scoring.terms.Terms;
import io.bothways.matching.solver.Matching;
import io.bothways.matching.solver.plan.Objective;
import io.bothways.matching.solver.plan.Parameters;
import io.bothways.matching.solver.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QualityReportTest {
    private static final Terms TWO_WAY = new Terms(Exchange.TWO_WAY, 1_500, 2, false, false, GradeOrder.ANY, 60);

    private static List<Group> reportOf(Terms terms, List<Participant> people) {
        Pool pool = new Pool(people);
        return QualityReport.of(pool, Matching.plan(pool, new Parameters(Objective.STABLE, terms)));
    }

    private static Figures figures(List<Group> report, Dimension dimension, String label) {
        return Objects.requireNonNull(report.stream()
                .filter(group -> group.dimension() == dimension && group.label().equals(label))
                .findFirst()
                .orElseThrow()
                .figures());
    }

    private static List<String> withheld(List<Group> report, Dimension dimension) {
        return report.stream()
                .filter(group -> group.dimension() == dimension && group.figures() == null)
                .map(Group::label)
                .toList();
    }

    /** So many people of a unit whom nobody teaches. */
    private static List<Participant> idle(int from, int count, String unit) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> someone(number).in(unit).build())
                .toList();
    }

    @Test
    void juniorsWhoAlwaysGainLessShowAsTheWeakerSide() {
        List<Participant> people = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            people.add(someone(i)
                    .in("Sales")
                    .grade(1)
                    .teaching("video" + i, 4)
                    .learning("law" + i, 4)
                    .learning("go", 4)
                    .build());
            people.add(someone(10 + i)
                    .in("Research")
                    .grade(6)
                    .teaching("law" + i, 4)
                    .learning("video" + i, 4)
                    .build());
        }

        List<Group> report = reportOf(TWO_WAY, people);

        Figures juniors = figures(report, Dimension.SENIORITY, "junior");
        assertThat(juniors).isEqualTo(new Figures(5, 5, 5, 5 * 6_666, 5, 5, 5_000, 5_000, 5));
        Figures seniors = figures(report, Dimension.SENIORITY, "senior");
        assertThat(seniors).isEqualTo(new Figures(5, 5, 5, 5 * 6_666, 5, 0, 10_000, 10_000, 5));
        assertThat(figures(report, Dimension.UNIT, "Sales")).isEqualTo(juniors);
        assertThat(figures(report, Dimension.GRADE_BAND, "5-6")).isEqualTo(seniors);
        assertThat(figures(report, Dimension.ALL, "").weaker()).isEqualTo(5);
        assertThat(figures(report, Dimension.SITE, "").people()).isEqualTo(10);
    }

    @Test
    void aSmallGroupIsWithheldAndWithItTheSmallestOtherThatWouldGiveItAway() {
        List<Participant> people = new ArrayList<>(idle(1, 4, "Law"));
        people.addAll(idle(10, 7, "Sales"));
        people.addAll(idle(20, 9, "Research"));

        assertThat(withheld(reportOf(TWO_WAY, people), Dimension.UNIT)).containsExactly("Law", "Sales");
    }

    @Test
    void twoGroupsOfOneAreStillFewerThanFiveTogether() {
        List<Participant> people = new ArrayList<>(idle(1, 1, "Law"));
        people.addAll(idle(2, 1, "Audit"));
        people.addAll(idle(10, 7, "Sales"));
        people.addAll(idle(20, 9, "Research"));

        assertThat(withheld(reportOf(TWO_WAY, people), Dimension.UNIT)).containsExactly("Audit", "Law", "Sales");
    }

    @Test
    void nothingIsWithheldWhereEveryGroupIsLargeEnough() {
        List<Participant> people = new ArrayList<>(idle(1, 5, "Law"));
        people.addAll(idle(10, 5, "Sales"));

        assertThat(reportOf(TWO_WAY, people))
                .allSatisfy(group -> assertThat(group.figures()).isNotNull());
    }

    @Test
    void aWholePoolOfFourIsWithheldAndAnEmptyOneHasNoGroups() {
        assertThat(reportOf(TWO_WAY, idle(1, 4, "Law")))
                .allSatisfy(group -> assertThat(group.figures()).isNull());
        assertThat(reportOf(TWO_WAY, List.of())).isEmpty();
    }

    @Property(tries = 200)
    void partsAddUpToTheWholeAndWhatIsHiddenStaysHidden(@ForAll long seed) {
        Random random = new Random(seed);
        Exchange exchange = random.nextBoolean() ? Exchange.TWO_WAY : Exchange.ONE_WAY;
        Pool pool = People.pool(random, random.nextInt(40));
        Plan plan = Matching.plan(pool, new Parameters(Objective.SCORE, People.terms(exchange)));

        List<Group> report = QualityReport.of(pool, plan);

        for (Dimension dimension : List.of(Dimension.UNIT, Dimension.GRADE_BAND, Dimension.SITE)) {
            List<Group> parts = report.stream()
                    .filter(group -> group.dimension() == dimension)
                    .toList();
            Group whole = report.isEmpty() ? new Group(Dimension.ALL, "", null) : report.getFirst();
            Figures all = whole.figures();
            long hidden =
                    parts.stream().filter(group -> group.figures() == null).count();
            if (all == null) {
                assertThat(hidden).isEqualTo(parts.size());
            } else {
                long left = all.people() - sum(parts, Figures::people);
                assertThat(hidden == 0 ? left == 0 : left >= QualityReport.FEWEST && (hidden > 1 || parts.size() == 1))
                        .isTrue();
                if (hidden == 0) {
                    assertThat(sum(parts, Figures::matched)).isEqualTo(all.matched());
                    assertThat(sum(parts, Figures::score)).isEqualTo(all.score());
                    assertThat(sum(parts, Figures::weaker)).isEqualTo(all.weaker());
                    assertThat(sum(parts, Figures::taught)).isEqualTo(all.taught());
                }
                assertThat(all.sides()).isEqualTo(2 * plan.pairs().size());
                assertThat(all.people() - all.matched())
                        .isEqualTo(plan.unmatched().size());
            }
        }
    }

    private static long sum(List<Group> groups, ToLongFunction<Figures> figure) {
        return groups.stream()
                .map(Group::figures)
                .filter(Objects::nonNull)
                .mapToLong(figure)
                .sum();
    }
}
