package io.bothways.bench.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bothways.analytics.statistics.TestStatistic;
import org.jspecify.annotations.Nullable;

/** JSON of numbers: NaN, infinity and absence are null. */
final class Answers {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Answers() {}

    static ObjectNode object() {
        return JSON.objectNode();
    }

    static ArrayNode array() {
        return JSON.arrayNode();
    }

    static JsonNode nothing() {
        return JSON.nullNode();
    }

    static ObjectNode nonIdentifiable(String reason) {
        return object().put("status", "non_identifiable").put("reason", reason);
    }

    static void put(ObjectNode into, String name, @Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            into.putNull(name);
        } else {
            into.put(name, value);
        }
    }

    static void add(ArrayNode into, @Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            into.addNull();
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            into.add(value.longValue());
        } else {
            into.add(value);
        }
    }

    /** A column of a table of columns, made on first use. */
    static ArrayNode column(ObjectNode table, String name) {
        return table.get(name) instanceof ArrayNode column ? column : table.putArray(name);
    }

    static void append(ObjectNode table, String name, @Nullable Double value) {
        add(column(table, name), value);
    }

    static void append(ObjectNode table, String name, String value) {
        column(table, name).add(value);
    }

    /** [statistic, degrees of freedom, p]. */
    static ArrayNode test(double statistic, TestStatistic test) {
        ArrayNode array = array();
        add(array, statistic);
        array.add(test.degreesOfFreedom());
        add(array, test.pValue());
        return array;
    }
}
