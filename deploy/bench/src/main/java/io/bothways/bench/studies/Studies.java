package io.bothways.bench.studies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.study.RetentionStudy;
import io.bothways.analytics.statistics.study.answer.StudyAnswer;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import io.bothways.bench.matching.instance.BadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the retention study on every organisation under a folder and writes {@code answer.json} beside its files. */
public final class Studies {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final StudyParameters parameters;

    public Studies(StudyParameters parameters) {
        this.parameters = parameters;
    }

    /** @return folders answered: the given one, or those in it that hold an organisation */
    public List<Path> answer(Path folder) throws IOException {
        List<Path> organisations;
        if (Files.exists(folder.resolve("employees.csv"))) {
            organisations = List.of(folder);
        } else {
            try (Stream<Path> inside = Files.walk(folder, 2)) {
                organisations = inside.filter(path -> Files.exists(path.resolve("employees.csv")))
                        .sorted()
                        .toList();
            }
        }
        for (Path organisation : organisations) {
            answerOne(organisation);
        }
        return organisations;
    }

    private void answerOne(Path folder) throws IOException {
        StudyAnswer answer = RetentionStudy.answer(Organisation.read(folder, windowEnd(folder)), parameters);
        ObjectNode json = JSON.createObjectNode();
        StudyAnswer.Ratio ratio = answer.hazardRatio();
        put(json, "hr", ratio == null ? null : ratio.ratio());
        put(json, "hr_low", ratio == null ? null : ratio.interval().lower());
        put(json, "hr_high", ratio == null ? null : ratio.interval().upper());
        for (int horizon : parameters.horizons()) {
            StudyAnswer.Effect effect = answer.effects().stream()
                    .filter(e -> e.horizon() == horizon)
                    .findFirst()
                    .orElse(null);
            put(
                    json,
                    "retention_difference_" + horizon,
                    effect == null ? null : effect.retentionDifference(),
                    effect == null ? null : effect.retentionInterval());
            put(
                    json,
                    "days_gained_" + horizon,
                    effect == null ? null : effect.daysGained(),
                    effect == null ? null : effect.daysInterval());
            put(
                    json,
                    "incidence_difference_" + horizon,
                    effect == null ? null : effect.incidenceDifference(),
                    effect == null ? null : effect.incidenceInterval());
        }
        // true or false is what is asked for; the whole answer cautions where nothing could be tested
        json.put("waning", Boolean.TRUE.equals(answer.waning()));
        put(json, "eValue", answer.eValue());
        put(json, "eValueLimit", answer.eValueLimit());
        json.put("wording", answer.wording().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        answer.cautions()
                .forEach(caution -> json.withArray("/cautions").add(caution.code() + ": " + caution.message()));
        json.set("answer", dated(JSON.valueToTree(answer), "window", "asOf", "knownAt"));
        JSON.writeValue(folder.resolve("answer.json").toFile(), json);
    }

    /** The study counts days on the calendar it is given, which here is that of days since 1970. */
    private static ObjectNode dated(ObjectNode json, String... names) {
        for (String name : names) {
            JsonNode value = json.get(name);
            if (value instanceof ObjectNode inner) {
                List<String> fields =
                        inner.propertyStream().map(Map.Entry::getKey).toList();
                dated(inner, fields.toArray(String[]::new));
            } else if (value.isInt()) {
                json.put(name, LocalDate.ofEpochDay(value.asInt()).toString());
            }
        }
        return json;
    }

    /** Only the window is read from the file that also holds the truth. */
    private static @Nullable LocalDate windowEnd(Path folder) throws IOException {
        Path truth = folder.resolve("truth.json");
        if (!Files.exists(truth)) {
            return null;
        }
        try {
            String end = JSON.readTree(truth.toFile()).path("window_end").asText();
            return end.isEmpty() ? null : LocalDate.parse(end);
        } catch (JsonProcessingException | DateTimeException wrong) {
            throw new BadFile(truth, "window_end is no date such as 2026-01-31, or the file is no JSON");
        }
    }

    private static void put(ObjectNode json, String name, @Nullable Double value) {
        if (value == null) {
            json.putNull(name);
        } else {
            json.put(name, value);
        }
    }

    private static void put(ObjectNode json, String name, @Nullable Double value, @Nullable Interval interval) {
        put(json, name, value);
        put(json, name + "_low", interval == null ? null : interval.lower());
        put(json, name + "_high", interval == null ? null : interval.upper());
    }
}
