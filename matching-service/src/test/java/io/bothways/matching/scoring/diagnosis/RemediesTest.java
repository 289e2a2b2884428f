package io.bothways.matching.scoring.diagnosis;

import static io.bothways.matching.scoring.Someone.id;
import static io.bothways.matching.scoring.Someone.skill;
import static io.bothways.matching.scoring.Someone.someone;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.matching.scoring.People;
import io.bothways.matching.scoring.Someone;
import io.bothways.matching.scoring.candidates.Candidates;
import io.bothways.matching.scoring.pool.Offer;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.Exclusion;
import io.bothways.matching.scoring.terms.GradeOrder;
import io.bothways.matching.scoring.terms.Terms;
import io.bothways.matching.scoring.weighing.Scores;
import io.bothways.matching.scoring.weighing.Weighing;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Every remedy is tried out: the changed pool has as many candidates as it says, and one step less has none. */
class RemediesTest {
    private static final Terms TWO_WAY = new Terms(Exchange.TWO_WAY, 1_500, 2, false, false, GradeOrder.ANY, 60);

    private static Optional<Remedy> remedyOfTheFirst(Terms terms, Someone... people) {
        Pool pool = new Pool(Stream.of(people).map(Someone::build).toList());
        return Optional.ofNullable(new Diagnosis(pool, terms).of(0).remedy());
    }

    private static Someone exchanging(int number, String teaches, String wants) {
        return someone(number).teaching(teaches, 4).learning(wants, 4);
    }

    @Test
    void whoeverNobodyTeachesNeedsATeacherOfTheLowestLevelThatIsEnough() {
        assertThat(remedyOfTheFirst(TWO_WAY, exchanging(1, "sql", "weaving"), exchanging(2, "coaching", "sql")))
                .contains(Remedy.skill(RemedyCode.TEACHER, skill("weaving"), 1, 1));
    }

    @Test
    void anHourMoreWouldGiveTheNearestInTime() {
        assertThat(remedyOfTheFirst(
                        TWO_WAY,
                        exchanging(1, "sql", "coaching").atHours(8, 12),
                        exchanging(2, "coaching", "sql").atHours(12, 18),
                        exchanging(3, "coaching", "sql").atHours(14, 18)))
                .contains(new Remedy(RemedyCode.MINUTES, 2, 60, null, null, null));
    }

    @Test
    void theRuleThatRemovesTheOnlyOnesIsNamed() {
        assertThat(remedyOfTheFirst(
                        TWO_WAY, exchanging(1, "sql", "coaching").reportingTo(2), exchanging(2, "coaching", "sql")))
                .contains(new Remedy(RemedyCode.RULE, 1, null, null, Exclusion.SAME_MANAGEMENT_LINE, null));
    }

    @Test
    void nothingIsSuggestedAgainstAPairThatIsKeptApart() {
        assertThat(remedyOfTheFirst(
                        TWO_WAY, exchanging(1, "sql", "coaching").apartFrom(2), exchanging(2, "coaching", "sql")))
                .isEmpty();
    }

    @Test
    void whoeverWouldBeTaughtButHasNothingToGiveIsToldWhatTheTeachersWant() {
        assertThat(remedyOfTheFirst(
                        TWO_WAY,
                        exchanging(1, "sql", "coaching"),
                        exchanging(2, "coaching", "weaving"),
                        exchanging(3, "coaching", "weaving"),
                        exchanging(4, "knots", "sql")))
                .contains(Remedy.skill(RemedyCode.OFFER, skill("weaving"), 1, 2));
    }

    @Property(tries = 500)
    void everyRemedyDoesWhatItSays(@ForAll long seed) {
        Random random = new Random(seed);
        Exchange exchange = random.nextBoolean() ? Exchange.TWO_WAY : Exchange.ONE_WAY;
        eachRemedyOf(People.pool(random), People.terms(exchange, random));
    }

    @Test
    void everyKindOccursInThesePools() {
        Set<RemedyCode> kinds = EnumSet.noneOf(RemedyCode.class);
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            Exchange exchange = seed % 2 == 0 ? Exchange.TWO_WAY : Exchange.ONE_WAY;
            kinds.addAll(eachRemedyOf(People.pool(random), People.terms(exchange, random)));
        }
        // everybody in these pools has a language in common, and no floor is raised
        assertThat(kinds).containsAll(EnumSet.complementOf(EnumSet.of(RemedyCode.LANGUAGE, RemedyCode.RAISED_FLOOR)));
    }

    @Test
    void theLanguageThatMostSpeakIsNamed() {
        Someone[] people = {
            exchanging(1, "sql", "coaching").speaking("fi"),
            exchanging(2, "coaching", "sql").speaking("de", "en"),
            exchanging(3, "coaching", "sql").speaking("en")
        };
        assertThat(remedyOfTheFirst(TWO_WAY, people))
                .contains(new Remedy(RemedyCode.LANGUAGE, 2, null, null, null, "en"));
        eachRemedyOf(new Pool(Stream.of(people).map(Someone::build).toList()), TWO_WAY);
    }

    private static Set<RemedyCode> eachRemedyOf(Pool pool, Terms terms) {
        Diagnosis diagnosis = new Diagnosis(pool, terms);
        Set<RemedyCode> kinds = EnumSet.noneOf(RemedyCode.class);
        for (int person = 0; person < pool.people().size(); person++) {
            Remedy remedy = diagnosis.of(person).remedy();
            if (remedy != null) {
                doesWhatItSays(remedy, pool.people().get(person), pool, terms);
                kinds.add(remedy.code());
            }
        }
        return kinds;
    }

    private static void doesWhatItSays(Remedy remedy, Participant self, Pool pool, Terms terms) {
        int amount = remedy.amount() == null ? 0 : remedy.amount();
        switch (remedy.code()) {
            case FREE_SEAT -> {
                assertThat(candidates(self, pool, terms)).isZero();
                Participant seated = seated(self, Math.max(1, self.freeTeaching()), Math.max(1, self.freeLearning()));
                assertThat(candidates(self, with(pool, self, one -> seated), terms))
                        .isEqualTo(remedy.candidates());
            }
            case PARTNERS_SEAT -> {
                Pool roomier = new Pool(pool.people().stream()
                        .map(one ->
                                one.equals(self) ? one : seated(one, one.freeTeaching() + 1, one.freeLearning() + 1))
                        .toList());
                assertThat(candidates(self, roomier, terms)).isEqualTo(remedy.candidates());
            }
            case TEACHER -> {
                assertThat(gainFromANewcomer(self, Objects.requireNonNull(remedy.skillId()), amount))
                        .isGreaterThanOrEqualTo(terms.minimumGain());
                if (amount > 1) {
                    assertThat(gainFromANewcomer(self, Objects.requireNonNull(remedy.skillId()), amount - 1))
                            .isLessThan(terms.minimumGain());
                }
            }
            case LEARNER ->
                assertThat(self.teaches(Objects.requireNonNull(remedy.skillId())))
                        .isEqualTo(amount);
            case OFFER -> {
                assertThat(candidates(self, pool, terms)).isZero();
                List<Offer> offers = new ArrayList<>(self.offers());
                offers.add(new Offer(Objects.requireNonNull(remedy.skillId()), amount));
                assertThat(candidates(self, with(pool, self, one -> changed(one, offers, one.languages())), terms))
                        .isGreaterThanOrEqualTo(remedy.candidates());
            }
            case MINIMUM_GAIN, RAISED_FLOOR -> {
                assertThat(candidates(self, pool, at(terms, amount, terms.minimumSharedMinutes())))
                        .isEqualTo(remedy.candidates());
                assertThat(candidates(self, pool, at(terms, amount + 1, terms.minimumSharedMinutes())))
                        .isZero();
            }
            case RULE -> {
                assertThat(candidates(self, pool, terms)).isZero();
                assertThat(keptAwayBy(Objects.requireNonNull(remedy.rule()), self, pool, terms))
                        .isEqualTo(remedy.candidates());
            }
            case LANGUAGE -> {
                List<String> languages = new ArrayList<>(self.languages());
                languages.add(Objects.requireNonNull(remedy.language()));
                assertThat(candidates(self, with(pool, self, one -> changed(one, one.offers(), languages)), terms))
                        .isEqualTo(remedy.candidates());
            }
            case MINUTES -> {
                int enough = terms.minimumSharedMinutes() - amount;
                assertThat(candidates(self, pool, at(terms, terms.minimumGain(), enough)))
                        .isEqualTo(remedy.candidates());
                assertThat(candidates(self, pool, at(terms, terms.minimumGain(), enough + 1)))
                        .isZero();
            }
        }
    }

    private static int candidates(Participant self, Pool pool, Terms terms) {
        Candidates all = Candidates.of(pool, terms);
        int person = IntStream.range(0, pool.people().size())
                .filter(i -> pool.people().get(i).id().equals(self.id()))
                .findFirst()
                .orElseThrow();
        return (int) IntStream.range(0, all.size())
                .filter(pair -> all.first(pair) == person || all.second(pair) == person)
                .map(pair -> all.first(pair) + all.second(pair) - person)
                .distinct()
                .count();
    }

    private static long keptAwayBy(Exclusion rule, Participant self, Pool pool, Terms terms) {
        return pool.people().stream()
                .filter(other -> !other.equals(self))
                .filter(other -> aloneKeepsApart(rule, other, self, terms)
                        || terms.exchange() == Exchange.ONE_WAY && aloneKeepsApart(rule, self, other, terms))
                .count();
    }

    private static boolean aloneKeepsApart(Exclusion rule, Participant teacher, Participant learner, Terms terms) {
        boolean seats = terms.exchange() == Exchange.TWO_WAY
                ? Stream.of(teacher, learner).allMatch(one -> one.freeTeaching() > 0 && one.freeLearning() > 0)
                : teacher.freeTeaching() > 0 && learner.freeLearning() > 0;
        List<Exclusion> all = terms.rules().stream()
                .flatMap(one -> one.excludes(teacher, learner).stream())
                .toList();
        return seats && Weighing.of(terms, teacher, learner).enough() && all.equals(List.of(rule));
    }

    private static int gainFromANewcomer(Participant learner, UUID skill, int level) {
        Participant teacher = new Participant(
                id(999),
                List.of(new Offer(skill, level)),
                List.of(),
                1,
                1,
                List.of(),
                1,
                List.of(),
                List.of(),
                null,
                List.of());
        return Scores.gain(teacher, learner).points();
    }

    private static Pool with(Pool pool, Participant self, UnaryOperator<Participant> change) {
        return new Pool(pool.people().stream()
                .map(one -> one.equals(self) ? change.apply(one) : one)
                .toList());
    }

    private static Terms at(Terms terms, int minimumGain, int minimumSharedMinutes) {
        return new Terms(
                terms.exchange(),
                minimumGain,
                terms.sameLineLevels(),
                terms.sameTeamExcluded(),
                terms.sameUnitExcluded(),
                terms.grades(),
                minimumSharedMinutes,
                terms.preferences());
    }

    private static Participant seated(Participant one, int teaching, int learning) {
        return copy(one, one.offers(), one.languages(), teaching, learning);
    }

    private static Participant changed(Participant one, List<Offer> offers, List<String> languages) {
        return copy(one, offers, languages, one.freeTeaching(), one.freeLearning());
    }

    private static Participant copy(
            Participant one, List<Offer> offers, List<String> languages, int teaching, int learning) {
        return new Participant(
                one.id(),
                offers,
                one.wants(),
                teaching,
                learning,
                one.managers(),
                one.grade(),
                one.unit(),
                languages,
                one.hours(),
                one.formerPartners(),
                one.site(),
                one.forbidden(),
                one.proposedBefore(),
                one.standing());
    }
}
