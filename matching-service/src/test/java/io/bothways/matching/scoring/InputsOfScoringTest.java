package io.bothways.matching.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.matching.scoring.pool.Hours;
import io.bothways.matching.scoring.pool.Near;
import io.bothways.matching.scoring.pool.Offer;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.pool.Want;
import io.bothways.matching.scoring.terms.FactorCode;
import io.bothways.matching.scoring.terms.Preferences;
import io.bothways.matching.scoring.terms.Terms;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Protected attributes are no input of matching by construction: what scoring can see of a person and of a programme is
 * named here, field by field. Whoever adds one has to change this list, and say why.
 */
class InputsOfScoringTest {
    @Test
    void ofAPerson() {
        assertThat(fields(Participant.class))
                .containsExactlyInAnyOrder(
                        "id",
                        "offers",
                        "wants",
                        "freeTeaching",
                        "freeLearning",
                        "managers",
                        "grade",
                        "unit",
                        "languages",
                        "hours",
                        "formerPartners",
                        "site",
                        "forbidden",
                        "proposedBefore",
                        "standing");
        assertThat(fields(Offer.class)).containsExactlyInAnyOrder("skillId", "level", "atRisk");
        assertThat(fields(Want.class)).containsExactlyInAnyOrder("skillId", "level", "priority", "near");
        assertThat(fields(Near.class)).containsExactlyInAnyOrder("skillId", "percent");
        assertThat(fields(Hours.class)).containsExactlyInAnyOrder("from", "to");
        assertThat(fields(Pool.class)).contains("people");
    }

    @Test
    void ofAProgramme() {
        assertThat(fields(Terms.class))
                .containsExactlyInAnyOrder(
                        "exchange",
                        "minimumGain",
                        "sameLineLevels",
                        "sameTeamExcluded",
                        "sameUnitExcluded",
                        "grades",
                        "minimumSharedMinutes",
                        "preferences");
        assertThat(fields(Preferences.class)).containsExactlyInAnyOrder("weights", "wishedGradeGap", "formerPartners");
        assertThat(FactorCode.values())
                .extracting(Enum::name)
                .containsExactly(
                        "SHARED_HOURS",
                        "LANGUAGES",
                        "ACROSS_UNITS",
                        "GRADE_GAP",
                        "FORMER_PARTNERS",
                        "NEW_CONTACTS",
                        "KNOWLEDGE_AT_RISK");
    }

    private static Stream<String> fields(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);
    }
}
