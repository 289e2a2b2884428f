package io.bothways.matching.scoring.candidates;

import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.terms.Aspect;
import io.bothways.matching.scoring.terms.Factor;
import io.bothways.matching.scoring.terms.Rule;
import io.bothways.matching.scoring.terms.Terms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rules and factors in a form that a million pairs a second can be asked for: those that look at one {@link Aspect} are
 * answered once for each two of its values, by themselves, and then read from a table; those by which people name each
 * other become lists; the rest is asked for the few pairs that are good enough to matter. Answers are those of the rules and factors one after the other.
 */
final class Compatibility {
    /** An aspect with more values than this is asked pair by pair: a table of them would cost more than it saves. */
    private static final int MOST_VALUES = 400;

    private static final short EXCLUDED = -1;

    private final List<Participant> people;
    private final List<Factor> factors;
    /** Whom a rule keeps from person i because either names the other, ascending. */
    private final int[][] apart;
    /** The rules, and whether there are factors, that must be asked pair by pair. */
    private final List<Rule> otherRules;

    private final boolean otherFactors;

    private final int aspects;
    /** The values of person i's aspects, as numbers, from i · aspects. */
    private final int[] values;

    private final int[] distinct;
    private final int[] weights;
    /** By the first person's value and then the second's: how well they fit, or {@value #EXCLUDED}. */
    private final short[][] fits;

    Compatibility(Pool pool, Terms terms) {
        this.people = pool.people();
        this.factors = terms.factors();
        List<Rule> rules = terms.rules();
        List<Table> tables = new ArrayList<>();
        for (Aspect aspect : Aspect.values()) {
            Table table = Table.of(aspect, rules, factors, people);
            if (table != null) {
                tables.add(table);
            }
        }
        this.aspects = tables.size();
        this.values = new int[people.size() * aspects];
        this.distinct = tables.stream().mapToInt(Table::distinct).toArray();
        this.weights = tables.stream().mapToInt(Table::weight).toArray();
        this.fits = tables.stream().map(Table::fits).toArray(short[][]::new);
        for (int a = 0; a < aspects; a++) {
            int[] numbers = tables.get(a).numbers();
            for (int i = 0; i < people.size(); i++) {
                values[i * aspects + a] = numbers[i];
            }
        }
        List<Aspect> tabled = tables.stream().map(Table::aspect).toList();
        this.apart = apart(rules, people);
        this.otherRules = rules.stream()
                .filter(rule -> rule.looksAt().filter(tabled::contains).isEmpty()
                        && rule.names().isEmpty())
                .toList();
        this.otherFactors =
                factors.stream().anyMatch(factor -> tabled.stream().noneMatch(aspect -> aspect.decides(factor.code())));
    }

    private record Table(Aspect aspect, int[] numbers, int distinct, int weight, short[] fits) {
        /** Null where nothing looks at the aspect, or where it has too many values. */
        static @Nullable Table of(Aspect aspect, List<Rule> rules, List<Factor> factors, List<Participant> people) {
            List<Rule> asked = rules.stream()
                    .filter(rule -> rule.looksAt().filter(aspect::equals).isPresent())
                    .toList();
            Factor factor = factors.stream()
                    .filter(each -> aspect.decides(each.code()))
                    .findFirst()
                    .orElse(null);
            if (asked.isEmpty() && factor == null) {
                return null;
            }
            int[] numbers = new int[people.size()];
            List<Participant> holders = new ArrayList<>();
            Map<@Nullable Object, Integer> numberOf = new HashMap<>();
            for (int i = 0; i < numbers.length; i++) {
                Participant person = people.get(i);
                Integer number = numberOf.putIfAbsent(aspect.of(person), holders.size());
                numbers[i] = number == null ? holders.size() : number;
                if (number == null) {
                    if (holders.size() == MOST_VALUES) {
                        return null;
                    }
                    holders.add(person);
                }
            }
            return new Table(
                    aspect,
                    numbers,
                    holders.size(),
                    factor == null ? 0 : factor.weight(),
                    fits(asked, factor, holders));
        }

        private static short[] fits(List<Rule> rules, @Nullable Factor factor, List<Participant> holders) {
            short[] fits = new short[holders.size() * holders.size()];
            int at = 0;
            for (Participant first : holders) {
                for (Participant second : holders) {
                    boolean excluded = Terms.excluded(rules, first, second).isPresent();
                    int fit = factor == null ? Factor.FULL : factor.fit().of(first, second);
                    fits[at++] = excluded ? EXCLUDED : (short) fit;
                }
            }
            return fits;
        }
    }

    private static int[][] apart(List<Rule> rules, List<Participant> people) {
        List<Function<Participant, List<UUID>>> names =
                rules.stream().flatMap(rule -> rule.names().stream()).toList();
        Map<UUID, Integer> index = new HashMap<>();
        for (int i = 0; i < people.size(); i++) {
            index.put(people.get(i).id(), i);
        }
        int[][] named = IntStream.range(0, people.size())
                .parallel()
                .mapToObj(i -> names.stream()
                        .flatMap(each -> each.apply(people.get(i)).stream())
                        .flatMapToInt(id -> {
                            Integer other = index.get(id);
                            return other == null ? IntStream.empty() : IntStream.of(other);
                        })
                        .toArray())
                .toArray(int[][]::new);
        int[] size = new int[people.size()];
        for (int i = 0; i < named.length; i++) {
            size[i] += named[i].length;
            for (int other : named[i]) {
                size[other]++;
            }
        }
        int[][] apart = new int[people.size()][];
        Arrays.setAll(apart, i -> Arrays.copyOf(named[i], size[i]));
        int[] filled = new int[people.size()];
        Arrays.setAll(filled, i -> named[i].length);
        for (int i = 0; i < named.length; i++) {
            for (int other : named[i]) {
                apart[other][filled[other]++] = i;
            }
        }
        for (int[] others : apart) {
            Arrays.sort(others);
        }
        return apart;
    }

    Side side() {
        return new Side();
    }

    /** One person against all others. One instance serves one thread. */
    final class Side {
        private final int[] origin = new int[aspects];
        private final int[] step = new int[aspects];
        private int self;
        private boolean selfIsFirst;

        /** Turns to a person, who stands first or second in the pairs that are asked about. */
        void turnTo(int person, boolean first) {
            self = person;
            selfIsFirst = first;
            for (int a = 0; a < aspects; a++) {
                int value = values[person * aspects + a];
                origin[a] = first ? value * distinct[a] : value;
                step[a] = first ? 1 : distinct[a];
            }
        }

        /** False if a rule excludes the pair; true if none does that a table answers. */
        boolean mayAdmit(int other) {
            for (int a = 0; a < aspects; a++) {
                if (fit(a, other) < 0) {
                    return false;
                }
            }
            return true;
        }

        /** What the factors leave of a score, at the most. */
        int atMost(int score, int other) {
            int left = score;
            for (int a = 0; a < aspects; a++) {
                if (weights[a] > 0) {
                    left = Factor.apply(left, weights[a], fit(a, other));
                }
            }
            return left;
        }

        /** What the factors leave of a score, given what they leave at the most. */
        int exactly(int score, int atMost, int other) {
            if (!otherFactors) {
                return atMost;
            }
            int left = score;
            for (Factor factor : factors) {
                left = factor.apply(left, first(other), second(other));
            }
            return left;
        }

        /** Whether no rule excludes the pair, given that it {@link #mayAdmit} be admitted. */
        boolean admits(int other) {
            return Arrays.binarySearch(apart[self], other) < 0
                    && Terms.excluded(otherRules, first(other), second(other)).isEmpty();
        }

        private int fit(int a, int other) {
            return fits[a][origin[a] + values[other * aspects + a] * step[a]];
        }

        private Participant first(int other) {
            return people.get(selfIsFirst ? self : other);
        }

        private Participant second(int other) {
            return people.get(selfIsFirst ? other : self);
        }
    }
}
