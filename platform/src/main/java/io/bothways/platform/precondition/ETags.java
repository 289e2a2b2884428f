package io.bothways.platform.precondition;

import jakarta.ws.rs.core.EntityTag;

/** The entity tag of a version: strong, because a version names one exact state. */
public final class ETags {

    private ETags() {}

    public static EntityTag of(long version) {
        return new EntityTag(Long.toString(version));
    }
}
