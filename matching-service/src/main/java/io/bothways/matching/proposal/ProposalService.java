package io.bothways.matching.proposal;

import io.bothways.matching.MatchingProblem;
import io.bothways.matching.cohort.CohortService;
import io.bothways.matching.enrolment.EnrolmentService;
import io.bothways.matching.enrolment.PoolListener;
import io.bothways.matching.enrolment.ReadyPerson;
import io.bothways.matching.people.People;
import io.bothways.matching.people.Person;
import io.bothways.matching.seat.Claim;
import io.bothways.matching.seat.Seats;
import io.bothways.platform.audit.Audit;
import io.bothways.platform.event.Event;
import io.bothways.platform.id.Ids;
import io.bothways.platform.outbox.Outbox;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.precondition.Preconditions;
import io.bothways.platform.problem.StandardProblem;
import io.bothways.platform.timer.Timers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proposals from being sent to their end. Locks are taken in one order everywhere: people, the proposal, the pairing,
 * seats, keys of the outbox; whoever would need a second proposal skips it when it is locked. So acceptances of the same
 * people follow each other and never wait in a circle.
 */
@ApplicationScoped
public class ProposalService implements PoolListener {
    /** Looked for when the caller may not know of a proposal: a foreign one costs the statements of a missing one. */
    private static final UUID NO_PROPOSAL = new UUID(0, 0);

    private final Proposals proposals;
    private final Pairings pairings;
    private final FormingPartnership forming;
    private final EnrolmentService enrolments;
    private final CohortService cohorts;
    private final People people;
    private final Seats seats;
    private final Timers timers;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    ProposalService(
            Proposals proposals,
            Pairings pairings,
            FormingPartnership forming,
            EnrolmentService enrolments,
            CohortService cohorts,
            People people,
            Seats seats,
            Timers timers,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.proposals = proposals;
        this.pairings = pairings;
        this.forming = forming;
        this.enrolments = enrolments;
        this.cohorts = cohorts;
        this.people = people;
        this.seats = seats;
        this.timers = timers;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sends the pairs of a published run, all at once. */
    @Transactional(Transactional.TxType.MANDATORY)
    public int send(Batch batch) {
        Instant now = clock.instant();
        Instant until = now.plus(Duration.ofDays(batch.answerDays()));
        List<UUID> ids = Stream.generate(Ids::next).limit(batch.pairs()).toList();
        List<Proposals.Changed> sent = proposals.send(batch, ids, now, until);
        announce(sent, ProposalEvent.Change.SENT, now);
        audit.recordAll(
                "proposal-sent",
                "proposal",
                sent.stream().map(Proposals.Changed::id).toList());
        ProposalTimers.schedule(timers, batch.runId(), now, until);
        return sent.size();
    }

    @Transactional
    AcceptanceOutcome accept(UUID id, UUID person, @Nullable String ifMatch) {
        Instant now = clock.instant();
        List<UUID> both = proposals.peopleIfOwn(id, person);
        Collection<Person> present = people.decideAbout(both).values();
        Proposal proposal =
                proposals.locked(both.isEmpty() ? NO_PROPOSAL : id).orElseThrow(StandardProblem.NOT_FOUND::plain);
        Preconditions.honour(ifMatch, proposal.version());
        return switch (proposal.state()) {
            case ProposalState.Open open
            when !now.isBefore(proposal.expiresAt()) ->
                closed(proposal, open.expire(now), ProposalEvent.Change.EXPIRED, now);
            case ProposalState.Open open -> {
                List<ReadyPerson> ready = enrolments.readyAmong(proposal.enrolments());
                boolean valid = ready.size() == 2
                        && present.stream().allMatch(partner -> partner.status().present());
                yield valid
                        ? accepted(proposal, open, person, ready, now)
                        : closed(proposal, open.invalidate(now), ProposalEvent.Change.INVALIDATED, now);
            }
            case ProposalState.Accepted _ -> recorded(proposal, person); // said again, for example after a lost answer
            case ProposalState other -> new AcceptanceOutcome.NoLongerOpen(other.code());
        };
    }

    private AcceptanceOutcome accepted(
            Proposal proposal, ProposalState.Open open, UUID person, List<ReadyPerson> ready, Instant now) {
        return switch (open) {
            case ProposalState.Sent sent -> {
                store(proposal, sent.accept(person, now));
                outbox.publish(ProposalEvent.of(ProposalEvent.Change.ACCEPTED, proposal, now, person));
                yield recorded(proposal, person);
            }
            case ProposalState.AcceptedByOne first when first.by().equals(person) -> recorded(proposal, person);
            case ProposalState.AcceptedByOne first -> {
                Optional<PartnershipFormed> formed = forming.form(proposal, ready, now);
                if (formed.isEmpty()) {
                    closed(proposal, first.supersede(now), ProposalEvent.Change.SUPERSEDED, now);
                    yield new AcceptanceOutcome.SeatTaken();
                }
                store(proposal, first.acceptByTheOther(now));
                List<Event> events = new ArrayList<>();
                events.add(ProposalEvent.of(ProposalEvent.Change.ACCEPTED, proposal, now, person));
                events.add(formed.get());
                proposals
                        .supersede(proposal.people(), now)
                        .forEach(row -> events.add(row.event(ProposalEvent.Change.SUPERSEDED, now)));
                outbox.publishAll(events);
                audit.record("partnership-formed", "partnership", formed.get().partnershipId());
                yield recorded(proposal, person);
            }
        };
    }

    @Transactional
    ProposalView decline(UUID id, UUID person, DeclineReason reason, @Nullable String ifMatch) {
        boolean own = !proposals.peopleIfOwn(id, person).isEmpty();
        Proposal proposal = proposals.locked(own ? id : NO_PROPOSAL).orElseThrow(StandardProblem.NOT_FOUND::plain);
        Preconditions.honour(ifMatch, proposal.version());
        Instant now = clock.instant();
        if (!(proposal.state() instanceof ProposalState.Open open)) {
            throw MatchingProblem.PROPOSAL_CLOSED.with("state", proposal.state().code());
        }
        store(proposal, open.decline(person, reason, now));
        outbox.publish(ProposalEvent.of(ProposalEvent.Change.DECLINED, proposal, now, null));
        audit.record("proposal-declined", "proposal", id);
        return proposals.view(id, person, "").orElseThrow();
    }

    @Transactional
    ProposalView withdraw(UUID id, String coordinator, @Nullable String ifMatch) {
        boolean coordinated = proposals.coordinated(id, coordinator);
        Proposal proposal =
                proposals.locked(coordinated ? id : NO_PROPOSAL).orElseThrow(StandardProblem.NOT_FOUND::plain);
        Preconditions.honour(ifMatch, proposal.version());
        Instant now = clock.instant();
        if (!(proposal.state() instanceof ProposalState.Open open)) {
            throw MatchingProblem.PROPOSAL_CLOSED.with("state", proposal.state().code());
        }
        store(proposal, open.withdraw(now));
        outbox.publish(ProposalEvent.of(ProposalEvent.Change.WITHDRAWN, proposal, now, null));
        audit.record("proposal-withdrawn", "proposal", id);
        return proposals.view(id, null, coordinator).orElseThrow();
    }

    // ---- by timers and events, in their transaction

    @Transactional(Transactional.TxType.MANDATORY)
    void remind(UUID runId) {
        announce(proposals.openOfRun(runId), ProposalEvent.Change.REMINDER_DUE, clock.instant());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void expire(UUID runId, Instant due) {
        Instant now = clock.instant();
        announce(proposals.expire(runId, due, now), ProposalEvent.Change.EXPIRED, now);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void noLongerReady(Collection<UUID> enrolmentIds, Instant at) {
        announce(proposals.invalidate(enrolmentIds, at), ProposalEvent.Change.INVALIDATED, at);
    }

    /** The partnership is over, in whatever way: its seats are free again, once. */
    @Transactional(Transactional.TxType.MANDATORY)
    void partnershipEnded(UUID partnershipId, Instant at) {
        List<Claim> held = pairings.end(partnershipId, at);
        if (!held.isEmpty()) {
            seats.free(held);
            enrolments.seatsFreed(held.stream().map(Claim::enrolmentId).toList());
        }
    }

    // ---- for matching and for reading

    /** Seats that open proposals would take: a run must not give them away again. */
    @Transactional
    public Map<UUID, Reserved> reserved(Collection<UUID> persons) {
        return proposals.reserved(persons);
    }

    @Transactional
    public Map<UUID, List<UUID>> met(UUID programmeId, Collection<UUID> persons, Instant before) {
        return proposals.met(programmeId, persons, before);
    }

    @Transactional
    public Map<UUID, List<UUID>> proposedBefore(
            UUID programmeId, UUID cohortId, Collection<UUID> persons, Instant before) {
        return proposals.proposedBefore(programmeId, cohortId, persons, before);
    }

    @Transactional
    ProposalView view(UUID id, @Nullable UUID reader, String loginKey) {
        return proposals.view(id, reader, loginKey).orElseThrow(StandardProblem.NOT_FOUND::plain);
    }

    @Transactional
    List<ProposalView> ofPerson(UUID person, @Nullable String state, PageRequest request) {
        return proposals.ofPerson(person, state, request);
    }

    @Transactional
    List<ProposalView> ofCohort(UUID cohortId, @Nullable String state, String coordinator, PageRequest request) {
        cohorts.coordinatedBy(cohortId, coordinator);
        return proposals.ofCohort(cohortId, state, coordinator, request);
    }

    private AcceptanceOutcome.Recorded recorded(Proposal proposal, UUID person) {
        audit.record("proposal-accepted", "proposal", proposal.id());
        return new AcceptanceOutcome.Recorded(
                proposals.view(proposal.id(), person, "").orElseThrow());
    }

    private AcceptanceOutcome closed(Proposal proposal, ProposalState next, ProposalEvent.Change change, Instant now) {
        store(proposal, next);
        outbox.publish(ProposalEvent.of(change, proposal, now, null));
        return new AcceptanceOutcome.NoLongerOpen(next.code());
    }

    private void store(Proposal proposal, ProposalState next) {
        proposal.become(next);
        proposals.flush();
    }

    private void announce(Collection<Proposals.Changed> rows, ProposalEvent.Change change, Instant at) {
        outbox.publishAll(rows.stream().map(row -> row.event(change, at)).toList());
    }
}
