package io.bothways.infra;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfrastructureTest {

    @TempDir
    Path directory;

    @Test
    void committedRowsAreThereAfterARestart() throws Exception {
        try (var server = postgresql(Durability.FULL)) {
            Database matching = server.provision("matching");
            as(matching, matching.ownerRole(), "create table note (text text)", "insert into note values ('kept')");
        }
        try (var server = postgresql(Durability.FULL)) {
            Database matching = server.provision("matching");
            assertThat(ask(matching, "select text from note")).isEqualTo("kept");
        }
    }

    @Test
    void fullDurabilityReachesTheDisk() throws Exception {
        try (var server = postgresql(Durability.FULL)) {
            Database any = server.provision("sessions");
            assertThat(ask(any, "show fsync")).isEqualTo("on");
            assertThat(ask(any, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(any, "show server_version")).startsWith("18.");
        }
    }

    @Test
    void theApplicationRoleWorksOnRowsAndCreatesNothing() throws Exception {
        try (var server = postgresql(Durability.NONE)) {
            Database profiles = server.provision("profiles");
            as(
                    profiles,
                    profiles.ownerRole(),
                    "create table person (id bigint generated always as identity, name text)",
                    "create schema facts",
                    "create table facts.day (day date)");

            as(
                    profiles,
                    profiles.applicationRole(),
                    "insert into person (name) values ('Person 0001')",
                    "update person set name = 'Person 0002'",
                    "insert into facts.day values (date '2026-01-01')",
                    "delete from facts.day",
                    "create temporary table staging (name text)");

            for (String forbidden : List.of(
                    "create table mine (id int)",
                    "create schema mine",
                    "alter table person add column more text",
                    "drop table person",
                    "truncate person")) {
                assertThatThrownBy(() -> as(profiles, profiles.applicationRole(), forbidden))
                        .as(forbidden)
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void noServiceEntersTheDatabaseOfAnother() {
        try (var server = postgresql(Durability.NONE)) {
            Database profiles = server.provision("profiles");
            Database matching = server.provision("matching");

            assertThatThrownBy(() -> as(profiles, matching.applicationRole(), "select 1"))
                    .hasMessageContaining("permission denied for database");
        }
    }

    @Test
    void acknowledgedRecordsAndTopicsAreThereAfterARestart() throws Exception {
        int port = freePort();
        int controllerPort = freePort();
        try (var broker = KafkaBroker.start(directory.resolve("kafka"), port, controllerPort)) {
            Topics.create(broker.bootstrapServers());
            try (var producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                    new StringSerializer(),
                    new StringSerializer())) {
                var record = new ProducerRecord<>("bothways.people", 0, "person", "kept");
                assertThat(producer.send(record).get().offset()).isZero();
            }
        }
        try (var broker = KafkaBroker.start(directory.resolve("kafka"), port, controllerPort)) {
            Topics.create(broker.bootstrapServers());
            try (var consumer = new KafkaConsumer<>(
                    Map.of("bootstrap.servers", broker.bootstrapServers()),
                    new StringDeserializer(),
                    new StringDeserializer())) {
                var partition = new TopicPartition("bothways.people", 0);
                consumer.assign(Set.of(partition));
                consumer.seekToBeginning(Set.of(partition));
                assertThat(consumer.poll(Duration.ofSeconds(20)))
                        .singleElement()
                        .satisfies(record -> assertThat(record.value()).isEqualTo("kept"));
            }
        }
    }

    @Test
    void topicsCarryTheSettingsOfTheCatalogue() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestInfrastructure.bootstrapServers()))) {
            var descriptions = admin.describeTopics(Topics.ALL).allTopicNames().get();
            assertThat(descriptions).hasSize(24).allSatisfy((topic, description) -> assertThat(description.partitions())
                    .as(topic)
                    .hasSize(6));

            assertThat(setting(admin, "bothways.people", "retention.ms")).isEqualTo("-1");
            assertThat(setting(admin, "bothways.people", "message.timestamp.type"))
                    .isEqualTo("LogAppendTime");
            assertThat(setting(admin, "bothways.contacts", "cleanup.policy")).isEqualTo("compact");
            assertThat(setting(admin, "bothways.dead-letters.matching", "retention.ms"))
                    .isEqualTo("2592000000");
            assertThat(admin.listTopics().names().get()).doesNotContain("bothways.misspelt");
        }
    }

    @Test
    void aKeyPairStaysTheSameAndItsPrivateHalfIsNotPublished() throws Exception {
        Identity first = Identity.in(directory.resolve("identity"));
        Identity second = Identity.in(directory.resolve("identity"));

        assertThat(second.jwksLocation()).isEqualTo(first.jwksLocation()).startsWith("file:");
        String published = Files.readString(Path.of(URI.create(first.jwksLocation())));
        assertThat(published).contains("\"kid\":\"bothways-local\"").doesNotContain("\"d\"", "\"p\"");
        String token = first.token("person-1", Duration.ofMinutes(5), List.of("participant"));
        String body = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        String claims = new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8);
        assertThat(claims)
                .contains("\"iss\":\"https://issuer.bothways.local\"")
                .contains("\"aud\":\"bothways\"")
                .contains("\"sub\":\"person-1\"")
                .contains("\"groups\":[\"participant\"]");
    }

    private PostgresServer postgresql(Durability durability) {
        return PostgresServer.start(
                directory.resolve("postgresql"), freePort(), durability, directory.resolve("postgresql.log"));
    }

    private static void as(Database database, String role, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), role, role);
                var sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }

    private static String ask(Database database, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), database.applicationRole(), "");
                var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static String setting(Admin admin, String topic, String name) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config settings = requireNonNull(
                admin.describeConfigs(List.of(resource)).all().get().get(resource));
        return requireNonNull(settings.get(name)).value();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
