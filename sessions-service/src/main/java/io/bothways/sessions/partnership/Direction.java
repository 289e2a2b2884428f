package io.bothways.sessions.partnership;

import io.bothways.sessions.partnership.progress.DirectionState;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One person teaches the other these skills. Part of its partnership, changed only with it. */
@Entity
class Direction {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "partnership_id")
    private Partnership partnership;

    private UUID teacherId;

    private UUID learnerId;

    private boolean required;
    private String state;

    private Instant stateAt;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private UUID[] skillIds;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private Integer[] levelsFrom;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private Integer[] levelsTo;

    @SuppressWarnings("NullAway.Init")
    protected Direction() {}

    Direction(Partnership partnership, PartnershipFormed.FormedDirection formed, Instant at) {
        this.id = formed.directionId();
        this.partnership = partnership;
        this.teacherId = formed.teacherId();
        this.learnerId = formed.learnerId();
        this.required = formed.required();
        this.state = new DirectionState.Agreed().code();
        this.stateAt = at;
        this.skillIds = formed.skills().stream()
                .map(PartnershipFormed.FormedSkill::skillId)
                .toArray(UUID[]::new);
        this.levelsFrom = formed.skills().stream()
                .map(PartnershipFormed.FormedSkill::levelFrom)
                .toArray(Integer[]::new);
        this.levelsTo = formed.skills().stream()
                .map(PartnershipFormed.FormedSkill::levelTo)
                .toArray(Integer[]::new);
    }

    UUID id() {
        return id;
    }

    Partnership partnership() {
        return partnership;
    }

    UUID teacherId() {
        return teacherId;
    }

    UUID learnerId() {
        return learnerId;
    }

    boolean required() {
        return required;
    }

    DirectionState state() {
        return DirectionState.of(state);
    }

    Instant stateAt() {
        return stateAt;
    }

    List<SkillStep> skills() {
        var skills = new ArrayList<SkillStep>();
        for (int i = 0; i < skillIds.length; i++) skills.add(new SkillStep(skillIds[i], levelsFrom[i], levelsTo[i]));
        return skills;
    }

    void progress(Instant at) {
        become(state().progress(), at);
    }

    void fulfil(Instant at) {
        become(state().fulfil(), at);
    }

    void drop(Instant at) {
        become(state().drop(), at);
    }

    private void become(DirectionState next, Instant at) {
        if (next.code().equals(state)) return;
        state = next.code();
        stateAt = at;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Direction direction && id.equals(direction.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
