package io.bothways.profiles.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bothways.profiles.feed.Refused;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Errors under /scim/v2 follow SCIM, whoever raised them: connectors read {@code scimType} and
 * {@code detail}, and stumble over problem documents.
 */
class ScimErrors {
    private final ObjectMapper json;

    ScimErrors(ObjectMapper json) {
        this.json = json;
    }

    @ServerExceptionMapper
    public Response refused(Refused refused) {
        return response(ScimError.of(refused.rejection()));
    }

    @ServerResponseFilter
    public void translate(ContainerRequestContext request, ContainerResponseContext response) {
        var path = request.getUriInfo().getPath();
        var underScim = path.startsWith("/scim/") || path.startsWith("scim/");
        if (!underScim || response.getStatus() < 400 || response.getEntity() instanceof ScimError) return;
        if (Scim.MEDIA_TYPE.equals(response.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE) + "")) return;
        var status = response.getStatus();
        response.setEntity(write(ScimError.of(status, status == 400 ? "invalidSyntax" : null, title(response))));
        response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, Scim.MEDIA_TYPE);
    }

    Response response(ScimError error) {
        return Response.status(Integer.parseInt(error.status()))
                .type(Scim.MEDIA_TYPE)
                .entity(write(error))
                .build();
    }

    private @Nullable String title(ContainerResponseContext response) {
        if (!(response.getEntity() instanceof String problem)) return null;
        try {
            return json.readTree(problem).path("title").asText(null);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private String write(ScimError error) {
        try {
            return json.writeValueAsString(error);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
