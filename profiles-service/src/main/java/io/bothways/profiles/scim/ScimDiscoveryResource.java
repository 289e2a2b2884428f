package io.bothways.profiles.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bothways.platform.access.Access;
import io.bothways.platform.access.Role;
import io.bothways.profiles.feed.Refused;
import io.bothways.profiles.feed.Rejection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a SCIM client may ask us about ourselves: only what is really served stands in these documents. */
@Path("/scim/v2")
@Tag(name = "SCIM")
@Produces({Scim.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@RunOnVirtualThread
class ScimDiscoveryResource {
    private final JsonNode configuration;
    private final List<JsonNode> schemas;
    private final List<JsonNode> resourceTypes;

    ScimDiscoveryResource(ObjectMapper json) throws IOException {
        configuration = read(json, "service-provider-config");
        schemas = elements(read(json, "schemas"));
        resourceTypes = elements(read(json, "resource-types"));
    }

    @GET
    @Path("/ServiceProviderConfig")
    @Access(Role.HRIS)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Object.class)))
    public JsonNode configuration() {
        return configuration;
    }

    @GET
    @Path("/Schemas")
    @Access(Role.HRIS)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Object.class)))
    public ScimList<JsonNode> schemas() {
        return ScimList.of(schemas, schemas.size(), 1);
    }

    @GET
    @Path("/Schemas/{id}")
    @Access(Role.HRIS)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Object.class)))
    public JsonNode schema(@PathParam("id") String id) {
        return named(schemas, id);
    }

    @GET
    @Path("/ResourceTypes")
    @Access(Role.HRIS)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Object.class)))
    public ScimList<JsonNode> resourceTypes() {
        return ScimList.of(resourceTypes, resourceTypes.size(), 1);
    }

    @GET
    @Path("/ResourceTypes/{id}")
    @Access(Role.HRIS)
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Object.class)))
    public JsonNode resourceType(@PathParam("id") String id) {
        return named(resourceTypes, id);
    }

    private static JsonNode named(List<JsonNode> documents, String id) {
        return documents.stream()
                .filter(document -> document.path("id").asText().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> new Refused(Rejection.of(Rejection.Reason.NOT_FOUND, "there is no such document")));
    }

    private static JsonNode read(ObjectMapper json, String name) throws IOException {
        try (var document = ScimDiscoveryResource.class.getResourceAsStream("/scim/" + name + ".json")) {
            if (document == null) throw new IOException("scim/" + name + ".json is missing from the jar");
            return json.readTree(document);
        }
    }

    private static List<JsonNode> elements(JsonNode list) {
        var elements = new ArrayList<JsonNode>();
        list.forEach(elements::add);
        return List.copyOf(elements);
    }
}
