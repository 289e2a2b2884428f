package io.bothways.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.platform.consumer.EventHandler;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document names exactly the topics that are consumed. */
@QuarkusTest
class AsyncApiTest {

    private static final Pattern ADDRESS = Pattern.compile("address: bothways\\.([a-z-]+)");

    @Inject
    @All
    List<EventHandler> handlers;

    @Test
    void namesTheTopicsThatAreConsumed() throws IOException {
        var document = Files.readString(Path.of("contract/asyncapi.yaml"));

        assertThat(ADDRESS.matcher(document).results().map((MatchResult match) -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(handlers.stream()
                        .flatMap(handler -> handler.topics().stream())
                        .distinct()
                        .toList());
    }
}
