package io.bothways.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.platform.event.EventJson;
import io.bothways.sessions.people.PersonChanged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What other services promise in their golden examples is enough for what this one reads of it. */
class ConsumedEventsTest {

    @TestFactory
    Stream<DynamicTest> everyPersonEventTellsStatusAndLogins() throws IOException {
        return examples(Path.of("../profiles-service/contract/events/examples"), "person-")
                .map(example -> DynamicTest.dynamicTest(example.getFileName().toString(), () -> {
                    PersonChanged person = EventJson.MAPPER.treeToValue(read(example), PersonChanged.class);

                    assertThat(person.personId()).isNotNull();
                    assertThat(person.status()).isNotEqualTo(PersonChanged.Status.UNKNOWN);
                    assertThat(person.loginKeys()).isNotEmpty();
                    assertThat(person.known()).isNotNull();
                }));
    }

    static JsonNode read(Path example) throws IOException {
        return EventJson.MAPPER.readTree(Files.readString(example));
    }

    static Stream<Path> examples(Path directory, String prefix) throws IOException {
        try (var files = Files.list(directory)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found.stream();
        }
    }
}
