package io.bothways.matching.cohort;

import io.bothways.matching.people.People;
import io.bothways.matching.people.PeopleQuery;
import io.bothways.matching.programme.EligibilityRule;
import io.bothways.matching.programme.ProgrammeService;
import io.bothways.platform.job.JobHandler;
import io.bothways.platform.job.JobRun;
import io.bothways.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds everybody who is eligible for a cohort, in batches of a transaction each. Run again after a crash it adds what
 * is missing and announces nobody twice.
 */
@ApplicationScoped
class DeterminingEligibility implements JobHandler<DeterminingEligibility.Order> {
    static final String KIND = "eligibility";
    private static final int BATCH = 1_000;

    /** The parameters of the job. */
    record Order(UUID cohortId) {}

    private final Cohorts cohorts;
    private final ProgrammeService programmes;
    private final People people;
    private final Eligibilities eligibilities;
    private final Outbox outbox;
    private final Clock clock;

    DeterminingEligibility(
            Cohorts cohorts,
            ProgrammeService programmes,
            People people,
            Eligibilities eligibilities,
            Outbox outbox,
            Clock clock) {
        this.cohorts = cohorts;
        this.programmes = programmes;
        this.people = people;
        this.eligibilities = eligibilities;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Order> params() {
        return Order.class;
    }

    @Override
    public void run(Order order, JobRun run) {
        UUID after = new UUID(0, 0);
        int done = 0;
        while (true) {
            UUID from = after;
            List<UUID> batch = QuarkusTransaction.requiringNew().call(() -> determine(order.cohortId(), from));
            done += batch.size();
            run.progress(done, done, "people found eligible");
            if (batch.size() < BATCH) {
                break;
            }
            after = batch.getLast();
        }
        QuarkusTransaction.requiringNew()
                .run(() -> cohorts.findById(order.cohortId()).eligibilityDetermined(clock.instant()));
    }

    private List<UUID> determine(UUID cohortId, UUID after) {
        Cohort cohort = cohorts.findById(cohortId);
        List<UUID> eligible = people.matching(query(cohort), null, after, BATCH);
        announce(cohort, eligible);
        return eligible;
    }

    /** Somebody has come or changed: looks at every cohort that takes people in. */
    @Transactional(Transactional.TxType.MANDATORY)
    void reconsider(UUID personId) {
        for (Cohort cohort : cohorts.takingPeopleIn()) {
            announce(cohort, people.matching(query(cohort), List.of(personId), new UUID(0, 0), 1));
        }
    }

    private void announce(Cohort cohort, Collection<UUID> eligible) {
        Instant now = clock.instant();
        List<EligibilityEvent> news = eligibilities.add(cohort.id(), eligible, now).stream()
                .<EligibilityEvent>map(person ->
                        new EligibilityEvent.EligibilityDetermined(cohort.id(), cohort.programmeId(), person, now))
                .toList();
        outbox.publishAll(news);
    }

    private PeopleQuery query(Cohort cohort) {
        EligibilityRule rule = programmes.running(cohort.programmeId()).eligibility();
        return new PeopleQuery(
                rule.unitPrefixes(), rule.sites(), rule.minGrade(), rule.maxGrade(), hiredUntil(rule.minTenureDays()));
    }

    private @Nullable LocalDate hiredUntil(@Nullable Integer tenureDays) {
        return tenureDays == null
                ? null
                : clock.instant().atZone(ZoneOffset.UTC).toLocalDate().minusDays(tenureDays);
    }
}
