package io.bothways.platform.consumer;

import io.bothways.platform.event.ReceivedEvent;
import io.quarkus.arc.All;
import io.quarkus.arc.InstanceHandle;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The handlers of this service, in the order in which they see an event. */
@ApplicationScoped
class Handlers {

    private final List<EventHandler> inOrder;

    Handlers(@All List<InstanceHandle<EventHandler>> handlers) {
        this.inOrder = handlers.stream()
                .sorted(Comparator.comparingInt(Handlers::priority)
                        .thenComparing(handle -> handle.get().name()))
                .map(InstanceHandle::get)
                .toList();
    }

    Set<String> topics() {
        Set<String> topics = new TreeSet<>();
        inOrder.forEach(handler -> topics.addAll(handler.topics()));
        return topics;
    }

    boolean gapsAreNormal(String topic) {
        return inOrder.stream().anyMatch(handler -> handler.topics().contains(topic) && handler.gapsAreNormal());
    }

    void apply(ReceivedEvent event) {
        for (EventHandler handler : inOrder) {
            if (handler.topics().contains(event.topic())) {
                try {
                    handler.apply(event);
                } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                    throw new HandlerFailure(handler.name(), e);
                }
            }
        }
    }

    private static int priority(InstanceHandle<EventHandler> handle) {
        @Nullable Priority priority = handle.getBean().getBeanClass().getAnnotation(Priority.class);
        return priority == null ? Integer.MAX_VALUE : priority.value();
    }
}
