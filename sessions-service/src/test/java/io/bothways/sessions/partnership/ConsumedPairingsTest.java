package io.bothways.sessions.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bothways.platform.event.EventJson;
import io.bothways.sessions.partnership.progress.PartnershipState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What matching promises of a pairing is enough to make a partnership of it. */
class ConsumedPairingsTest {
    private static final Path EXAMPLE =
            Path.of("../matching-service/contract/events/examples/partnership-formed.v1.json");

    @Test
    void aPairingMakesAnIntroducedPartnershipWithBothDirections() throws IOException {
        PartnershipFormed formed = EventJson.MAPPER.readValue(Files.readString(EXAMPLE), PartnershipFormed.class);

        Partnership partnership = Partnership.form(formed, Duration.ofDays(30));

        assertThat(partnership.state()).isEqualTo(new PartnershipState.Introduced());
        assertThat(partnership.directions()).hasSize(2).allSatisfy(direction -> {
            assertThat(direction.skills()).isNotEmpty();
            assertThat(partnership.people()).contains(direction.teacherId(), direction.learnerId());
        });
        assertThat(partnership.nextDue()).contains(formed.formedAt().plus(Duration.ofDays(30)));
        assertThat(partnership.cadenceDays()).isPositive();
    }

    @Test
    void directionsThatDoNotJoinTheSameTwoAreRefused() throws IOException {
        String example = Files.readString(EXAMPLE);
        var formed = EventJson.MAPPER.readValue(example, PartnershipFormed.class);
        String stranger = "0197b000-0000-7000-8000-0000000000ff";
        String crooked = example.replaceFirst(formed.people().getFirst().toString(), stranger);

        assertThatThrownBy(() -> EventJson.MAPPER.readValue(crooked, PartnershipFormed.class))
                .hasMessageContaining("both ways");
    }
}
