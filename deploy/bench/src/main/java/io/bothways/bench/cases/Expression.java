package io.bothways.bench.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A small formula over the columns of a table, such as {@code status == 2 && !missing(wait)} or {@code min(stop, 365)}.
 *
 * <p>Operators by rising strength: {@code ||}, {@code &&}, comparisons, {@code + -}, {@code * /}, unary {@code ! -}.
 * Functions: min, max, log, exp, sqrt, abs, floor, missing, where(condition, then, otherwise). Truth is 1 and 0; missing
 * values make results missing, except under {@code missing}. {@code column == 'text'} compares text. A column whose name is
 * not made of letters, digits, {@code _} and {@code .} is written in backquotes.
 */
final class Expression {
    @FunctionalInterface
    private interface Value {
        double at(int row);
    }

    private final Table table;
    private final String text;
    private int position;

    private Expression(Table table, String text) {
        this.table = table;
        this.text = text;
    }

    /** The value for every row of the table. */
    static double[] evaluate(Table table, String text) {
        boolean[] all = new boolean[table.rows()];
        Arrays.fill(all, true);
        return evaluate(table, text, all);
    }

    /** The value for the wanted rows of the table, NaN for the others, which are not looked at. */
    static double[] evaluate(Table table, String text, boolean[] wanted) {
        var parser = new Expression(table, text);
        Value value = parser.either();
        if (parser.peek() != 0) {
            throw parser.error("unexpected text");
        }
        double[] values = new double[table.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = wanted[row] ? value.at(row) : Double.NaN;
        }
        return values;
    }

    /** A number as a label: whole numbers without a point. */
    static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private Value either() {
        Value left = both();
        while (take("||")) {
            Value a = left;
            Value b = both();
            left = row -> a.at(row) == 1 || b.at(row) == 1
                    ? 1
                    : Double.isNaN(a.at(row)) || Double.isNaN(b.at(row)) ? Double.NaN : 0;
        }
        return left;
    }

    private Value both() {
        Value left = comparison();
        while (take("&&")) {
            Value a = left;
            Value b = comparison();
            left = row -> a.at(row) == 0 || b.at(row) == 0
                    ? 0
                    : Double.isNaN(a.at(row)) || Double.isNaN(b.at(row)) ? Double.NaN : 1;
        }
        return left;
    }

    private Value comparison() {
        int start = position;
        Value left = sum();
        int end = position;
        for (String operator : List.of("==", "!=", "<=", ">=", "<", ">")) {
            if (take(operator)) {
                if (peek() == '\'') {
                    return textComparison(text.substring(start, end), operator);
                }
                Value right = sum();
                return row -> compare(left.at(row), right.at(row), operator);
            }
        }
        return left;
    }

    private Value textComparison(String column, String operator) {
        position++;
        int end = text.indexOf('\'', position);
        if (end < 0) {
            throw error("text without closing quote");
        }
        String wanted = text.substring(position, end);
        position = end + 1;
        String[] values = table.text(column.strip().replace("`", ""));
        boolean equal = operator.equals("==");
        if (!equal && !operator.equals("!=")) {
            throw error("text can be compared by == and != only");
        }
        return row -> Table.missing(values[row]) ? Double.NaN : values[row].equals(wanted) == equal ? 1 : 0;
    }

    private static double compare(double a, double b, String operator) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.NaN;
        }
        boolean holds =
                switch (operator) {
                    case "==" -> a == b;
                    case "!=" -> a != b;
                    case "<=" -> a <= b;
                    case ">=" -> a >= b;
                    case "<" -> a < b;
                    default -> a > b;
                };
        return holds ? 1 : 0;
    }

    private Value sum() {
        Value left = product();
        while (true) {
            Value a = left;
            if (take("+")) {
                Value b = product();
                left = row -> a.at(row) + b.at(row);
            } else if (take("-")) {
                Value b = product();
                left = row -> a.at(row) - b.at(row);
            } else {
                return left;
            }
        }
    }

    private Value product() {
        Value left = unary();
        while (true) {
            Value a = left;
            if (take("*")) {
                Value b = unary();
                left = row -> a.at(row) * b.at(row);
            } else if (take("/")) {
                Value b = unary();
                left = row -> a.at(row) / b.at(row);
            } else {
                return left;
            }
        }
    }

    private Value unary() {
        if (take("-")) {
            Value a = unary();
            return row -> -a.at(row);
        }
        if (peek() == '!' && !text.startsWith("!=", position)) {
            position++;
            Value a = unary();
            return row -> 1 - a.at(row);
        }
        return primary();
    }

    private Value primary() {
        char next = peek();
        if (take("(")) {
            Value inner = either();
            expect(")");
            return inner;
        }
        if (next == '`') {
            int end = text.indexOf('`', position + 1);
            if (end < 0) {
                throw error("column name without closing backquote");
            }
            Table.Numbers column = table.numbers(text.substring(position + 1, end));
            position = end + 1;
            return column::at;
        }
        int start = position;
        while (position < text.length()
                && (Character.isLetterOrDigit(text.charAt(position)) || "_.".indexOf(text.charAt(position)) >= 0)) {
            position++;
        }
        String word = text.substring(start, position);
        if (word.isEmpty()) {
            throw error("a value is missing");
        }
        if (Character.isDigit(word.charAt(0)) || word.charAt(0) == '.') {
            double number = number(word);
            return row -> number;
        }
        if (!table.has(word) && take("(")) {
            return word.equals("missing") ? missing() : function(word);
        }
        return table.numbers(word)::at;
    }

    private double number(String word) {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException unreadable) {
            throw error(word + " is not a number");
        }
    }

    /** Of a column, text or number; of a formula, whether it has no value. */
    private Value missing() {
        int end = text.indexOf(')', position);
        String argument = end < 0 ? "" : text.substring(position, end).strip().replace("`", "");
        if (table.has(argument)) {
            position = end + 1;
            String[] values = table.text(argument);
            return row -> Table.missing(values[row]) ? 1 : 0;
        }
        Value a = either();
        expect(")");
        return row -> Double.isNaN(a.at(row)) ? 1 : 0;
    }

    private Value function(String name) {
        List<Value> arguments = new ArrayList<>();
        do {
            arguments.add(either());
        } while (take(","));
        expect(")");
        Value a = arguments.get(0);
        Value b = arguments.get(arguments.size() > 1 ? 1 : 0);
        Value c = arguments.get(arguments.size() - 1);
        return switch (name) {
            case "min" -> row -> Math.min(a.at(row), b.at(row));
            case "max" -> row -> Math.max(a.at(row), b.at(row));
            case "log" -> row -> StrictMath.log(a.at(row));
            case "exp" -> row -> StrictMath.exp(a.at(row));
            case "sqrt" -> row -> Math.sqrt(a.at(row));
            case "abs" -> row -> Math.abs(a.at(row));
            case "floor" -> row -> Math.floor(a.at(row));
            case "where" -> row -> Double.isNaN(a.at(row)) ? Double.NaN : a.at(row) != 0 ? b.at(row) : c.at(row);
            default -> throw error("unknown function " + name);
        };
    }

    private char peek() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position < text.length() ? text.charAt(position) : 0;
    }

    private boolean take(String token) {
        if (peek() != 0 && text.startsWith(token, position)) {
            position += token.length();
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw error("expected " + token);
        }
    }

    private IllegalArgumentException error(String reason) {
        return new IllegalArgumentException(reason + " at " + position + " in: " + text);
    }
}
