package io.bothways.matching.programme;

import io.bothways.platform.code.Codes;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A mentoring offer with its type and rules. Its coordinators are known by the keys of their logins. */
@Entity
@Table(name = "programme")
public class Programme {
    private static final Pattern PARTS = Pattern.compile(EligibilityRule.PATH_SEPARATOR);

    @Id
    private UUID id;

    @Version
    private long version;

    private String name;
    private String type;
    private String state;

    @Nullable
    private String submittedBy;

    @Nullable
    private Instant publishedAt;

    @Nullable
    private Instant closedAt;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private String createdBy;

    private String[] units;
    private String[] sites;

    @Nullable
    @Column(name = "minimum_grade")
    private Integer minGrade;

    @Nullable
    @Column(name = "maximum_grade")
    private Integer maxGrade;

    @Nullable
    @Column(name = "minimum_tenure_days")
    private Integer minTenureDays;

    @Embedded
    private ProgrammeTerms terms;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "programme_coordinator", joinColumns = @JoinColumn(name = "programme_id"))
    @Column(name = "login_key")
    private Set<String> coordinators;

    @SuppressWarnings("NullAway.Init")
    protected Programme() {}

    Programme(UUID id, NewProgramme wanted, String creator, Instant now) {
        this.id = id;
        this.name = wanted.name();
        this.type = Codes.of(wanted.type());
        this.state = new ProgrammeState.Draft().code();
        this.createdAt = now;
        this.createdBy = creator;
        this.terms = wanted.terms();
        this.coordinators = new HashSet<>(Set.of(creator));
        this.units = new String[0];
        this.sites = new String[0];
        decideEligibility(wanted.rule());
    }

    void redraft(NewProgramme wanted) {
        name = wanted.name();
        type = Codes.of(wanted.type());
        terms = wanted.terms();
        decideEligibility(wanted.rule());
    }

    void coordinateBy(Collection<String> loginKeys) {
        coordinators.retainAll(loginKeys);
        coordinators.addAll(loginKeys);
    }

    void become(ProgrammeState next) {
        state = next.code();
        switch (next) {
            case ProgrammeState.Draft() -> submittedBy = null;
            case ProgrammeState.InReview(String submitter) -> submittedBy = submitter;
            case ProgrammeState.Published(Instant since) -> publishedAt = since;
            case ProgrammeState.Suspended(Instant since) -> publishedAt = since;
            case ProgrammeState.Closed(Instant at) -> closedAt = at;
        }
    }

    public ProgrammeState state() {
        return switch (state) {
            case "draft" -> new ProgrammeState.Draft();
            case "in-review" -> new ProgrammeState.InReview(Objects.requireNonNull(submittedBy));
            case "published" -> new ProgrammeState.Published(Objects.requireNonNull(publishedAt));
            case "suspended" -> new ProgrammeState.Suspended(Objects.requireNonNull(publishedAt));
            case "closed" -> new ProgrammeState.Closed(Objects.requireNonNull(closedAt));
            default -> throw new IllegalStateException("programme " + id + " has the unknown state " + state);
        };
    }

    private void decideEligibility(EligibilityRule rule) {
        units = rule.unitPrefixes().toArray(String[]::new);
        sites = rule.sites().toArray(String[]::new);
        minGrade = rule.minGrade();
        maxGrade = rule.maxGrade();
        minTenureDays = rule.minTenureDays();
    }

    public EligibilityRule eligibility() {
        return new EligibilityRule(
                Arrays.stream(units)
                        .map(prefix -> PARTS.splitAsStream(prefix).toList())
                        .toList(),
                List.of(sites),
                minGrade,
                maxGrade,
                minTenureDays);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String name() {
        return name;
    }

    public ProgrammeType type() {
        return Codes.parse(ProgrammeType.class, type);
    }

    public ProgrammeTerms terms() {
        return terms;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public List<String> coordinators() {
        return coordinators.stream().sorted().toList();
    }

    boolean isCoordinatedBy(String loginKey) {
        return coordinators.contains(loginKey);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Programme programme && id.equals(programme.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
