package io.bothways.matching.proposal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.bothways.platform.code.Codes;
import io.bothways.platform.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proposal has changed; the change is the type of the event. Only an acceptance says by whom, and a reason is in
 * none.
 */
public record ProposalEvent(
        @JsonIgnore Change change,
        UUID proposalId,
        UUID runId,
        UUID cohortId,
        UUID programmeId,
        List<UUID> people,
        Instant at,
        @Nullable UUID by)
        implements Event {
    public enum Change {
        SENT,
        REMINDER_DUE,
        ACCEPTED,
        DECLINED,
        EXPIRED,
        WITHDRAWN,
        SUPERSEDED,
        INVALIDATED
    }

    static ProposalEvent of(Change change, Proposal proposal, Instant at, @Nullable UUID by) {
        return new ProposalEvent(
                change,
                proposal.id(),
                proposal.runId(),
                proposal.cohortId(),
                proposal.programmeId(),
                proposal.people(),
                at,
                by);
    }

    @Override
    public String topic() {
        return "proposals";
    }

    @Override
    public String type() {
        return "proposal-" + Codes.of(change);
    }

    @Override
    public String key() {
        return proposalId.toString();
    }
}
