package io.bothways.platform.consumer;

import io.bothways.platform.event.ReceivedEvent;
import java.util.Set;

/**
 * Does something about events. Every bean of this type is found; the handlers of one event run in the order of their
 * {@code @Priority} (lower first, none last), then of their names, all in one transaction with the record that the event
 * has been consumed. So an effect happens once, and an exception undoes all of it: the event is tried again and then
 * becomes a dead letter behind which the later events of its key wait.
 *
 * <p>A projection (a pure fold into tables) and a reaction (which must run once) are two handlers. Types a handler does
 * not know are ignored by it. Topics have no order between them: a handler checks the state it finds.
 */
public interface EventHandler {

    /** Kebab-case name, shown with dead letters. */
    String name();

    /** Topics without prefix. */
    Set<String> topics();

    void apply(ReceivedEvent event);

    /** True for compacted topics, where the newest event of a key stands for all before it. */
    default boolean gapsAreNormal() {
        return false;
    }
}
