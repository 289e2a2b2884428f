package io.bothways.profiles.person.facts;

/** A value that no fact can be made of; the message names what is allowed and never the value. */
public final class InvalidAttribute extends RuntimeException {
    private final String attribute;
    private final boolean missing;
    private final String rule;

    InvalidAttribute(PersonAttribute attribute, boolean missing, String message) {
        super(message, null, false, false);
        this.attribute = attribute.label();
        this.missing = missing;
        this.rule = message;
    }

    public String attribute() {
        return attribute;
    }

    public String rule() {
        return rule;
    }

    public boolean isMissing() {
        return missing;
    }
}
