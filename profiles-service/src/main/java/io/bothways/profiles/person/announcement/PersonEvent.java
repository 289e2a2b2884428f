package io.bothways.profiles.person.announcement;

import io.bothways.platform.event.Event;

/** What is announced about a person on the topic {@code people}, keyed by the person. */
public sealed interface PersonEvent extends Event
        permits PersonJoined,
                PersonMoved,
                PersonWentOnLeave,
                PersonReturned,
                PersonGaveNotice,
                PersonLeft,
                PersonCorrected {
    PublicPerson person();

    @Override
    default String topic() {
        return "people";
    }

    @Override
    default String key() {
        return person().personId().toString();
    }
}
