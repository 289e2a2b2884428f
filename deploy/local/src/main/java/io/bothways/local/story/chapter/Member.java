package io.bothways.local.story.chapter;

import io.bothways.local.story.api.Account;
import io.bothways.local.story.organisation.Employee;

/** A person of the story and the id under which the services know them. */
public record Member(Employee employee, String id) {
    public Account account() {
        return Scene.account(employee);
    }

    public String number() {
        return employee.number();
    }
}
