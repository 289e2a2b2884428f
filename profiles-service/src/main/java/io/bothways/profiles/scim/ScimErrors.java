package io.bothways.profiles.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bothways.platform.problem.ErrorForm;
import io.bothways.platform.problem.Problem;
import io.bothways.profiles.feed.Refused;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Errors under /scim/v2 follow SCIM, whoever raised them: connectors read {@code scimType} and
 * {@code detail}, and stumble over problem documents.
 */
@Singleton
class ScimErrors implements ErrorForm {
    private final ObjectMapper json;

    ScimErrors(ObjectMapper json) {
        this.json = json;
    }

    @ServerExceptionMapper
    public Response refused(Refused refused) throws JsonProcessingException {
        var error = ScimError.of(refused.rejection());
        return Response.status(Integer.parseInt(error.status()))
                .type(Scim.MEDIA_TYPE)
                .entity(json.writeValueAsString(error))
                .build();
    }

    @Override
    public boolean governs(String path) {
        return path.startsWith("/scim/");
    }

    @Override
    public String mediaType() {
        return Scim.MEDIA_TYPE;
    }

    @Override
    public ScimError document(Problem problem) {
        int status = problem.type().status();
        return ScimError.of(
                status,
                status == 400 ? "invalidSyntax" : null,
                problem.detail().orElse(problem.type().title()));
    }
}
