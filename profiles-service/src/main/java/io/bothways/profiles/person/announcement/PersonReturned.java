package io.bothways.profiles.person.announcement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** Back from leave. Carries the whole public state. */
public record PersonReturned(@JsonUnwrapped PublicPerson person) implements PersonEvent {
    @Override
    public String type() {
        return "person-returned";
    }
}
