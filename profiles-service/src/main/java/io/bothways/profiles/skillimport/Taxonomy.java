package io.bothways.profiles.skillimport;

import io.bothways.profiles.csv.CsvFile;
import io.bothways.profiles.csv.CsvRow;
import io.bothways.profiles.skill.GroupEntry;
import io.bothways.profiles.skill.SkillEntry;
import io.bothways.profiles.skill.SkillKind;
import io.bothways.profiles.skillimport.Finding.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files of a taxonomy, read and joined. Relations to concepts that the files lack are counted
 * and left out, because the public files do contain some. Pure; linear in the rows, but for the
 * walk upwards that tells digital skills and languages from others.
 */
record Taxonomy(
        Collection<SkillEntry> skills,
        Collection<GroupEntry> groups,
        Set<String> unreadable,
        int skippedBroader,
        int skippedRelated,
        int rejected,
        List<Finding> findings) {

    static final int MOST_ROWS = 200_000;
    private static final int MOST_FINDINGS = 100;
    private static final int LONGEST_URI = 500;
    private static final int LONGEST_LABEL = 500;
    private static final int LONGEST_TEXT = 50_000;
    private static final int LEVELS = 4;

    /** ESCO's groups "working with computers" and "information and communication technologies". */
    private static final Set<String> DIGITAL_GROUPS = Set.of("S5", "06");

    private static final String LANGUAGES_GROUP = "L";

    static Taxonomy read(Map<TaxonomyPart, byte[]> files) {
        var reading = new Reading();
        reading.skills(rows(files, TaxonomyPart.SKILLS));
        reading.groups(rows(files, TaxonomyPart.GROUPS));
        reading.hierarchy(rows(files, TaxonomyPart.HIERARCHY));
        reading.broader(rows(files, TaxonomyPart.BROADER));
        reading.related(rows(files, TaxonomyPart.RELATED));
        return reading.joined();
    }

    private static List<CsvRow> rows(Map<TaxonomyPart, byte[]> files, TaxonomyPart part) {
        var content = files.get(part);
        return content == null
                ? List.of()
                : CsvFile.read(content, part.required(), MOST_ROWS).rows();
    }

    private record Skill(
            String label,
            String alternatives,
            String description,
            @Nullable SkillKind kind,
            boolean digital) {}

    private record Group(String label, String description, String code) {}

    private static final class Reading {
        private final Map<String, Skill> skills = new LinkedHashMap<>();
        private final Map<String, Group> groups = new LinkedHashMap<>();
        private final Map<String, Set<String>> broader = new HashMap<>();
        private final Map<String, Set<String>> related = new HashMap<>();
        private final Set<String> unreadable = new HashSet<>();
        private final List<Finding> findings = new ArrayList<>();
        private int skippedBroader;
        private int skippedRelated;
        private int rejected;

        void skills(List<CsvRow> rows) {
            for (var row : rows) {
                if (!isConcept(TaxonomyPart.SKILLS, row)) continue;
                if (row.value("status").equalsIgnoreCase("obsolete")) continue;
                var uri = row.value("conceptUri");
                if (skills.containsKey(uri)) {
                    reject(TaxonomyPart.SKILLS, row, Reason.DUPLICATE);
                    continue;
                }
                skills.put(
                        uri,
                        new Skill(
                                row.value("preferredLabel"),
                                row.value("altLabels").replace("\r\n", "\n"),
                                row.value("description").replace("\r\n", "\n"),
                                kind(row),
                                row.value("digital").equalsIgnoreCase("true")));
            }
        }

        void groups(List<CsvRow> rows) {
            for (var row : rows) {
                if (!isConcept(TaxonomyPart.GROUPS, row)) continue;
                var group = new Group(row.value("preferredLabel"), row.value("description"), row.value("code"));
                if (groups.putIfAbsent(row.value("conceptUri"), group) != null) {
                    reject(TaxonomyPart.GROUPS, row, Reason.DUPLICATE);
                }
            }
        }

        /** Each row is a path from the top: it names groups that the groups file may lack, and who is above whom. */
        void hierarchy(List<CsvRow> rows) {
            for (var row : rows) {
                // ESCO ends these rows where the levels end
                if (!isStorable(row) || !row.isWellFormed() && row.shape() != CsvRow.Shape.SHORT) {
                    reject(TaxonomyPart.HIERARCHY, row, Reason.MALFORMED_ROW);
                    continue;
                }
                String above = null;
                for (int level = 0; level < LEVELS; level++) {
                    var uri = row.value("Level " + level + " URI");
                    var label = row.value("Level " + level + " preferred term");
                    if (uri.isEmpty()) break;
                    if (uri.length() > LONGEST_URI || label.length() > LONGEST_LABEL || label.isEmpty()) {
                        reject(TaxonomyPart.HIERARCHY, row, Reason.VALUE_TOO_LONG);
                        break;
                    }
                    groups.putIfAbsent(uri, new Group(label, "", row.value("Level " + level + " code")));
                    if (above != null) add(broader, uri, above);
                    above = uri;
                }
            }
        }

        void broader(List<CsvRow> rows) {
            for (var row : rows) {
                var concept = row.value("conceptUri");
                var above = row.value("broaderUri");
                if (!isUsable(row)) {
                    reject(TaxonomyPart.BROADER, row, Reason.MALFORMED_ROW);
                } else if (!isKnown(concept) || !isKnown(above) || concept.equals(above)) {
                    skippedBroader++;
                    note(new Finding(
                            TaxonomyPart.BROADER,
                            row.number(),
                            reasonFor(concept, above),
                            isKnown(concept) ? above : concept));
                } else {
                    add(broader, concept, above);
                }
            }
        }

        /** Related is meant both ways, whichever side the file names first. */
        void related(List<CsvRow> rows) {
            for (var row : rows) {
                var one = row.value("originalSkillUri");
                var other = row.value("relatedSkillUri");
                if (!isUsable(row)) {
                    reject(TaxonomyPart.RELATED, row, Reason.MALFORMED_ROW);
                } else if (!skills.containsKey(one) || !skills.containsKey(other) || one.equals(other)) {
                    skippedRelated++;
                    note(new Finding(
                            TaxonomyPart.RELATED,
                            row.number(),
                            reasonFor(one, other),
                            skills.containsKey(one) ? other : one));
                } else {
                    add(related, one, other);
                    add(related, other, one);
                }
            }
        }

        Taxonomy joined() {
            var skillEntries = new ArrayList<SkillEntry>();
            skills.forEach((uri, skill) -> {
                var codes = codesAbove(uri);
                skillEntries.add(new SkillEntry(
                        uri,
                        skill.label(),
                        skill.alternatives(),
                        skill.description(),
                        codes.contains(LANGUAGES_GROUP) ? SkillKind.LANGUAGE : skill.kind(),
                        skill.digital() || codes.stream().anyMatch(DIGITAL_GROUPS::contains),
                        broader.getOrDefault(uri, Set.of()),
                        related.getOrDefault(uri, Set.of())));
            });
            var groupEntries = new ArrayList<GroupEntry>();
            groups.forEach((uri, group) -> groupEntries.add(new GroupEntry(
                    uri, group.label(), group.description(), group.code(), broader.getOrDefault(uri, Set.of()))));
            unreadable.removeAll(skills.keySet());
            return new Taxonomy(
                    skillEntries,
                    groupEntries,
                    unreadable,
                    skippedBroader,
                    skippedRelated,
                    rejected,
                    List.copyOf(findings));
        }

        private Set<String> codesAbove(String uri) {
            var codes = new HashSet<String>();
            var seen = new HashSet<String>();
            var open = new ArrayDeque<>(broader.getOrDefault(uri, Set.of()));
            while (!open.isEmpty()) {
                var above = open.pop();
                if (!seen.add(above)) continue;
                var group = groups.get(above);
                if (group != null) codes.add(group.code());
                open.addAll(broader.getOrDefault(above, Set.of()));
            }
            return codes;
        }

        private boolean isConcept(TaxonomyPart part, CsvRow row) {
            var uri = row.value("conceptUri");
            var label = row.value("preferredLabel");
            Reason wrong = null;
            if (!isUsable(row)) {
                wrong = Reason.MALFORMED_ROW;
            } else if (uri.isEmpty() || label.isEmpty()) {
                wrong = Reason.MISSING_VALUE;
            } else if (uri.length() > LONGEST_URI
                    || label.length() > LONGEST_LABEL
                    || row.values().values().stream().anyMatch(value -> value.length() > LONGEST_TEXT)) {
                wrong = Reason.VALUE_TOO_LONG;
            }
            if (wrong == null) return true;
            if (!uri.isEmpty()) unreadable.add(uri);
            reject(part, row, wrong);
            return false;
        }

        private static boolean isUsable(CsvRow row) {
            return row.isWellFormed() && isStorable(row);
        }

        /** PostgreSQL refuses U+0000, also in what is only reported. */
        private static boolean isStorable(CsvRow row) {
            return row.values().values().stream().noneMatch(value -> value.indexOf('\0') >= 0);
        }

        private static Reason reasonFor(String one, String other) {
            return one.equals(other) ? Reason.OWN_NEIGHBOUR : Reason.UNKNOWN_CONCEPT;
        }

        private boolean isKnown(String uri) {
            return skills.containsKey(uri) || groups.containsKey(uri);
        }

        private void reject(TaxonomyPart part, CsvRow row, Reason reason) {
            rejected++;
            note(new Finding(part, row.number(), reason, null));
        }

        private void note(Finding finding) {
            if (findings.size() < MOST_FINDINGS) findings.add(finding);
        }

        private static void add(Map<String, Set<String>> relations, String from, String to) {
            relations.computeIfAbsent(from, _ -> new TreeSet<>()).add(to);
        }

        private static @Nullable SkillKind kind(CsvRow row) {
            if (row.value("reuseLevel").equalsIgnoreCase("transversal")) return SkillKind.TRANSVERSAL;
            return switch (row.value("skillType")) {
                case "knowledge" -> SkillKind.KNOWLEDGE;
                case "skill/competence", "skill" -> SkillKind.SKILL;
                case "language" -> SkillKind.LANGUAGE;
                default -> null;
            };
        }
    }
}
