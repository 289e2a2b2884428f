package io.bothways.profiles.skill;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The difference between a taxonomy as it stands in the catalogue and as it is described now. Pure,
 * linear in both: the same description twice makes an empty difference.
 */
record CatalogueChange(List<StoredGroup> groups, List<StoredSkill> skills, List<SkillEvent> events, Counts counts) {

    /** What the difference amounts to. */
    record Counts(int added, int changed, int retired, int unchanged) {}

    record StoredSkill(
            UUID id,
            String conceptUri,
            String label,
            String alternativeLabels,
            String description,
            @Nullable SkillKind kind,
            boolean digital,
            List<UUID> broader,
            List<UUID> related,
            boolean retired) {
        PublicSkill toPublic() {
            return new PublicSkill(id, label, kind, broader, related, digital, null);
        }
    }

    record StoredGroup(UUID id, String conceptUri, String label, String description, String code, List<UUID> broader) {}

    /** @param kept concepts that the description could not tell about and that must not be retired for it */
    static CatalogueChange between(
            Collection<StoredSkill> skillsBefore,
            Collection<StoredGroup> groupsBefore,
            Collection<SkillEntry> skillsNow,
            Collection<GroupEntry> groupsNow,
            Set<String> kept,
            Supplier<UUID> newId) {
        var ids = new HashMap<String, UUID>();
        groupsBefore.forEach(group -> ids.put(group.conceptUri(), group.id()));
        skillsBefore.forEach(skill -> ids.put(skill.conceptUri(), skill.id()));
        groupsNow.forEach(group -> ids.computeIfAbsent(group.conceptUri(), _ -> newId.get()));
        skillsNow.forEach(skill -> ids.computeIfAbsent(skill.conceptUri(), _ -> newId.get()));

        var groups = changedGroups(groupsBefore, groupsNow, ids);
        var before = new HashMap<String, StoredSkill>();
        skillsBefore.forEach(skill -> before.put(skill.conceptUri(), skill));
        var skills = new ArrayList<StoredSkill>();
        var events = new ArrayList<SkillEvent>();
        int added = 0;
        int changed = 0;
        int unchanged = 0;
        var described = new HashSet<>(kept);
        for (var entry : skillsNow) {
            described.add(entry.conceptUri());
            var now = stored(entry, ids);
            var old = before.get(entry.conceptUri());
            if (now.equals(old)) {
                unchanged++;
                continue;
            }
            skills.add(now);
            if (old == null || old.retired()) {
                added++;
                events.add(new SkillAdded(now.toPublic()));
            } else {
                changed++;
                if (!now.toPublic().equals(old.toPublic())) events.add(new SkillChanged(now.toPublic()));
            }
        }
        int retired = 0;
        for (var old : skillsBefore) {
            if (old.retired() || described.contains(old.conceptUri())) continue;
            retired++;
            skills.add(retired(old));
            events.add(new SkillRetired(old.toPublic()));
        }
        return new CatalogueChange(groups, skills, events, new Counts(added, changed, retired, unchanged));
    }

    private static List<StoredGroup> changedGroups(
            Collection<StoredGroup> groupsBefore, Collection<GroupEntry> groupsNow, Map<String, UUID> ids) {
        var before = new HashMap<String, StoredGroup>();
        groupsBefore.forEach(group -> before.put(group.conceptUri(), group));
        return groupsNow.stream()
                .map(entry -> new StoredGroup(
                        id(ids, entry.conceptUri()),
                        entry.conceptUri(),
                        entry.label(),
                        entry.description(),
                        entry.code(),
                        ids(ids, entry.broader())))
                .filter(group -> !group.equals(before.get(group.conceptUri())))
                .toList();
    }

    private static StoredSkill stored(SkillEntry entry, Map<String, UUID> ids) {
        return new StoredSkill(
                id(ids, entry.conceptUri()),
                entry.conceptUri(),
                entry.label(),
                entry.alternativeLabels(),
                entry.description(),
                entry.kind(),
                entry.digital(),
                ids(ids, entry.broader()),
                ids(ids, entry.related()),
                false);
    }

    private static StoredSkill retired(StoredSkill skill) {
        return new StoredSkill(
                skill.id(),
                skill.conceptUri(),
                skill.label(),
                skill.alternativeLabels(),
                skill.description(),
                skill.kind(),
                skill.digital(),
                skill.broader(),
                skill.related(),
                true);
    }

    /** Sorted, so that the order of lines in a file is no difference. */
    private static List<UUID> ids(Map<String, UUID> ids, Set<String> uris) {
        return uris.stream().map(uri -> id(ids, uri)).sorted().toList();
    }

    private static UUID id(Map<String, UUID> ids, String uri) {
        var id = ids.get(uri);
        if (id == null)
            throw new IllegalArgumentException("concept=" + uri + " is in neither the files nor the catalogue");
        return id;
    }
}
