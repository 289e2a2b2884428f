package io.bothways.local.story.chapter;

import io.bothways.local.story.api.Account;
import io.bothways.local.story.api.Service;
import io.bothways.local.story.api.Services;
import io.bothways.local.story.api.SteerableClock;
import io.bothways.local.story.draw.Draw;
import io.bothways.local.story.organisation.Employee;
import io.bothways.local.story.telling.Narrator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What every chapter works with. Days are counted from the start of the story. */
public record Scene(Services services, SteerableClock clock, Draw draw, Narrator narrator, Instant start) {
    public Instant day(double days) {
        return start.plus(Duration.ofMinutes(Math.round(days * 24 * 60)));
    }

    /** The first day of the story. */
    public LocalDate today() {
        return LocalDate.ofInstant(start, ZoneOffset.UTC);
    }

    static Account account(Employee person) {
        return Account.participant(person.userName());
    }

    public Service.As profiles(Account account) {
        return services.profiles().as(account);
    }

    public Service.As matching(Account account) {
        return services.matching().as(account);
    }

    public Service.As sessions(Account account) {
        return services.sessions().as(account);
    }

    public Service.As analytics(Account account) {
        return services.analytics().as(account);
    }
}
