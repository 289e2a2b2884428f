package io.bothways.sessions;

import io.bothways.fixture.EventContract;
import io.bothways.platform.event.Event;
import java.util.stream.Stream;

class EventContractTest implements EventContract {
    @Override
    public Stream<Event> goldenEvents() {
        return GoldenEvents.all();
    }
}
