package io.bothways.profiles.person.announcement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** Away for a while. Carries the whole public state. */
public record PersonWentOnLeave(@JsonUnwrapped PublicPerson person) implements PersonEvent {
    @Override
    public String type() {
        return "person-went-on-leave";
    }
}
