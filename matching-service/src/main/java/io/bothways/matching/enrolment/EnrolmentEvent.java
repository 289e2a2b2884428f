package io.bothways.matching.enrolment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.bothways.platform.code.Codes;
import io.bothways.platform.event.Event;
import java.time.Instant;
import java.util.UUID;

/** An enrolment has changed; the change is the type of the event, the payload is the same for all. */
public record EnrolmentEvent(
        @JsonIgnore Change change, UUID enrolmentId, UUID cohortId, UUID programmeId, UUID personId, Instant at)
        implements Event {
    public enum Change {
        INVITED,
        APPLIED,
        APPROVED,
        REJECTED,
        LAPSED,
        READY,
        WAITLISTED,
        PAUSED,
        RESUMED,
        WITHDRAWN,
        REMOVED,
        ENDED_BY_HR,
        COMPLETED
    }

    static EnrolmentEvent of(Change change, Enrolment enrolment, Instant at) {
        return new EnrolmentEvent(
                change, enrolment.id(), enrolment.cohortId(), enrolment.programmeId(), enrolment.personId(), at);
    }

    @Override
    public String topic() {
        return "enrolments";
    }

    @Override
    public String type() {
        return "enrolment-" + Codes.of(change);
    }

    @Override
    public String key() {
        return enrolmentId.toString();
    }
}
