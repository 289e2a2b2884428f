package io.bothways.matching;

import io.bothways.platform.code.Codes;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Ids and lists between Java and PostgreSQL. Lists become one argument each, never the arguments themselves. */
public final class Columns {
    private Columns() {}

    public static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class), column);
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = Objects.requireNonNull(row.getArray(column), column);
        return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
    }

    public static Object ids(Collection<UUID> values) {
        return values.toArray(UUID[]::new);
    }

    public static Object texts(Collection<String> values) {
        return values.toArray(String[]::new);
    }

    public static Object codes(Collection<? extends Enum<?>> values) {
        return values.stream().map(Codes::of).toArray(String[]::new);
    }

    /** People number what they want from 1, first, to 3; scoring weighs from 3, most, to 1. The same both ways. */
    public static int importance(int priority) {
        return 4 - priority;
    }

    public static Object numbers(Collection<Integer> values) {
        return values.toArray(Integer[]::new);
    }
}
