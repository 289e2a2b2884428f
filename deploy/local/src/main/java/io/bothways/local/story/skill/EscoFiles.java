package io.bothways.local.story.skill;

import io.bothways.local.story.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files of ESCO as published, sent as they are. To choose what people offer and want, the story takes from each
 * family the skills that ESCO marks as reusable across sectors, shortest label first: the short labels are the general
 * ones.
 */
public final class EscoFiles implements SkillFiles {
    private static final Map<String, String> FILES = new LinkedHashMap<>();
    private static final Set<String> GENERAL = Set.of("cross-sector", "transversal");

    static {
        FILES.put("skills", "skills_en.csv");
        FILES.put("groups", "skillGroups_en.csv");
        FILES.put("hierarchy", "skillsHierarchy_en.csv");
        FILES.put("broader", "broaderRelationsSkillPillar_en.csv");
        FILES.put("related", "skillSkillRelations_en.csv");
    }

    private final Path folder;
    private final Map<String, Named> skills = new HashMap<>();
    private final Map<String, String> groupsByCode = new HashMap<>();
    private final Map<String, List<String>> narrower = new HashMap<>();
    private final int danglingRelations;

    private record Named(String uri, String label, boolean general) {}

    /** The files that a folder must have. */
    public static List<Path> in(Path folder) {
        return FILES.values().stream().map(folder::resolve).toList();
    }

    public EscoFiles(Path folder) {
        this.folder = folder;
        Table.scan(
                file("skills"),
                Set.of("conceptUri", "preferredLabel", "reuseLevel"),
                row -> skills.put(
                        row.get("conceptUri"),
                        new Named(
                                row.get("conceptUri"),
                                row.get("preferredLabel"),
                                GENERAL.contains(row.get("reuseLevel")))));
        Set<String> groups = new HashSet<>();
        Table.scan(file("groups"), Set.of("conceptUri", "code"), row -> {
            groups.add(row.get("conceptUri"));
            groupsByCode.put(row.get("code"), row.get("conceptUri"));
        });
        int[] dangling = {0};
        Table.scan(file("broader"), Set.of("conceptUri", "broaderUri"), row -> {
            String concept = row.get("conceptUri");
            String broader = row.get("broaderUri");
            if (known(groups, concept) && known(groups, broader) && !concept.equals(broader)) {
                narrower.computeIfAbsent(broader, key -> new ArrayList<>()).add(concept);
            } else {
                dangling[0]++;
            }
        });
        Table.scan(file("related"), Set.of("originalSkillUri", "relatedSkillUri"), row -> {
            String one = row.get("originalSkillUri");
            String other = row.get("relatedSkillUri");
            if (!skills.containsKey(one) || !skills.containsKey(other) || one.equals(other)) {
                dangling[0]++;
            }
        });
        danglingRelations = dangling[0];
    }

    @Override
    public String description() {
        return "ESCO: " + skills.size() + " skills";
    }

    @Override
    public String name() {
        return "esco";
    }

    @Override
    public List<Part> parts() {
        return FILES.entrySet().stream()
                .map(entry -> new Part(entry.getKey(), entry.getValue(), content(file(entry.getKey()))))
                .toList();
    }

    @Override
    public int skills() {
        return skills.size();
    }

    @Override
    public int danglingRelations() {
        return danglingRelations;
    }

    @Override
    public Map<String, List<String>> choices(int perFamily) {
        Map<String, List<String>> choices = new LinkedHashMap<>();
        for (Family family : Family.all()) {
            choices.put(
                    family.name(),
                    below(family.groups()).stream()
                            .filter(skill -> skill.general() && family.takes(skill.label()))
                            .sorted(Comparator.comparingInt(
                                            (Named skill) -> skill.label().length())
                                    .thenComparing(Named::label)
                                    .thenComparing(Named::uri))
                            .limit(perFamily)
                            .map(Named::uri)
                            .toList());
        }
        return choices;
    }

    private Set<Named> below(List<String> codes) {
        Set<String> seen = new HashSet<>();
        Set<Named> found = new HashSet<>();
        var open = new ArrayDeque<String>();
        for (String code : codes) {
            String group = groupsByCode.get(code);
            if (group != null) {
                open.add(group);
            }
        }
        while (!open.isEmpty()) {
            for (String concept : narrower.getOrDefault(open.remove(), List.of())) {
                if (seen.add(concept)) {
                    open.add(concept);
                    Named skill = skills.get(concept);
                    if (skill != null) {
                        found.add(skill);
                    }
                }
            }
        }
        return found;
    }

    private boolean known(Set<String> groups, String uri) {
        return groups.contains(uri) || skills.containsKey(uri);
    }

    private Path file(String part) {
        return folder.resolve(FILES.get(part));
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file.getFileName() + " cannot be read.", e);
        }
    }
}
