package io.bothways.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.matching.people.PersonFacts;
import io.bothways.matching.profile.ProfileFacts;
import io.bothways.matching.skills.SkillFacts;
import io.bothways.platform.event.EventJson;
import io.bothways.platform.event.ReceivedEvent;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this service reads of other services' events is there, in the golden examples that they keep. */
class ConsumedEventsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "person-joined",
                "person-moved",
                "person-went-on-leave",
                "person-returned",
                "person-gave-notice",
                "person-left",
                "person-corrected"
            })
    void peopleCarryTheirFullState(String type) throws IOException {
        PersonFacts facts = example("contract-of-profiles", "people", type).as(PersonFacts.class);

        assertThat(facts).hasNoNullFieldsOrProperties();
        assertThat(facts.unit()).isNotEmpty();
        assertThat(facts.loginKeys()).isNotEmpty();
    }

    @Test
    void profilesCarryWhatScoringNeeds() throws IOException {
        ProfileFacts facts =
                example("contract-of-profiles", "profiles", "profile-published").as(ProfileFacts.class);

        assertThat(facts).hasNoNullFieldsOrProperties();
        assertThat(facts.offers()).first().satisfies(offer -> assertThat(offer.level())
                .isBetween(1, 5));
        assertThat(facts.wants()).first().satisfies(want -> {
            assertThat(want.level()).isBetween(1, 5);
            assertThat(want.priority()).isBetween(1, 3);
        });
        assertThat(facts.hours()).isNotNull().satisfies(hours -> assertThat(hours.from())
                .isEqualTo(LocalTime.of(9, 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"skill-added", "skill-changed", "skill-retired"})
    void skillsCarryTheirRelations(String type) throws IOException {
        SkillFacts facts = example("contract-of-profiles", "skills", type).as(SkillFacts.class);

        assertThat(facts.skillId()).isNotNull();
        assertThat(facts.broader()).isNotNull();
        assertThat(facts.related()).isNotNull();
        assertThat(facts.successor() != null).isEqualTo(type.equals("skill-retired"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"partnership-completed", "partnership-ended-early", "partnership-never-started"})
    void endsOfPartnershipsNameThePartnership(String type) throws IOException {
        ReceivedEvent event = example("contract-of-sessions", "partnerships", type);

        assertThat(event.data().path("partnershipId").asText()).matches("[0-9a-f-]{36}");
    }

    private static ReceivedEvent example(String owner, String topic, String type) throws IOException {
        String resource = "/" + owner + "/examples/" + type + ".v1.json";
        try (var json = ConsumedEventsTest.class.getResourceAsStream(resource)) {
            assertThat(json).as(resource).isNotNull();
            return new ReceivedEvent("1", topic, "key", 1, type, Instant.EPOCH, EventJson.MAPPER.readTree(json));
        }
    }
}
