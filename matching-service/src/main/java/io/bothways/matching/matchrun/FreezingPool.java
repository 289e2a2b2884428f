package io.bothways.matching.matchrun;

import io.bothways.matching.enrolment.EnrolmentService;
import io.bothways.matching.enrolment.ReadyPerson;
import io.bothways.matching.people.People;
import io.bothways.matching.people.Person;
import io.bothways.matching.profile.Profile;
import io.bothways.matching.profile.Profiles;
import io.bothways.matching.programme.ProgrammeService;
import io.bothways.matching.programme.ProgrammeTerms;
import io.bothways.matching.programme.ProgrammeType;
import io.bothways.matching.programme.RunningProgramme;
import io.bothways.matching.proposal.ProposalService;
import io.bothways.matching.proposal.Reserved;
import io.bothways.matching.scoring.Exchange;
import io.bothways.matching.scoring.GradeOrder;
import io.bothways.matching.scoring.Offer;
import io.bothways.matching.scoring.Participant;
import io.bothways.matching.scoring.Pool;
import io.bothways.matching.scoring.Terms;
import io.bothways.matching.scoring.Want;
import io.bothways.matching.seat.Claimant;
import io.bothways.matching.seat.FreeSeats;
import io.bothways.matching.seat.Seats;
import io.bothways.matching.skills.Skills;
import io.bothways.matching.solver.Objective;
import io.bothways.matching.solver.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads everything that decides about a cohort's pool, set by set, within one transaction of its caller. */
@ApplicationScoped
class FreezingPool {
    private final EnrolmentService enrolments;
    private final ProgrammeService programmes;
    private final ProposalService proposals;
    private final People people;
    private final Profiles profiles;
    private final Skills skills;
    private final Seats seats;

    FreezingPool(
            EnrolmentService enrolments,
            ProgrammeService programmes,
            ProposalService proposals,
            People people,
            Profiles profiles,
            Skills skills,
            Seats seats) {
        this.enrolments = enrolments;
        this.programmes = programmes;
        this.proposals = proposals;
        this.people = people;
        this.profiles = profiles;
        this.skills = skills;
        this.seats = seats;
    }

    /** Hours are those of the given moment, so that a later reading of the same pool has the same digest. */
    FrozenPool freeze(UUID cohortId, UUID programmeId, Objective objective, Instant at) {
        RunningProgramme programme = programmes.running(programmeId);
        List<ReadyPerson> ready = enrolments.pool(cohortId);
        Set<UUID> ids = ready.stream().map(ReadyPerson::personId).collect(Collectors.toSet());
        Map<UUID, Person> facts = people.of(ids);
        Map<UUID, Profile> published = profiles.of(ids, at);
        Map<UUID, List<UUID>> lines =
                people.lines(ids, Math.max(1, programme.terms().excludeSameLineLevels()));
        Map<UUID, FreeSeats> free = seats.freeOf(ready.stream()
                .map(person -> new Claimant(person.personId(), person.enrolmentId()))
                .toList());
        Map<UUID, Reserved> reserved = proposals.reserved(ids);
        Map<UUID, List<UUID>> met = proposals.met(programmeId, cohortId, ids);
        Map<UUID, UUID> successors = skills.successorsOf(skillsIn(published.values()));
        List<Participant> participants = new ArrayList<>();
        for (ReadyPerson person : ready) {
            UUID id = person.personId();
            Person fact = facts.get(id);
            Profile profile = published.get(id);
            if (fact == null || profile == null) {
                continue; // the profile was withdrawn meanwhile: nothing is known that could be matched
            }
            FreeSeats seat = free.getOrDefault(person.enrolmentId(), FreeSeats.NONE);
            Reserved taken = reserved.getOrDefault(id, Reserved.NOTHING);
            participants.add(new Participant(
                    id,
                    offers(profile, successors),
                    wants(profile, successors),
                    Math.max(0, seat.teaching() - taken.teaching()),
                    Math.max(0, seat.learning() - taken.learning()),
                    lines.getOrDefault(id, List.of()),
                    fact.grade(),
                    fact.unit(),
                    profile.languages(),
                    profile.hours(),
                    met.getOrDefault(id, List.of())));
        }
        return new FrozenPool(
                new Pool(participants),
                new Parameters(objective, terms(programme)),
                ready.stream().collect(Collectors.toMap(ReadyPerson::personId, ReadyPerson::enrolmentId)),
                at);
    }

    static Terms terms(RunningProgramme programme) {
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
                terms.minimumSharedMinutes());
    }

    private static Set<UUID> skillsIn(Collection<Profile> published) {
        Set<UUID> named = new HashSet<>();
        for (Profile profile : published) {
            profile.offers().forEach(offer -> named.add(offer.skillId()));
            profile.wants().forEach(want -> named.add(want.skillId()));
        }
        return named;
    }

    /** A retired skill stands for its successor; of two that become one the higher level counts. */
    private static List<Offer> offers(Profile profile, Map<UUID, UUID> successors) {
        return List.copyOf(profile.offers().stream()
                .map(offer -> new Offer(successors.getOrDefault(offer.skillId(), offer.skillId()), offer.level()))
                .collect(Collectors.toMap(
                        Offer::skillId, Function.identity(), (a, b) -> a.level() >= b.level() ? a : b, HashMap::new))
                .values());
    }

    private static List<Want> wants(Profile profile, Map<UUID, UUID> successors) {
        return List.copyOf(profile.wants().stream()
                .map(want -> new Want(
                        successors.getOrDefault(want.skillId(), want.skillId()), want.level(), want.priority()))
                .collect(Collectors.toMap(
                        Want::skillId,
                        Function.identity(),
                        (a, b) -> a.priority() >= b.priority() ? a : b,
                        HashMap::new))
                .values());
    }
}
