package io.bothways.matching.matchrun;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change that would have given somebody so many candidates. */
record RemedyView(
        @Schema(
                enumeration = {
                    "free-seat",
                    "partners-seat",
                    "teacher",
                    "learner",
                    "offer",
                    "minimum-gain",
                    "raised-floor",
                    "rule",
                    "language",
                    "minutes"
                })
        String code,

        int candidates,

        @Schema(
                description =
                        "The level of the skill, the points of minimum gain or of the floor, the minutes or the seats")
        @Nullable
        Integer amount,

        @Nullable UUID skillId,
        @Nullable String rule,
        @Nullable String language) {

    static @Nullable RemedyView of(ResultSet row) throws SQLException {
        String code = row.getString("remedy");
        return code == null
                ? null
                : new RemedyView(
                        code,
                        row.getInt("remedy_candidates"),
                        row.getObject("remedy_amount", Integer.class),
                        row.getObject("remedy_skill_id", UUID.class),
                        row.getString("remedy_rule"),
                        row.getString("remedy_language"));
    }
}
