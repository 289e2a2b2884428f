package io.bothways.sessions.session.teaching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What two statements about a session say was taught: at most one segment per direction. Where both name a direction,
 * the smaller number of minutes is what they agree on. Only the learner can confirm that they were taught.
 */
public record Teaching(List<Segment> segments) {

    public Teaching {
        segments = List.copyOf(segments);
    }

    /**
     * @param ab the direction in which a teaches
     * @param byA what a stated
     */
    public static Teaching of(
            UUID a, UUID b, UUID ab, Optional<UUID> ba, List<StatedSegment> byA, List<StatedSegment> byB) {
        var segments = new ArrayList<Segment>();
        segment(ab, a, b, byA, byB).ifPresent(segments::add);
        ba.flatMap(direction -> segment(direction, b, a, byB, byA)).ifPresent(segments::add);
        return new Teaching(segments);
    }

    private static Optional<Segment> segment(
            UUID direction, UUID teacher, UUID learner, List<StatedSegment> byTeacher, List<StatedSegment> byLearner) {
        Optional<StatedSegment> taught = in(direction, byTeacher);
        Optional<StatedSegment> learned = in(direction, byLearner);
        if (taught.isEmpty() && learned.isEmpty()) return Optional.empty();
        int minutes = Math.min(minutes(taught), minutes(learned));
        @Nullable
        UUID skill = learned.map(StatedSegment::skillId)
                .or(() -> taught.map(StatedSegment::skillId))
                .orElse(null);
        return Optional.of(new Segment(direction, teacher, learner, skill, minutes, learned.isPresent()));
    }

    private static Optional<StatedSegment> in(UUID direction, List<StatedSegment> stated) {
        return stated.stream()
                .filter(one -> one.directionId().equals(direction))
                .findFirst();
    }

    private static int minutes(Optional<StatedSegment> stated) {
        return stated.map(StatedSegment::minutes).orElse(Integer.MAX_VALUE);
    }
}
