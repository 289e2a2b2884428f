package io.bothways.sessions.goal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bothways.platform.event.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is announced about a goal on the topic {@code goals}, from the teacher's agreement on; never its texts. */
public sealed interface GoalEvent extends Event {

    About about();

    /** What every one of them says. The level after is known once the goal has ended. */
    record About(
            UUID goalId,
            UUID partnershipId,
            UUID directionId,
            UUID teacherId,
            UUID learnerId,
            UUID skillId,
            int levelBefore,
            @Nullable Integer levelAfter,
            Instant at) {}

    record GoalAgreed(@JsonUnwrapped About about) implements GoalEvent {
        @Override
        public String type() {
            return "goal-agreed";
        }
    }

    record GoalAchieved(@JsonUnwrapped About about) implements GoalEvent {
        @Override
        public String type() {
            return "goal-achieved";
        }
    }

    record GoalPartlyAchieved(@JsonUnwrapped About about) implements GoalEvent {
        @Override
        public String type() {
            return "goal-partly-achieved";
        }
    }

    record GoalDropped(@JsonUnwrapped About about) implements GoalEvent {
        @Override
        public String type() {
            return "goal-dropped";
        }
    }

    /** The goal goes on as another one. */
    record GoalCarriedOver(@JsonUnwrapped About about, UUID carriedTo) implements GoalEvent {
        @Override
        public String type() {
            return "goal-carried-over";
        }
    }

    @Override
    default String topic() {
        return "goals";
    }

    @Override
    default String key() {
        return about().goalId().toString();
    }
}
