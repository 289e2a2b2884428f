package io.bothways.local.story.organisation;

import io.bothways.local.story.table.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a job title stands for: its team, the skill families somebody in it can teach from, and those that they would
 * like to learn from next. Division {@code *} means a title that every division has. The table is roles.csv.
 */
public record Role(String title, String division, String team, List<String> own, List<String> next) {
    private static final Map<String, Role> BY_TITLE = Table.resource("roles.csv").rows().stream()
            .map(row -> new Role(
                    row.get("title"), row.get("department"), row.get("function"), row.list("own"), row.list("next")))
            .collect(Collectors.toUnmodifiableMap(Role::title, role -> role));

    public static Role named(String title) {
        var role = BY_TITLE.get(title);
        if (role == null) {
            throw new IllegalArgumentException("No role is described for the job title '" + title
                    + "'.\nMaybe add a row for it to story/roles.csv.");
        }
        return role;
    }
}
