package io.bothways.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command with {@code --name value} and bare {@code --name} options; generators are told a folder after them. */
record Options(String command, Map<String, String> values) {
    private static final String FOLDER = "";

    static Options of(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("Which benchmark?");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 1; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (i + 1 == arguments.size() && values.containsKey("generate") && !name.startsWith("--")) {
                values.put(FOLDER, name);
                break;
            }
            if (!name.startsWith("--")) {
                throw new IllegalArgumentException("Unexpected '" + name + "'.");
            }
            boolean valued = i + 1 < arguments.size() && !arguments.get(i + 1).startsWith("--");
            values.put(name.substring(2), valued ? arguments.get(++i) : "");
        }
        return new Options(arguments.getFirst(), values);
    }

    /** Refuses what a benchmark does not know: a misspelt option would otherwise be passed over. */
    Options only(String... known) {
        for (String name : values.keySet()) {
            if (!name.equals(FOLDER) && !List.of(known).contains(name)) {
                throw new IllegalArgumentException("There is no option '--" + name + "' here.");
            }
        }
        return this;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String required(String name) {
        String value = values.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("--" + name + " is missing.");
        }
        return value;
    }

    Path folder() {
        if (!has(FOLDER)) {
            throw new IllegalArgumentException("The folder to write to is missing.");
        }
        return Path.of(values.getOrDefault(FOLDER, ""));
    }

    String text(String name, String usual) {
        return values.getOrDefault(name, usual);
    }

    /** The file that the option names, if it is there and names one. */
    Optional<Path> path(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(value -> !value.isEmpty())
                .map(Path::of);
    }

    long number(String name, long usual) {
        if (!has(name)) {
            return usual;
        }
        try {
            return Long.parseLong(required(name));
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "--" + name + " must be a whole number but is '" + required(name) + "'.", wrong);
        }
    }

    int number(String name, int usual, int least, int most) {
        long number = number(name, usual);
        if (number < least || number > most) {
            throw new IllegalArgumentException(
                    "--" + name + " must be " + least + " to " + most + " but is " + number + ".");
        }
        return (int) number;
    }

    List<Integer> numbers(String name, int... usual) {
        List<Integer> numbers = new ArrayList<>();
        if (!has(name)) {
            for (int number : usual) {
                numbers.add(number);
            }
            return numbers;
        }
        String rest = required(name);
        while (!rest.isEmpty()) {
            int comma = rest.indexOf(',');
            numbers.add(Integer.parseInt(comma < 0 ? rest : rest.substring(0, comma)));
            rest = comma < 0 ? "" : rest.substring(comma + 1);
        }
        return numbers;
    }
}
