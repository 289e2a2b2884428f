package io.bothways.profiles.scim;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer to a bulk request: one result per operation that was attempted, in its order. */
record ScimBulk(
        List<String> schemas, @JsonProperty("Operations") List<Result> operations) {

    static ScimBulk of(List<Result> results) {
        return new ScimBulk(List.of(Scim.BULK_RESPONSE), results);
    }

    @Schema(name = "ScimBulkResult")
    record Result(
            @Nullable String method,
            @Nullable String bulkId,
            @Nullable URI location,
            @Nullable String version,
            String status,
            @Nullable ScimError response) {}

    /** The shape of the request for readers of the API description. */
    @Schema(name = "ScimBulkRequest")
    record Request(
            List<String> schemas,
            @Nullable Integer failOnErrors,
            @JsonProperty("Operations") List<Wish> operations) {}

    @Schema(name = "ScimBulkOperation")
    record Wish(
            String method,
            String path,
            @Nullable String bulkId,
            @Nullable String version,
            @Nullable JsonNode data) {}
}
