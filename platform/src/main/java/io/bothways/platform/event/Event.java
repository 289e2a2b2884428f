package io.bothways.platform.event;

/**
 * Something that happened, as told to other services. Implemented by records: the components are the payload, these
 * three methods are the address and are not serialised. A payload field called {@code type}, {@code topic} or
 * {@code key} needs another component name and {@code @JsonProperty}.
 */
public interface Event {

    /** The topic without prefix, such as {@code people}. */
    String topic();

    /** The kebab-case type, such as {@code person-joined}. */
    String type();

    /** The id of the aggregate. Events of one key on one topic keep their order. */
    String key();
}
