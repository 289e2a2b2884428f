package io.bothways.profiles.person.announcement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** The last day is known and still to come. Carries the whole public state. */
public record PersonGaveNotice(@JsonUnwrapped PublicPerson person) implements PersonEvent {
    @Override
    public String type() {
        return "person-gave-notice";
    }
}
