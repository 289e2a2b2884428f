package io.bothways.sessions.goal;

import io.bothways.platform.id.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a learner wants to reach in one direction. Changed only under the lock of its row. */
@Entity
class Goal {

    @Id
    private UUID id;

    private long version;
    private UUID partnershipId;
    private UUID directionId;
    private UUID teacherId;
    private UUID learnerId;
    private UUID skillId;
    private int levelFrom;
    private int levelTo;
    private @Nullable Integer levelAfter;
    private Instant dueAt;
    private String state;
    private Instant stateAt;
    private @Nullable Instant agreedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable DropReason dropReason;

    private @Nullable UUID carriedFrom;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Goal() {}

    Goal(UUID partnershipId, UUID teacherId, UUID learnerId, NewGoal wish, Instant now) {
        this.id = Ids.next();
        this.version = 1;
        this.partnershipId = partnershipId;
        this.directionId = wish.directionId();
        this.teacherId = teacherId;
        this.learnerId = learnerId;
        this.skillId = wish.skillId();
        this.levelFrom = wish.levelFrom();
        this.levelTo = wish.levelTo();
        this.dueAt = wish.dueAt();
        this.state = wish.visibilityOrShared().state().code();
        this.stateAt = now;
        this.createdAt = now;
    }

    private Goal(Goal from, Instant dueAt, Instant now) {
        this.id = Ids.next();
        this.version = 1;
        this.partnershipId = from.partnershipId;
        this.directionId = from.directionId;
        this.teacherId = from.teacherId;
        this.learnerId = from.learnerId;
        this.skillId = from.skillId;
        this.levelFrom = from.levelFrom;
        this.levelTo = from.levelTo;
        this.dueAt = dueAt;
        this.state = new GoalState.Agreed().code();
        this.stateAt = now;
        this.agreedAt = now;
        this.carriedFrom = from.id;
        this.createdAt = now;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID partnershipId() {
        return partnershipId;
    }

    UUID directionId() {
        return directionId;
    }

    UUID teacherId() {
        return teacherId;
    }

    UUID learnerId() {
        return learnerId;
    }

    UUID skillId() {
        return skillId;
    }

    int levelFrom() {
        return levelFrom;
    }

    int levelTo() {
        return levelTo;
    }

    Optional<Integer> levelAfter() {
        return Optional.ofNullable(levelAfter);
    }

    Instant dueAt() {
        return dueAt;
    }

    Instant stateAt() {
        return stateAt;
    }

    Optional<DropReason> dropReason() {
        return Optional.ofNullable(dropReason);
    }

    Optional<UUID> carriedFrom() {
        return Optional.ofNullable(carriedFrom);
    }

    Instant createdAt() {
        return createdAt;
    }

    GoalState state() {
        return switch (state) {
            case "draft" -> new GoalState.Draft();
            case "kept-private" -> new GoalState.KeptPrivate();
            case "shared" -> new GoalState.Shared();
            case "agreed" -> new GoalState.Agreed();
            case "in-progress" -> new GoalState.InProgress();
            case "blocked" -> new GoalState.Blocked();
            case "claimed-achieved" -> new GoalState.Claimed(reached());
            case "achieved" -> new GoalState.Achieved(reached());
            case "partly-achieved" -> new GoalState.PartlyAchieved(reached());
            case "dropped" -> new GoalState.Dropped();
            case "carried-over" -> new GoalState.CarriedOver();
            default -> throw new IllegalStateException("Goal " + id + " has the unknown state " + state);
        };
    }

    void share(Instant at) {
        become(state().share(), at);
    }

    List<GoalEvent> agree(Instant at) {
        become(state().agree(), at);
        agreedAt = at;
        return List.of(new GoalEvent.GoalAgreed(about(at)));
    }

    void start(Instant at) {
        become(state().start(), at);
    }

    void block(Instant at) {
        become(state().block(), at);
    }

    void claim(Optional<Integer> level, Instant at) {
        become(state().claim(level.orElse(levelTo)), at);
    }

    List<GoalEvent> confirm(Instant at) {
        become(state().confirm(), at);
        return List.of(new GoalEvent.GoalAchieved(about(at)));
    }

    List<GoalEvent> confirmPartly(int level, Instant at) {
        become(state().confirmPartly(level), at);
        return List.of(new GoalEvent.GoalPartlyAchieved(about(at)));
    }

    void notYet(Instant at) {
        become(state().notYet(), at);
    }

    /** Only what the teacher had agreed to is announced. */
    List<GoalEvent> drop(DropReason reason, Instant at) {
        become(state().drop(), at);
        dropReason = reason;
        return agreedAt == null ? List.of() : List.of(new GoalEvent.GoalDropped(about(at)));
    }

    /** The goal that this one goes on as; what was agreed stays agreed. */
    Goal carryOver(Instant newDueAt, Instant at) {
        become(state().carryOver(), at);
        return new Goal(this, newDueAt, at);
    }

    List<GoalEvent> carriedOver(Goal to, Instant at) {
        return List.of(new GoalEvent.GoalCarriedOver(about(at), to.id), new GoalEvent.GoalAgreed(to.about(at)));
    }

    private void become(GoalState next, Instant at) {
        state = next.code();
        stateAt = at;
        levelAfter = switch (next) {
            case GoalState.Claimed(var level) -> level;
            case GoalState.Achieved(var level) -> level;
            case GoalState.PartlyAchieved(var level) -> level;
            case GoalState ignored -> null;
        };
        version++;
    }

    private int reached() {
        if (levelAfter == null) throw new IllegalStateException("Goal " + id + " is " + state + " without a level");
        return levelAfter;
    }

    private GoalEvent.About about(Instant at) {
        return new GoalEvent.About(
                id, partnershipId, directionId, teacherId, learnerId, skillId, levelFrom, levelAfter, at);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Goal goal && id.equals(goal.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
