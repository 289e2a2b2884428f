package io.bothways.platform.precondition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bothways.platform.digest.Sha256;
import io.bothways.platform.paging.Page;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Base64;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Gives a resource that has no version (a job, a report, what is put together from several rows) the hash of what it
 * shows as its entity tag. Pages have none: they are views on many resources, each with its own.
 */
class TaggingFilter {

    private static final int BYTES = 16;

    private final ObjectMapper json;

    TaggingFilter(ObjectMapper json) {
        this.json = json;
    }

    @ServerResponseFilter(priority = Priorities.USER - 500)
    public void tag(ContainerRequestContext request, ContainerResponseContext response) throws JsonProcessingException {
        @Nullable Object view = response.getEntity();
        if (response.getStatus() != 200
                || !(view instanceof Record)
                || view instanceof Page
                || !request.getMethod().equals("GET")
                || !request.getUriInfo().getPath().startsWith("/v1/")
                || response.getHeaders().containsKey(HttpHeaders.ETAG)) {
            return;
        }
        response.getHeaders().add(HttpHeaders.ETAG, new EntityTag(hash(json.writeValueAsBytes(view))).toString());
    }

    private static String hash(byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(Sha256.of(content), BYTES));
    }
}
