package io.bothways.analytics.people;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Folds everything told about one person into employments and spans. Pure; the order of the argument does not
 * matter, only versions do. A correction replaces all that held from its effective instant on; a leaving told again
 * replaces the earlier leaving; anything else is put in place by its effective instant, so a late move does not undo
 * a later one.
 */
record PersonHistory(List<EmploymentSpell> spells, List<Span> spans) {

    PersonHistory {
        spells = List.copyOf(spells);
        spans = List.copyOf(spans);
    }

    static PersonHistory of(Collection<PersonVersion> told) {
        var byVersion = told.stream()
                .sorted(Comparator.comparingLong(PersonVersion::version))
                .toList();
        var believed = believed(byVersion);
        var walk = new Walk(firstKnown(byVersion));
        believed.forEach(walk::take);
        return walk.history();
    }

    private static List<PersonVersion> believed(List<PersonVersion> byVersion) {
        List<PersonVersion> live = new ArrayList<>();
        for (var version : byVersion) {
            boolean hasLeft = !live.isEmpty() && live.getLast().isLeaving();
            if (version.isLeaving() && hasLeft) {
                if (version.isCorrection()) {
                    continue; // something about somebody who has left, not when or why
                }
                live.removeLast();
            }
            if (version.isCorrection()) {
                live.removeIf(earlier -> !earlier.effective().isBefore(version.effective()));
            } else if (!version.isLeaving()) {
                live.removeIf(earlier -> earlier.effective().equals(version.effective()));
            }
            live.add(version);
        }
        live.sort(Comparator.comparing(PersonHistory::holdsFrom).thenComparingLong(PersonVersion::version));
        return live;
    }

    /** Somebody expected is employed from the announced hire date. */
    private static Instant holdsFrom(PersonVersion version) {
        var hiredOn = version.hiredOn();
        if (version.status() != PersonStatus.EXPECTED || hiredOn == null) {
            return version.effective();
        }
        var hired = hiredOn.atStartOfDay(ZoneOffset.UTC).toInstant();
        return hired.isAfter(version.effective()) ? hired : version.effective();
    }

    private static Instant firstKnown(List<PersonVersion> byVersion) {
        return byVersion.stream()
                .map(PersonVersion::knownAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** Walks the believed states in the order in which they held. */
    private static final class Walk {
        private final Instant firstKnown;
        private final List<EmploymentSpell> spells = new ArrayList<>();
        private final List<Span> spans = new ArrayList<>();
        private @Nullable EmploymentSpell open;
        private @Nullable Span current;

        Walk(Instant firstKnown) {
            this.firstKnown = firstKnown;
        }

        void take(PersonVersion version) {
            if (version.isLeaving()) {
                leave(version);
            } else if (version.status() != PersonStatus.EXPECTED || version.hiredOn() != null) {
                work(version);
            }
        }

        private void work(PersonVersion version) {
            var at = holdsFrom(version);
            if (open == null) {
                var started = startOf(version, at);
                var known = spells.isEmpty() ? firstKnown : version.knownAt();
                open = new EmploymentSpell(spells.size() + 1, started, later(started, known), null, null);
                current = new Span(started, null, version.unit(), version.grade(), version.site());
                return;
            }
            if (version.isCorrection() && spells.isEmpty() && version.hiredOn() != null) {
                // a corrected hire date moves the start of the first employment, also when it holds from now on
                var started = startOf(version, open.startedAt());
                open = new EmploymentSpell(open.number(), started, later(started, firstKnown), null, null);
                if (spans.isEmpty() && current != null) {
                    current = new Span(started, null, current.unit(), current.grade(), current.site());
                }
            }
            var next = new Span(at, null, version.unit(), version.grade(), version.site());
            if (current != null && !current.sameAs(next)) {
                close(current, at);
                current = next;
            }
        }

        private Instant startOf(PersonVersion version, Instant at) {
            var hiredOn = version.hiredOn();
            if (hiredOn == null) {
                return at;
            }
            var hired = hiredOn.atStartOfDay(ZoneOffset.UTC).toInstant();
            var lastEnd = spells.isEmpty() ? null : spells.getLast().endedAt();
            // a hire date that a rehire still carries from the first employment says nothing about this one
            return hired.isAfter(at) || (lastEnd != null && hired.isBefore(lastEnd)) ? at : hired;
        }

        private void leave(PersonVersion version) {
            if (open == null) {
                return;
            }
            var at = version.effective().isAfter(open.startedAt()) ? version.effective() : open.startedAt();
            var reason = version.exitReason() == null ? ExitReason.UNKNOWN : version.exitReason();
            spells.add(new EmploymentSpell(open.number(), open.startedAt(), open.observedFrom(), at, reason));
            if (current != null) {
                close(current, at);
            }
            open = null;
            current = null;
        }

        private void close(Span span, Instant at) {
            if (at.isAfter(span.from())) {
                spans.add(new Span(span.from(), at, span.unit(), span.grade(), span.site()));
            }
        }

        PersonHistory history() {
            if (open != null) {
                spells.add(open);
            }
            if (current != null) {
                spans.add(current);
            }
            return new PersonHistory(spells, spans);
        }

        private static Instant later(Instant a, Instant b) {
            return a.isAfter(b) ? a : b;
        }
    }
}
