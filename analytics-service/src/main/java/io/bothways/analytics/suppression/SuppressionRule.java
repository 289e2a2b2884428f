package io.bothways.analytics.suppression;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bothways.platform.code.Codes;

/** When a cell may be shown, for a floor k. "Withheld" is said as such and is never shown as 0. */
public enum SuppressionRule {
    /** What happened to people: at least k people, at least k with it and at least k without: 0 of 8 and 8 of 8 tell on all. */
    OUTCOME {
        @Override
        public boolean permits(CellCount cell, int k) {
            return cell.denominator() >= k && cell.numerator() >= k && cell.denominator() - cell.numerator() >= k;
        }

        @Override
        public String text() {
            return "at least k people, at least k of them with and at least k without the outcome";
        }
    },
    /** A step of a programme: at least k people; those with it and those without are nobody or at least k. */
    PROCESS {
        @Override
        public boolean permits(CellCount cell, int k) {
            return cell.denominator() >= k
                    && noneOrEnough(cell.numerator(), k)
                    && noneOrEnough(cell.denominator() - cell.numerator(), k);
        }

        @Override
        public String text() {
            return "at least k in the denominator; with and without the step none or at least k";
        }
    },
    /** Events over time at risk: at least k people at risk, at least k of them with the event and k without. */
    RATE {
        @Override
        public boolean permits(CellCount cell, int k) {
            return cell.people() >= k && cell.numerator() >= k && cell.people() - cell.numerator() >= k;
        }

        @Override
        public String text() {
            return "at least k people at risk, at least k of them with and at least k without the event";
        }
    },
    /** Activity, not people, is counted: at least k people stand behind it. */
    ACTIVITY {
        @Override
        public boolean permits(CellCount cell, int k) {
            return cell.people() >= k;
        }

        @Override
        public String text() {
            return "at least k people behind the figure";
        }
    };

    public abstract boolean permits(CellCount cell, int k);

    public abstract String text();

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    private static boolean noneOrEnough(double count, int k) {
        return count == 0 || count >= k;
    }
}
