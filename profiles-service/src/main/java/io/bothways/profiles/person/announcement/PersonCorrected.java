package io.bothways.profiles.person.announcement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** Another public fact changed or was put right. Carries the whole public state. */
public record PersonCorrected(@JsonUnwrapped PublicPerson person) implements PersonEvent {
    @Override
    public String type() {
        return "person-corrected";
    }
}
