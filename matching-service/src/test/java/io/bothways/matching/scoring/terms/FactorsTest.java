package io.bothways.matching.scoring.terms;

import static io.bothways.matching.scoring.Someone.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bothways.matching.scoring.pool.Participant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactorsTest {
    private static final int HALF = Factor.FULL / 2;

    @Test
    void aWeightIsTheShareThatAPairLosesWhichDoesNotFit() {
        Participant a = someone(1).build();
        Factor half = new Factor(FactorCode.SHARED_HOURS, 20, (first, second) -> HALF);
        Factor misfit = new Factor(FactorCode.ACROSS_UNITS, 100, (first, second) -> 0);

        assertThat(half.apply(10_000, a, a)).isEqualTo(9_000);
        assertThat(half.apply(11, a, a)).isEqualTo(9);
        assertThat(misfit.apply(11_000, a, a)).isZero();
        assertThatThrownBy(() -> new Factor(FactorCode.LANGUAGES, 101, Factors::languages))
                .hasMessage("weight must be 1 to 100 but is 101");
    }

    @Test
    void fewerSharedHoursFitLess() {
        Participant early = someone(1).atHours(6, 14).build();
        Participant late = someone(2).atHours(10, 18).build();

        assertThat(Factors.sharedHours(early, early)).isEqualTo(Factor.FULL);
        assertThat(Factors.sharedHours(early, late)).isEqualTo(HALF);
        assertThat(Factors.sharedHours(early, someone(3).atHours(20, 23).build()))
                .isZero();
        assertThat(Factors.sharedHours(early, someone(3).build())).isEqualTo(Factor.FULL);
    }

    @Test
    void itIsTheFormulaOfTheBenchmark() {
        Participant a = someone(1).in("Lab").atHours(0, 8).build();
        Preferences benchmark = Preferences.of(Map.of(FactorCode.SHARED_HOURS, 15, FactorCode.ACROSS_UNITS, 10));

        for (int hours = 0; hours <= 8; hours++) {
            Participant b = someone(2).in("Lab").atHours(8 - hours, 16 - hours).build();
            for (int score = 0; score <= 10_000; score += 37) {
                int expected = score * (680 + 15 * hours) / 800 * 9 / 10;
                int actual = score;
                for (Factor factor : benchmark.factors(Exchange.TWO_WAY)) {
                    actual = factor.apply(actual, a, b);
                }
                assertThat(actual).isEqualTo(expected);
            }
        }
    }

    @Test
    void languagesCountFromTheSideThatSpeaksFewer() {
        Participant one = someone(1).speaking("en").build();
        Participant two = someone(2).speaking("en", "de").build();

        assertThat(Factors.languages(one, two)).isEqualTo(Factor.FULL);
        assertThat(Factors.languages(two, someone(3).speaking("fr", "de").build()))
                .isEqualTo(HALF);
        assertThat(Factors.languages(one, someone(3).speaking().build())).isEqualTo(Factor.FULL);
    }

    @Test
    void acrossTopmostUnitsFits() {
        Participant north = someone(1).in("Sales", "North").build();

        assertThat(Factors.acrossUnits(north, someone(2).in("Lab").build())).isEqualTo(Factor.FULL);
        assertThat(Factors.acrossUnits(north, someone(2).in("Sales", "South").build()))
                .isZero();
        assertThat(Factors.acrossUnits(someone(1).in().build(), someone(2).in().build()))
                .isEqualTo(Factor.FULL);
    }

    @Test
    void theWishedDistanceInGradesFitsWhoeverIsAbove() {
        Participant junior = someone(1).grade(2).build();
        Participant senior = someone(2).grade(5).build();

        assertThat(Factors.gradeGap(3, junior, senior)).isEqualTo(Factor.FULL);
        assertThat(Factors.gradeGap(3, senior, junior)).isEqualTo(Factor.FULL);
        assertThat(Factors.gradeGap(1, junior, senior)).isEqualTo(HALF);
        assertThat(Factors.gradeGap(9, junior, senior)).isZero();
        assertThat(Factors.gradeGap(0, junior, someone(3).grade(0).build())).isEqualTo(Factor.FULL);
    }

    @Test
    void formerPartnersCountOnlyWhereTheyArePreferred() {
        Participant one = someone(1).metBefore(2).build();
        Participant two = someone(2).build();
        Map<FactorCode, Integer> weights = Map.of(FactorCode.FORMER_PARTNERS, 50);

        assertThat(Factors.formerPartners(one, two)).isEqualTo(Factor.FULL);
        assertThat(Factors.formerPartners(two, one)).isEqualTo(Factor.FULL);
        assertThat(Factors.formerPartners(two, someone(3).build())).isZero();
        assertThat(new Preferences(weights, 0, FormerPartners.PREFER).factors(Exchange.TWO_WAY))
                .extracting(Factor::code)
                .containsExactly(FactorCode.FORMER_PARTNERS);
        assertThat(new Preferences(weights, 0, FormerPartners.IGNORE).factors(Exchange.TWO_WAY))
                .isEmpty();
    }

    @Test
    void newContactsAreOfAnotherUnitAndSiteWithoutACommonPartner() {
        Participant a = someone(1).in("Lab").at("Lyon").metBefore(9).build();

        assertThat(Factors.newContacts(a, someone(2).in("Sales").at("Oslo").build()))
                .isEqualTo(Factor.FULL);
        assertThat(Factors.newContacts(a, someone(2).in("Lab").at("Oslo").build()))
                .isEqualTo(2 * Factor.FULL / 3);
        assertThat(Factors.newContacts(
                        a, someone(2).in("Sales").at("Lyon").metBefore(9).build()))
                .isEqualTo(Factor.FULL / 3);
        assertThat(Factors.newContacts(a, a)).isZero();
    }

    @Test
    void knowledgeAtRiskIsSavedByALearnerWhoGainsIt() {
        Participant holder = someone(1).teachingWhatIsAtRisk("cobol", 4).build();
        Participant heir = someone(2).learning("cobol", 3).build();
        Participant expert =
                someone(3).teaching("cobol", 3).learning("cobol", 3).build();

        assertThat(Factors.knowledgeAtRisk(Exchange.ONE_WAY, holder, heir)).isEqualTo(Factor.FULL);
        assertThat(Factors.knowledgeAtRisk(Exchange.ONE_WAY, heir, holder)).isZero();
        assertThat(Factors.knowledgeAtRisk(Exchange.TWO_WAY, heir, holder)).isEqualTo(Factor.FULL);
        assertThat(Factors.knowledgeAtRisk(Exchange.TWO_WAY, expert, holder)).isZero();
    }

    @Test
    void weightsOutsideTheirRangeAreRefused() {
        assertThatThrownBy(() -> Preferences.of(Map.of(FactorCode.LANGUAGES, 101)))
                .hasMessage("the weight of LANGUAGES must be 0 to 100 but is 101");
        assertThat(Preferences.of(Map.of(FactorCode.LANGUAGES, 0))).isEqualTo(Preferences.NONE);
    }
}
