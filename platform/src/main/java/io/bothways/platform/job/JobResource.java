package io.bothways.platform.job;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.bothways.platform.access.Access;
import io.bothways.platform.access.Caller;
import io.bothways.platform.access.Role;
import io.bothways.platform.problem.StandardProblem;
import io.bothways.platform.sql.Sql;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Shows a job to whoever submitted it, and to the operator. */
@Path("/v1/jobs/{id}")
@RunOnVirtualThread
class JobResource {

    record JobView(
            UUID id,
            String kind,
            String state,
            long done,
            long total,
            @Nullable String message,
            @Nullable String error,

            @JsonRawValue @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT) @Nullable
            String result) {}

    private final Sql sql;
    private final Caller caller;

    JobResource(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    @GET
    @Access(authenticated = true)
    public JobView get(@PathParam("id") UUID id) {
        return sql.first(
                        "select * from job where id = ? and (submitted_by = ? or ?)",
                        row -> new JobView(
                                row.getObject("id", UUID.class),
                                row.getString("kind"),
                                row.getString("state"),
                                row.getLong("done"),
                                row.getLong("total"),
                                row.getString("message"),
                                row.getString("error"),
                                row.getString("result")),
                        id,
                        caller.loginKey(),
                        caller.has(Role.OPERATOR))
                .orElseThrow(StandardProblem.NOT_FOUND::plain);
    }
}
