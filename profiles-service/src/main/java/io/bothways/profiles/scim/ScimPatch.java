package io.bothways.profiles.scim;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shape of a PATCH body for readers of the API description; bodies themselves are read as trees. */
record ScimPatch(
        List<String> schemas, @JsonProperty("Operations") List<Operation> operations) {

    @Schema(name = "ScimPatchOperation")
    record Operation(
            @Schema(description = "add, replace or remove, in any case")
            String op,

            @Nullable String path,

            @Nullable JsonNode value) {}
}
