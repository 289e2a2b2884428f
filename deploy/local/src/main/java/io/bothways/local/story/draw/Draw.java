package io.bothways.local.story.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded chance without a sequence: what is drawn depends only on the seed, the purpose and the subject, never on what
 * was drawn before. So a story with one person more tells the same about everybody else.
 */
public record Draw(long seed) {
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** A number in [0, 1). */
    public double unit(String purpose, Object subject) {
        return random(purpose, subject).nextDouble();
    }

    /** A whole number in [0, bound). */
    public int below(int bound, String purpose, Object subject) {
        return random(purpose, subject).nextInt(bound);
    }

    public boolean happens(double probability, String purpose, Object subject) {
        return unit(purpose, subject) < probability;
    }

    public <T> T oneOf(List<T> choices, String purpose, Object subject) {
        return choices.get(below(choices.size(), purpose, subject));
    }

    /** At most {@code count} different choices in a drawn order; drawing fewer gives a prefix of drawing more. */
    public <T> List<T> some(int count, List<T> choices, String purpose, Object subject) {
        record Ranked<T>(T choice, double rank, int index) {}
        var random = random(purpose, subject);
        var ranked = new ArrayList<Ranked<T>>();
        for (int i = 0; i < choices.size(); i++) {
            ranked.add(new Ranked<>(choices.get(i), random.nextDouble(), i));
        }
        ranked.sort(Comparator.comparingDouble((Ranked<T> r) -> r.rank()).thenComparingInt(Ranked::index));
        return ranked.stream().limit(Math.max(0, count)).map(Ranked::choice).toList();
    }

    private SplittableRandom random(String purpose, Object subject) {
        long hash = FNV_BASIS;
        String text = seed + "|" + purpose + "|" + subject;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return new SplittableRandom(hash);
    }
}
