package io.bothways.matching.pool;

import io.bothways.matching.cohort.CohortService;
import io.bothways.matching.enrolment.EnrolmentService;
import io.bothways.matching.forbiddenpair.ForbiddenPairService;
import io.bothways.matching.people.People;
import io.bothways.matching.people.Person;
import io.bothways.matching.profile.Profile;
import io.bothways.matching.profile.Profiles;
import io.bothways.matching.programme.ProgrammePreferences;
import io.bothways.matching.programme.ProgrammeService;
import io.bothways.matching.programme.ProgrammeTerms;
import io.bothways.matching.programme.ProgrammeType;
import io.bothways.matching.programme.RunningProgramme;
import io.bothways.matching.proposal.ProposalService;
import io.bothways.matching.proposal.Reserved;
import io.bothways.matching.scoring.pool.Closeness;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.pool.Standing;
import io.bothways.matching.scoring.pool.Taxonomy;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.GradeOrder;
import io.bothways.matching.scoring.terms.Terms;
import io.bothways.matching.seat.Claimant;
import io.bothways.matching.seat.FreeSeats;
import io.bothways.matching.seat.Seats;
import io.bothways.matching.skills.Skills;
import io.bothways.matching.solver.plan.Objective;
import io.bothways.matching.solver.plan.Parameters;
import io.bothways.matching.solver.plan.Wishes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads everything that decides about a cohort's pool, set by set, within one transaction of its caller. */
@ApplicationScoped
public class FreezingPool {
    /** Knowledge that no more people than these have published is at risk. */
    private static final int FEW = 2;

    private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

    private final EnrolmentService enrolments;
    private final CohortService cohorts;
    private final ProgrammeService programmes;
    private final ProposalService proposals;
    private final ForbiddenPairService forbiddenPairs;
    private final People people;
    private final Profiles profiles;
    private final Skills skills;
    private final Seats seats;

    FreezingPool(
            EnrolmentService enrolments,
            CohortService cohorts,
            ProgrammeService programmes,
            ProposalService proposals,
            ForbiddenPairService forbiddenPairs,
            People people,
            Profiles profiles,
            Skills skills,
            Seats seats) {
        this.enrolments = enrolments;
        this.cohorts = cohorts;
        this.programmes = programmes;
        this.proposals = proposals;
        this.forbiddenPairs = forbiddenPairs;
        this.people = people;
        this.profiles = profiles;
        this.skills = skills;
        this.seats = seats;
    }

    /** Hours are those of the given moment, so that a later reading of the same pool has the same digest. */
    public FrozenPool freeze(UUID cohortId, UUID programmeId, Objective objective, Instant at) {
        RunningProgramme programme = programmes.running(programmeId);
        List<Claimant> ready = enrolments.pool(cohortId).stream()
                .map(person -> new Claimant(person.personId(), person.enrolmentId()))
                .toList();
        return new FrozenPool(
                new Pool(participants(cohortId, programme, ready, at, EVER)),
                new Parameters(
                        objective,
                        terms(programme),
                        Wishes.NONE,
                        programme.terms().preferences().participationPremium()),
                ready.stream().collect(Collectors.toMap(Claimant::personId, Claimant::enrolmentId)),
                at);
    }

    /**
     * These people of a run's pool as they are now, but without what has become of pairs since the run was frozen: neither
     * the run's own proposals nor what was forbidden later keeps anybody apart.
     */
    public List<Participant> again(UUID cohortId, RunningProgramme programme, List<Claimant> people, Instant frozenAt) {
        return participants(cohortId, programme, people, frozenAt, frozenAt);
    }

    private List<Participant> participants(
            UUID cohortId, RunningProgramme programme, List<Claimant> ready, Instant at, Instant pairsBefore) {
        UUID programmeId = programme.id();
        Set<UUID> ids = ready.stream().map(Claimant::personId).collect(Collectors.toSet());
        Map<UUID, Person> facts = people.of(ids);
        Map<UUID, Profile> published = profiles.of(ids, at);
        Set<UUID> eligible = Set.copyOf(cohorts.eligibleAmong(cohortId, ids));
        Map<UUID, List<UUID>> lines =
                people.lines(ids, Math.max(1, programme.terms().excludeSameLineLevels()));
        Map<UUID, FreeSeats> free = seats.freeOf(ready);
        Map<UUID, Reserved> reserved = proposals.reserved(ids);
        Map<UUID, List<UUID>> met = proposals.met(programmeId, ids, pairsBefore);
        Map<UUID, List<UUID>> forbidden = forbiddenPairs.heldAt(pairsBefore, programmeId, cohortId, ids);
        Map<UUID, List<UUID>> proposed = proposals.proposedBefore(programmeId, cohortId, ids, pairsBefore);
        FrozenSkills frozen = skills(published.values(), programme.terms().preferences());
        List<Participant> participants = new ArrayList<>();
        for (Claimant person : ready) {
            UUID id = person.personId();
            Person fact = facts.get(id);
            Profile profile = published.get(id);
            FreeSeats seat = free.getOrDefault(person.enrolmentId(), FreeSeats.NONE);
            Reserved taken = reserved.getOrDefault(id, Reserved.NOTHING);
            participants.add(new Participant(
                    id,
                    profile == null ? List.of() : frozen.offers(profile, fact != null && fact.endPlanned()),
                    profile == null ? List.of() : frozen.wants(profile),
                    Math.max(0, seat.teaching() - taken.teaching()),
                    Math.max(0, seat.learning() - taken.learning()),
                    lines.getOrDefault(id, List.of()),
                    fact == null ? 0 : fact.grade(),
                    fact == null ? List.of() : fact.unit(),
                    profile == null ? List.of() : profile.languages(),
                    profile == null ? null : profile.hours(),
                    met.getOrDefault(id, List.of()),
                    fact == null ? "" : fact.site(),
                    forbidden.getOrDefault(id, List.of()),
                    proposed.getOrDefault(id, List.of()),
                    standing(fact != null && eligible.contains(id), profile != null)));
        }
        return participants;
    }

    /** Who has taken the profile back has something else in mind: nothing is known that could be matched. */
    private static Standing standing(boolean eligible, boolean profilePublished) {
        if (!eligible) {
            return Standing.NOT_ELIGIBLE;
        }
        return profilePublished ? Standing.TAKES_PART : Standing.OPTED_OUT;
    }

    public static Terms terms(RunningProgramme programme) {
        ProgrammeType type = programme.type();
        ProgrammeTerms terms = programme.terms();
        return new Terms(
                type.twoWay() ? Exchange.TWO_WAY : Exchange.ONE_WAY,
                terms.minimumGain(),
                terms.excludeSameLineLevels(),
                terms.excludeSameTeam(),
                type == ProgrammeType.CROSS_UNIT,
                switch (type) {
                    case RECIPROCAL, CROSS_UNIT, FLASH -> GradeOrder.ANY;
                    case PEER -> GradeOrder.SAME;
                    case REVERSE -> GradeOrder.TEACHER_LOWER;
                    case TRADITIONAL -> GradeOrder.TEACHER_HIGHER;
                    case SUCCESSION -> GradeOrder.TEACHER_NOT_LOWER;
                },
                terms.minimumSharedMinutes(),
                terms.preferences().factors());
    }

    private FrozenSkills skills(Collection<Profile> published, ProgrammePreferences preferences) {
        Map<UUID, UUID> successors = skills.successorsOf(FrozenSkills.namedIn(published));
        Set<UUID> offered = FrozenSkills.offeredIn(published, successors);
        Closeness closeness = preferences.closeness();
        Map<UUID, List<UUID>> broader = closeness.equals(Closeness.NONE)
                ? Map.of()
                : skills.broaderOf(FrozenSkills.presentIn(published, successors));
        boolean risksCount = preferences.knowledgeAtRisk() > 0;
        return new FrozenSkills(
                successors,
                new Taxonomy(broader, closeness, offered),
                risksCount ? profiles.heldByFew(offered, FrozenSkills.MASTERY, FEW) : Set.of(),
                risksCount);
    }
}
