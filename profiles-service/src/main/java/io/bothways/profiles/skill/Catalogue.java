package io.bothways.profiles.skill;

import io.bothways.platform.audit.Audit;
import io.bothways.platform.id.Ids;
import io.bothways.platform.outbox.Outbox;
import io.bothways.platform.paging.Page;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.problem.StandardProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** The skills of the organisation: replaced one taxonomy at a time, searched by everybody. */
@ApplicationScoped
public class Catalogue {
    private final Skills skills;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Catalogue(Skills skills, Outbox outbox, Audit audit, Clock clock) {
        this.skills = skills;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a taxonomy was changed by. */
    public record Replaced(int added, int changed, int retired, int unchanged) {}

    /**
     * Makes the catalogue hold this taxonomy as described, in one transaction with all its events:
     * afterwards it is the new one, or nothing has happened.
     *
     * @param kept concepts that could not be read and are left as they are
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Replaced replace(
            String taxonomy, Collection<SkillEntry> entries, Collection<GroupEntry> groups, Set<String> kept) {
        skills.lock(taxonomy);
        var change = CatalogueChange.between(
                skills.of(taxonomy), skills.groupsOf(taxonomy), entries, groups, kept, Ids::next);
        var now = clock.instant();
        skills.writeGroups(taxonomy, change.groups(), now);
        skills.writeSkills(taxonomy, change.skills(), now);
        outbox.publishAll(change.events());
        audit.recordAll(
                "skill-changed",
                "skill",
                change.skills().stream().map(CatalogueChange.StoredSkill::id).toList());
        var counts = change.counts();
        return new Replaced(counts.added(), counts.changed(), counts.retired(), counts.unchanged());
    }

    /** Of these, the ones that nobody can choose: unknown or retired. */
    @Transactional
    public Set<UUID> notOpen(Collection<UUID> ids) {
        var notOpen = new HashSet<>(ids);
        skills.open(ids).forEach(notOpen::remove);
        return notOpen;
    }

    @Transactional
    Page<SkillSummary> search(String query, PageRequest page) {
        if (query.isBlank()) {
            var rows = skills.listed(page.after(), page.fetch());
            return Page.of(
                    rows,
                    page,
                    row -> SkillSummary.of(row.skill()),
                    row -> List.of(row.skill().label(), row.skill().id().toString()));
        }
        var best = skills.matching(query.strip().toLowerCase(Locale.ROOT), page.limit());
        return new Page<>(best.stream().map(row -> SkillSummary.of(row.skill())).toList(), null);
    }

    @Transactional
    VersionedView read(UUID id) {
        var found = skills.byId(id).orElseThrow(StandardProblem.NOT_FOUND::plain);
        var ids = new HashSet<>(found.skill().broader());
        ids.addAll(found.skill().related());
        var names = new HashMap<UUID, Skills.Named>();
        skills.named(ids).forEach(named -> names.put(named.id(), named));
        return new VersionedView(SkillView.of(found.skill(), names), found.version());
    }

    record VersionedView(SkillView view, long version) {}
}
