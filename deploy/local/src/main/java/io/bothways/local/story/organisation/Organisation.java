package io.bothways.local.story.organisation;

import io.bothways.local.story.draw.Draw;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** The people of the story, every manager before their reports. */
public record Organisation(String description, List<Employee> people) {
    static final String TIME_ZONE = "Europe/Paris";
    private static final List<String> SITES = List.of(
            "Headquarters",
            "Headquarters",
            "Headquarters",
            "Headquarters",
            "Headquarters",
            "Campus",
            "Campus",
            "Campus",
            "Campus",
            "Coast");
    private static final int FIRST_LEAVING_DAY = 3;
    private static final int LAST_LEAVING_DAY = 357;
    private static final int LONG_TENURE_YEARS = 15;

    public Organisation {
        people = List.copyOf(people);
    }

    public List<Employee> leavers() {
        return people.stream().filter(person -> person.leaves().isPresent()).toList();
    }

    static String siteOf(Draw draw, String number) {
        return draw.oneOf(SITES, "site", number);
    }

    /** The source knows whole years only: the day inside the year is drawn, always before the start. */
    static LocalDate hireDate(Draw draw, String number, int years, LocalDate start) {
        return start.minusYears(years).minusDays(1 + draw.below(364, "hire-day", number));
    }

    /**
     * The instant of leaving is drawn evenly over the year, in working hours. The reason is not in any source: of those
     * with 15 years or more half retire, of all others three quarters leave on their own account and one quarter does
     * not.
     */
    static Departure departure(Draw draw, String number, int years) {
        int day = FIRST_LEAVING_DAY + draw.below(LAST_LEAVING_DAY - FIRST_LEAVING_DAY + 1, "leaving-day", number);
        int minute = 8 * 60 + draw.below(9 * 60, "leaving-minute", number);
        ExitReason reason;
        if (years >= LONG_TENURE_YEARS && draw.happens(0.5, "retires", number)) {
            reason = ExitReason.RETIREMENT;
        } else {
            reason = draw.happens(0.75, "leaves-by-choice", number) ? ExitReason.VOLUNTARY : ExitReason.INVOLUNTARY;
        }
        return new Departure(Duration.ofDays(day).plusMinutes(minute), reason);
    }
}
