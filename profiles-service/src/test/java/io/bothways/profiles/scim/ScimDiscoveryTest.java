package io.bothways.profiles.scim;

import static io.bothways.profiles.Hris.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.bothways.profiles.Hris;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ScimDiscoveryTest {
    @Test
    void whatIsAnnouncedIsServed() {
        request()
                .get("/scim/v2/ServiceProviderConfig")
                .then()
                .statusCode(200)
                .body("bulk.maxOperations", equalTo(BulkRequest.MOST_OPERATIONS))
                .body("bulk.maxPayloadSize", equalTo(ScimBulkResource.MOST_BYTES))
                .body("patch.supported", equalTo(true));
        List<String> schemas = request()
                .get("/scim/v2/Schemas")
                .then()
                .statusCode(200)
                .extract()
                .path("Resources.id");
        for (var schema : schemas) {
            request().get("/scim/v2/Schemas/" + schema).then().statusCode(200).body("id", equalTo(schema));
        }
        request().get("/scim/v2/ResourceTypes").then().statusCode(200).body("totalResults", equalTo(1));
        request().get("/scim/v2/ResourceTypes/User").then().statusCode(200).body("endpoint", equalTo("/Users"));
        request().get("/scim/v2/Schemas/urn:nobody").then().statusCode(404).body("status", equalTo("404"));
    }

    @Test
    void theSchemasListExactlyWhatIsKept() {
        assertThat(attributes(Hris.CORE))
                .isEqualTo(with(UserAttributes.CORE.keySet(), "emails.type", "emails.primary"));
        assertThat(attributes(Hris.ENTERPRISE))
                .isEqualTo(with(UserAttributes.ENTERPRISE.keySet(), "manager.value", "manager.$ref"));
        assertThat(attributes(Hris.BOTHWAYS)).isEqualTo(UserAttributes.BOTHWAYS.keySet());
    }

    private static Set<String> attributes(String schema) {
        List<Map<String, Object>> attributes = request()
                .get("/scim/v2/Schemas/" + schema)
                .then()
                .statusCode(200)
                .extract()
                .path("attributes");
        var names = new HashSet<String>();
        for (var attribute : attributes) {
            if (attribute.get("subAttributes") instanceof List<?> parts) {
                parts.forEach(part -> names.add(attribute.get("name") + "." + ((Map<?, ?>) part).get("name")));
            } else {
                names.add(String.valueOf(attribute.get("name")));
            }
        }
        return names;
    }

    private static Set<String> with(Set<String> names, String... more) {
        var all = new HashSet<>(names);
        all.addAll(List.of(more));
        return all;
    }
}
