package io.bothways.matching.programme;

import java.time.Instant;

/** Where a programme stands. A transition exists only as a method of the state that allows it. */
public sealed interface ProgrammeState {
    String code();

    record Draft() implements ProgrammeState {
        InReview submit(String submitter) {
            return new InReview(submitter);
        }

        @Override
        public String code() {
            return "draft";
        }
    }

    /** Privacy and works council look at it: somebody other than the submitter decides. */
    record InReview(String submitter) implements ProgrammeState {
        Published approve(Instant now) {
            return new Published(now);
        }

        Draft reject() {
            return new Draft();
        }

        @Override
        public String code() {
            return "in-review";
        }
    }

    record Published(Instant since) implements ProgrammeState {
        Suspended suspend() {
            return new Suspended(since);
        }

        Closed close(Instant now) {
            return new Closed(now);
        }

        @Override
        public String code() {
            return "published";
        }
    }

    record Suspended(Instant publishedSince) implements ProgrammeState {
        Published resume() {
            return new Published(publishedSince);
        }

        Closed close(Instant now) {
            return new Closed(now);
        }

        @Override
        public String code() {
            return "suspended";
        }
    }

    record Closed(Instant at) implements ProgrammeState {
        @Override
        public String code() {
            return "closed";
        }
    }
}
