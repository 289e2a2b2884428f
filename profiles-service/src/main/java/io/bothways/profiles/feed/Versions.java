package io.bothways.profiles.feed;

import java.util.Arrays;

/** Versions as entity tags; SCIM clients send them weak, quoted, bare or as a list. */
public final class Versions {
    private Versions() {}

    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    public static boolean match(String header, long version) {
        return Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .map(tag -> tag.replace("\"", ""))
                .anyMatch(tag -> tag.equals("*") || tag.equals(Long.toString(version)));
    }
}
