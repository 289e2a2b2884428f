package io.bothways.matching.scoring.terms;

import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Standing;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** The rules that exist, each a sentence and each testable alone. */
public final class Rules {
    private Rules() {}

    public static Rule bothMustBeEligible() {
        return when(
                Aspect.STANDING,
                (a, b) -> a.standing() == Standing.NOT_ELIGIBLE || b.standing() == Standing.NOT_ELIGIBLE,
                Exclusion.NOT_ELIGIBLE);
    }

    public static Rule bothMustWantToTakePart() {
        return when(
                Aspect.STANDING,
                (a, b) -> a.standing() == Standing.OPTED_OUT || b.standing() == Standing.OPTED_OUT,
                Exclusion.OPTED_OUT);
    }

    /** A coordinator may keep two apart; why is not an input. */
    public static Rule forbiddenPairsAreExcluded() {
        return whenEitherNames(Participant::forbidden, Exclusion.FORBIDDEN_PAIR);
    }

    /** Nobody is proposed a partner of now, nor again whom one of the two did not want. */
    public static Rule nobodyIsProposedAgain() {
        return whenEitherNames(Participant::proposedBefore, Exclusion.PROPOSED_BEFORE);
    }

    /** Nobody is paired with somebody at most this many levels above or below in the reporting line. */
    public static Rule sameManagementLineIsExcluded(int levels) {
        return whenEitherNames(person -> nearest(person.managers(), levels), Exclusion.SAME_MANAGEMENT_LINE);
    }

    public static Rule sameTeamIsExcluded() {
        return when(
                (a, b) -> !a.managers().isEmpty()
                        && !b.managers().isEmpty()
                        && a.managers().getFirst().equals(b.managers().getFirst()),
                Exclusion.SAME_TEAM);
    }

    /** For programmes across units: the topmost unit must differ. */
    public static Rule sameUnitIsExcluded() {
        return when(
                Aspect.UNIT,
                (a, b) -> !a.topmostUnit().isEmpty() && a.topmostUnit().equals(b.topmostUnit()),
                Exclusion.SAME_UNIT);
    }

    public static Rule gradesMustFit(GradeOrder order) {
        return when(
                Aspect.GRADE, (teacher, learner) -> !order.allows(teacher.grade(), learner.grade()), Exclusion.GRADES);
    }

    public static Rule formerPartnersAreExcluded() {
        return whenEitherNames(Participant::formerPartners, Exclusion.MET_BEFORE);
    }

    static boolean partnersBefore(Participant a, Participant b) {
        return a.formerPartners().contains(b.id()) || b.formerPartners().contains(a.id());
    }

    /** Two people need a language in common; somebody who named none is taken to manage with anybody's. */
    public static Rule aSharedLanguageIsNeeded() {
        return when(
                Aspect.LANGUAGES,
                (a, b) -> !a.languages().isEmpty()
                        && !b.languages().isEmpty()
                        && a.languages().stream().noneMatch(b.languages()::contains),
                Exclusion.NO_SHARED_LANGUAGE);
    }

    /** Applies only where both people's hours are known. */
    public static Rule sharedHoursAreNeeded(int minutes) {
        return when(
                Aspect.HOURS,
                (a, b) -> a.hours() != null && b.hours() != null && a.hours().sharedMinutes(b.hours()) < minutes,
                Exclusion.TOO_FEW_SHARED_HOURS);
    }

    private static List<UUID> nearest(List<UUID> managers, int levels) {
        return managers.subList(0, Math.min(levels, managers.size()));
    }

    private static Rule when(BiPredicate<Participant, Participant> excluded, Exclusion exclusion) {
        return new Asked(Optional.empty(), Optional.empty(), excluded, Optional.of(exclusion));
    }

    private static Rule when(Aspect decides, BiPredicate<Participant, Participant> excluded, Exclusion exclusion) {
        return new Asked(Optional.of(decides), Optional.empty(), excluded, Optional.of(exclusion));
    }

    private static Rule whenEitherNames(Function<Participant, List<UUID>> names, Exclusion exclusion) {
        return new Asked(
                Optional.empty(),
                Optional.of(names),
                (a, b) -> names.apply(a).contains(b.id()) || names.apply(b).contains(a.id()),
                Optional.of(exclusion));
    }

    private record Asked(
            Optional<Aspect> looksAt,
            Optional<Function<Participant, List<UUID>>> names,
            BiPredicate<Participant, Participant> excluded,
            Optional<Exclusion> reason)
            implements Rule {
        @Override
        public Optional<Exclusion> excludes(Participant first, Participant second) {
            return excluded.test(first, second) ? reason : Optional.empty();
        }
    }
}
