package io.bothways.local.story.organisation;

/** Why somebody leaves, in the words of the SCIM extension. */
public enum ExitReason {
    VOLUNTARY("voluntary"),
    INVOLUNTARY("involuntary"),
    RETIREMENT("retirement");

    private final String code;

    ExitReason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
