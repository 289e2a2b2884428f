package io.bothways.sessions.partnership.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bothways.platform.code.Codes;
import jakarta.persistence.EnumeratedValue;

/** What the two may tell others of what they hear. */
public enum Confidentiality {
    /** Nothing leaves the two. */
    BETWEEN_US,
    /** What was said may be used, who said it may not be told. */
    CHATHAM_HOUSE,
    /** Each thing only after asking. */
    SHARE_WITH_CONSENT;

    @EnumeratedValue
    private final String code = Codes.of(this);

    @JsonValue
    public String code() {
        return code;
    }
}
