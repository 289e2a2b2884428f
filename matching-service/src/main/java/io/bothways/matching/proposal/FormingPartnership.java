package io.bothways.matching.proposal;

import io.bothways.matching.cohort.CohortService;
import io.bothways.matching.enrolment.EnrolmentService;
import io.bothways.matching.enrolment.ReadyPerson;
import io.bothways.matching.explanation.DirectionView;
import io.bothways.matching.explanation.Explanations;
import io.bothways.matching.programme.ProgrammeService;
import io.bothways.matching.programme.RunningProgramme;
import io.bothways.matching.seat.Claim;
import io.bothways.matching.seat.Hat;
import io.bothways.matching.seat.Seats;
import io.bothways.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns two acceptances into a partnership: the pairing first, because a unique index decides whether the pair is free,
 * then all of its seats or none.
 */
@ApplicationScoped
class FormingPartnership {
    private final Pairings pairings;
    private final Seats seats;
    private final Explanations explanations;
    private final EnrolmentService enrolments;
    private final ProgrammeService programmes;
    private final CohortService cohorts;

    FormingPartnership(
            Pairings pairings,
            Seats seats,
            Explanations explanations,
            EnrolmentService enrolments,
            ProgrammeService programmes,
            CohortService cohorts) {
        this.pairings = pairings;
        this.seats = seats;
        this.explanations = explanations;
        this.enrolments = enrolments;
        this.programmes = programmes;
        this.cohorts = cohorts;
    }

    /** Empty when a seat is gone or the two are partners already; then nothing was changed. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<PartnershipFormed> form(Proposal proposal, List<ReadyPerson> ready, Instant now) {
        UUID partnershipId = Ids.next();
        if (!pairings.open(partnershipId, proposal, now)) {
            return Optional.empty();
        }
        List<DirectionView> directions =
                explanations.of(List.of(proposal.pair())).getOrDefault(proposal.pair(), List.of());
        List<Claim> claims = claims(proposal, directions);
        if (!seats.take(claims)) {
            pairings.undo(partnershipId);
            return Optional.empty();
        }
        pairings.hold(partnershipId, claims);
        enrolments.partnered(proposal.enrolments(), now);
        return Optional.of(announcement(partnershipId, proposal, directions, ready, now));
    }

    private static List<Claim> claims(Proposal proposal, List<DirectionView> directions) {
        List<Claim> claims = new ArrayList<>();
        for (DirectionView direction : directions) {
            if (direction.required()) {
                claims.add(new Claim(direction.teacherId(), proposal.enrolmentOf(direction.teacherId()), Hat.TEACHING));
                claims.add(new Claim(direction.learnerId(), proposal.enrolmentOf(direction.learnerId()), Hat.LEARNING));
            }
        }
        return claims;
    }

    private PartnershipFormed announcement(
            UUID partnershipId,
            Proposal proposal,
            List<DirectionView> directions,
            List<ReadyPerson> ready,
            Instant now) {
        RunningProgramme programme = programmes.running(proposal.programmeId());
        Map<UUID, Instant> readySince =
                ready.stream().collect(Collectors.toMap(ReadyPerson::personId, ReadyPerson::readySince));
        return new PartnershipFormed(
                partnershipId,
                proposal.id(),
                proposal.cohortId(),
                proposal.programmeId(),
                programme.type(),
                directions.stream()
                        .map(direction -> new PartnershipFormed.FormedDirection(
                                Ids.next(),
                                direction.teacherId(),
                                direction.learnerId(),
                                direction.skills().stream()
                                        .map(PartnershipFormed.PassedSkill::of)
                                        .toList(),
                                direction.required()))
                        .toList(),
                proposal.score(),
                now,
                earlier(
                        now.plus(Duration.ofDays(programme.terms().durationDays())),
                        cohorts.of(proposal.cohortId()).endsAt()),
                programme.terms().cadenceDays(),
                proposal.enrolments(),
                proposal.people().stream()
                        .map(person -> Objects.requireNonNull(readySince.get(person)))
                        .toList());
    }

    /** A partnership lasts as long as the programme says, and not beyond a cohort that is still to end. */
    private static Instant earlier(Instant byDuration, @Nullable Instant cohortEnd) {
        return cohortEnd != null && cohortEnd.isBefore(byDuration) ? cohortEnd : byDuration;
    }
}
