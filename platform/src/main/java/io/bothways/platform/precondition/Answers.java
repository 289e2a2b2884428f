package io.bothways.platform.precondition;

import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** Responses that carry the version of what they show. */
public final class Answers {

    private Answers() {}

    public static <T> RestResponse<T> ok(T view, long version) {
        return RestResponse.ResponseBuilder.ok(view).tag(ETags.of(version)).build();
    }

    public static <T> RestResponse<T> created(URI location, T view, long version) {
        return RestResponse.ResponseBuilder.<T>created(location)
                .entity(view)
                .tag(ETags.of(version))
                .build();
    }

    /** For long work: the location is the resource to watch. */
    public static <T> RestResponse<T> accepted(URI location, T view) {
        return RestResponse.ResponseBuilder.<T>create(RestResponse.Status.ACCEPTED)
                .entity(view)
                .location(location)
                .build();
    }
}
