package io.bothways.matching.scoring.pool;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** The bytes of what is digested: every text and list is written with its length, so that no two pools share a form. */
public final class CanonicalForm {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** All of a person that can change an outcome. */
    public void add(Participant person) {
        addFacts(person);
        number(person.freeTeaching());
        number(person.freeLearning());
        person.wants().forEach(want -> {
            number(want.near().size());
            want.near().forEach(near -> {
                id(near.skillId());
                number(near.percent());
            });
        });
    }

    /** All but what depends on others: free seats, and which skills of the pool are close to a want. */
    void addFacts(Participant person) {
        id(person.id());
        number(person.offers().size());
        person.offers().forEach(offer -> {
            id(offer.skillId());
            number(offer.level());
            flag(offer.atRisk());
        });
        number(person.wants().size());
        person.wants().forEach(want -> {
            id(want.skillId());
            number(want.level());
            number(want.priority());
        });
        ids(person.managers());
        number(person.grade());
        texts(person.unit());
        texts(person.languages());
        Hours hours = person.hours();
        number(hours == null ? -1 : hours.from());
        number(hours == null ? -1 : hours.to());
        ids(person.formerPartners());
        text(person.site());
        ids(person.forbidden());
        ids(person.proposedBefore());
        text(person.standing().name());
    }

    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void texts(List<String> values) {
        number(values.size());
        values.forEach(this::text);
    }

    private void ids(List<UUID> values) {
        number(values.size());
        values.forEach(this::id);
    }

    public void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        write(() -> out.write(utf8));
    }

    public void id(UUID value) {
        write(() -> {
            out.writeLong(value.getMostSignificantBits());
            out.writeLong(value.getLeastSignificantBits());
        });
    }

    public void number(int value) {
        write(() -> out.writeInt(value));
    }

    public void flag(boolean value) {
        write(() -> out.writeBoolean(value));
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException("an array in memory cannot fail", e);
        }
    }

    private interface Writing {
        void run() throws IOException;
    }
}
