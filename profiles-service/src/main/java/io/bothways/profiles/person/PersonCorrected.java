package io.bothways.profiles.person;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** Another public fact changed or was put right. Carries the whole public state. */
public record PersonCorrected(@JsonUnwrapped PublicPerson person) implements PersonEvent {
    @Override
    public String type() {
        return "person-corrected";
    }
}
