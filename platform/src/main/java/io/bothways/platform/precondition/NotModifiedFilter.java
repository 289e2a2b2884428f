package io.bothways.platform.precondition;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Answers 304 without a body when the client already has this version. */
class NotModifiedFilter {

    // after every filter that may set the tag
    @ServerResponseFilter(priority = Priorities.USER - 1_000)
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        @Nullable String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (known == null || !reads || response.getStatus() != 200) {
            return;
        }
        @Nullable Object tag = response.getHeaders().getFirst(HttpHeaders.ETAG);
        String text = tag == null ? "" : tag.toString();
        if (!text.isEmpty() && Preconditions.matches(known, text, true)) {
            response.setStatus(304);
            response.setEntity(null);
        }
    }
}
