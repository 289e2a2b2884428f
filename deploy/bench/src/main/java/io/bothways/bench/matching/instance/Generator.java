package io.bothways.bench.matching.instance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Draws a workforce: departments of skewed sizes, 14 sites in as many time zones as the world has for them, languages of the
 * site and often a common one, a pyramid of seven grades, a tree of managers, skills by Zipf's law in 20 families of which
 * each department has its own few, emerging skills that juniors teach and seniors want, capacities of 1, 2 and 3 for 60, 30
 * and 10 per cent, 12 per cent out, and a former partner for about a tenth. The same size and seed give the same people.
 */
public final class Generator {
    private static final int FAMILIES = 20;
    private static final double[] GRADES = {0.30, 0.56, 0.76, 0.89, 0.96, 0.99, 1};
    private static final int MENTOR_GRADE = 4;
    private static final int[] ZONES = {0, 1, 1, 1, 2, 3, -5, -5, -6, -8, -3, 5, 8, 9};
    private static final int[] SITE_WEIGHTS = {18, 16, 10, 7, 6, 3, 10, 6, 5, 6, 3, 6, 3, 1};
    private static final int COMMON_LANGUAGE = 1;
    private static final int[] SITE_LANGUAGE = {1, 2, 4, 8, 16, 32, 1, 1, 1, 1, 64, 1, 128, 256};

    private final Random random;
    private final int size;
    private final int skills;
    private final int emerging;
    private final double[] departmentShare;
    private final double[] siteShare;
    private final double[] familyShare;
    private final double[] rankShare;
    private final int[][] homes;

    private final int[] department;
    private final int[] zone;
    private final int[] languages;
    private final int[] grade;
    private final Column offers = new Column();
    private final Column wants = new Column();

    private Generator(int size, long seed) {
        this.random = new Random(seed);
        this.size = size;
        int perFamily = (int) Math.round(200.0 / FAMILIES * StrictMath.pow(size / 1000.0, 0.35));
        this.skills = FAMILIES * Math.max(2, perFamily);
        this.emerging = Math.max(1, skills / FAMILIES / 5);
        int departments = Math.max(3, (int) Math.round(2 * StrictMath.pow(size, 0.3)));
        this.departmentShare = zipf(departments, 0.9);
        this.siteShare = shares(Arrays.stream(SITE_WEIGHTS).asDoubleStream().toArray());
        this.familyShare = zipf(FAMILIES, 0.5);
        this.rankShare = zipf(skills / FAMILIES, 0.7);
        this.homes = new int[departments][3];
        for (int[] home : homes) {
            Arrays.setAll(home, any -> drawn(familyShare));
        }
        this.department = new int[size];
        this.zone = new int[size];
        this.languages = new int[size];
        this.grade = new int[size];
    }

    /** People, and the pairs who have met before. */
    public record Workforce(People people, int[][] previous, int[] sites) {}

    public static Workforce workforce(int size, long seed) {
        return new Generator(size, seed).draw();
    }

    private Workforce draw() {
        int[] id = new int[size];
        int[] site = new int[size];
        int[] capacity = new int[size];
        boolean[] mentor = new boolean[size];
        boolean[] out = new boolean[size];
        for (int i = 0; i < size; i++) {
            id[i] = i;
            department[i] = drawn(departmentShare);
            site[i] = drawn(siteShare);
            zone[i] = ZONES[site[i]];
            languages[i] = spoken(SITE_LANGUAGE[site[i]]);
            grade[i] = 1 + drawn(GRADES);
            mentor[i] = grade[i] >= MENTOR_GRADE;
            double seats = random.nextDouble();
            capacity[i] = seats < 0.6 ? 1 : seats < 0.9 ? 2 : 3;
            out[i] = random.nextDouble() < 0.12;
            drawSkills(i);
        }
        People people = new People(
                id,
                department,
                zone,
                languages,
                grade,
                managers(),
                capacity,
                mentor,
                out,
                offers.skills(size),
                wants.skills(size));
        return new Workforce(people, previous(), site);
    }

    private int spoken(int local) {
        int spoken = local;
        if (random.nextDouble() < 0.7) {
            spoken |= COMMON_LANGUAGE;
        }
        if (random.nextDouble() < 0.15) {
            spoken |= 1 << random.nextInt(9);
        }
        return spoken;
    }

    private void drawSkills(int person) {
        int[] home = homes[department[person]];
        int from = offers.size();
        int teaching = 5 + random.nextInt(6);
        for (int k = 0; k < teaching; k++) {
            int level = Math.clamp(Math.round(1.5 + 0.45 * grade[person] + random.nextGaussian()), 1, 5);
            offers.add(from, skill(random.nextDouble() < 0.75 ? any(home) : drawn(familyShare)), level);
        }
        if (grade[person] <= 2 && random.nextDouble() < 0.5) {
            offers.add(from, emergingSkill(), 3 + random.nextInt(3));
        }
        int fromWant = wants.size();
        int learning = 3 + random.nextInt(3);
        for (int k = 0; k < learning; k++) {
            int skill = skill(random.nextDouble() < 0.5 ? any(home) : drawn(familyShare));
            if (offers.number(from, skill) < 4) {
                wants.add(fromWant, skill, 1 + random.nextInt(3));
            }
        }
        if (grade[person] >= 3 && random.nextDouble() < 0.5) {
            wants.add(fromWant, emergingSkill(), 2 + random.nextInt(2));
        }
        offers.end();
        wants.end();
    }

    private int skill(int family) {
        return family * (skills / FAMILIES) + drawn(rankShare);
    }

    /** The last few skills of each family are new: nobody's trade, but known to the young. */
    private int emergingSkill() {
        return (1 + drawn(familyShare)) * (skills / FAMILIES) - 1 - random.nextInt(emerging);
    }

    private int any(int[] values) {
        return values[random.nextInt(values.length)];
    }

    /** Everybody reports to somebody of the next grade in the department, its head to the head of the largest. */
    private int[] managers() {
        int grades = GRADES.length;
        List<List<Integer>> byRank = new ArrayList<>();
        for (int r = 0; r < departmentShare.length * grades; r++) {
            byRank.add(new ArrayList<>());
        }
        for (int i = 0; i < size; i++) {
            byRank.get(department[i] * grades + grade[i] - 1).add(i);
        }
        int[] head = new int[departmentShare.length];
        int chief = -1;
        for (int d = 0; d < head.length; d++) {
            head[d] = -1;
            for (int g = grades; g > 0 && head[d] < 0; g--) {
                List<Integer> top = byRank.get(d * grades + g - 1);
                head[d] = top.isEmpty() ? -1 : top.getFirst();
            }
            chief = chief < 0 ? head[d] : chief;
        }
        int[] manager = new int[size];
        for (int i = 0; i < size; i++) {
            int d = department[i];
            List<Integer> above = List.of(head[d]);
            for (int g = grade[i] + 1; g <= grade[head[d]]; g++) {
                List<Integer> rank = byRank.get(d * grades + g - 1);
                if (!rank.isEmpty()) {
                    above = rank;
                    break;
                }
            }
            manager[i] = i == chief ? -1 : i == head[d] ? chief : above.get(random.nextInt(above.size()));
        }
        return manager;
    }

    private int[][] previous() {
        int[][] pairs = new int[size / 20][];
        int count = 0;
        for (int k = 0; k < pairs.length; k++) {
            int a = random.nextInt(size);
            int b = random.nextInt(size);
            if (a != b) {
                pairs[count++] = new int[] {Math.min(a, b), Math.max(a, b)};
            }
        }
        return Arrays.copyOf(pairs, count);
    }

    private int drawn(double[] cumulated) {
        int found = Arrays.binarySearch(cumulated, random.nextDouble());
        return Math.min(found < 0 ? -found - 1 : found + 1, cumulated.length - 1);
    }

    private static double[] zipf(int count, double exponent) {
        double[] weights = new double[count];
        Arrays.setAll(weights, i -> 1 / StrictMath.pow(i + 1, exponent));
        return shares(weights);
    }

    private static double[] shares(double[] weights) {
        double total = Arrays.stream(weights).sum();
        double[] cumulated = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            cumulated[i] = sum / total;
        }
        return cumulated;
    }

    /** Skills of one person after another. */
    private static final class Column {
        private int[] start = new int[1024];
        private int[] skill = new int[4096];
        private byte[] number = new byte[4096];
        private int people;
        private int size;

        int size() {
            return size;
        }

        int number(int from, int wanted) {
            for (int s = from; s < size; s++) {
                if (skill[s] == wanted) {
                    return number[s];
                }
            }
            return 0;
        }

        void add(int from, int key, int value) {
            if (number(from, key) > 0) {
                return;
            }
            if (size == skill.length) {
                skill = Arrays.copyOf(skill, 2 * size);
                number = Arrays.copyOf(number, 2 * size);
            }
            skill[size] = key;
            number[size++] = (byte) value;
        }

        void end() {
            if (++people == start.length) {
                start = Arrays.copyOf(start, 2 * people);
            }
            start[people] = size;
        }

        People.Skills skills(int people) {
            return new People.Skills(
                    Arrays.copyOf(start, people + 1), Arrays.copyOf(skill, size), Arrays.copyOf(number, size));
        }
    }
}
