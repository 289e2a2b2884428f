package io.bothways.bench.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Distinct labels of rows in order (numbers by size, text by letters) and each row's place among them. */
record Labels(List<String> names, int[] codes) {
    private static final Comparator<String> ORDER =
            Comparator.comparingDouble(Labels::number).thenComparing(Comparator.naturalOrder());

    static Labels of(String[] values) {
        var distinct = new TreeSet<>(ORDER);
        distinct.addAll(List.of(values));
        List<String> names = new ArrayList<>(distinct);
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
        int[] codes = new int[values.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = places.getOrDefault(values[row], -1);
        }
        return new Labels(names, codes);
    }

    int count() {
        return names.size();
    }

    private static double number(String label) {
        try {
            return Double.parseDouble(label);
        } catch (NumberFormatException text) {
            return Double.POSITIVE_INFINITY;
        }
    }
}
