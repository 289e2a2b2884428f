package io.bothways.platform.clock;

import io.bothways.platform.access.Access;
import io.bothways.platform.access.Role;
import io.bothways.platform.audit.Audit;
import io.bothways.platform.problem.StandardProblem;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moves business time in the profiles demo and test. In every other profile the path does not exist. */
@Path("/ops/clock")
@RunOnVirtualThread
class ClockResource {

    record Advance(@Nullable Instant advanceTo) {}

    record ClockView(Instant now, @Nullable Instant nextDue) {}

    private final Clock clock;
    private final SteeredClock steered;
    private final List<NextDue> dues;
    private final Audit audit;

    ClockResource(Clock clock, SteeredClock steered, @All List<NextDue> dues, Audit audit) {
        this.clock = clock;
        this.steered = steered;
        this.dues = dues;
        this.audit = audit;
    }

    @GET
    @Access(Role.OPERATOR)
    public ClockView now() {
        requireSteerable();
        return view(clock.instant());
    }

    @POST
    @Access(Role.OPERATOR)
    public ClockView advance(@Nullable Advance advance) {
        requireSteerable();
        @Nullable Instant target = advance == null ? null : advance.advanceTo();
        if (target == null) {
            throw StandardProblem.VALIDATION.at("/advanceTo", "is required");
        }
        // 200 years keep every sum of instant and duration inside what PostgreSQL stores
        if (target.isAfter(Instant.parse("2226-01-01T00:00:00Z"))) {
            throw StandardProblem.VALIDATION.at("/advanceTo", "must be before the year 2226");
        }
        audit.record("clock-advanced", "clock", target);
        return view(steered.advanceTo(target));
    }

    private ClockView view(Instant now) {
        return new ClockView(
                now,
                dues.stream()
                        .map(NextDue::nextDue)
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo)
                        .orElse(null));
    }

    private void requireSteerable() {
        if (!steered.isSteerable()) {
            throw StandardProblem.NOT_FOUND.plain();
        }
    }
}
