package io.bothways.matching.cohort;

/** Where a cohort stands. A transition exists only as a method of the state that allows it. */
public sealed interface CohortState {
    String code();

    record Planned() implements CohortState {
        Enrolling open() {
            return new Enrolling();
        }

        Cancelled cancel() {
            return new Cancelled();
        }

        @Override
        public String code() {
            return "planned";
        }
    }

    record Enrolling() implements CohortState {
        EnrolmentClosed closeEnrolment() {
            return new EnrolmentClosed();
        }

        /** Only an evergreen cohort starts while people still come in. */
        InProgress startEvergreen() {
            return new InProgress();
        }

        Cancelled cancel() {
            return new Cancelled();
        }

        @Override
        public String code() {
            return "enrolling";
        }
    }

    record EnrolmentClosed() implements CohortState {
        Matching match() {
            return new Matching();
        }

        Enrolling reopen() {
            return new Enrolling();
        }

        InProgress start() {
            return new InProgress();
        }

        Cancelled cancel() {
            return new Cancelled();
        }

        @Override
        public String code() {
            return "enrolment-closed";
        }
    }

    record Matching() implements CohortState {
        Enrolling reopen() {
            return new Enrolling();
        }

        InProgress start() {
            return new InProgress();
        }

        Cancelled cancel() {
            return new Cancelled();
        }

        @Override
        public String code() {
            return "matching";
        }
    }

    record InProgress() implements CohortState {
        Completed complete() {
            return new Completed();
        }

        @Override
        public String code() {
            return "in-progress";
        }
    }

    record Completed() implements CohortState {
        @Override
        public String code() {
            return "completed";
        }
    }

    record Cancelled() implements CohortState {
        @Override
        public String code() {
            return "cancelled";
        }
    }
}
