package io.bothways.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.infra.TestInfrastructure;
import io.bothways.infra.Tokens;
import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import io.bothways.platform.sql.Sql;
import io.quarkus.arc.All;
import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Puts events into the service under test, past the broker or through it, and looks at what became of them. */
@Unremovable
@ApplicationScoped
public class Ledger {

    private static final List<String> TABLES = List.of(
            "person_version",
            "known_person",
            "dim_person",
            "fact_employment_spell",
            "fact_profile",
            "dim_programme",
            "dim_cohort",
            "fact_eligibility",
            "fact_enrolment",
            "fact_match_run",
            "fact_proposal",
            "fact_pair",
            "fact_direction",
            "fact_pair_course",
            "fact_session",
            "fact_segment",
            "fact_goal",
            "fact_score");

    private final Sql sql;
    private final List<EventHandler> handlers;

    Ledger(Sql sql, @All List<EventHandler> handlers) {
        this.sql = sql;
        this.handlers = handlers;
    }

    public void clear() {
        QuarkusTransaction.requiringNew().run(() -> {
            TABLES.forEach(table -> sql.update("delete from " + table));
            sql.update("delete from consumed");
            sql.update("delete from dead_letter");
        });
    }

    /** As the gate would: the handlers of each event in one transaction. */
    public void apply(List<ReceivedEvent> events) {
        QuarkusTransaction.requiringNew().timeout(120).run(() -> events.forEach(this::apply));
    }

    private void apply(ReceivedEvent event) {
        handlers.stream()
                .filter(handler -> handler.topics().contains(event.topic()))
                .forEach(handler -> handler.apply(event));
    }

    /** Only these facts, and the clock after them. */
    public void holdsOnly(Organisation organisation) {
        clear();
        apply(organisation.events());
        clockStandsAfter();
    }

    public void clockStandsAfter() {
        given().auth()
                .oauth2(Tokens.as("operator"))
                .contentType(ContentType.JSON)
                .body(Map.of("advanceTo", Organisation.AS_OF.toString()))
                .post("/ops/clock");
    }

    /** All facts in the order of their values, as text. */
    public Map<String, String> dump() {
        Map<String, String> dump = new TreeMap<>();
        for (var table : TABLES) {
            dump.put(
                    table,
                    sql.list(
                                    "select coalesce(string_agg(row::text, E'\\n' order by row::text), '') from "
                                            + table + " row",
                                    row -> row.getString(1))
                            .getFirst());
        }
        return dump;
    }

    public long count(String table) {
        return sql.number("select count(*) from " + table);
    }

    /** One row is gone, as after a faulty repair. */
    public void loses(String table) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("delete from " + table + " where ctid = (select min(ctid) from " + table + ")"));
    }

    /** Through the broker, as the producing services send. */
    public void announce(List<ReceivedEvent> events) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", TestInfrastructure.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            for (var event : events) {
                var announced = new ProducerRecord<>(
                        "bothways." + event.topic(), event.key(), event.data().toString());
                header(announced, "ce_specversion", "1.0");
                header(announced, "ce_id", event.id());
                header(announced, "ce_source", "/test");
                header(announced, "ce_type", "io.bothways.test." + event.type() + ".v1");
                header(announced, "ce_time", event.time().toString());
                header(announced, "ce_keysequence", Long.toString(event.sequence()));
                var _ = producer.send(announced);
            }
            producer.flush();
        }
    }

    private static void header(ProducerRecord<String, String> announced, String name, String value) {
        announced.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until nothing is on its way. */
    public void settles() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(given().auth()
                        .oauth2(Tokens.as("operator"))
                        .get("/ops/quiet")
                        .jsonPath()
                        .getBoolean("quiet"))
                .isTrue());
    }
}
