package io.bothways.matching.programme;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bothways.platform.event.Event;
import java.util.List;
import java.util.UUID;

/** What is announced about a programme on the topic {@code programmes}: its public state, without its name. */
public sealed interface ProgrammeEvent extends Event {
    UUID programmeId();

    @Override
    default String topic() {
        return "programmes";
    }

    @Override
    default String key() {
        return programmeId().toString();
    }

    record ProgrammePublished(
            UUID programmeId,
            @JsonProperty("type") ProgrammeType programmeType,
            String status,
            List<String> coordinators,
            int neverStartedDays,
            int cadenceDays,
            int durationDays)
            implements ProgrammeEvent {
        static ProgrammePublished of(Programme programme) {
            ProgrammeTerms terms = programme.terms();
            return new ProgrammePublished(
                    programme.id(),
                    programme.type(),
                    programme.state().code(),
                    programme.coordinators(),
                    terms.neverStartedDays(),
                    terms.cadenceDays(),
                    terms.durationDays());
        }

        @Override
        public String type() {
            return "programme-published";
        }
    }

    record ProgrammeSuspended(
            UUID programmeId, @JsonProperty("type") ProgrammeType programmeType, String status)
            implements ProgrammeEvent {
        @Override
        public String type() {
            return "programme-suspended";
        }
    }

    record ProgrammeClosed(
            UUID programmeId, @JsonProperty("type") ProgrammeType programmeType, String status)
            implements ProgrammeEvent {
        @Override
        public String type() {
            return "programme-closed";
        }
    }

    record CoordinatorsChanged(
            UUID programmeId,
            @JsonProperty("type") ProgrammeType programmeType,
            String status,
            List<String> coordinators)
            implements ProgrammeEvent {
        @Override
        public String type() {
            return "coordinators-changed";
        }
    }
}
