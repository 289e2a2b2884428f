package io.bothways.bench.cases;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bothways.analytics.statistics.InvalidRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers a case file. Each case has an {@code id}, perhaps {@code data}, and an {@code answer}: a tree of objects and lists
 * in which every object with a {@code method} is replaced by what that analysis finds. Other settings of a case are
 * defaults of its analyses, so that two analyses of the same rows name their columns once. The format is described in the
 * README of this module.
 */
public final class CaseFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode cases;
    private final Path data;
    private final Map<String, Table> tables = new HashMap<>();

    private CaseFile(JsonNode cases, Path data) {
        this.cases = cases;
        this.data = data;
    }

    /** @param data the folder that {@code data} paths are relative to */
    public static CaseFile read(Path file, Path data) throws IOException {
        JsonNode cases;
        try {
            cases = JSON.readTree(file.toFile()).path("cases");
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("The case file is not JSON: " + broken.getMessage(), broken);
        }
        if (!cases.isArray()) {
            throw new IllegalArgumentException("The case file has no list \"cases\".");
        }
        return new CaseFile(cases, data);
    }

    /** The answers by case id. A case that cannot be answered says why and leaves the others alone. */
    public ObjectNode answers() {
        ObjectNode answers = JSON.createObjectNode();
        for (JsonNode one : cases) {
            answers.set(one.path("id").asText(), answer(one));
        }
        return answers;
    }

    private JsonNode answer(JsonNode one) {
        Tally tally = new Tally();
        JsonNode result;
        try {
            Table table = one.hasNonNull("data")
                    ? table(one.get("data").asText(), one.path("encoding").asText("UTF-8"))
                    : Table.empty();
            JsonNode tree = one.path("method").isTextual() ? without(one, "id") : one.path("answer");
            if (tree.isMissingNode()) {
                throw new IllegalArgumentException("the case has neither \"method\" nor \"answer\"");
            }
            result = walk(tree, (ObjectNode) without(one, "answer"), table, tally);
        } catch (IllegalArgumentException | UncheckedIOException refused) {
            return refusal(refused);
        }
        JsonNode none = tally.nothingFound();
        return none == null ? result : result instanceof ObjectNode object ? object.setAll((ObjectNode) none) : none;
    }

    private static ObjectNode refusal(RuntimeException refused) {
        ObjectNode answer = JSON.createObjectNode().put("status", "refused");
        if (refused instanceof InvalidRow invalid) {
            answer.put("row", invalid.row());
        }
        return answer.put("reason", String.valueOf(refused.getMessage()));
    }

    /** How many analyses of a case were run, and how many of them were refused or found nothing that can be identified. */
    private static final class Tally {
        private int analyses;
        private int unidentified;
        private int refused;
        private ObjectNode last = JSON.createObjectNode();

        void count(JsonNode result) {
            analyses++;
            String status = result.path("status").asText();
            unidentified += status.equals("non_identifiable") ? 1 : 0;
            refused += status.equals("refused") ? 1 : 0;
            last = status.isEmpty() ? last : (ObjectNode) result;
        }

        /** Status and reason that all analyses share, or null when one of them found something. */
        @Nullable
        ObjectNode nothingFound() {
            return analyses > 0 && (analyses == unidentified || analyses == refused) ? last : null;
        }
    }

    private static JsonNode without(JsonNode node, String field) {
        ObjectNode copy = node.deepCopy();
        copy.remove(field);
        return copy;
    }

    private JsonNode walk(JsonNode node, ObjectNode defaults, Table table, Tally tally) {
        if (node.path("method").isTextual()) {
            ObjectNode specification = defaults.deepCopy();
            specification.setAll((ObjectNode) node);
            JsonNode result = analysed(table, specification);
            tally.count(result);
            return specification.hasNonNull("take") && !result.has("status")
                    ? result.path(specification.get("take").asText())
                    : result;
        }
        if (node.isObject()) {
            ObjectNode result = JSON.createObjectNode();
            node.properties()
                    .forEach(field -> result.set(field.getKey(), walk(field.getValue(), defaults, table, tally)));
            return result;
        }
        if (node.isArray()) {
            ArrayNode result = JSON.createArrayNode();
            node.forEach(element -> result.add(walk(element, defaults, table, tally)));
            return result;
        }
        return node;
    }

    private static JsonNode analysed(Table table, ObjectNode specification) {
        try {
            return Analyses.run(table, specification);
        } catch (IllegalArgumentException refused) {
            return refusal(refused);
        }
    }

    private Table table(String name, String encoding) {
        Charset charset;
        try {
            charset = Charset.forName(encoding);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("unknown encoding " + encoding, unknown);
        }
        return tables.computeIfAbsent(name + " as " + charset, file -> {
            try {
                return Table.read(data.resolve(name), charset);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("the data file " + file + " cannot be read", unreadable);
            }
        });
    }
}
