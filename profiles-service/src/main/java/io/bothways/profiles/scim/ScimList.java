package io.bothways.profiles.scim;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** A page of a SCIM list; {@code startIndex} counts from 1. */
record ScimList<T>(
        List<String> schemas,
        long totalResults,
        int startIndex,
        int itemsPerPage,
        @JsonProperty("Resources") List<T> resources) {

    static <T> ScimList<T> of(List<T> resources, long total, int startIndex) {
        return new ScimList<>(List.of(Scim.LIST_RESPONSE), total, startIndex, resources.size(), resources);
    }
}
