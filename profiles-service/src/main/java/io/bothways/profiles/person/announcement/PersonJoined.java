package io.bothways.profiles.person.announcement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** Somebody became a member of the organisation, for the first time or again. Carries the whole public state. */
public record PersonJoined(@JsonUnwrapped PublicPerson person) implements PersonEvent {
    @Override
    public String type() {
        return "person-joined";
    }
}
