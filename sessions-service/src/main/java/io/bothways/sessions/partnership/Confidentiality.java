package io.bothways.sessions.partnership;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;

/** What the two may tell others of what they hear. */
public enum Confidentiality {
    /** Nothing leaves the two. */
    BETWEEN_US("between-us"),
    /** What was said may be used, who said it may not be told. */
    CHATHAM_HOUSE("chatham-house"),
    /** Each thing only after asking. */
    SHARE_WITH_CONSENT("share-with-consent");

    @EnumeratedValue
    private final String code;

    Confidentiality(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }
}
