package io.bothways.local.story.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Follows a list to its end. */
public final class Pages {
    private static final int LIMIT = 200;

    private Pages() {}

    /** All items of the list at this path, which may carry a query. */
    public static List<JsonNode> all(Service.As caller, String path) {
        List<JsonNode> items = new ArrayList<>();
        String first = path + (path.contains("?") ? "&" : "?") + "limit=" + LIMIT;
        String next = first;
        while (true) {
            var page = caller.get(next).expecting(200).json();
            page.path("items").forEach(items::add);
            String cursor = page.path("next").asText("");
            if (cursor.isEmpty()) {
                return items;
            }
            next = first + "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        }
    }
}
