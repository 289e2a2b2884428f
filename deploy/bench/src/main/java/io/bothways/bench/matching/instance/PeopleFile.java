package io.bothways.bench.matching.instance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reads {@code people.csv}. What a person of the product could not be is refused with its line, if it matters: levels,
 * priorities and managers do so only where people are to be scored.
 */
public final class PeopleFile {
    static final String HEADER = "id,dept,site,tz,langs,grade,manager,capacity,mentor,out,offers,wants";

    private static final int NONE = -1;

    private final boolean toBeScored;
    private final Map<String, Integer> departments = new HashMap<>();
    private final int[] id;
    private final int[] department;
    private final int[] zone;
    private final int[] languages;
    private final int[] grade;
    private final int[] managerId;
    private final int[] capacity;
    private final boolean[] mentor;
    private final boolean[] out;
    private final SkillColumn offers;
    private final SkillColumn wants;
    private int size;

    private PeopleFile(int room, boolean toBeScored) {
        this.toBeScored = toBeScored;
        id = new int[room];
        department = new int[room];
        zone = new int[room];
        languages = new int[room];
        grade = new int[room];
        managerId = new int[room];
        capacity = new int[room];
        mentor = new boolean[room];
        out = new boolean[room];
        offers = new SkillColumn(room);
        wants = new SkillColumn(room);
    }

    public static People read(Path file, boolean toBeScored) throws IOException {
        try (Fields fields = new Fields(file)) {
            PeopleFile rows = new PeopleFile(Fields.lines(file), toBeScored);
            while (fields.row()) {
                rows.add(fields);
            }
            return rows.people(file);
        }
    }

    private void add(Fields fields) throws IOException {
        id[size] = fields.number("id", 0, Integer.MAX_VALUE - 1);
        department[size] = departments.computeIfAbsent(fields.text("dept"), name -> departments.size());
        fields.text("site");
        zone[size] = fields.number("tz", -24, 24);
        languages[size] = fields.number("langs", 0, Integer.MAX_VALUE);
        grade[size] = fields.number("grade", 0, 1_000_000);
        managerId[size] = fields.numberOr("manager", NONE, NONE, Integer.MAX_VALUE - 1);
        capacity[size] = fields.number("capacity", 0, 1_000_000);
        mentor[size] = fields.number("mentor", 0, 1) == 1;
        out[size] = fields.number("out", 0, 1) == 1;
        size++;
        // nobody could teach at level 0 or learn without any priority
        offers.read(fields, "offers", toBeScored ? 5 : Byte.MAX_VALUE, false);
        wants.read(fields, "wants", toBeScored ? 3 : Byte.MAX_VALUE, true);
    }

    private People people(Path file) {
        int[] order = order();
        int[] ids = picked(id, order);
        for (int i = 1; i < size; i++) {
            if (ids[i] == ids[i - 1]) {
                throw new BadFile(file, "the id " + ids[i] + " stands twice");
            }
        }
        People people = new People(
                ids,
                picked(department, order),
                picked(zone, order),
                picked(languages, order),
                picked(grade, order),
                picked(managerId, order),
                picked(capacity, order),
                picked(mentor, order),
                picked(out, order),
                offers.picked(order),
                wants.picked(order));
        if (toBeScored) {
            resolveManagers(file, people);
        }
        return people;
    }

    /** The rows in the order of ids. */
    private int[] order() {
        long[] keys = new long[size];
        Arrays.setAll(keys, row -> (long) id[row] << 32 | row);
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    private static void resolveManagers(Path file, People people) {
        int[] manager = people.manager();
        for (int i = 0; i < manager.length; i++) {
            if (manager[i] != NONE && manager[i] != people.id()[i]) {
                int found = people.indexOf(manager[i]);
                if (found < 0) {
                    throw new BadFile(
                            file, "the manager " + manager[i] + " of person " + people.id()[i] + " is not in it");
                }
                manager[i] = found;
            } else {
                manager[i] = NONE;
            }
        }
        int[] seenBy = new int[manager.length];
        for (int i = 0; i < manager.length; i++) {
            int above = i;
            while (above != NONE && seenBy[above] == 0) {
                seenBy[above] = i + 1;
                above = manager[above];
            }
            if (above != NONE && seenBy[above] == i + 1) {
                throw new BadFile(file, "person " + people.id()[above] + " is above themselves in the reporting line");
            }
        }
    }

    private static int[] picked(int[] column, int[] order) {
        return IntStream.of(order).map(row -> column[row]).toArray();
    }

    private static boolean[] picked(boolean[] column, int[] order) {
        boolean[] picked = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            picked[i] = column[order[i]];
        }
        return picked;
    }

    /** A column of {@code skill:number;...}. */
    private static final class SkillColumn {
        private final int[] start;
        private int[] skill = new int[1024];
        private byte[] number = new byte[1024];
        private int rows;
        private int size;

        SkillColumn(int room) {
            start = new int[room + 1];
        }

        void read(Fields fields, String name, int most, boolean last) throws IOException {
            int from = size;
            while (fields.pair(name, last)) {
                int key = fields.key(name);
                int value = fields.value(name, 0, most);
                for (int s = from; s < size; s++) {
                    if (skill[s] == key) {
                        throw fields.complaint("the skill " + key + " stands twice in '" + name + "'");
                    }
                }
                if (value > 0) {
                    add(key, value);
                }
            }
            start[++rows] = size;
        }

        private void add(int key, int value) {
            if (size == skill.length) {
                skill = Arrays.copyOf(skill, 2 * size);
                number = Arrays.copyOf(number, 2 * size);
            }
            skill[size] = key;
            number[size++] = (byte) value;
        }

        People.Skills picked(int[] order) {
            int[] starts = new int[order.length + 1];
            int[] skills = new int[size];
            byte[] numbers = new byte[size];
            int at = 0;
            for (int i = 0; i < order.length; i++) {
                int from = start[order[i]];
                int length = start[order[i] + 1] - from;
                System.arraycopy(skill, from, skills, at, length);
                System.arraycopy(number, from, numbers, at, length);
                at += length;
                starts[i + 1] = at;
            }
            return new People.Skills(starts, skills, numbers);
        }
    }
}
