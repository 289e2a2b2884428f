package io.bothways.local.story.chapter.leaver;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.local.story.chapter.Member;
import io.bothways.local.story.draw.Draw;
import io.bothways.local.story.organisation.ExitReason;
import io.bothways.local.story.organisation.SampleOrganisation;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeavingTest {
    private final Member member = new Member(
            SampleOrganisation.of(1, new Draw(1), LocalDate.of(2026, 3, 2))
                    .people()
                    .getFirst(),
            "0197");

    @Test
    void entraSendsOneOperationPerAttributeAndTheTruthValueAsText() {
        assertThat(body(Leaving.ENTRA_DEFAULT))
                .contains("\"op\":\"Replace\"", "\"path\":\"active\"", "\"value\":\"False\"")
                .contains("urn:ietf:params:scim:schemas:extension:bothways:2.0:User:exitReason");
    }

    @Test
    void entrasComplianceFlagMakesOneOperationWithoutAPath() {
        assertThat(body(Leaving.ENTRA_COMPLIANT))
                .contains("\"active\":false", "2.0:User:exitReason\":\"voluntary\"")
                .doesNotContain("\"path\"");
    }

    @Test
    void oktaPatchesWithTheExtensionAsAnObject() {
        assertThat(body(Leaving.OKTA_PATCH))
                .contains("\"op\":\"replace\"", "bothways:2.0:User\":{\"exitReason\":\"voluntary\"}")
                .doesNotContain("\"path\"");
    }

    @Test
    void oktasCustomApplicationsSendTheWholeUser() {
        assertThat(body(Leaving.OKTA_PUT))
                .contains("\"userName\"", "\"active\":false", "\"hireDate\"", "\"exitReason\":\"voluntary\"");
    }

    private String body(Leaving shape) {
        return new String(
                shape.body(member, ExitReason.VOLUNTARY, Optional.empty()).content(), StandardCharsets.UTF_8);
    }
}
