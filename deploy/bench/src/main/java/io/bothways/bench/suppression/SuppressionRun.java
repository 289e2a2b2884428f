package io.bothways.bench.suppression;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.suppression.CountTable;
import io.bothways.analytics.statistics.suppression.Deduction;
import io.bothways.analytics.statistics.suppression.Differencing;
import io.bothways.analytics.statistics.suppression.Disclosure;
import io.bothways.analytics.statistics.suppression.PublishedTable;
import io.bothways.analytics.statistics.suppression.Suppression;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Publishes random tables (counts in two and three dimensions, leavers and stayers by group, two snapshots a little
 * later, a part of a published table) and lets a reader deduce what was hidden. Discloses nothing, or says how many entries it gave away.
 */
public final class SuppressionRun {
    private final PrintStream out;
    private final Optional<Path> folder;
    private int hidden;
    private int disclosed;
    private int entries;

    /** @param folder where published two-way tables are written, for other attacks than this one */
    public SuppressionRun(PrintStream out, Optional<Path> folder) {
        this.out = out;
        this.folder = folder;
    }

    /** @return 0 when nothing is disclosed, else 1 */
    public int run(int tables, long seed) throws IOException {
        CounterRandom random = new CounterRandom(seed);
        long begun = System.nanoTime();
        for (int t = 0; t < tables; t++) {
            Disclosure rule = random.below(2, t, 0) == 0 ? Disclosure.USUAL : Disclosure.PROTECTED;
            switch (random.below(5, t, 1)) {
                case 0 -> {
                    CountTable counts = table(random, t, 2);
                    PublishedTable published = Suppression.ofCounts(counts, rule);
                    audit(published, rule);
                    write(published, counts.size(0), counts.size(1), t);
                }
                case 1 -> audit(Suppression.ofCounts(table(random, t, 3), rule), rule);
                case 2 -> audit(Suppression.ofOutcomes(outcomes(random, t), rule), rule);
                case 3 -> snapshots(random, t, rule);
                default -> filtered(random, t, rule);
            }
        }
        out.printf(
                "%d tables, %d entries, %d hidden, %d disclosed, %d ms%n",
                tables, entries, hidden, disclosed, (System.nanoTime() - begun) / 1_000_000);
        out.println(
                "Of tables in two dimensions a reader knows no more than was tried. In three, and of filtered parts, the"
                        + " bounds tried may be wider than a perfect reader's; exact ranges of small ones are in the tests.");
        return disclosed == 0 ? 0 : 1;
    }

    /** Cells and margins as published, null where hidden. */
    private void write(PublishedTable published, int rows, int columns, int number) throws IOException {
        if (folder.isEmpty()) {
            return;
        }
        List<List<@Nullable Long>> lines = new ArrayList<>();
        for (int i = 0; i <= rows; i++) {
            List<@Nullable Long> line = new ArrayList<>();
            for (int j = 0; j <= columns; j++) {
                line.add(published.shown(published.index(i, j)));
            }
            lines.add(line);
        }
        Map<String, @Nullable Object> table = new LinkedHashMap<>();
        table.put(
                "cells",
                lines.subList(0, rows).stream()
                        .map(line -> line.subList(0, columns))
                        .toList());
        table.put(
                "row_totals",
                lines.subList(0, rows).stream()
                        .map(line -> line.get(columns))
                        .collect(Collectors.toCollection(ArrayList::new)));
        table.put("col_totals", lines.get(rows).subList(0, columns));
        table.put("total", lines.get(rows).get(columns));
        table.put("k", published.disclosure().k());
        Files.createDirectories(folder.get());
        new ObjectMapper()
                .writeValue(folder.get().resolve("table-" + number + ".json").toFile(), table);
    }

    private void audit(PublishedTable published, Disclosure rule) {
        entries += published.entries();
        hidden += published.hidden();
        for (Deduction.Range range : Deduction.from(published)) {
            disclosed += range.discloses(rule) ? 1 : 0;
        }
    }

    /** Each later snapshot must be safe alone, and beside every earlier one in what a reader can follow. */
    private void snapshots(CounterRandom random, int t, Disclosure rule) {
        boolean outcome = random.below(2, t, 4) == 0;
        CountTable first = outcome ? outcomes(random, t) : table(random, t, 2);
        int[] sizes = IntStream.range(0, first.dimensions()).map(first::size).toArray();
        long[] cells = IntStream.range(0, first.entries())
                .filter(entry -> first.totals(entry) == 0)
                .mapToLong(first::value)
                .toArray();
        List<PublishedTable> published = new ArrayList<>();
        List<CountTable> counts = new ArrayList<>();
        for (int month = 0; month < 3; month++) {
            for (int c = 0; c < cells.length && month > 0; c++) {
                cells[c] = Math.max(0, cells[c] + random.below(9, t, 5000L * month + c) - 4);
            }
            CountTable next = CountTable.of(sizes, cells);
            published.add(
                    outcome
                            ? Differencing.outcomesAfter(published, next, rule)
                            : Differencing.after(published, next, rule));
            counts.add(next);
            audit(published.getLast(), rule);
            for (int earlier = 0; earlier < month; earlier++) {
                follow(published.get(earlier), published.get(month), counts.get(earlier), counts.get(month), rule.k());
            }
        }
    }

    /** Counts shown in both, and sums of parts of a total that both let a reader work out and that no shown count explains. */
    private void follow(PublishedTable one, PublishedTable other, CountTable before, CountTable now, int k) {
        for (int total = 0; total < now.entries(); total++) {
            disclosed += one.shown(total) != null && other.shown(total) != null && few(before, now, k, total) ? 1 : 0;
            for (int d = 0; d < now.dimensions(); d++) {
                int[] places = now.places(total);
                if (places[d] != now.size(d)) {
                    continue;
                }
                int[] parts = new int[now.size(d)];
                for (int p = 0; p < parts.length; p++) {
                    places[d] = p;
                    parts[p] = now.index(places);
                }
                for (int set = 1; set < 1 << parts.length; set++) {
                    int[] chosen = chosen(parts, set);
                    boolean followed =
                            IntStream.of(chosen).anyMatch(part -> one.shown(part) != null && other.shown(part) != null);
                    boolean known = tells(one, total, parts, set) && tells(other, total, parts, set);
                    disclosed += !followed && known && few(before, now, k, chosen) ? 1 : 0;
                }
            }
        }
    }

    private static int[] chosen(int[] parts, int set) {
        return IntStream.range(0, parts.length)
                .filter(p -> (set >> p & 1) == 1)
                .map(p -> parts[p])
                .toArray();
    }

    private static boolean few(CountTable before, CountTable now, int k, int... parts) {
        long change = IntStream.of(parts)
                .mapToLong(part -> now.value(part) - before.value(part))
                .sum();
        return change != 0 && Math.abs(change) < k;
    }

    /** Whether the sum of some parts is shown, or what the total leaves after taking away shown ones. */
    private static boolean tells(PublishedTable table, int total, int[] parts, int set) {
        boolean inside = true;
        boolean outside = table.shown(total) != null;
        for (int p = 0; p < parts.length; p++) {
            boolean shown = table.shown(parts[p]) != null;
            inside &= shown || (set >> p & 1) == 0;
            outside &= shown || (set >> p & 1) == 1;
        }
        return inside || outside;
    }

    /** A table and the same with a filter: the reader has both, and with them what lies outside the filter. */
    private void filtered(CounterRandom random, int t, Disclosure rule) {
        int k = rule.k();
        CountTable all = table(random, t, 2);
        int rows = all.size(0);
        int columns = all.size(1);
        long[] inside = new long[rows * columns];
        for (int c = 0; c < inside.length; c++) {
            long count = all.value(all.index(c / columns, c % columns));
            inside[c] = count - Math.min(count, random.below(9, t, 7000 + c));
        }
        PublishedTable outer = Suppression.ofCounts(all, rule);
        CountTable some = CountTable.of(new int[] {rows, columns}, inside);
        PublishedTable inner = Differencing.within(outer, some, rule);
        @Nullable Long[] known = new Long[3 * all.entries()];
        for (int entry = 0; entry < all.entries(); entry++) {
            Long within = inner.shown(entry);
            Long total = outer.shown(entry);
            known[3 * entry] = within;
            known[3 * entry + 1] = within == null || total == null ? null : (Long) (total - within);
            known[3 * entry + 2] = total;
            Long outside = known[3 * entry + 1];
            disclosed += outside != null && outside > 0 && outside < k ? 1 : 0;
        }
        CountTable shape = CountTable.of(new int[] {rows, columns, 2}, new long[2 * inside.length]);
        entries += known.length;
        for (Deduction.Range range : Deduction.from(shape, known)) {
            int place = range.entry() % 3;
            long total = all.value(range.entry() / 3);
            long outside = total - some.value(range.entry() / 3);
            hidden++;
            // of nobody, nobody is inside; and that nobody or enough are outside may be known
            boolean harmless = total == 0 || (place == 1 && (outside == 0 || outside >= k));
            disclosed += range.discloses(rule) && !harmless ? 1 : 0;
        }
    }

    private static CountTable table(CounterRandom random, int t, int dimensions) {
        int[] sizes = new int[dimensions];
        int cells = 1;
        for (int d = 0; d < dimensions; d++) {
            sizes[d] = 2 + random.below(dimensions == 2 ? 6 : 3, t, 2 + d);
            cells *= sizes[d];
        }
        return CountTable.of(sizes, cells(random, t, cells));
    }

    private static CountTable outcomes(CounterRandom random, int t) {
        int groups = 2 + random.below(5, t, 2);
        int units = 2 + random.below(3, t, 3);
        long[] cells = cells(random, t, groups * units);
        long[] split = new long[2 * cells.length];
        for (int c = 0; c < cells.length; c++) {
            split[2 * c] = random.below((int) cells[c] + 1, t, 9000 + c);
            split[2 * c + 1] = cells[c] - split[2 * c];
        }
        return CountTable.of(new int[] {groups, units, 2}, split);
    }

    /** Mostly middling, with many small ones and some empty. */
    private static long[] cells(CounterRandom random, int t, int count) {
        long[] cells = new long[count];
        for (int c = 0; c < count; c++) {
            int kind = random.below(10, t, 100 + 2L * c);
            int bound = kind < 3 ? 8 : kind < 8 ? 40 : 300;
            cells[c] = kind == 0 ? 0 : random.below(bound, t, 101 + 2L * c);
        }
        return cells;
    }
}
