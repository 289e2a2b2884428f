package io.bothways.local.story.skill;

import io.bothways.local.story.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/** Our own list of about 200 skills (starter-skills.csv), written out in the columns that the skill import reads. */
public final class StarterFiles implements SkillFiles {
    private static final String SKILL = "urn:bothways:skill:";
    private static final String GROUP = "urn:bothways:skill-group:";
    private static final String CONCEPT_TYPE = "KnowledgeSkillCompetence";

    private final List<Table.Row> rows = Table.resource("starter-skills.csv").rows();

    @Override
    public String description() {
        return "the starter list: " + rows.size() + " skills";
    }

    @Override
    public int skills() {
        return rows.size();
    }

    @Override
    public int danglingRelations() {
        return 0;
    }

    @Override
    public String name() {
        return "starter";
    }

    @Override
    public List<Part> parts() {
        return List.of(
                part(
                        "skills",
                        List.of("conceptType", "conceptUri", "skillType", "reuseLevel", "preferredLabel", "altLabels"),
                        rows.stream()
                                .map(row -> List.of(
                                        CONCEPT_TYPE,
                                        uri(row.get("label")),
                                        row.get("kind"),
                                        "cross-sector",
                                        row.get("label"),
                                        ""))),
                part(
                        "groups",
                        List.of("conceptType", "conceptUri", "preferredLabel", "code"),
                        Family.all().stream()
                                .map(family -> List.of(
                                        "SkillGroup",
                                        GROUP + family.name(),
                                        family.name().replace('-', ' '),
                                        family.name()))),
                part(
                        "broader",
                        List.of("conceptType", "conceptUri", "broaderType", "broaderUri"),
                        Stream.concat(
                                rows.stream()
                                        .map(row -> List.of(
                                                CONCEPT_TYPE,
                                                uri(row.get("label")),
                                                "SkillGroup",
                                                GROUP + row.get("family"))),
                                rows.stream()
                                        .filter(row -> !row.get("broader").isEmpty())
                                        .map(row -> List.of(
                                                CONCEPT_TYPE,
                                                uri(row.get("label")),
                                                CONCEPT_TYPE,
                                                uri(row.get("broader")))))),
                part(
                        "related",
                        List.of(
                                "originalSkillUri",
                                "originalSkillType",
                                "relationType",
                                "relatedSkillType",
                                "relatedSkillUri"),
                        rows.stream()
                                .filter(row -> !row.get("related").isEmpty())
                                .map(row -> List.of(
                                        uri(row.get("label")),
                                        row.get("kind"),
                                        "optional",
                                        "knowledge",
                                        uri(row.get("related"))))));
    }

    @Override
    public Map<String, List<String>> choices(int perFamily) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("family"),
                        LinkedHashMap::new,
                        Collectors.collectingAndThen(
                                Collectors.mapping(row -> uri(row.get("label")), Collectors.toList()),
                                uris -> uris.subList(0, Math.min(perFamily, uris.size())))));
    }

    private static String uri(String label) {
        return SKILL + label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static Part part(String name, List<String> header, Stream<List<String>> rows) {
        var text = new StringBuilder();
        try (var printer = CSVFormat.RFC4180
                .builder()
                .setHeader(header.toArray(String[]::new))
                .get()
                .print(text)) {
            for (var row : rows.toList()) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Part(name, name + ".csv", text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
