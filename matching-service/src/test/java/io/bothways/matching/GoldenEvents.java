package io.bothways.matching;

import io.bothways.matching.cohort.CohortEvent;
import io.bothways.matching.cohort.EligibilityEvent;
import io.bothways.matching.enrolment.EnrolmentEvent;
import io.bothways.matching.matchrun.MatchRunPublished;
import io.bothways.matching.programme.ProgrammeEvent;
import io.bothways.matching.programme.ProgrammeType;
import io.bothways.matching.proposal.PartnershipFormed;
import io.bothways.matching.proposal.ProposalEvent;
import io.bothways.platform.event.Event;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One event of each type that this service publishes, with fixed ids and instants: the golden examples as code. */
final class GoldenEvents {
    private static final UUID PROGRAMME = id("01");
    private static final UUID COHORT = id("02");
    private static final UUID PERSON = id("03");
    private static final UUID PARTNER = id("04");
    private static final UUID ENROLMENT = id("05");
    private static final UUID RUN = id("06");
    private static final UUID PROPOSAL = id("07");
    private static final UUID PARTNERSHIP = id("08");
    private static final UUID PARTNERS_ENROLMENT = id("09");
    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
    private static final List<String> COORDINATORS =
            List.of("5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8");

    private GoldenEvents() {}

    static Stream<Event> all() {
        return Stream.of(
                        programmes(),
                        cohorts(),
                        eligibility(),
                        enrolments(),
                        proposals(),
                        Stream.of(run(), partnership()))
                .flatMap(events -> events);
    }

    private static Stream<Event> programmes() {
        return Stream.of(
                new ProgrammeEvent.ProgrammePublished(
                        PROGRAMME, ProgrammeType.RECIPROCAL, "published", COORDINATORS, 30, 14, 180),
                new ProgrammeEvent.ProgrammeSuspended(PROGRAMME, ProgrammeType.RECIPROCAL, "suspended"),
                new ProgrammeEvent.ProgrammeClosed(PROGRAMME, ProgrammeType.RECIPROCAL, "closed"),
                new ProgrammeEvent.CoordinatorsChanged(PROGRAMME, ProgrammeType.RECIPROCAL, "published", COORDINATORS));
    }

    private static Stream<Event> cohorts() {
        return Stream.of("enrolling", "enrolment-closed", "in-progress", "completed", "cancelled")
                .map(state -> new CohortEvent(
                        PROGRAMME, COHORT, state, AT, AT.plusSeconds(86_400), Instant.parse("2026-12-01T00:00:00Z")));
    }

    private static Stream<Event> eligibility() {
        return Stream.of(
                new EligibilityEvent.EligibilityDetermined(COHORT, PROGRAMME, PERSON, AT),
                new EligibilityEvent.EligibilityLost(COHORT, PROGRAMME, PERSON, AT));
    }

    private static Stream<Event> enrolments() {
        return Arrays.stream(EnrolmentEvent.Change.values())
                .map(change -> new EnrolmentEvent(change, ENROLMENT, COHORT, PROGRAMME, PERSON, AT));
    }

    private static Stream<Event> proposals() {
        return Arrays.stream(ProposalEvent.Change.values())
                .map(change -> new ProposalEvent(
                        change,
                        PROPOSAL,
                        RUN,
                        COHORT,
                        PROGRAMME,
                        List.of(PERSON, PARTNER),
                        AT,
                        change == ProposalEvent.Change.ACCEPTED ? PERSON : null));
    }

    private static Event run() {
        return new MatchRunPublished(
                RUN,
                COHORT,
                PROGRAMME,
                120,
                96,
                48,
                "stable",
                240_000,
                240_000,
                300_000,
                0.2,
                "best-seats",
                "greedy-1");
    }

    private static Event partnership() {
        return new PartnershipFormed(
                PARTNERSHIP,
                PROPOSAL,
                COHORT,
                PROGRAMME,
                ProgrammeType.RECIPROCAL,
                List.of(direction("0a", PERSON, PARTNER, "a1"), direction("0b", PARTNER, PERSON, "a2")),
                5_000,
                AT,
                AT.plusSeconds(180 * 86_400L),
                14,
                List.of(ENROLMENT, PARTNERS_ENROLMENT),
                List.of(AT.minusSeconds(86_400), AT.minusSeconds(3_600)));
    }

    private static PartnershipFormed.FormedDirection direction(
            String number, UUID teacher, UUID learner, String skill) {
        return new PartnershipFormed.FormedDirection(
                id(number), teacher, learner, List.of(new PartnershipFormed.PassedSkill(id(skill), 0, 4)), true);
    }

    private static UUID id(String number) {
        return UUID.fromString("0197b000-0000-7000-8000-0000000000" + number);
    }
}
