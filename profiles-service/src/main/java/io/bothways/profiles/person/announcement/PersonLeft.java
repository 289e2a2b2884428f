package io.bothways.profiles.person.announcement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bothways.profiles.person.facts.ExitReason;

/**
 * Somebody left the organisation. Sent again, with the same effective instant, when the HRIS tells
 * the reason later: whoever ends things on it must look at what it finds.
 */
public record PersonLeft(@JsonUnwrapped PublicPerson person, ExitReason exitReason) implements PersonEvent {
    @Override
    public String type() {
        return "person-left";
    }
}
