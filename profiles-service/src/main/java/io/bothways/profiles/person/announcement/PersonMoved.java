package io.bothways.profiles.person.announcement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** Unit, grade, site or manager changed. Carries the whole public state. */
public record PersonMoved(@JsonUnwrapped PublicPerson person) implements PersonEvent {
    @Override
    public String type() {
        return "person-moved";
    }
}
