package io.bothways.profiles.profile;

import io.bothways.platform.audit.Audit;
import io.bothways.platform.outbox.Outbox;
import io.bothways.platform.precondition.Preconditions;
import io.bothways.platform.problem.Problem;
import io.bothways.platform.problem.StandardProblem;
import io.bothways.profiles.ProfilesProblem;
import io.bothways.profiles.skill.Catalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Publishes and withdraws profiles; a person has one and only touches their own. */
@ApplicationScoped
class ProfileService {
    private final Profiles profiles;
    private final Catalogue catalogue;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    ProfileService(Profiles profiles, Catalogue catalogue, Outbox outbox, Audit audit, Clock clock) {
        this.profiles = profiles;
        this.catalogue = catalogue;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** A profile and the version it is in; {@code first}: there was none before. */
    record Stored(ProfileView view, long version, boolean first) {}

    @Transactional
    Stored read(UUID person) {
        return stored(person, published(person), false);
    }

    /** The first profile needs no version, because there is nothing to overwrite; each later one does. */
    @Transactional
    Stored publish(UUID person, ProfileContent content, @Nullable String ifMatch) {
        demandDistinctAndOpen(content);
        var now = clock.instant();
        // locked, so that the version and the offers and wants read after it are of one moment
        var existing = profiles.findById(person, LockModeType.PESSIMISTIC_WRITE);
        if (existing == null) {
            if (ifMatch != null) throw StandardProblem.STALE.plain();
            var profile = Profile.first(person, content, now);
            profiles.persistAndFlush(profile);
            outbox.publish(profile.announcement());
            audit.record("profile-published", "profile", person);
            return stored(person, profile, true);
        }
        var republished = !existing.isPublished();
        if (!republished) Preconditions.require(ifMatch, existing.version());
        existing.publish(content, now).ifPresent(outbox::publish);
        profiles.flush();
        audit.record("profile-published", "profile", person);
        return stored(person, existing, republished);
    }

    @Transactional
    void withdraw(UUID person, @Nullable String ifMatch) {
        var profile = published(person);
        Preconditions.require(ifMatch, profile.version());
        profile.withdraw(clock.instant()).ifPresent(outbox::publish);
        audit.record("profile-withdrawn", "profile", person);
    }

    private Profile published(UUID person) {
        return profiles.findByIdOptional(person)
                .filter(Profile::isPublished)
                .orElseThrow(ProfilesProblem.PROFILE_NOT_PUBLISHED::plain);
    }

    private void demandDistinctAndOpen(ProfileContent content) {
        var wrong = StandardProblem.VALIDATION.plain();
        demandDistinct(content.offers(), Offer::skillId, "/offers", wrong);
        demandDistinct(content.wants(), Want::skillId, "/wants", wrong);
        if (!wrong.errors().isEmpty()) throw wrong;
        var ids = new HashSet<UUID>();
        content.offers().forEach(offer -> ids.add(offer.skillId()));
        content.wants().forEach(want -> ids.add(want.skillId()));
        var notOpen = catalogue.notOpen(ids);
        if (!notOpen.isEmpty()) {
            throw ProfilesProblem.SKILL_NOT_OPEN.with(
                    "skills", notOpen.stream().sorted().toList());
        }
    }

    private static <T> void demandDistinct(List<T> elements, Function<T, UUID> skill, String pointer, Problem wrong) {
        var seen = new HashSet<UUID>();
        for (var element : elements) {
            if (!seen.add(skill.apply(element))) {
                wrong.at(pointer, "names a skill twice");
                return;
            }
        }
    }

    private static Stored stored(UUID person, Profile profile, boolean first) {
        return new Stored(ProfileView.of(person, profile), profile.version(), first);
    }
}
