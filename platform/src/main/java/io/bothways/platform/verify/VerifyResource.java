package io.bothways.platform.verify;

import io.bothways.platform.access.Access;
import io.bothways.platform.access.Role;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;

/** Runs every check of the service and says what does not hold. */
@Path("/ops/verify")
@RunOnVirtualThread
class VerifyResource {

    record CheckView(String name, boolean ok, List<String> violations) {}

    record Verification(boolean ok, List<CheckView> checks) {}

    private final List<Check> checks;

    VerifyResource(@All List<Check> checks) {
        this.checks = checks.stream().sorted(Comparator.comparing(Check::name)).toList();
    }

    @GET
    @Access(Role.OPERATOR)
    public Verification verify() {
        List<CheckView> results = checks.stream()
                .map(check -> {
                    List<String> violations = check.violations();
                    return new CheckView(check.name(), violations.isEmpty(), violations);
                })
                .toList();
        return new Verification(results.stream().allMatch(CheckView::ok), results);
    }
}
