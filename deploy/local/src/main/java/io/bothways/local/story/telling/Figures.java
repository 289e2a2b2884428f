package io.bothways.local.story.telling;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of one step, and the expectations that it stands on. */
public final class Figures {
    private final Map<String, Object> values = Collections.synchronizedMap(new LinkedHashMap<>());

    public void put(String name, Object value) {
        values.put(name, value);
    }

    /** Puts the figure and fails the step when it is another than expected. */
    public void putExpecting(String name, long value, long expected) {
        put(name, value);
        expect(value == expected, name + " = " + expected + ", found " + value);
    }

    /** Fails the step when the condition is false; the text says what was expected and what was found. */
    public void expect(boolean condition, String expectation) {
        if (!condition) {
            throw new StepBroken(expectation);
        }
    }

    Map<String, Object> values() {
        return new LinkedHashMap<>(values);
    }
}
