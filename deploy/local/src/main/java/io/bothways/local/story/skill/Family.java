package io.bothways.local.story.skill;

import io.bothways.local.story.table.Table;
import java.util.List;
import java.util.Locale;

/**
 * A room of the taxonomy that people of some roles are at home in. The starter list names its families itself; in ESCO
 * a family is every skill below one of the groups whose label contains one of the words and none of the others. The
 * table is families.csv; roles.csv says which role teaches from which family.
 */
public record Family(String name, boolean digital, List<String> groups, List<String> words, List<String> notWords) {
    private static final List<Family> ALL = Table.resource("families.csv").rows().stream()
            .map(row -> new Family(
                    row.get("family"),
                    row.get("digital").equals("yes"),
                    row.list("escoGroups"),
                    row.list("words"),
                    row.list("notWords")))
            .toList();

    public static List<Family> all() {
        return ALL;
    }

    boolean takes(String label) {
        String lower = label.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lower::contains) && notWords.stream().noneMatch(lower::contains);
    }
}
