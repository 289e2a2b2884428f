package io.bothways.matching.solver;

import static io.bothways.matching.scoring.Someone.id;
import static io.bothways.matching.scoring.Someone.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bothways.matching.scoring.People;
import io.bothways.matching.scoring.Someone;
import io.bothways.matching.scoring.diagnosis.Remedy;
import io.bothways.matching.scoring.diagnosis.RemedyCode;
import io.bothways.matching.scoring.diagnosis.UnmatchedReason;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.GradeOrder;
import io.bothways.matching.scoring.terms.Terms;
import io.bothways.matching.solver.certificate.Proof;
import io.bothways.matching.solver.certificate.SeatPrice;
import io.bothways.matching.solver.plan.Direction;
import io.bothways.matching.solver.plan.Objective;
import io.bothways.matching.solver.plan.Pair;
import io.bothways.matching.solver.plan.Parameters;
import io.bothways.matching.solver.plan.Plan;
import io.bothways.matching.solver.plan.PlannedPair;
import io.bothways.matching.solver.plan.Unmatched;
import io.bothways.matching.solver.plan.UnmetLock;
import io.bothways.matching.solver.plan.Wishes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What a coordinator asks of a run besides its objective. */
class WishesTest {
    private static final Terms TWO_WAY = new Terms(Exchange.TWO_WAY, 1_500, 2, false, false, GradeOrder.ANY, 60);
    private static final Terms REVERSE =
            new Terms(Exchange.ONE_WAY, 1_500, 2, false, false, GradeOrder.TEACHER_LOWER, 60);

    private static Plan planOf(Pool pool, Terms terms, Objective objective, Pair... locked) {
        return Matching.plan(pool, new Parameters(objective, terms, new Wishes(List.of(locked), false, null)));
    }

    private static Pool pool(Someone... people) {
        return new Pool(Stream.of(people).map(Someone::build).toList());
    }

    /** Of pairs that the terms allow: a lock on another one may add what no plan without it could have. */
    @Property(tries = 200)
    void aLockOnAnAllowedPairIsMetAndNeverWorthMore(
            @ForAll long seed, @ForAll Exchange exchange, @ForAll Objective objective) {
        assertLocksAreMetAndNeverWorthMore(seed, exchange, objective);
    }

    /** Of two directions the better one may gain too little, so that only a lock could have it. */
    @Test
    void aLockTakesTheDirectionThatIsACandidate() {
        assertLocksAreMetAndNeverWorthMore(-10_057_754, Exchange.ONE_WAY, Objective.PARTICIPATION);
    }

    private static void assertLocksAreMetAndNeverWorthMore(long seed, Exchange exchange, Objective objective) {
        Pool pool = People.pool(new Random(seed), 12);
        Terms terms = People.terms(exchange);
        Plan free = planOf(pool, terms, objective);
        List<PlannedPair> stable = planOf(pool, terms, Objective.STABLE).pairs();

        for (PlannedPair wanted : stable) {
            Plan locked = planOf(pool, terms, objective, pairOf(wanted));

            assertThat(locked.unmetLocks()).isEmpty();
            assertThat(locked.pairs()).extracting(WishesTest::pairOf).contains(pairOf(wanted));
            if (objective != Objective.STABLE) {
                assertThat(locked.worth().value())
                        .isLessThanOrEqualTo(free.worth().value());
                assertThat(locked.worth().bound()).isEqualTo(locked.worth().value());
            }
            assertSeatsSuffice(pool, locked);
        }
    }

    @Property(tries = 200)
    void lockingAWholePlanGivesItAgain(@ForAll long seed) {
        Pool pool = People.pool(new Random(seed), 12);
        Terms terms = People.terms(Exchange.TWO_WAY);
        Plan plan = planOf(pool, terms, Objective.STABLE);
        Pair[] all = plan.pairs().stream().map(WishesTest::pairOf).toArray(Pair[]::new);

        Plan again = planOf(pool, terms, Objective.PARTICIPATION, all);

        assertThat(again.pairs()).extracting(WishesTest::pairOf).contains(all);
    }

    /**
     * In pools small enough for all candidates to be weighed. Where only everybody's best are, a pair that comes in may push
     * out another one that would have been chosen.
     */
    @Property(tries = 200)
    void liftingForbiddenPairsNeverMakesAPlanWorthLess(@ForAll long seed, @ForAll Exchange exchange) {
        Pool pool = People.pool(new Random(seed), 12);
        Terms terms = People.terms(exchange);
        Pool free = new Pool(
                pool.people().stream().map(WishesTest::withoutForbidden).toList());

        assertThat(planOf(free, terms, Objective.PARTICIPATION).worth().value())
                .isGreaterThanOrEqualTo(
                        planOf(pool, terms, Objective.PARTICIPATION).worth().value());
    }

    @Test
    void aPersonWithALockedPartnerIsNotPaidForTwice() {
        // three people with two seats each, and one who could have any of them
        Pool pool = pool(
                someone(1).teaching("sql", 4).learning("sales", 4).seats(2, 2),
                someone(2).teaching("sales", 4).learning("sql", 4).seats(1, 1),
                someone(3).teaching("sales", 3).learning("sql", 3).seats(1, 1));

        Plan plan = planOf(pool, TWO_WAY, Objective.PARTICIPATION, Pair.of(id(1), id(2)));

        assertThat(plan.pairs()).hasSize(2);
        assertThat(plan.worth().value()).isEqualTo(plan.worth().score() + 3 * 20_000);
        assertThat(plan.worth().bound()).isEqualTo(plan.worth().value());
        assertThat(plan.worth().matchable()).isEqualTo(3);
    }

    @Test
    void aLockThatCannotBeMetIsNamedWithItsReason() {
        Pool pool = pool(
                someone(1).teaching("sql", 4).learning("sales", 4).seats(1, 1),
                someone(2).teaching("sales", 4).learning("sql", 4),
                someone(3).teaching("sales", 4).learning("sql", 4),
                someone(4).teaching("law", 4).learning("sql", 4).apartFrom(1),
                someone(5).teaching("law", 4).learning("weaving", 4));

        Plan plan = planOf(
                pool,
                TWO_WAY,
                Objective.SCORE,
                Pair.of(id(1), id(2)),
                Pair.of(id(1), id(3)),
                Pair.of(id(1), id(4)),
                Pair.of(id(2), id(5)),
                Pair.of(id(2), id(9)));

        assertThat(plan.unmetLocks())
                .containsExactly(
                        new UnmetLock(Pair.of(id(1), id(3)), UnmetLock.Reason.SEATS),
                        new UnmetLock(Pair.of(id(1), id(4)), UnmetLock.Reason.RULE),
                        new UnmetLock(Pair.of(id(2), id(5)), UnmetLock.Reason.NO_EXCHANGE),
                        new UnmetLock(Pair.of(id(2), id(9)), UnmetLock.Reason.NOT_IN_POOL));
        assertThat(plan.pairs()).extracting(WishesTest::pairOf).containsExactly(Pair.of(id(1), id(2)));
    }

    @Test
    void aLockedPairMayGainLessThanTheLeastAndThenAddsToThePlan() {
        Pool pool = pool(
                someone(1)
                        .teaching("sql", 4)
                        .learning("sales", 1, 1)
                        .learning("law", 5, 3)
                        .learning("risk", 5, 3),
                someone(2).teaching("sales", 4).learning("sql", 4));

        Plan free = planOf(pool, TWO_WAY, Objective.SCORE);
        Plan locked = planOf(pool, TWO_WAY, Objective.SCORE, Pair.of(id(1), id(2)));

        assertThat(free.pairs()).isEmpty();
        assertThat(locked.pairs()).hasSize(1);
        assertThat(locked.worth().value()).isGreaterThan(free.worth().value());
    }

    @Test
    void inAOneWayProgrammeALockTakesTheDirectionThatTheRulesAllow() {
        Pool pool = pool(
                someone(1).grade(1).teaching("video", 4).learning("law", 4).seats(1, 1),
                someone(2).grade(5).teaching("law", 4).learning("video", 4).seats(1, 1));

        Plan plan = planOf(pool, REVERSE, Objective.SCORE, Pair.of(id(1), id(2)));

        assertThat(plan.pairs().getFirst().directions())
                .filteredOn(Direction::required)
                .extracting(Direction::teacherId)
                .containsExactly(id(1));
    }

    @Test
    void whoseOnlyPartnerALockTookIsNotOutbid() {
        Pool pool = pool(
                someone(1).teaching("sql", 4).learning("sales", 4),
                someone(2).teaching("sales", 4).learning("sql", 4),
                someone(3).teaching("sales", 4).learning("sql", 4));

        Plan plan = planOf(pool, TWO_WAY, Objective.PARTICIPATION, Pair.of(id(1), id(2)));

        assertThat(plan.unmatched())
                .containsExactly(new Unmatched(
                        id(3),
                        UnmatchedReason.PARTNERS_SEATS,
                        new Remedy(RemedyCode.PARTNERS_SEAT, 1, 1, null, null, null)));
    }

    @Test
    void aLockedPartnerMayBeWorseThanSomebodyWhoWouldRatherHaveTheOtherToo() {
        Pool pool = pool(
                someone(1).teaching("sql", 4).learning("sales", 4),
                someone(2).teaching("sales", 1).learning("sql", 4),
                someone(3).teaching("sales", 4).learning("sql", 4),
                someone(4).teaching("sales", 4).learning("sql", 4).apartFrom(1));

        for (Objective objective : Objective.values()) {
            Plan plan = planOf(pool, TWO_WAY, objective, Pair.of(id(1), id(2)));

            assertThat(plan.worth().blockingPairs()).isEqualTo(1);
        }
    }

    @Test
    void inAOneWayProgrammePeopleCountAndNotHats() {
        // two people who teach each other fill four hats, and so do three of whom one teaches the next
        Terms flash = new Terms(Exchange.ONE_WAY, 1_500, 2, false, false, GradeOrder.ANY, 0);
        Pool pool = pool(
                someone(1).teaching("sql", 4).learning("law", 4).seats(1, 1),
                someone(2).teaching("law", 4).learning("sql", 4).seats(1, 1),
                someone(3).teaching("law", 1).seats(1, 0),
                someone(4).learning("sql", 4, 1).learning("knots", 4, 1).seats(0, 1));

        Plan plan = planOf(pool, flash, Objective.PARTICIPATION);

        assertThat(plan.unmatched()).hasSize(1);
        assertThat(plan.worth().value()).isEqualTo(plan.worth().score() + 3 * 20_000);
        assertThat(plan.worth().proof()).isEqualTo(Proof.EXACT);
    }

    @Test
    void whoeverHasPartnersOnlyBelowTheRaisedFloorIsToldSo() {
        // 1 and 2 gain in full; 3 would gain a quarter from 1 and is as good as 2 to have for 1
        Pool pool = pool(
                someone(1).teaching("sql", 4).learning("sales", 4),
                someone(2).teaching("sales", 4).learning("sql", 4),
                someone(3).teaching("sales", 4).learning("sql", 1, 1).learning("law", 4, 1));

        Plan raised = Matching.plan(
                pool, new Parameters(Objective.PARTICIPATION, TWO_WAY, new Wishes(List.of(), true, null)));

        assertThat(raised.worth().floor()).isEqualTo(10_000);
        assertThat(raised.unmatched())
                .containsExactly(new Unmatched(
                        id(3),
                        UnmatchedReason.BELOW_RAISED_FLOOR,
                        new Remedy(RemedyCode.RAISED_FLOOR, 1, 2_500, null, null, null)));
    }

    @Test
    void theFloorLiftsTheWorstOff() {
        // best by score leaves one with a small gain; the other pairing of the four is even
        Pool pool = pool(
                someone(1).teaching("a", 5).learning("b", 5).learning("c", 3),
                someone(2).teaching("b", 5).learning("a", 5).learning("d", 3),
                someone(3).teaching("c", 5).teaching("d", 1).learning("a", 5).learning("b", 5),
                someone(4).teaching("d", 5).teaching("c", 1).learning("b", 5).learning("a", 5));
        Parameters asked = new Parameters(Objective.PARTICIPATION, TWO_WAY, new Wishes(List.of(), true, null));

        Plan free = planOf(pool, TWO_WAY, Objective.PARTICIPATION);
        Plan raised = Matching.plan(pool, asked);

        assertThat(raised.worth().floor()).isEqualTo(raised.worth().lowestGain());
        assertThat(raised.worth().lowestGain())
                .isGreaterThanOrEqualTo(free.worth().lowestGain());
        assertThat(raised.unmatched()).hasSameSizeAs(free.unmatched());
    }

    @Property(tries = 100)
    void anEarlierPlanIsKeptButForWhatMayBreak(@ForAll long seed, @ForAll Exchange exchange) {
        Random random = new Random(seed);
        Pool pool = People.pool(random, 12);
        Terms terms = People.terms(exchange);
        Wishes.Kept earlier =
                Wishes.Kept.of(planOf(pool, terms, Objective.STABLE).pairs(), 1);

        Plan repaired = Matching.plan(
                pool, new Parameters(Objective.PARTICIPATION, terms, new Wishes(List.of(), false, earlier)));

        List<Wishes.Link> now = Wishes.Kept.of(repaired.pairs(), 0).links();
        long lost = earlier.links().stream().filter(link -> !now.contains(link)).count();
        long links = exchange == Exchange.TWO_WAY ? 2 : 1;
        assertThat(lost)
                .isEqualTo(links * Objects.requireNonNull(repaired.worth().brokenPairs()))
                .isLessThanOrEqualTo(links);
        assertThat(repaired.worth().bound())
                .isGreaterThanOrEqualTo(repaired.worth().value());
    }

    @Test
    void whatIsNotPossibleAnyMoreIsLostAndNotBroken() {
        Someone[] people = {
            someone(1).teaching("sql", 4).learning("law", 4),
            someone(2).teaching("law", 4).learning("sql", 4).apartFrom(1),
            someone(3).teaching("art", 4).learning("risk", 4),
            someone(5).teaching("video", 4).learning("chess", 4),
            someone(6).teaching("chess", 4).learning("video", 4),
            someone(7).teaching("go", 4).learning("wine", 4),
            someone(8).teaching("wine", 4).learning("go", 4),
            someone(9).teaching("wine", 4).learning("go", 4)
        };
        List<Wishes.Link> links = Stream.of(new int[] {1, 2}, new int[] {3, 4}, new int[] {5, 6}, new int[] {7, 8})
                .flatMap(two ->
                        Stream.of(new Wishes.Link(id(two[0]), id(two[1])), new Wishes.Link(id(two[1]), id(two[0]))))
                .toList();

        Plan repaired = Matching.plan(
                pool(people),
                new Parameters(
                        Objective.PARTICIPATION,
                        TWO_WAY,
                        new Wishes(List.of(Pair.of(id(7), id(9))), false, new Wishes.Kept(links, 0))));

        // 2 is kept from 1, 4 has left, and the lock took the seat of 7
        assertThat(repaired.worth().lostPairs()).isEqualTo(3);
        assertThat(repaired.worth().brokenPairs()).isZero();
        assertThat(repaired.pairs())
                .extracting(WishesTest::pairOf)
                .containsExactly(Pair.of(id(5), id(6)), Pair.of(id(7), id(9)));
    }

    /** So many that only everybody's best are weighed, and the two are not among each other's. */
    @Test
    void whatMayBeKeptIsACandidateHoweverManyAreBetter() {
        List<Participant> people = new ArrayList<>();
        for (int i = 1; i <= 3_200; i += 2) {
            int level = i == 1 ? 1 : 4;
            people.add(someone(i).teaching("sql", level).learning("law", 4).build());
            people.add(someone(i + 1).teaching("law", level).learning("sql", 4).build());
        }
        Wishes.Kept earlier = new Wishes.Kept(List.of(new Wishes.Link(id(2), id(1))), 0);

        Plan repaired = Matching.plan(
                new Pool(people), new Parameters(Objective.SCORE, TWO_WAY, new Wishes(List.of(), false, earlier)));

        assertThat(repaired.worth().brokenPairs()).isZero();
        assertThat(repaired.worth().lostPairs()).isZero();
        assertThat(repaired.pairs()).extracting(WishesTest::pairOf).contains(Pair.of(id(1), id(2)));
    }

    @Test
    void wishesThatContradictEachOtherAreRefused() {
        Wishes.Kept kept = new Wishes.Kept(List.of(), 0);

        assertThatIllegalArgumentException().isThrownBy(() -> new Wishes(List.of(), true, kept));
        assertThatIllegalArgumentException().isThrownBy(() -> new Wishes.Kept(List.of(), -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Parameters(Objective.STABLE, TWO_WAY, new Wishes(List.of(), true, null)));
    }

    @Test
    void aHundredThousandLocksAreMet() {
        int pairs = 100_000;
        List<Participant> people = new ArrayList<>();
        List<Pair> locks = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            people.add(
                    someone(2 * i + 1).teaching("sql", 4).learning("law" + i, 4).build());
            people.add(
                    someone(2 * i + 2).teaching("law" + i, 4).learning("sql", 4).build());
            locks.add(Pair.of(id(2 * i + 1), id(2 * i + 2)));
        }

        Plan plan = planOf(new Pool(people.subList(0, 2_000)), TWO_WAY, Objective.SCORE, locks.toArray(Pair[]::new));

        assertThat(plan.pairs()).hasSize(1_000);
        assertThat(plan.unmetLocks()).hasSize(pairs - 1_000);
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws Exception {
        Pool pool = People.pool(new Random(11), 600);
        Parameters parameters = new Parameters(Objective.PARTICIPATION, People.terms(Exchange.TWO_WAY));
        List<Plan> plans = new ArrayList<>();

        for (int threads : new int[] {1, 2, 4}) {
            try (ForkJoinPool threadPool = new ForkJoinPool(threads)) {
                plans.add(
                        threadPool.submit(() -> Matching.plan(pool, parameters)).get());
            }
        }

        assertThat(plans).containsOnly(plans.getFirst());
        assertThat(plans.getFirst().pairs()).isNotEmpty();
    }

    @Property(tries = 100)
    void pricesSayNoMoreThanAPairReallyCosts(@ForAll long seed) {
        Pool pool = People.pool(new Random(seed), 10);
        Terms terms = People.terms(Exchange.TWO_WAY);
        Plan plan = planOf(pool, terms, Objective.PARTICIPATION);

        for (PlannedPair wanted : planOf(pool, terms, Objective.STABLE).pairs()) {
            Plan insisted = planOf(pool, terms, Objective.PARTICIPATION, pairOf(wanted));
            int prices = plan.prices().stream()
                    .filter(price -> price.personId().equals(wanted.lower())
                            || price.personId().equals(wanted.higher()))
                    .mapToInt(SeatPrice::points)
                    .sum();
            assertThat((long) prices - wanted.score())
                    .isLessThanOrEqualTo(plan.worth().value() - insisted.worth().value());
        }
    }

    private static void assertSeatsSuffice(Pool pool, Plan plan) {
        Map<UUID, Integer> teaching = new HashMap<>();
        Map<UUID, Integer> learning = new HashMap<>();
        plan.pairs().stream()
                .flatMap(pair -> pair.directions().stream())
                .filter(Direction::required)
                .forEach(way -> {
                    teaching.merge(way.teacherId(), 1, Integer::sum);
                    learning.merge(way.learnerId(), 1, Integer::sum);
                });
        pool.people().forEach(person -> {
            assertThat(teaching.getOrDefault(person.id(), 0)).isLessThanOrEqualTo(person.freeTeaching());
            assertThat(learning.getOrDefault(person.id(), 0)).isLessThanOrEqualTo(person.freeLearning());
        });
    }

    private static Pair pairOf(PlannedPair pair) {
        return new Pair(pair.lower(), pair.higher());
    }

    private static Participant withoutForbidden(Participant person) {
        return new Participant(
                person.id(),
                person.offers(),
                person.wants(),
                person.freeTeaching(),
                person.freeLearning(),
                person.managers(),
                person.grade(),
                person.unit(),
                person.languages(),
                person.hours(),
                person.formerPartners(),
                person.site(),
                List.of(),
                person.proposedBefore(),
                person.standing());
    }
}
