package io.bothways.matching.scoring.terms;

import static io.bothways.matching.scoring.Someone.someone;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Standing;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void aManagerWithinTheLevelsIsExcludedEitherWay() {
        Participant report = someone(1).reportingTo(2, 3, 4).build();
        Rule rule = Rules.sameManagementLineIsExcluded(2);

        assertThat(rule.excludes(report, someone(3).build())).contains(Exclusion.SAME_MANAGEMENT_LINE);
        assertThat(rule.excludes(someone(2).build(), report)).contains(Exclusion.SAME_MANAGEMENT_LINE);
        assertThat(rule.excludes(report, someone(4).build())).isEmpty();
    }

    @Test
    void colleaguesOfOneManagerAreATeam() {
        Rule rule = Rules.sameTeamIsExcluded();

        assertThat(rule.excludes(
                        someone(1).reportingTo(9).build(),
                        someone(2).reportingTo(9).build()))
                .contains(Exclusion.SAME_TEAM);
        assertThat(rule.excludes(someone(1).build(), someone(2).build())).isEmpty();
    }

    @Test
    void onlyTheTopmostUnitCountsAcrossUnits() {
        Rule rule = Rules.sameUnitIsExcluded();

        assertThat(rule.excludes(
                        someone(1).in("Sales", "North").build(),
                        someone(2).in("Sales", "South").build()))
                .contains(Exclusion.SAME_UNIT);
        assertThat(rule.excludes(
                        someone(1).in("Sales").build(), someone(2).in("Lab").build()))
                .isEmpty();
    }

    @Test
    void languagesAreNeededWhereBothNamedSome() {
        Rule rule = Rules.aSharedLanguageIsNeeded();

        assertThat(rule.excludes(
                        someone(1).speaking("de").build(),
                        someone(2).speaking("en", "fr").build()))
                .contains(Exclusion.NO_SHARED_LANGUAGE);
        assertThat(rule.excludes(someone(1).speaking().build(), someone(2).build()))
                .isEmpty();
    }

    @Test
    void unknownHoursExcludeNobody() {
        Rule rule = Rules.sharedHoursAreNeeded(120);

        assertThat(rule.excludes(
                        someone(1).atHours(8, 16).build(),
                        someone(2).atHours(15, 23).build()))
                .contains(Exclusion.TOO_FEW_SHARED_HOURS);
        assertThat(rule.excludes(someone(1).atHours(8, 16).build(), someone(2).build()))
                .isEmpty();
    }

    @Test
    void formerPartnersDoNotMeetAgain() {
        Rule rule = Rules.formerPartnersAreExcluded();

        assertThat(rule.excludes(someone(1).metBefore(2).build(), someone(2).build()))
                .contains(Exclusion.MET_BEFORE);
        assertThat(rule.excludes(someone(2).build(), someone(1).metBefore(2).build()))
                .contains(Exclusion.MET_BEFORE);
    }

    @Test
    void gradesStandAsTheProgrammeTypeDemands() {
        Participant junior = someone(1).grade(1).build();
        Participant senior = someone(2).grade(4).build();

        assertThat(Rules.gradesMustFit(GradeOrder.TEACHER_LOWER).excludes(junior, senior))
                .isEmpty();
        assertThat(Rules.gradesMustFit(GradeOrder.TEACHER_HIGHER).excludes(junior, senior))
                .contains(Exclusion.GRADES);
        assertThat(Rules.gradesMustFit(GradeOrder.TEACHER_NOT_LOWER).excludes(senior, senior))
                .isEmpty();
        assertThat(Rules.gradesMustFit(GradeOrder.SAME).excludes(junior, senior))
                .contains(Exclusion.GRADES);
    }

    @Test
    void aPairIsForbiddenWhicheverOfThemIsNamed() {
        Rule rule = Rules.forbiddenPairsAreExcluded();

        assertThat(rule.excludes(someone(1).apartFrom(2).build(), someone(2).build()))
                .contains(Exclusion.FORBIDDEN_PAIR);
        assertThat(rule.excludes(someone(2).build(), someone(1).apartFrom(2).build()))
                .contains(Exclusion.FORBIDDEN_PAIR);
        assertThat(rule.excludes(someone(1).apartFrom(2).build(), someone(3).build()))
                .isEmpty();
    }

    @Test
    void aPairThatWasProposedIsNotProposedAgain() {
        Rule rule = Rules.nobodyIsProposedAgain();

        assertThat(rule.excludes(
                        someone(1).proposedBeforeTo(2).build(), someone(2).build()))
                .contains(Exclusion.PROPOSED_BEFORE);
        assertThat(rule.excludes(someone(1).apartFrom(2).build(), someone(2).build()))
                .isEmpty();
    }

    @Test
    void whoDoesNotTakePartIsInNoPair() {
        Participant present = someone(1).build();
        Participant out = someone(2).standing(Standing.OPTED_OUT).build();
        Participant elsewhere = someone(3).standing(Standing.NOT_ELIGIBLE).build();

        assertThat(Rules.bothMustWantToTakePart().excludes(present, out)).contains(Exclusion.OPTED_OUT);
        assertThat(Rules.bothMustWantToTakePart().excludes(present, present)).isEmpty();
        assertThat(Rules.bothMustBeEligible().excludes(elsewhere, present)).contains(Exclusion.NOT_ELIGIBLE);
        assertThat(Rules.bothMustBeEligible().excludes(present, out)).isEmpty();
    }

    @Test
    void formerPartnersAreARuleOnlyWhereTheyAreForbidden() {
        Participant one = someone(1).metBefore(2).build();
        Participant two = someone(2).build();

        for (FormerPartners meaning : FormerPartners.values()) {
            Preferences preferences = new Preferences(Map.of(), 0, meaning);
            Terms terms = new Terms(Exchange.TWO_WAY, 1, 0, false, false, GradeOrder.ANY, 0, preferences);
            assertThat(Terms.excluded(terms.rules(), one, two).isPresent()).isEqualTo(meaning == FormerPartners.FORBID);
        }
    }
}
