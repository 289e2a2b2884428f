package io.bothways.profiles.scim;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The names of RFC 7643 and 7644 that both ends must spell alike. */
final class Scim {
    static final String MEDIA_TYPE = "application/scim+json";
    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String BOTHWAYS = "urn:ietf:params:scim:schemas:extension:bothways:2.0:User";
    static final String PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    static final String LIST_RESPONSE = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    static final String BULK_REQUEST = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
    static final String BULK_RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";
    static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    private Scim() {}

    /** Attribute names are case-insensitive, also those of messages. */
    static @Nullable JsonNode member(JsonNode object, String name) {
        var exact = object.get(name);
        if (exact != null) return exact;
        for (var field : object.properties()) {
            if (field.getKey().equalsIgnoreCase(name)) return field.getValue();
        }
        return null;
    }
}
