package io.bothways.analytics.retention;

import io.bothways.analytics.enrolment.Eligibility;
import io.bothways.analytics.metric.Breakdown;
import io.bothways.analytics.metric.FactReader;
import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Filter;
import io.bothways.analytics.metric.Group;
import io.bothways.analytics.metric.IntervalKind;
import io.bothways.analytics.metric.MetricResult.IntervalView;
import io.bothways.analytics.metric.MetricResult.MetricId;
import io.bothways.analytics.metric.MetricResult.Window;
import io.bothways.analytics.metric.MetricService;
import io.bothways.analytics.retention.RetentionComparison.Event;
import io.bothways.analytics.retention.RetentionView.ArmView;
import io.bothways.analytics.retention.RetentionView.CautionView;
import io.bothways.analytics.retention.RetentionView.ComparisonView;
import io.bothways.analytics.retention.RetentionView.DifferenceView;
import io.bothways.analytics.retention.RetentionView.MonthView;
import io.bothways.analytics.retention.RetentionView.RetainedView;
import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.survival.SurvivalCurve.Point;
import io.bothways.analytics.suppression.Additivity;
import io.bothways.analytics.suppression.CellCount;
import io.bothways.analytics.suppression.CellStatus;
import io.bothways.analytics.suppression.SuppressionRule;
import io.bothways.analytics.suppression.TableProtection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers questions about retention from facts, and says what the answer is not. */
@ApplicationScoped
public class RetentionService {

    private static final MetricId METRIC =
            new MetricId("retention-comparison", 1, "Retention of participants and others");
    private static final String ASSOCIATION = "association";
    private static final String WITHHELD = "withheld";

    /** Headline horizon: twelve months, or the last month before in which both sides have enough people at risk. */
    private static final int HORIZON = 12;

    private static final int LONGEST = 60;

    /** Below this many leavers on a side an interval says little beyond "cannot tell". */
    private static final int MANY = 20;

    private final FactReader reader;
    private final CautionTexts texts;
    private final int k;

    RetentionService(FactReader reader, MetricService metrics, CautionTexts texts) {
        this.reader = reader;
        this.texts = texts;
        this.k = metrics.k();
    }

    public RetentionView compare(Filter filter, @Nullable Breakdown by, Locale language) {
        var knownAt = reader.knownAt().orElse(null);
        var everything = reader.read(Filter.NONE);
        var inScope = filter.equals(Filter.NONE) ? everything : reader.read(filter);
        return compare(everything, inScope, filter, by, knownAt, language);
    }

    private record Column(@Nullable String label, RetentionComparison any, RetentionComparison voluntary) {}

    private RetentionView compare(
            Facts everything,
            Facts inScope,
            Filter filter,
            @Nullable Breakdown by,
            @Nullable Instant knownAt,
            Locale language) {
        Map<UUID, Instant> joined = inScope.joined();
        List<Column> columns = new ArrayList<>();
        columns.add(column(null, Group.EVERYONE, everything, joined, pool(everything, inScope, filter)));
        if (by != null) {
            for (var group : everything.groups(by)) {
                var column = column(group.label(), group, everything, joined, pool(everything, inScope, filter));
                if (column.any().participants().people() + column.any().others().people() > 0) {
                    columns.add(column);
                }
            }
        }
        var statuses = statuses(columns);
        Set<Caution> cautions = EnumSet.of(
                Caution.ASSOCIATION_NOT_EFFECT,
                Caution.PEOPLE_CHOSE_TO_JOIN,
                Caution.NOT_ADJUSTED,
                Caution.CLOCK_STARTS_AT_JOINING,
                Caution.FUTURE_JOINERS_AMONG_OTHERS);
        List<ComparisonView> comparisons = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            comparisons.add(view(column.label(), "any", column.any(), statuses[0][i], i == 0 ? cautions : null));
            comparisons.add(view(column.label(), "voluntary", column.voluntary(), statuses[1][i], null));
        }
        boolean said = comparisons.getFirst().difference() != null;
        return new RetentionView(
                METRIC,
                "Are participants still employed more often than others, counted from the day they joined?",
                "Share still employed at the horizon, participants minus others, both followed from a day 0; of participants"
                        + " the forming of their first pair, of others a day drawn from the participants' joining days",
                "Kaplan-Meier with log-log bands on a monthly grid, each side while at least k are at risk; difference by"
                        + " square-and-add of the two bands; not adjusted for who joins",
                filter,
                by,
                new Window(everything.observedFrom(), everything.asOf()),
                everything.asOf(),
                knownAt,
                k,
                said ? ASSOCIATION : WITHHELD,
                comparisons,
                cautions.stream()
                        .map(caution -> new CautionView(caution, texts.of(caution, language)))
                        .toList());
    }

    /** With a filter the others are those for whom the programme or cohort was open: like is compared with like. */
    private static Set<UUID> pool(Facts everything, Facts inScope, Filter filter) {
        return filter.equals(Filter.NONE)
                ? everything.people().keySet()
                : inScope.eligible().stream().map(Eligibility::person).collect(Collectors.toSet());
    }

    private static Column column(
            @Nullable String label, Group group, Facts everything, Map<UUID, Instant> joined, Set<UUID> pool) {
        var anywhere = everything.joined();
        return new Column(
                label,
                RetentionComparison.of(everything, group, joined, anywhere, pool, Event.ANY),
                RetentionComparison.of(everything, group, joined, anywhere, pool, Event.VOLUNTARY));
    }

    /** Both sides of a comparison are shown or neither; voluntary leavers are a part of all leavers, so both count. */
    private CellStatus[][] statuses(List<Column> columns) {
        var participants = protect(columns, true);
        var others = protect(columns, false);
        CellStatus[][] statuses = new CellStatus[2][columns.size()];
        for (int row = 0; row < 2; row++) {
            for (int i = 0; i < columns.size(); i++) {
                statuses[row][i] = worse(participants[row][i], others[row][i]);
            }
        }
        return statuses;
    }

    /** Rows: all leavers, voluntary ones, and the rest, which a reader gets by subtraction. */
    private CellStatus[][] protect(List<Column> columns, boolean participants) {
        CellCount[][] counts = new CellCount[3][columns.size()];
        CellStatus[][] known = new CellStatus[3][columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            var any = arm(columns.get(i).any(), participants);
            var voluntary = arm(columns.get(i).voluntary(), participants);
            counts[0][i] = any.count();
            counts[1][i] = voluntary.count();
            counts[2][i] = new CellCount(any.leavers() - voluntary.leavers(), any.people(), any.people());
            for (int row = 0; row < 3; row++) {
                known[row][i] = any.people() == 0 ? CellStatus.INSUFFICIENT : CellStatus.SHOWN;
            }
        }
        // all leavers go first: when the rest is small, it is the voluntary ones that give way
        var all = TableProtection.protect(
                new CellCount[][] {counts[0]},
                new CellStatus[][] {known[0]},
                SuppressionRule.OUTCOME,
                Additivity.NONE,
                k);
        var parts = TableProtection.protect(
                new CellCount[][] {counts[1], counts[2]},
                new CellStatus[][] {known[1], known[2]},
                SuppressionRule.OUTCOME,
                Additivity.PARTS_OF_THE_DENOMINATOR,
                k);
        return new CellStatus[][] {all[0], parts[0]};
    }

    private static Arm arm(RetentionComparison comparison, boolean participants) {
        return participants ? comparison.participants() : comparison.others();
    }

    private static CellStatus worse(CellStatus a, CellStatus b) {
        return Comparator.<CellStatus>naturalOrder().compare(a, b) == 0 || b == CellStatus.SHOWN ? a : worseOf(a, b);
    }

    private static CellStatus worseOf(CellStatus a, CellStatus b) {
        if (a == CellStatus.SHOWN) {
            return b;
        }
        if (a == CellStatus.INSUFFICIENT || b == CellStatus.INSUFFICIENT) {
            return CellStatus.INSUFFICIENT;
        }
        return CellStatus.SUPPRESSED;
    }

    private ComparisonView view(
            @Nullable String group,
            String event,
            RetentionComparison comparison,
            CellStatus status,
            @Nullable Set<Caution> cautions) {
        if (status != CellStatus.SHOWN) {
            if (cautions != null) {
                cautions.add(Caution.NOTHING_TO_COMPARE);
            }
            return new ComparisonView(group, event, status, null, null, null, null);
        }
        var participants = comparison.participants();
        var others = comparison.others();
        var difference = difference(participants, others);
        if (cautions != null) {
            if (participants.leavers() < MANY || others.leavers() < MANY) {
                cautions.add(Caution.FEW_LEAVERS);
            }
            if (difference == null || !difference.excludesZero()) {
                cautions.add(Caution.NO_DIFFERENCE_IS_PLAUSIBLE);
            }
        }
        return new ComparisonView(
                group, event, status, arm(participants), arm(others), months(participants, others), difference);
    }

    private static ArmView arm(Arm arm) {
        return new ArmView(arm.people(), arm.leavers(), rounded(arm.personYears()));
    }

    private List<MonthView> months(Arm participants, Arm others) {
        List<MonthView> months = new ArrayList<>();
        for (int month = 1; month <= LONGEST; month++) {
            var first = participants.at(month, k);
            var second = others.at(month, k);
            if (first == null && second == null) {
                break;
            }
            months.add(new MonthView(month, retained(first), retained(second)));
        }
        return months;
    }

    private static @Nullable RetainedView retained(@Nullable Point point) {
        if (point == null) {
            return null;
        }
        var band = point.interval();
        var rounded = band == null ? null : new Interval(rounded(band.lower()), rounded(band.upper()));
        return new RetainedView(rounded(point.survival()), IntervalView.of(rounded, IntervalKind.LOG_LOG));
    }

    private @Nullable DifferenceView difference(Arm participants, Arm others) {
        for (int month = HORIZON; month >= 1; month--) {
            var first = participants.at(month, k);
            var second = others.at(month, k);
            if (first != null && second != null) {
                var difference = Difference.of(first, second);
                var interval = difference.interval();
                return new DifferenceView(
                        month,
                        rounded(first.survival()),
                        rounded(second.survival()),
                        rounded(difference.value()),
                        interval == null ? null : rounded(interval.lower()),
                        interval == null ? null : rounded(interval.upper()),
                        IntervalKind.LEVEL,
                        ASSOCIATION);
            }
        }
        return null;
    }

    /** Four digits: more would let a reader work the steps of the curve back to single people. */
    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
