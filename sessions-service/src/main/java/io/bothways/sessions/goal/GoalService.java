package io.bothways.sessions.goal;

import io.bothways.platform.audit.Audit;
import io.bothways.platform.outbox.Outbox;
import io.bothways.platform.paging.Page;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.precondition.Preconditions;
import io.bothways.platform.problem.Problem;
import io.bothways.platform.problem.StandardProblem;
import io.bothways.sessions.SessionsProblem;
import io.bothways.sessions.Viewer;
import io.bothways.sessions.partnership.PartnershipFacts;
import io.bothways.sessions.partnership.PartnershipService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What learners and teachers do to goals. New goals need a live partnership; those that exist can be brought to their
 * end afterwards, because what was learned is often said last.
 */
@ApplicationScoped
class GoalService {

    private static final Duration FURTHEST = Duration.ofDays(366 * 3);

    private final Goals goals;
    private final PartnershipService partnerships;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    GoalService(Goals goals, PartnershipService partnerships, Outbox outbox, Audit audit, Clock clock) {
        this.goals = goals;
        this.partnerships = partnerships;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    GoalView view(UUID id, Viewer viewer) {
        return GoalView.of(goals.seen(id, viewer.person()).orElseThrow(GoalService::missing), viewer.person());
    }

    @Transactional
    Page<GoalView> ofPartnership(UUID partnership, Viewer viewer, PageRequest page) {
        if (partnerships.facts(partnership, viewer).isEmpty()) throw missing();
        return Page.of(
                goals.ofPartnership(partnership, viewer.person(), page),
                page,
                goal -> GoalView.of(goal, viewer.person()),
                goal -> List.of(goal.createdAt().toString(), goal.id().toString()));
    }

    @Transactional
    GoalView set(UUID partnershipId, Viewer viewer, NewGoal wish) {
        PartnershipFacts partnership = partnerships.held(partnershipId, viewer).orElseThrow(GoalService::missing);
        if (!partnership.live()) throw SessionsProblem.PARTNERSHIP_OVER.with("state", partnership.state());
        UUID teacher = partnership.partnerOf(viewer.person());
        requireDirection(partnership, teacher, wish.directionId());
        if (wish.levelTo() <= wish.levelFrom()) {
            throw StandardProblem.VALIDATION.at("/levelTo", "must be higher than levelFrom");
        }
        Instant now = clock.instant();
        requireFuture(wish.dueAt(), now);
        Goal goal = new Goal(partnershipId, teacher, viewer.person(), wish, now);
        goals.persist(goal);
        audit.record("goal-set", "goal", goal.id());
        return GoalView.of(goal, viewer.person());
    }

    @Transactional
    GoalView share(UUID id, Viewer viewer, @Nullable String ifMatch) {
        return byLearner(id, viewer, ifMatch, "goal-shared", quietly(Goal::share));
    }

    @Transactional
    GoalView agree(UUID id, Viewer viewer, @Nullable String ifMatch) {
        return byTeacher(id, viewer, ifMatch, "goal-agreed", Goal::agree);
    }

    @Transactional
    GoalView start(UUID id, Viewer viewer, @Nullable String ifMatch) {
        return byLearner(id, viewer, ifMatch, "goal-started", quietly(Goal::start));
    }

    @Transactional
    GoalView block(UUID id, Viewer viewer, @Nullable String ifMatch) {
        return byLearner(id, viewer, ifMatch, "goal-blocked", quietly(Goal::block));
    }

    @Transactional
    GoalView claim(UUID id, Viewer viewer, @Nullable String ifMatch, Optional<Integer> level) {
        return byLearner(id, viewer, ifMatch, "goal-claimed", quietly((goal, at) -> goal.claim(level, at)));
    }

    @Transactional
    GoalView confirm(UUID id, Viewer viewer, @Nullable String ifMatch) {
        return byTeacher(id, viewer, ifMatch, "goal-confirmed", Goal::confirm);
    }

    @Transactional
    GoalView confirmPartly(UUID id, Viewer viewer, @Nullable String ifMatch, int level) {
        return byTeacher(id, viewer, ifMatch, "goal-partly-confirmed", (goal, at) -> goal.confirmPartly(level, at));
    }

    @Transactional
    GoalView refuse(UUID id, Viewer viewer, @Nullable String ifMatch) {
        return byTeacher(id, viewer, ifMatch, "goal-claim-refused", quietly(Goal::notYet));
    }

    @Transactional
    GoalView drop(UUID id, Viewer viewer, @Nullable String ifMatch, DropReason reason) {
        return byLearner(id, viewer, ifMatch, "goal-dropped", (goal, at) -> goal.drop(reason, at));
    }

    /** Answers with the goal that goes on. */
    @Transactional
    GoalView carryOver(UUID id, Viewer viewer, @Nullable String ifMatch, Instant dueAt) {
        Goal goal = toChange(id, viewer, ifMatch, Goal::learnerId);
        Instant now = clock.instant();
        requireFuture(dueAt, now);
        Goal next = goal.carryOver(dueAt, now);
        goals.persist(next);
        outbox.publishAll(goal.carriedOver(next, now));
        audit.recordAll("goal-carried-over", "goal", List.of(goal.id(), next.id()));
        return GoalView.of(next, viewer.person());
    }

    private GoalView byLearner(
            UUID id,
            Viewer viewer,
            @Nullable String ifMatch,
            String action,
            BiFunction<Goal, Instant, List<GoalEvent>> step) {
        return change(toChange(id, viewer, ifMatch, Goal::learnerId), viewer, action, step);
    }

    private GoalView byTeacher(
            UUID id,
            Viewer viewer,
            @Nullable String ifMatch,
            String action,
            BiFunction<Goal, Instant, List<GoalEvent>> step) {
        return change(toChange(id, viewer, ifMatch, Goal::teacherId), viewer, action, step);
    }

    private GoalView change(Goal goal, Viewer viewer, String action, BiFunction<Goal, Instant, List<GoalEvent>> step) {
        outbox.publishAll(step.apply(goal, clock.instant()));
        audit.record(action, "goal", goal.id());
        return GoalView.of(goal, viewer.person());
    }

    private Goal toChange(UUID id, Viewer viewer, @Nullable String ifMatch, Function<Goal, UUID> doer) {
        Goal goal = goals.toChange(id, viewer.person()).orElseThrow(GoalService::missing);
        if (!doer.apply(goal).equals(viewer.person())) throw SessionsProblem.NOT_YOUR_PART.plain();
        Preconditions.honour(ifMatch, goal.version());
        return goal;
    }

    private interface QuietStep {
        void on(Goal goal, Instant at);
    }

    private static BiFunction<Goal, Instant, List<GoalEvent>> quietly(QuietStep step) {
        return (goal, at) -> {
            step.on(goal, at);
            return List.of();
        };
    }

    /** The learner owns the goal, so it must be the direction in which the partner teaches. */
    private static void requireDirection(PartnershipFacts partnership, UUID teacher, UUID direction) {
        boolean known = direction.equals(partnership.directionAb())
                || partnership.directionBa().filter(direction::equals).isPresent();
        if (!known) {
            throw StandardProblem.VALIDATION.at("/directionId", "must be a direction of this partnership");
        }
        if (partnership.directionTaughtBy(teacher).filter(direction::equals).isEmpty()) {
            throw SessionsProblem.NOT_YOUR_PART.plain();
        }
    }

    private static void requireFuture(Instant dueAt, Instant now) {
        if (!dueAt.isAfter(now)) throw StandardProblem.VALIDATION.at("/dueAt", "must lie in the future");
        if (dueAt.isAfter(now.plus(FURTHEST))) {
            throw StandardProblem.VALIDATION.at("/dueAt", "must lie within three years");
        }
    }

    private static Problem missing() {
        return StandardProblem.NOT_FOUND.plain();
    }
}
