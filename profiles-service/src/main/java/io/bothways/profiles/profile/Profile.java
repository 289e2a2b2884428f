package io.bothways.profiles.profile;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A person's profile; withdrawn, it stays as it was for the day it is published again. */
@Entity
@Table(name = "profile")
class Profile {
    @Id
    private UUID personId;

    @Version
    private long version;

    private boolean published;
    private int teachingLimit;
    private int learningLimit;

    @Embedded
    @AttributeOverride(name = "timeZone", column = @Column(name = "hours_time_zone"))
    @AttributeOverride(name = "from", column = @Column(name = "hours_from"))
    @AttributeOverride(name = "to", column = @Column(name = "hours_to"))
    @AttributeOverride(name = "perMonth", column = @Column(name = "hours_per_month"))
    private Hours hours;

    private List<String> languages;

    @ElementCollection
    @CollectionTable(name = "profile_offer", joinColumns = @JoinColumn(name = "person_id"))
    private Set<Offer> offers;

    @ElementCollection
    @CollectionTable(name = "profile_want", joinColumns = @JoinColumn(name = "person_id"))
    private Set<Want> wants;

    private Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    protected Profile() {}

    private Profile(UUID personId, ProfileContent content, Instant now) {
        this.personId = personId;
        this.published = true;
        this.teachingLimit = content.teachingLimit();
        this.learningLimit = content.learningLimit();
        this.hours = content.hours();
        this.languages = content.languages();
        this.offers = new HashSet<>(content.offers());
        this.wants = new HashSet<>(content.wants());
        this.changedAt = now;
    }

    static Profile first(UUID personId, ProfileContent content, Instant now) {
        return new Profile(personId, content, now);
    }

    /** Takes over what the person says now; nothing to announce when it is what is published already. */
    Optional<ProfilePublished> publish(ProfileContent content, Instant now) {
        if (published && content.equals(content())) return Optional.empty();
        published = true;
        teachingLimit = content.teachingLimit();
        learningLimit = content.learningLimit();
        hours = content.hours();
        languages = content.languages();
        keepOnly(offers, content.offers());
        keepOnly(wants, content.wants());
        changedAt = now;
        return Optional.of(announcement());
    }

    Optional<ProfileWithdrawn> withdraw(Instant now) {
        if (!published) return Optional.empty();
        published = false;
        changedAt = now;
        return Optional.of(new ProfileWithdrawn(personId));
    }

    ProfilePublished announcement() {
        return ProfilePublished.of(personId, content());
    }

    ProfileContent content() {
        return new ProfileContent(
                offers.stream().sorted(Comparator.comparing(Offer::skillId)).toList(),
                wants.stream().sorted(Comparator.comparing(Want::skillId)).toList(),
                teachingLimit,
                learningLimit,
                hours,
                List.copyOf(languages));
    }

    boolean isPublished() {
        return published;
    }

    long version() {
        return version;
    }

    Instant changedAt() {
        return changedAt;
    }

    private static <T> void keepOnly(Set<T> elements, List<T> wanted) {
        elements.retainAll(new HashSet<>(wanted));
        elements.addAll(wanted);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Profile profile && profile.personId.equals(personId);
    }

    @Override
    public int hashCode() {
        return personId.hashCode();
    }
}
