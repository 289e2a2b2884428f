package io.bothways.local.story.chapter.arrival;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.local.story.api.Account;
import io.bothways.local.story.api.Body;
import io.bothways.local.story.chapter.Member;
import io.bothways.local.story.chapter.Scene;
import io.bothways.local.story.organisation.Employee;
import io.bothways.local.story.organisation.Organisation;
import io.bothways.local.story.telling.Figures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The organisation arrives from its HRIS by SCIM Bulk, managers before their reports. */
public final class PeopleArrive {
    private static final String BULK_REQUEST = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

    private final Scene scene;

    public PeopleArrive(Scene scene) {
        this.scene = scene;
    }

    public List<Member> play(Organisation organisation, Figures figures) {
        var hris = scene.profiles(Account.HRIS);
        int most = hris.get("/scim/v2/ServiceProviderConfig")
                .expecting(200)
                .json()
                .path("bulk")
                .path("maxOperations")
                .asInt(1);
        List<Employee> people = organisation.people();
        Map<String, String> ids = new HashMap<>();
        int requests = 0;
        for (int from = 0; from < people.size(); from += most) {
            var chunk = people.subList(from, Math.min(people.size(), from + most));
            var reply = hris.post("/scim/v2/Bulk", Body.scim(bulk(chunk, ids))).expecting(200);
            for (JsonNode result : reply.json().path("Operations")) {
                String number = result.path("bulkId").asText();
                figures.expect(
                        result.path("status").asText().equals("201"),
                        "status 201 for each person of the bulk, found " + result);
                String location = result.path("location").asText();
                ids.put(number, location.substring(location.lastIndexOf('/') + 1));
            }
            requests++;
            scene.narrator().sign("… people: %,d of %,d", ids.size(), people.size());
        }
        figures.putExpecting("people created", ids.size(), people.size());
        figures.put("bulk requests", requests);
        scene.clock().settle();
        long units = people.stream()
                .map(person -> person.division() + "/" + person.department())
                .distinct()
                .count();
        figures.put("units", units);
        scene.narrator()
                .tell(
                        "%s: %,d people in %d units by %d bulk request(s)",
                        organisation.description(), ids.size(), units, requests);
        List<Member> members = new ArrayList<>();
        for (Employee person : people) {
            members.add(new Member(person, ids.getOrDefault(person.number(), "")));
        }
        return members;
    }

    private static Map<String, Object> bulk(List<Employee> chunk, Map<String, String> ids) {
        List<Map<String, Object>> operations = new ArrayList<>();
        for (Employee person : chunk) {
            Optional<String> manager = person.manager().map(number -> ids.getOrDefault(number, "bulkId:" + number));
            operations.add(Map.of(
                    "method",
                    "POST",
                    "path",
                    "/Users",
                    "bulkId",
                    person.number(),
                    "data",
                    ScimUser.of(person, manager)));
        }
        return Map.of("schemas", List.of(BULK_REQUEST), "Operations", operations);
    }
}
