package io.bothways.sessions.goal;

import io.bothways.sessions.SessionsProblem;
import java.util.List;

/**
 * Where a goal stands. The learner owns it; the teacher agrees to it and confirms what the learner claims. Each state
 * has the steps that are legal from it.
 */
sealed interface GoalState {

    String code();

    List<String> learnerSteps();

    default List<String> teacherSteps() {
        return List.of();
    }

    /** Agreed by both and open: can be worked on, claimed, carried over. */
    sealed interface Open extends GoalState {
        @Override
        default GoalState claim(int levelAfter) {
            return new Claimed(levelAfter);
        }

        @Override
        default GoalState carryOver() {
            return new CarriedOver();
        }

        @Override
        default GoalState drop() {
            return new Dropped();
        }
    }

    sealed interface Closed extends GoalState {
        @Override
        default List<String> learnerSteps() {
            return List.of();
        }
    }

    record Draft() implements GoalState {
        @Override
        public String code() {
            return "draft";
        }

        @Override
        public List<String> learnerSteps() {
            return List.of("sharing", "dropping");
        }

        @Override
        public GoalState share() {
            return new Shared();
        }

        @Override
        public GoalState drop() {
            return new Dropped();
        }
    }

    record KeptPrivate() implements GoalState {
        @Override
        public String code() {
            return "kept-private";
        }

        @Override
        public List<String> learnerSteps() {
            return List.of("sharing", "dropping");
        }

        @Override
        public GoalState share() {
            return new Shared();
        }

        @Override
        public GoalState drop() {
            return new Dropped();
        }
    }

    record Shared() implements GoalState {
        @Override
        public String code() {
            return "shared";
        }

        @Override
        public List<String> learnerSteps() {
            return List.of("dropping");
        }

        @Override
        public List<String> teacherSteps() {
            return List.of("agreement");
        }

        @Override
        public GoalState agree() {
            return new Agreed();
        }

        @Override
        public GoalState drop() {
            return new Dropped();
        }
    }

    record Agreed() implements Open {
        @Override
        public String code() {
            return "agreed";
        }

        @Override
        public List<String> learnerSteps() {
            return List.of("start", "claim", "carry-over", "dropping");
        }

        @Override
        public GoalState start() {
            return new InProgress();
        }
    }

    record InProgress() implements Open {
        @Override
        public String code() {
            return "in-progress";
        }

        @Override
        public List<String> learnerSteps() {
            return List.of("blocking", "claim", "carry-over", "dropping");
        }

        @Override
        public GoalState block() {
            return new Blocked();
        }
    }

    record Blocked() implements Open {
        @Override
        public String code() {
            return "blocked";
        }

        @Override
        public List<String> learnerSteps() {
            return List.of("start", "carry-over", "dropping");
        }

        @Override
        public GoalState start() {
            return new InProgress();
        }

        @Override
        public GoalState claim(int levelAfter) {
            throw refusal("claim");
        }
    }

    /** The learner says that the goal is reached; only the teacher can say so too. */
    record Claimed(int levelAfter) implements GoalState {
        @Override
        public String code() {
            return "claimed-achieved";
        }

        @Override
        public List<String> learnerSteps() {
            return List.of();
        }

        @Override
        public List<String> teacherSteps() {
            return List.of("confirmation", "partial", "refusal");
        }

        @Override
        public GoalState confirm() {
            return new Achieved(levelAfter);
        }

        @Override
        public GoalState confirmPartly(int level) {
            return new PartlyAchieved(level);
        }

        @Override
        public GoalState notYet() {
            return new InProgress();
        }
    }

    record Achieved(int levelAfter) implements Closed {
        @Override
        public String code() {
            return "achieved";
        }
    }

    record PartlyAchieved(int levelAfter) implements Closed {
        @Override
        public String code() {
            return "partly-achieved";
        }
    }

    record Dropped() implements Closed {
        @Override
        public String code() {
            return "dropped";
        }
    }

    record CarriedOver() implements Closed {
        @Override
        public String code() {
            return "carried-over";
        }
    }

    default GoalState share() {
        throw refusal("sharing");
    }

    default GoalState agree() {
        throw refusal("agreement");
    }

    default GoalState start() {
        throw refusal("start");
    }

    default GoalState block() {
        throw refusal("blocking");
    }

    default GoalState claim(int levelAfter) {
        throw refusal("claim");
    }

    default GoalState confirm() {
        throw refusal("confirmation");
    }

    default GoalState confirmPartly(int level) {
        throw refusal("partial");
    }

    /** The teacher does not see it yet: work goes on. */
    default GoalState notYet() {
        throw refusal("refusal");
    }

    default GoalState drop() {
        throw refusal("dropping");
    }

    default GoalState carryOver() {
        throw refusal("carry-over");
    }

    default RuntimeException refusal(String step) {
        return SessionsProblem.NOT_NOW.with("state", code()).with("step", step);
    }
}
