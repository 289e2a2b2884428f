package io.bothways.local.home;

import io.bothways.infra.Service;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ports of one local run; an offset added to all of them makes room for a second run beside the first. */
public record Ports(int offset) {

    private static final int POSTGRESQL = 15432;
    private static final int KAFKA = 19092;
    private static final int KAFKA_CONTROLLER = 19093;

    /** Above it, ports would collide with those that systems hand out to outgoing connections (from 32768). */
    private static final int HIGHEST_OFFSET = 13000;

    public Ports {
        if (offset < 0 || offset > HIGHEST_OFFSET) {
            throw new LocalFailure(
                    "--port-offset takes a number from 0 to " + HIGHEST_OFFSET + ", not " + offset + ".");
        }
    }

    public int of(Service service) {
        return service.port() + offset;
    }

    public int postgresql() {
        return POSTGRESQL + offset;
    }

    public int kafka() {
        return KAFKA + offset;
    }

    public int kafkaController() {
        return KAFKA_CONTROLLER + offset;
    }

    public URI uri(Service service) {
        return URI.create("http://localhost:" + of(service));
    }

    /** Every port with the part that uses it, in the order in which the parts start. */
    Map<Integer, String> all() {
        var all = new LinkedHashMap<Integer, String>();
        all.put(postgresql(), "PostgreSQL");
        all.put(kafka(), "Kafka");
        all.put(kafkaController(), "Kafka's controller");
        for (Service service : Service.values()) {
            all.put(of(service), service.folder());
        }
        return all;
    }
}
