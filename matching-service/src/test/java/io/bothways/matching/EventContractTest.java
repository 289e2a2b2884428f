package io.bothways.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.bothways.platform.event.Event;
import io.bothways.platform.event.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What leaves this service is what the contract says: each event record writes exactly its golden
 * example, and each example satisfies its schema.
 */
class EventContractTest {
    private static final Path EVENTS = Path.of("contract/events");

    static Stream<Event> events() {
        return GoldenEvents.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void isWrittenExactlyAsItsGoldenExample(Event event) throws IOException {
        JsonNode written = EventJson.MAPPER.readTree(EventJson.MAPPER.writeValueAsString(event));

        assertThat(written).isEqualTo(example(event.type()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void hasAnExampleThatSatisfiesItsSchema(Event event) throws IOException {
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(EVENTS.resolve(event.type() + ".v1.schema.json")), config);

        assertThat(schema.validate(example(event.type()))).isEmpty();
    }

    @Test
    void namesEveryTypeThatTheContractHas() throws IOException {
        try (var files = Files.list(EVENTS)) {
            List<String> described = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".v1.schema.json"))
                    .map(name -> name.replace(".v1.schema.json", ""))
                    .sorted()
                    .toList();

            assertThat(events().map(Event::type).sorted().toList()).isEqualTo(described);
        }
    }

    @Test
    void standsInTheAsyncApiDocument() throws IOException {
        var document = Files.readString(Path.of("contract/asyncapi.yaml"));

        assertThat(events()).allSatisfy(event -> assertThat(document)
                .contains("io.bothways.matching." + event.type() + ".v1")
                .contains("bothways." + event.topic())
                .contains("./events/" + event.type() + ".v1.schema.json"));
    }

    private static JsonNode example(String type) throws IOException {
        return EventJson.MAPPER.readTree(Files.readString(EVENTS.resolve("examples/" + type + ".v1.json")));
    }
}
